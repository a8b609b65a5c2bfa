"""The plan in the left column: which one is shown, what it says, and the way to change it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from calculator.files import library
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.fields import Labelled
from ui.editors.plan_words import summary

_MOST_PLANS = 10


class CoverageSection(QWidget):
    """Takes a case in; tells which plan is chosen, and when the plans of the case change."""

    plan_chosen = Signal(str)
    plans_edited = Signal(object, str, str)
    """The plans, the chosen one's name and the name of the step."""
    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._language = ""
        self._shown: list[tuple[str, str]] = []
        self.plan = Labelled(Choice(self))
        self.edit = QPushButton(self)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(0, 2)
        self._rows.setColumnStretch(1, 5)
        buttons = QHBoxLayout()
        buttons.addWidget(self.edit)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.plan)
        layout.addLayout(self._rows)
        layout.addLayout(buttons)
        self.plan.field.chosen.connect(self.plan_chosen.emit)
        self.edit.clicked.connect(self.edit_requested)

    def set_case(self, case: Case, language: str) -> None:
        """Show the chosen plan of ``case``."""
        if language != self._language:
            self._language = language
            self._set_words()
        self._case = case
        self.plan.field.set_options((plan.name, plan.name) for plan in case.plans)
        self.plan.field.set_value(case.chosen)
        services = tuple(dict.fromkeys(str(line.service) for line in case.course.lines))
        rows = summary(case.chosen_plan, services, language, family=case.member.tier.is_family)
        if rows != self._shown:
            self._shown = rows
            self._show_rows()

    def _show_rows(self) -> None:
        for at, words in enumerate(self._shown):
            for column, text in enumerate(words):
                item = self._rows.itemAtPosition(at, column)
                label = item.widget() if item else self._new_label(at, column)
                if isinstance(label, QLabel):
                    label.setText(text)
                    label.show()
        for at in range(len(self._shown), self._rows.rowCount()):
            for column in (0, 1):
                item = self._rows.itemAtPosition(at, column)
                label = item.widget() if item else None
                if label is not None:
                    label.hide()

    def _new_label(self, row: int, column: int) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "body" if column else "muted")
        self._rows.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        return label

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._case is None:
            return
        names = {plan.name for plan in self._case.plans}
        full = len(self._case.plans) >= _MOST_PLANS
        for plan in library.plans():
            action = self._menu.addAction(self._say("add_plan", name=plan.name))
            action.setEnabled(plan.name not in names and not full)
            action.triggered.connect(lambda _checked=False, plan=plan: self._add(plan))
        self._menu.addSeparator()
        copy = self._menu.addAction(self._say("duplicate_plan"))
        copy.setEnabled(not full)
        copy.triggered.connect(self._duplicate)
        remove = self._menu.addAction(self._say("remove_plan"))
        remove.setEnabled(len(self._case.plans) > 1)
        remove.triggered.connect(self._remove)

    def _add(self, plan: Plan) -> None:
        if self._case is not None:
            self.plans_edited.emit((*self._case.plans, plan), plan.name, self._say("step_add"))

    def _duplicate(self) -> None:
        if self._case is None:
            return
        plan = self._case.chosen_plan
        names = {one.name for one in self._case.plans}
        number = next(n for n in range(2, 100) if f"{plan.name} ({n})" not in names)
        copy = changed(plan, name=f"{plan.name} ({number})", example=False)
        self.plans_edited.emit((*self._case.plans, copy), copy.name, self._say("step_duplicate"))

    def _remove(self) -> None:
        if self._case is not None:
            kept = tuple(plan for plan in self._case.plans if plan.name != self._case.chosen)
            self.plans_edited.emit(kept, kept[0].name, self._say("step_remove"))

    def _set_words(self) -> None:
        self.plan.set_words(self._say("choose"), self._say("choose_is"), self._language)
        self.edit.setText(self._say("edit"))
        self.edit.setAccessibleDescription(self._say("edit_is"))
        self.more.setText(self._say("plans"))
        self.more.setAccessibleName(self._say("plans").replace("&", ""))
        self.more.setAccessibleDescription(self._say("plans_is"))
        self._shown = []

    def _say(self, key: str, **figures: object) -> str:
        return say(f"plan.{key}", self._language, figures)
