"""The plan editor: a window of its own, laid out as a Summary of Benefits and Coverage is. Each good edit is told at
once, so that the answer in the main window follows."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QScrollArea, QWidget

from calculator.model.base import changed
from calculator.model.faults import InvalidError
from calculator.model.later_years import edited_in, with_year, without_year
from calculator.model.plan import Plan
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan_document import FIGURE, read_from
from calculator.words.plan_faults import told
from calculator.words.provenance import plan_after
from ui.dialogs import questions
from ui.editors.plan.accounts import AccountTable
from ui.editors.plan.amounts import PlanAmounts
from ui.editors.plan.benefits import BenefitTable
from ui.editors.plan.funding import FundingEditor
from ui.editors.plan.head import PlanHead
from ui.editors.plan.later_years import LaterYears
from ui.editors.plan.meaning import MeaningPanel
from ui.editors.plan.network_tiers import NetworkTierTable
from ui.editors.plan.reading import ReadingTable
from ui.editors.plan.rider import RiderEditor
from ui.editors.plan.year import PlanYear
from ui.runtime.timers import once_after
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import Field, ProblemLabel, Words
from ui.widgets.form_parts import describe, folded, hairline, heading, note, order_tabs, tab_stops
from ui.widgets.return_key import ReturnKey
from ui.widgets.reveal import reveal
from ui.widgets.scale import open_at, px
from ui.widgets.validity import LastGood, Validity


class PlanEditor(QDialog):
    """Takes a plan in and emits a changed one with the name of the step."""

    plan_edited = Signal(object, str)
    validity_changed = Signal(bool)

    kept = Signal(object)
    """This plan is to be kept in the library, as it stands when the editor is done with."""

    source_asked = Signal(object, object)
    """The document that the plan was read from, and where in it the figure stands that is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ReturnKey(self, alone=True)
        self._figure = ""
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._plan: Plan | None = None
        self._year: int | None = None
        self._others: frozenset[str] = frozenset()
        self._voice = SILENT
        self.validity = Validity(self)
        self.validity.changed.connect(self.validity_changed)
        self._last_good = LastGood(self.validity, lambda: self._plan, self._take_back)
        self.head = PlanHead(self)
        self.years = LaterYears(self)
        self.year = PlanYear(self)
        self.amounts = PlanAmounts(self.year.credit, self)
        self.finer = folded(self.year, self)
        self.tiers = NetworkTierTable(self)
        self.networks = folded(self.tiers, self)
        self.benefits = BenefitTable(self)
        self.reading = ReadingTable(self)
        self.accounts = AccountTable(self)
        self.funding = FundingEditor(self)
        self.employer = folded(self.funding, self)
        self.rider = RiderEditor(self)
        self.carve_out = folded(self.rider, self)
        self.problem = ProblemLabel(self)
        self._complaint: Words | None = None
        self.meaning = MeaningPanel(self)
        self.keep = QCheckBox(self)
        self.keep.setChecked(True)
        self.done_button = QPushButton(self)
        self._headings = {name: heading(self) for name in ("questions", "services", "readings", "accounts")}
        self._notes = {name: note(self) for name in ("services_note", "readings_note")}
        self._tidy = once_after(self, 0, self._order_tabs)
        self._lay_out()
        self._connect()
        open_at(self, 900, 720)

    def set_plan(self, plan: Plan, voice: Voice, others: Iterable[str] = ()) -> None:
        """Show ``plan``. ``others`` are the names that are taken by other plans."""
        self._others = frozenset(others) - {plan.name}
        if voice == self._voice and plan == self._plan:
            return
        other = plan != self._plan
        if other:
            self._forget()
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._show(plan)
        if other:
            self._last_good.begin()

    def reject(self) -> None:
        """Ask before what is typed and no part of the plan goes with the window."""
        if not self.validity.is_bad:
            super().reject()
            return
        field = self.validity.first
        figures = {"field": field.accessibleName() if field is not None else self.problem.text()}
        questions.ask(self, "plan_unread", ("leave_out", "go_back"), figures, self._voice, self._answered)

    def accept(self) -> None:
        """Be done with: the plan is kept where that is wanted. What is typed and no part of it is asked about first."""
        if self.validity.is_bad:
            self.reject()
            return
        if self.keep.isChecked() and self._plan is not None:
            self.kept.emit(self._plan)
        super().accept()

    def _answered(self, answer: str) -> None:
        """Close without what is no part of the plan, or lead to it."""
        field = self.validity.first
        if answer == "leave_out":
            super().reject()
        elif field is not None:
            reveal(field)

    def _show(self, plan: Plan) -> None:
        self._plan = plan
        voice = self._voice
        self.setWindowTitle(self._say("window", name=plan.name))
        if self._year not in {figures.year for figures in plan.years}:
            self._year = None
        self.years.set_plan(plan, self._year, voice)
        if self._year is not None:
            plan = plan.in_year(self._year)
        self.head.set_plan(plan, self._others, voice)
        self.amounts.set_plan(plan, voice)
        self.year.set_plan(plan, voice)
        self.tiers.set_coverage(plan, voice, self._year)
        self.benefits.set_coverage(plan, voice)
        self.reading.set_plan(plan, voice)
        self.accounts.set_plan(plan, voice)
        self.funding.set_plan(plan, voice)
        self.rider.set_plan(plan, voice)
        # A figure that was just edited is no longer from where it was read.
        self._explain(None, QApplication.focusWidget())

    def _forget(self) -> None:
        for part in (self.head, self.amounts, self.tiers, self.benefits, self.accounts, self.funding, self.rider):
            part.forget()
        self._complain(None)

    def _lay_out(self) -> None:
        page = QWidget()
        column = vbox(page, (24, 16, 24, 24), spacing=8)
        column.addWidget(self.head)
        column.addWidget(self.years)
        column.addWidget(self.problem)
        for name, parts in (
            ("questions", (self.amounts, self.finer, self.networks)),
            ("services", (self._notes["services_note"], self.benefits)),
            ("readings", (self._notes["readings_note"], self.reading)),
            ("accounts", (self.accounts, self.employer, self.carve_out)),
        ):
            column.addSpacing(px(8))
            column.addWidget(self._headings[name])
            column.addWidget(hairline(page))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = vbox(self, spacing=0)
        layout.addWidget(scroll, 1)
        layout.addWidget(hairline(self))
        layout.addWidget(self.meaning)
        foot = hbox(around=(24, 4, 24, 12))
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        layout.addLayout(foot)

    def _connect(self) -> None:
        tables = (self.tiers, self.benefits, self.reading, self.accounts, self.rider)
        for part in (self.head, self.amounts, self.year, self.funding, *tables):
            part.parts_edited.connect(self._parts_edited)
        for table in tables:
            table.fields_changed.connect(self._fields_changed)
        for field in (*self.head.all_fields, *self.amounts.all_fields, *self.funding.fields):
            self.validity.watch(field)
        self.years.year_chosen.connect(self._look_at)
        self.years.year_added.connect(self._add_year)
        self.years.year_removed.connect(self._remove_year)
        self.meaning.page_asked.connect(self._ask_source)
        self.done_button.clicked.connect(self.accept)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._explain)

    def _explain(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new) or new is self.meaning.show_page or self._plan is None:
            return
        self._figure = str(new.property(FIGURE) or "")
        self.meaning.explain(new.accessibleName(), new.whatsThis(), read_from(self._plan, self._figure, self._voice))

    def _ask_source(self) -> None:
        document = self._plan.document if self._plan is not None else None
        source = document.source_of(self._figure) if document is not None else None
        if source is not None:
            self.source_asked.emit(document, source)

    def _fields_changed(self, come: Iterable[Field], gone: Iterable[Field]) -> None:
        self.validity.forget(*gone)
        for field in come:
            self.validity.watch(field)
        self._tidy.start()

    def _order_tabs(self) -> None:
        foot = (self.keep, self.done_button)
        head, finer, employer = map(tab_stops, (self.head, self.finer, self.employer))
        tables = (*self.benefits.stops, *self.reading.stops, *self.accounts.stops)
        years, networks = tab_stops(self.years), (self.networks.header, *self.tiers.stops)
        folds = (*employer, self.carve_out.header, *self.rider.stops)
        order_tabs((*head, *years, *self.amounts.stops, *finer, *networks, *tables, *folds, *foot))

    def _parts_edited(self, parts: dict[str, Any], step: str) -> None:
        """Make the plan with ``parts``, show what follows of it, and tell; or say what is wrong with it."""
        if self._plan is None:
            return
        try:
            edited = changed(self._plan, **parts) if self._year is None else edited_in(self._plan, self._year, parts)
            plan = plan_after(self._plan, edited)
        except InvalidError as error:
            self._complain(told(error))
            return
        self._tell(plan, step)

    def _look_at(self, year: int | None) -> None:
        """Show the figures of another year; what is typed and no part of the plan is let go of."""
        if self._plan is not None:
            self._year = year
            self._forget()
            self._show(self._plan)

    def _add_year(self, year: int) -> None:
        if self._plan is not None:
            self._year = year
            self._forget()
            self._tell(plan_after(self._plan, with_year(self._plan, year)), self._say("step_add_year"))

    def _remove_year(self, year: int) -> None:
        if self._plan is not None:
            self._year = None
            self._forget()
            self._tell(plan_after(self._plan, without_year(self._plan, year)), self._say("step_remove_year"))

    def _tell(self, plan: Plan, step: str) -> None:
        self._complain(None)
        self._show(plan)
        self._last_good.told(step)
        self.plan_edited.emit(plan, step)

    def _take_back(self, plan: Plan, step: str) -> None:
        """The plan is what it was before what is refused was begun; that stays as it is typed."""
        self._show(plan)
        self.plan_edited.emit(plan, step)

    def _complain(self, words: Words | None) -> None:
        self._complaint = words
        self.problem.show_problem(words(self._voice) if words else "")
        self.validity.mark(id(self.problem), bad=words is not None)

    def _set_words(self) -> None:
        for name, label in (*self._headings.items(), *self._notes.items()):
            label.setText(self._say(name))
        for name, button in (("done", self.done_button), ("keep", self.keep)):
            button.setText(self._say(name))
            describe(button, self._say(name), self._say(f"{name}_is"))
        self.finer.set_title(self._say("finer"), self._say("finer_is"))
        self.networks.set_title(self._voice("network_tiers.title"), self._voice("network_tiers.title_is"))
        self.employer.set_title(self._say("funding"), self._say("funding_is"))
        self.carve_out.set_title(self._say("rider"), self._say("rider_is"))
        self.meaning.set_voice(self._voice)
        self._complain(self._complaint)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("plan")(key, **figures)
