"""Plan ▸ Good Faith Estimates: what providers expected to bill whoever uses no plan, what they billed, and until when
that may be disputed. All of it is kept as one step."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QPushButton, QWidget

from calculator.engine.checks.good_faith import DISPUTE_DAYS, SUBSTANTIAL
from calculator.model.claims import GoodFaithEstimate
from calculator.reference.clock import today
from calculator.reference.voice import Voice, said
from calculator.words.good_faith import verdict
from ui.widgets.boxes import DIALOG, grid_box, vbox
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled, MoneyField, TextField
from ui.widgets.form_parts import describe, hairline, note
from ui.widgets.labels import set_text
from ui.widgets.return_key import ReturnKey
from ui.widgets.reveal import reveal
from ui.widgets.scale import px
from ui.widgets.scrolled import Scrolled

_MOST: Final = 20
_PARTS: Final = ("provider", "expected", "made", "billed", "first_billed")


class EstimateRow(QFrame):
    """One provider's estimate and bills, with what follows from them below. ``removed``: it is to go."""

    removed = Signal()

    def __init__(self, voice: Voice, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = voice
        fields: tuple[Field, ...] = (
            TextField(least=1, most=120),
            MoneyField(),
            DateField(optional=True),
            MoneyField(optional=True),
            DateField(optional=True),
        )
        self.parts: dict[str, Labelled[Field]] = {
            name: Labelled(field, self) for name, field in zip(_PARTS, fields, strict=True)
        }
        self.remove = QPushButton(voice("shared.remove"), self)
        self.remove.setAutoDefault(False)
        self.verdict = note(self, "body")
        grid = grid_box(self, across=8, down=4)
        for at, part in enumerate(self.parts.values()):
            grid.addWidget(part, at // 3, at % 3, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % 3, 1)
        grid.addWidget(self.remove, 1, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.verdict, 2, 0, 1, 3)
        grid.addWidget(hairline(self), 3, 0, 1, 3)
        for part in self.parts.values():
            part.field.edited.connect(self._judge)
        self.remove.clicked.connect(self.removed)
        self.name(number)

    def name(self, number: int) -> None:
        """Say that the row is the ``number``-th."""
        voice = self._voice
        for name, part in self.parts.items():
            caption = voice.of("good_faith")(name)
            part.set_words(caption, voice(f"good_faith.{name}_is"), voice)
            named: dict[str, object] = {"name": caption, "number": number}
            part.field.setAccessibleName(voice("good_faith.number_name", **named))
        self._name_remove()

    def show_one(self, one: GoodFaithEstimate) -> None:
        """Show ``one``."""
        for name, part in self.parts.items():
            part.field.reset(getattr(one, name))
        self._judge()

    def entered(self) -> GoodFaithEstimate | None:
        """What is entered; None: something is missing or contradicts itself, which is said beside its field."""
        if not all(self._checked()):
            return None
        values = {name: part.field.value for name, part in self.parts.items()}
        return GoodFaithEstimate(**values | {"provider": values["provider"].strip()})

    @property
    def first_bad(self) -> Field | None:
        """The first field that is not good."""
        return next((part.field for part in self.parts.values() if part.field.problem), None)

    def _checked(self) -> Iterator[bool]:
        fields = {name: part.field for name, part in self.parts.items()}
        for name, key in (("provider", "unnamed"), ("expected", "unpriced")):
            if not fields[name].text().strip():
                fields[name].complain(said(f"good_faith.{key}"))
        first, made = fields["first_billed"], fields["made"].value
        if not first.fault and first.value is not None:
            days: dict[str, object] = {"bill_date": first.value, "estimate_date": made}
            if made is not None and first.value < made:
                first.complain(said("good_faith.before_estimate", **days))
            elif fields["billed"].value is None:
                fields["billed"].complain(said("good_faith.undated_bill"))
        return (not field.problem for field in fields.values())

    def _judge(self) -> None:
        """Say how the bill stands to the estimate, as far as they are typed; let go of what was said of other
        values."""
        for part in self.parts.values():
            part.field.complain(part.field.fault if part.field.text().strip() else "")
        self._name_remove()
        values = {name: part.field.value for name, part in self.parts.items()}
        expected = values["expected"] if self.parts["expected"].field.text().strip() else None
        said = ""
        if expected is not None:
            named = {"provider": (values["provider"] or "").strip() or self._voice("good_faith.provider")}
            said = verdict(GoodFaithEstimate(**values | named), today(), self._voice)
        set_text(self.verdict, said)

    def _name_remove(self) -> None:
        provider = (self.parts["provider"].field.value or "").strip() or self._voice("good_faith.provider")
        name = self._voice("good_faith.remove_name", provider=provider)
        describe(self.remove, name, self._voice("good_faith.remove_is"))


class GoodFaithDialog(QDialog):
    """Shows the estimates of a case and takes others: ``entered`` brings all of them."""

    entered = Signal(object)

    def __init__(self, parent: QWidget, voice: Voice, estimates: tuple[GoodFaithEstimate, ...]) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice = voice
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        self.rows: list[EstimateRow] = []
        content = QWidget(self)
        self._page = vbox(content, DIALOG, spacing=8)
        intro = note(content, "body")
        intro.setText(self._say("intro", threshold_cents=SUBSTANTIAL, days=DISPUTE_DAYS))
        self._none = note(content)
        self._none.setText(self._say("none"))
        self._column = vbox(spacing=8)
        self.add = QPushButton(self._say("add"), content)
        self.add.setAutoDefault(False)
        describe(self.add, self._say("add"), self._say("add_is"))
        self._page.addWidget(intro)
        self._page.addWidget(self._none)
        self._page.addLayout(self._column)
        self._page.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.addStretch(1)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(self._say("ok"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(voice("shared.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        describe(self.ok, self._say("ok"), self._say("ok_is"))
        describe(cancel, cancel.text(), self._say("cancel_is"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.ok.setDefault(True)
        content.setMinimumWidth(px(560))
        for one in estimates:
            self._new_row().show_one(one)
        Scrolled.fill(self, content, buttons)
        self.add.clicked.connect(self._add)
        self._count()
        if not estimates:
            self._add()

    def _new_row(self) -> EstimateRow:
        row = EstimateRow(self._voice, len(self.rows) + 1, self)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _add(self) -> None:
        row = self._new_row()
        self._count()
        row.show()
        row.parts["provider"].field.setFocus()

    def _remove(self, row: EstimateRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        for number, one in enumerate(self.rows, start=1):
            one.name(number)
        self._count()
        self.add.setFocus()

    def _count(self) -> None:
        self._none.setVisible(not self.rows)
        self.add.setEnabled(len(self.rows) < _MOST)

    def _take(self) -> None:
        """Take all of them, or lead to the first that is not good."""
        entered = [row.entered() for row in self.rows]
        good = tuple(one for one in entered if one is not None)
        if len(good) == len(self.rows):
            self.entered.emit(good)
            self.accept()
            return
        reveal(next(field for row in self.rows if (field := row.first_bad) is not None))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("good_faith")(key, **figures)
