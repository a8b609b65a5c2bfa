"""What HR is asked: which plans, whose cost, what to hand over, and what to call it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from calculator.files import own_plans
from calculator.files.problems import FileError
from calculator.interview.answers import PlanAnswer, PlanFrom
from calculator.interview.case import Given
from calculator.interview.hr import HandOver, HrAnswers, Whose, hr_case_of, hr_title
from calculator.interview.plan import plan_of, unknown_figures
from calculator.model.faults import InvalidError
from calculator.model.plan import Plan
from calculator.words.bundled import told
from ui.dialogs import questions
from ui.dialogs.file_dialogs import ask_open
from ui.document import passwords
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.interview.course_pages import beside
from ui.interview.page import Options, Page, Problem
from ui.interview.plan_pages import FiguresForm, Say
from ui.widgets.boxes import vbox
from ui.widgets.fields import Labelled, ProblemLabel, TextField
from ui.widgets.form_parts import describe
from ui.widgets.labels import set_text, wrapping_label
from ui.widgets.scale import open_at, px
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import tooltip

MOST_PLANS: Final = 10
"""So many plans stand side by side at most."""


class PlansPage(Page[HrAnswers]):
    """The plans: ticked in the library's list, or brought in from a document, a file, or by hand."""

    def __init__(self, given: Given, plans: Sequence[Plan], parent: QWidget | None = None) -> None:
        super().__init__("plans", given.voice, parent)
        self._given = given
        self._answers = HrAnswers()
        self._plans: list[Plan] = []
        self._unknown: dict[str, tuple[str, ...]] = {}
        self.list = QListWidget(self)
        self.list.setObjectName("ticked")
        self.list.setMinimumHeight(px(200))
        describe(self.list, self.voice("shared.plans"), self.say("plans_list_is"))
        self.count = wrapping_label("muted", self)
        self.buttons = {name: QPushButton(self.say(f"plans_{name}"), self) for name in ("document", "file", "hand")}
        acts = {"document": self._from_document, "file": self._from_file, "hand": self._by_hand}
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            describe(button, self.say(f"plans_{name}"), self.say(f"plans_{name}_is"))
            button.clicked.connect(acts[name])
        for plan in plans:
            self._add(plan, ticked=False)
        self.list.itemChanged.connect(lambda _item: self._show_count())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.count)
        self.column.addWidget(beside(self, *self.buttons.values()))
        self.finish_layout()
        self._show_count()

    @property
    def first(self) -> QWidget:
        """The list."""
        return self.list

    def show_answers(self, answers: HrAnswers) -> None:
        """Tick what was answered."""
        self._answers = answers
        self._unknown.update(answers.unknown)
        for plan in answers.plans:
            self._add(plan, ticked=True)

    def read(self, answers: HrAnswers) -> HrAnswers:
        """The plans that are ticked."""
        return replace(answers, plans=tuple(self._ticked()), unknown=tuple(self._unknown.items()))

    def problem(self, answers: HrAnswers) -> Problem | None:
        """At least one plan, and no more than stand side by side."""
        if not answers.plans:
            return Problem(self.say("plans_needed"), self.list)
        if len(answers.plans) > MOST_PLANS:
            return Problem(self.say("plans_many", most=MOST_PLANS), self.list)
        return None

    def bring_in(self, plan: Plan, unknown: tuple[str, ...] = ()) -> None:
        """Add ``plan`` ticked, and keep it in the library; ``unknown`` are the assumptions that it makes."""
        try:
            kept = own_plans.keep(plan)
        except FileError as error:
            questions.warn(self.window(), self.say("plans_not_kept", name=plan.name), error.say(self.voice))
            kept = plan
        self._unknown[kept.name] = unknown
        self._add(kept, ticked=True)
        self.problem_label.show_problem("")
        set_text(self.count, self.say("plans_kept", name=kept.name))

    def _add(self, plan: Plan, *, ticked: bool) -> None:
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if plan in self._plans:
            self.list.item(self._plans.index(plan)).setCheckState(state)
            return
        at = 0 if ticked else len(self._plans)
        item = QListWidgetItem(told(plan.name, self.voice))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self._plans.insert(at, plan)
        self.list.insertItem(at, item)
        self.list.setCurrentRow(at if ticked else 0)

    def _ticked(self) -> list[Plan]:
        checked = Qt.CheckState.Checked
        return [plan for at, plan in enumerate(self._plans) if self.list.item(at).checkState() is checked]

    def _show_count(self) -> None:
        set_text(self.count, self.say("plans_chosen", count=len(self._ticked()), most=MOST_PLANS))

    def _from_document(self) -> None:
        """Have a document read; the course that it is priced for is the usual one until another is answered."""
        case = hr_case_of(replace(self._answers, plans=(self._given.example,)), self._given)
        dialog = PlanDocumentDialog(self.window(), self.voice, case)
        dialog.taken.connect(lambda plans, chosen, _step: self.bring_in(next(p for p in plans if p.name == chosen)))
        dialog.open()

    def _from_file(self) -> None:
        name = ask_open(self.window(), self.say("plans_file").replace("&", ""), self.say("plans_filter"))
        if not name:
            return
        path = Path(name)
        try:
            opened = passwords.opened(self.window(), self.voice, path, partial(own_plans.plans_in, path))
        except FileError as error:
            questions.warn(self.window(), self.say("plans_file").replace("&", ""), error.say(self.voice))
            return
        for plan in opened[0] if opened is not None else ():
            self.bring_in(plan)

    def _by_hand(self) -> None:
        dialog = HandDialog(self._given, {plan.name for plan in self._plans}, self.say, self.window())
        dialog.made.connect(self.bring_in)
        dialog.open()


class HandDialog(QDialog):
    """A plan by nine numbers and its name: ``made`` brings it, with the assumptions that it makes."""

    made = Signal(object, object)

    def __init__(self, given: Given, taken: set[str], say: Say, parent: QWidget) -> None:
        super().__init__(parent)
        self._given, self._taken, self._say = given, taken, say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("hand_title"))
        page = QWidget()
        self.name = Labelled(TextField(page, least=1, most=120), page)
        self.name.set_words(say("hand_name"), say("hand_name_needed"), given.voice)
        self.form = FiguresForm(given, say, page)
        self.problem = ProblemLabel(page)
        help_ = wrapping_label("muted", page)
        help_.setText(say("figures_help"))
        column = vbox(page, (24, 16, 24, 8), spacing=12)
        for part in (self.name, help_, self.form, self.problem):
            column.addWidget(part)
        buttons = QDialogButtonBox(self)
        self.add = buttons.addButton(say("add_the_plan"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(say("cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        describe(self.add, say("add_the_plan"), say("hand_add_is"))
        describe(cancel, say("cancel"), say("cancel"))
        self.add.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        Scrolled.fill(self, page, buttons)
        open_at(self, 560, 560)
        self.name.field.setFocus()

    def accept(self) -> None:
        """Make the plan, where its name is free and its numbers are plain."""
        name = self.name.field.text().strip()
        bad = next((field for field in self.form.fields.values() if field.problem), None)
        if bad is not None:
            bad.setFocus()
            return
        if not name or name in self._taken:
            self.problem.show_problem(self._say("hand_name_taken" if name else "hand_name_needed"))
            self.name.field.setFocus()
            return
        answer = PlanAnswer(PlanFrom.FIGURES, figures=self.form.figures)
        try:
            plan = plan_of(answer, self._given.example, self._given.self_pay, name)
        except InvalidError:
            self.problem.show_problem(self._say("figures_limit"))
            self.form.fields["limit"].setFocus()
            return
        self.made.emit(plan, tuple(unknown_figures(answer)))
        super().accept()


class WhosePage(Page[HrAnswers]):
    """Whose cost is shown first."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("whose", given.voice, parent)
        self.options = Options(self.question.text(), tuple(Whose), self)
        for value in Whose:
            self.options.set_words(value, self.say(f"whose_{value.value}"))
        self.column.addWidget(self.options)
        self.finish_layout()

    @property
    def first(self) -> QWidget:
        """The chosen answer."""
        return self.options.first

    def show_answers(self, answers: HrAnswers) -> None:
        """Show what was answered."""
        self.options.set_value(answers.whose)

    def read(self, answers: HrAnswers) -> HrAnswers:
        """Whose."""
        return replace(answers, whose=self.options.value)

    def problem(self, answers: HrAnswers) -> Problem | None:
        """One of them is to be chosen."""
        return Problem(self.say("choose_one"), self.options.first) if answers.whose is None else None


class HandOverPage(Page[HrAnswers]):
    """What is handed over, and what the case is called."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("hand_over", given.voice, parent)
        self._given = given
        self.options = Options(self.question.text(), tuple(HandOver), self)
        for value in HandOver:
            self.options.set_words(value, self.say(f"hand_over_{value.value}"))
        self.title = Labelled(TextField(self, least=0, most=120), self)
        self.title.set_words(self.say("case_title"), self.say("case_title_is"), self.voice)
        self.column.addWidget(self.options)
        self.column.addWidget(self.title)
        self.finish_layout()

    @property
    def first(self) -> QWidget:
        """The chosen answer."""
        return self.options.first

    def show_answers(self, answers: HrAnswers) -> None:
        """Show what was answered."""
        self.options.set_value(answers.hand_over)
        self.title.field.set_value(answers.title)
        usual = hr_title(answers, self._given)
        self.title.field.setPlaceholderText(usual)
        self.title.field.setToolTip(tooltip(usual))

    def read(self, answers: HrAnswers) -> HrAnswers:
        """What, and the title."""
        return replace(answers, hand_over=self.options.value, title=self.title.field.text())

    def problem(self, answers: HrAnswers) -> Problem | None:
        """One of them is to be chosen, and one plan has nothing to stand beside."""
        if answers.hand_over is None:
            return Problem(self.say("choose_one"), self.options.first)
        if len(answers.plans) < 2 and answers.hand_over in (HandOver.SHEET, HandOver.WORKBOOK):
            return Problem(self.say("hand_over_two"), self.options.first)
        return None
