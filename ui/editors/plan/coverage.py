"""The plan in the left column: which one is shown, what it says, and the way to change it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget

from calculator.files import bundled
from calculator.model.case import Case
from calculator.model.in_force import covers_family
from calculator.model.new_plan import new_plan
from calculator.model.plan import Plan
from calculator.reference.voice import SILENT, Voice
from calculator.words.bundled import localized_plan, told
from calculator.words.plan import amounts_summary, reading_summary, tiers_summary
from calculator.words.provenance import copy_of, origin_words
from ui.widgets.boxes import grid_box, hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Labelled
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

MOST_PLANS: Final = 10
"""A case has at most this many plans."""

_MOST_OFFERED: Final = 8


class CoverageSection(QWidget):
    """Takes a case in; tells which plan is chosen, and when the plans of the case change."""

    plan_chosen = Signal(str)
    plans_edited = Signal(object, str, str)
    """The plans, the chosen one's name and the name of the step."""
    edit_requested = Signal()
    library_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._voice = SILENT
        self.plan = Labelled(Choice(), self)
        self.edit = QPushButton(self)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.more.setMenu(self.menu)
        self.summary = PlanSummary(self)
        buttons = hbox(spacing=8)
        buttons.addWidget(self.edit)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        layout = vbox(self, spacing=8)
        layout.addWidget(self.plan)
        layout.addLayout(buttons)
        layout.addWidget(self.summary)
        layout.addStretch(1)
        self.plan.field.chosen.connect(self.plan_chosen.emit)
        self.edit.clicked.connect(self.edit_requested)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the order of Tab: Qt makes it anew when the editor is put into a window."""
        super().showEvent(event)
        self.setTabOrder(self.plan.field, self.edit)
        self.setTabOrder(self.edit, self.more)

    def set_case(self, case: Case, voice: Voice) -> None:
        """Show the chosen plan of ``case``."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._case = case
        self.plan.field.set_options((plan.name, told(plan.name, voice)) for plan in case.plans)
        self.plan.field.set_value(case.chosen)
        self.summary.show_plan(case, voice)

    def fill_menu(self) -> None:
        """Offer what can be done with the plans of the case as it stands."""
        self.menu.clear()
        if self._case is None:
            return
        full = len(self._case.plans) >= MOST_PLANS
        new = self.menu.addAction(self._say("new_plan"))
        new.setEnabled(not full)
        new.triggered.connect(self.add_new)
        copy = self.menu.addAction(self._say("duplicate_plan"))
        copy.setEnabled(not full)
        copy.triggered.connect(self._duplicate)
        remove = self.menu.addAction(self._say("remove_plan"))
        remove.setEnabled(len(self._case.plans) > 1)
        remove.triggered.connect(self._remove)
        self.menu.addSeparator()
        self.menu.addAction(self._voice("library.menu_library")).triggered.connect(self.library_requested)
        self.menu.addSeparator()
        self.offer(self.menu)

    def offer(self, menu: QMenu) -> None:
        """Add the plans of the library to ``menu``, each to be put beside those of the case."""
        if self._case is None:
            return
        names = {plan.name for plan in self._case.plans}
        full = len(self._case.plans) >= MOST_PLANS
        for plan in (*_own_plans(), *(localized_plan(plan, self._voice) for plan in bundled.plans())):
            action = menu.addAction(self._say("add_plan", name=plan.name.replace("&", "&&")))
            action.setEnabled(plan.name not in names and not full)
            action.triggered.connect(lambda _checked=False, plan=plan: self._add(plan, "step_add"))

    def add_new(self) -> None:
        """Add a plan whose figures are still to be typed, and have it opened for editing; a case that is full takes
        none."""
        if self._case is None or len(self._case.plans) >= MOST_PLANS:
            return
        self._add(new_plan(self._free_name(self._say("new_plan_name"))), "step_new")
        self.edit_requested.emit()

    def _duplicate(self) -> None:
        if self._case is not None:
            plan = self._case.chosen_plan
            self._add(copy_of(plan, self._free_name(plan.name)), "step_duplicate")

    def _add(self, plan: Plan, step: str) -> None:
        if self._case is not None:
            self.plans_edited.emit((*self._case.plans, plan), plan.name, self._say(step))

    def _remove(self) -> None:
        if self._case is not None:
            kept = tuple(plan for plan in self._case.plans if plan.name != self._case.chosen)
            self.plans_edited.emit(kept, kept[0].name, self._say("step_remove"))

    def _free_name(self, name: str) -> str:
        """``name``, or the first of ``name (2)``, ``name (3)`` that no plan of the case has."""
        return bundled.free_name(name, {plan.name for plan in self._case.plans} if self._case else set())

    def _set_words(self) -> None:
        self.plan.set_words(self._say("choose"), self._say("choose_is"), self._voice)
        self.edit.setText(self._say("edit"))
        self.edit.setAccessibleDescription(self._say("edit_is"))
        self.more.setText(self._say("plans"))
        self.more.setAccessibleName(self._say("plans").replace("&", ""))
        self.more.setAccessibleDescription(self._say("plans_is"))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("plan")(key, **figures)


def _own_plans() -> list[Plan]:
    """The first few of the user's own plans. Their folder is read when the menu is opened, never at the start."""
    from calculator.files import own_plans  # noqa: PLC0415 (not on the start-up path)

    return [kept.plan for kept in own_plans.shelf().plans[:_MOST_OFFERED]]


class PlanSummary(QWidget):
    """The chosen plan in a few lines: its yearly amounts by network, and what each service is paid as."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = [plain_label("small", self) for _ in range(2)]
        self._amounts = [
            [plain_label("muted", self), plain_label("body", self), plain_label("body", self)] for _ in range(2)
        ]
        self._rules: list[tuple[QLabel, QLabel]] = []
        self._plan: Plan | None = None
        self._of: tuple[object, ...] = ()
        grid = grid_box(across=12, down=2)
        for column, label in enumerate(self._heads, start=1):
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1)
        for row, labels in enumerate(self._amounts, start=1):
            for column, label in enumerate(labels):
                label.setWordWrap(True)
                grid.addWidget(label, row, column)
        self._origin = plain_label("small", self)
        self._origin.setWordWrap(True)
        self._column = vbox(self, (0, 4, 0, 0), spacing=0)
        self._column.addWidget(self._origin)
        self._column.addLayout(grid)

    def show_plan(self, case: Case, voice: Voice) -> None:
        """Show the chosen plan of ``case`` for its course and its member."""
        plan, family = case.chosen_plan, covers_family(case.member)[0]
        # What is typed while a plan stays, a price say, seldom says anything else of it.
        of = family, voice, tuple((line.service, line.label, line.place, line.network) for line in case.course.lines)
        if plan is self._plan and of == self._of:
            return
        self._plan, self._of = plan, of
        for label, name in zip(self._heads, ("in_network", "out_of_network"), strict=True):
            set_text(label, voice.of("plan")(name))
        for labels, words in zip(self._amounts, amounts_summary(plan, voice, family=family), strict=True):
            for cell, text in zip(labels, words, strict=True):
                set_text(cell, text)
        set_text(self._origin, origin_words(plan, voice))
        self._origin.setVisible(bool(self._origin.text()))
        rules = tiers_summary(plan, voice, family=family)
        rules += reading_summary(plan, case.course.lines, voice)
        while len(self._rules) < len(rules):
            self._add_rule()
        for at, pair in enumerate(self._rules):
            for label, text in zip(pair, rules[at] if at < len(rules) else ("", ""), strict=True):
                set_text(label, text)
                label.setVisible(bool(text))

    def _add_rule(self) -> None:
        services, rule = plain_label("muted", self), plain_label("body", self)
        self._column.addSpacing(px(6))
        for label in (services, rule):
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._rules.append((services, rule))
