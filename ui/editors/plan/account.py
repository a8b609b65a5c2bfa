"""One account: its kind, its money, what it pays and when, and what goes on into the next year."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QFrame, QToolButton, QWidget

from calculator.model.base import changed
from calculator.model.funding import Account, AccountKind, AccountPays, AccountScope
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import grid_box, hbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, Labelled, MoneyField, PercentField
from ui.widgets.form_parts import describe

_CHOICES: Final = {"kind": AccountKind, "pays": AccountPays, "scope": AccountScope}
_WORDS: Final = {"kind": "account", "pays": "account_pays", "scope": "account_scope"}


class AccountRow(QFrame):
    """Takes an account in and emits a changed one."""

    account_edited = Signal(object)
    raised = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account: Account | None = None
        self._voice = SILENT
        self.kind = Labelled(Choice(self))
        self.yearly = Labelled(MoneyField(self, unknown=0))
        self.up = QToolButton(self)
        self.remove = QToolButton(self)
        self.pays = Labelled(Choice(self))
        self.percent = Labelled(PercentField(self))
        self.scope = Labelled(Choice(self))
        self.starts_after = Labelled(MoneyField(self, unknown=0))
        self.carries_over = QCheckBox(self)
        self.grace_period = QCheckBox(self)
        self.carry_over_limit = Labelled(MoneyField(self, optional=True))
        self._parts: dict[str, Labelled[Any]] = {
            name: getattr(self, name)
            for name in ("kind", "yearly", "pays", "percent", "scope", "starts_after", "carry_over_limit")
        }
        self._lay_out()
        for name, part in self._parts.items():
            told = part.field.chosen if isinstance(part.field, Choice) else part.field.edited
            told.connect(lambda value, name=name: self._edited(**{name: value}))
        self.carries_over.clicked.connect(lambda on: self._edited(carries_over=on))
        self.grace_period.clicked.connect(lambda on: self._edited(grace_period=on))
        self.up.clicked.connect(self.raised)
        self.remove.clicked.connect(self.removed)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(part.field for part in self._parts.values() if isinstance(part.field, Field))

    def set_account(self, account: Account, at: int, voice: Voice) -> None:
        """Show ``account``, the one at place ``at``; only the first cannot pay earlier."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._account = account
        for name, part in self._parts.items():
            part.field.set_value(getattr(account, name))
        self.carries_over.setChecked(account.carries_over)
        self.grace_period.setChecked(account.grace_period)
        self.grace_period.setVisible(account.kind is AccountKind.FSA)
        self.percent.setVisible(account.pays is AccountPays.SHARE)
        self.carry_over_limit.setVisible(account.carries_over)
        self.up.setEnabled(at > 0)
        self.setAccessibleName(self._say(f"account_{account.kind.value}"))

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        for field in self.fields:
            field.complain("")

    def _edited(self, **parts: Any) -> None:
        if self._account is not None:
            if "kind" in parts or parts.get("carries_over"):
                parts["grace_period"] = False
            if parts.get("grace_period"):
                parts["carries_over"] = False
            self.account_edited.emit(changed(self._account, **parts))

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        buttons = hbox(spacing=8)
        for button in (self.up, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        bottom = Qt.AlignmentFlag.AlignBottom
        grid = grid_box(self, (16, 8, 16, 12), across=12, down=8)
        grid.addWidget(self.kind, 0, 0, 1, 2, bottom)
        grid.addWidget(self.yearly, 0, 2, bottom)
        grid.addLayout(buttons, 0, 3, Qt.AlignmentFlag.AlignRight | bottom)
        for column, name in enumerate(("pays", "percent", "scope", "starts_after")):
            grid.addWidget(self._parts[name], 1, column, bottom)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.carries_over, 2, 0, 1, 2, bottom)
        grid.addWidget(self.carry_over_limit, 2, 2, bottom)
        grid.addWidget(self.grace_period, 3, 0, 1, 4)

    def _set_words(self) -> None:
        voice = self._voice
        for name, kinds in _CHOICES.items():
            self._parts[name].field.set_options((kind, self._say(f"{_WORDS[name]}_{kind.value}")) for kind in kinds)
        for name, part in self._parts.items():
            part.set_words(self._say(f"account_{name}"), voice(f"glossary.account_{name}"), voice)
        self.carry_over_limit.field.setPlaceholderText(self._say("account_all_of_it"))
        for name, box in (
            ("account_carries_over", self.carries_over),
            ("account_grace_period", self.grace_period),
        ):
            box.setText(self._say(name))
            describe(box, self._say(name), voice.of("glossary")(name))
        for button, name in ((self.up, "account_up"), (self.remove, "account_remove")):
            called = self._say("remove" if button is self.remove else name)
            button.setText(called)
            describe(button, called, self._say(f"{name}_is"))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
