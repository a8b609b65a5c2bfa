"""What is asked about a patient's plan: whether the clinic is in its network, which plan it is, whom it covers, and its
numbers."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from calculator.engine.confirmation.supposed import has_family_amounts
from calculator.interview.answers import Answers, Covers, Figures, PlanAnswer, PlanFrom, Told
from calculator.interview.case import Given, case_of, plan_answered
from calculator.interview.plan import example_figures
from calculator.model.faults import InvalidError
from calculator.model.plan import Plan
from calculator.money import format_decimal, format_percent
from calculator.words.bundled import told
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.interview.choice_page import ChoicePage
from ui.interview.course_pages import beside
from ui.interview.page import Page, Problem
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, Labelled, MoneyField, PercentField
from ui.widgets.form_parts import describe, heading
from ui.widgets.labels import set_text, wrapping_label
from ui.widgets.scale import px

Say = Callable[..., str]
"""A sentence of the interviews."""

_WIDE: Final = 300
_INSIDE: Final = ("deductible", "limit", "visit_copay", "visit_coinsurance", "session_copay", "session_coinsurance")
_ORDER: Final = (PlanFrom.DOCUMENT, PlanFrom.FIGURES, PlanFrom.LIST, PlanFrom.NONE, PlanFrom.UNKNOWN)
_PAIRS: Final = {
    "visit_copay": "visit_coinsurance",
    "visit_coinsurance": "visit_copay",
    "session_copay": "session_coinsurance",
    "session_coinsurance": "session_copay",
}
"""Numbers that stand together: who types one and leaves the other empty has none of the other."""
_OUTSIDE: Final = ("deductible_out", "limit_out", "coinsurance_out")


class NetworkPage(ChoicePage[Answers]):
    """One question for the whole clinic."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("network", given.voice, tuple(Told), parent)
        self.options.set_words(Told.YES, self.say("yes"))
        self.options.set_words(Told.NO, self.say("no"))
        self.options.set_words(Told.UNKNOWN, self.say("unknown"), self.say("network_unknown_is"))
        self.finish_layout()

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        self.options.set_value(answers.network)

    def read(self, answers: Answers) -> Answers:
        """Whether it is."""
        return replace(answers, network=self.options.value)


class PlanPage(ChoicePage[Answers]):
    """Where the plan comes from."""

    def __init__(self, given: Given, plans: Sequence[Plan], parent: QWidget | None = None) -> None:
        super().__init__("plan", given.voice, _ORDER, parent)
        self._given = given
        self._answers = Answers()
        self._read: Plan | None = None
        for value in _ORDER:
            key = "unknown" if value is PlanFrom.UNKNOWN else f"plan_{value.value}"
            self.options.set_words(value, self.say(key), self.say(f"plan_{value.value}_is"))
        self.document = QPushButton(self.say("plan_read"), self)
        self.document.setAutoDefault(False)
        describe(self.document, self.say("plan_read"), self.say("plan_document_is"))
        self.document.clicked.connect(self._read_document)
        self.said = wrapping_label("muted", self)
        self.list = Choice(self)
        self.list.set_options((plan, told(plan.name, self.voice)) for plan in plans)
        self.list.setFixedWidth(px(_WIDE))
        describe(self.list, self.say("plan_list_field"), self.say("plan_list_is"))
        self.list.chosen.connect(lambda _plan: self.options.set_value(PlanFrom.LIST))
        self.options.put(PlanFrom.DOCUMENT, beside(self, self.document))
        self.options.put(PlanFrom.DOCUMENT, self.said)
        self.options.put(PlanFrom.LIST, beside(self, self.list))
        self.finish_layout()

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        self._answers = answers
        self.options.set_value(answers.plan.source)
        if answers.plan.listed is not None:
            self.list.set_value(answers.plan.listed)
        self._show_read(answers.plan.read)

    def read(self, answers: Answers) -> Answers:
        """Where the plan comes from, and which it is."""
        listed: Plan | None = self.list.value()
        plan = replace(answers.plan, source=self.options.value, listed=listed, read=self._read)
        return replace(answers, plan=plan)

    def missing(self, answers: Answers) -> Problem | None:
        """A document is to be read before it is the plan's, and a plan of the list to be chosen."""
        if answers.plan.source is PlanFrom.DOCUMENT and answers.plan.read is None:
            return Problem(self.say("plan_read_needed"), self.document)
        if answers.plan.source is PlanFrom.LIST and answers.plan.listed is None:
            return Problem(self.say("plan_list_needed"), self.list)
        return None

    def _read_document(self) -> None:
        """Have the document read for the treatment that was answered; its plan is the one that is looked at there."""
        self.options.set_value(PlanFrom.DOCUMENT)
        unsure = replace(self._answers, plan=PlanAnswer(PlanFrom.UNKNOWN))
        dialog = PlanDocumentDialog(self.window(), self.voice, case_of(unsure, self._given))
        dialog.taken.connect(self._take)
        dialog.open()

    def _take(self, plans: tuple[Plan, ...], chosen: str, _step: str) -> None:
        self._show_read(next(plan for plan in plans if plan.name == chosen))

    def _show_read(self, plan: Plan | None) -> None:
        self._read = plan
        words = self.say("plan_read_none") if plan is None else self.say("plan_read_done", name=plan.name)
        set_text(self.said, words)


class CoversPage(ChoicePage[Answers]):
    """Whom the plan covers."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("covers", given.voice, tuple(Covers), parent)
        self._given = given
        self.options.set_words(Covers.ONE, self.say("covers_one"))
        self.options.set_words(Covers.FAMILY, self.say("covers_family"))
        self.options.set_words(Covers.UNKNOWN, self.say("unknown"), self.say("covers_unknown_is"))
        self.finish_layout()

    def applies(self, answers: Answers) -> bool:
        """Whether it matters: the plan has amounts of a family, or is told by numbers of which some may be."""
        if answers.plan.source in (None, PlanFrom.NONE, PlanFrom.UNKNOWN):
            return False
        return answers.plan.source is PlanFrom.FIGURES or has_family_amounts(plan_answered(answers, self._given))

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        self.options.set_value(answers.covers)

    def read(self, answers: Answers) -> Answers:
        """Whom it covers."""
        return replace(answers, covers=self.options.value)


class FiguresForm(QWidget):
    """Nine numbers of a plan, each with an example's in its place while it is empty. Of a copay and a coinsurance that
    stand together, the example's are taken only where both are empty."""

    def __init__(self, given: Given, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        grid = grid_box(self, across=24, down=8)
        self._usual = example_figures(given.example)
        rows = wrapping_label("muted", self)
        rows.setText(say("figures_rows"))
        grid.addWidget(rows, 0, 0, 1, 2)
        row = 1
        for group, names in (("in_network", _INSIDE), ("out_of_network", _OUTSIDE)):
            title = heading(self)
            title.setText(say(group))
            grid.addWidget(title, row, 0, 1, 2)
            row += 1
            for at, name in enumerate(names):
                grid.addWidget(self._field(name, group, given, say), row + at // 2, at % 2)
            row += (len(names) + 1) // 2
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._show_usual()

    @property
    def figures(self) -> Figures:
        """The numbers as they are typed; None where one is empty."""
        return Figures(**{name: field.value for name, field in self.fields.items()})

    def show_figures(self, figures: Figures) -> None:
        """Show numbers."""
        for one in fields(Figures):
            self.fields[one.name].set_value(getattr(figures, one.name))
        self._show_usual()

    def _show_usual(self) -> None:
        """Write in the place of each number what is taken while it is empty."""
        figures = self.figures
        for name, field in self.fields.items():
            other = _PAIRS.get(name)
            usual = 0 if other and getattr(figures, other) is not None else getattr(self._usual, name)
            write = format_percent if "coinsurance" in name else format_decimal
            field.setPlaceholderText("" if usual is None else write(usual))

    def _field(self, name: str, group: str, given: Given, say: Say) -> QWidget:
        field = PercentField(self, optional=True) if "coinsurance" in name else MoneyField(self, optional=True)
        field.edited.connect(lambda _value: self._show_usual())
        labelled = Labelled(field, self)
        labelled.set_words(say(f"figure_{name}"), say("figures_help"), given.voice)
        field.set_meaning(f"{say(group)}: {say(f'figure_{name}').replace('&', '')}", say("figures_help"))
        self.fields[name] = field
        return labelled


class FiguresPage(Page[Answers]):
    """The nine numbers."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("figures", given.voice, parent)
        self._given = given
        self.form = FiguresForm(given, self.say, self)
        self.column.addWidget(self.form)
        self.finish_layout()

    @property
    def first(self) -> QWidget:
        """The deductible."""
        return self.form.fields["deductible"]

    def applies(self, answers: Answers) -> bool:
        """Whether the plan is told by its numbers."""
        return answers.plan.source is PlanFrom.FIGURES

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        family = answers.covers is Covers.FAMILY
        set_text(self.help, self.say("figures_help_family" if family else "figures_help"))
        self.form.show_figures(answers.plan.figures)

    def read(self, answers: Answers) -> Answers:
        """The nine numbers."""
        return replace(answers, plan=replace(answers.plan, figures=self.form.figures))

    def problem(self, answers: Answers) -> Problem | None:
        """A limit is not below its deductible."""
        try:
            plan_answered(answers, self._given)
        except InvalidError:
            return Problem(self.say("figures_limit"), self.form.fields["limit"])
        return None
