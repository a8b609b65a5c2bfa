"""What no plan's document says: which benefit a dosing session is paid under, with what the course would cost the
member under each; and whether the plan stands for itself or in place of one of the case."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from calculator.files.sbc.candidates import Candidate, candidates
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.form_parts import describe


class DosingQuestion(QWidget):
    """Asks, and prices each answer off the UI thread."""

    answered = Signal()
    """Something else was chosen."""

    def __init__(self, voice: Voice, case: Case, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = voice
        self._drafts: dict[str, Plan] = {}
        self._case: Case | None = None
        self._costs: dict[str, Candidate] = {}
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self._show_costs)
        self.choice, self.place = Choice(self), Choice(self)
        self.compare = QPushButton(self._say("compare"), self)
        self.compare.setAutoDefault(False)
        describe(self.compare, self._say("compare"), self._say("compare_is"))
        layout = grid_box(self, across=12, down=6)
        layout.setColumnStretch(1, 1)
        for row, (name, choice) in enumerate((("dosing", self.choice), ("place", self.place))):
            caption = QLabel(self._say(name), self)
            caption.setProperty("role", "strong")
            caption.setBuddy(choice)
            describe(choice, self._say(name), self._say(f"{name}_is"))
            layout.addWidget(caption, row, 0)
            layout.addWidget(choice, row, 1)
            choice.chosen.connect(lambda _value: self._tell())
        layout.addWidget(self.compare, 1, 2)
        self._offer_places(case)

    @property
    def row(self) -> str | None:
        """The row that a dosing session is paid as; None: it is not said yet."""
        chosen: str | None = self.choice.value()
        return chosen

    @property
    def instead(self) -> str | None:
        """The name of the plan of the case that the new one stands in place of; None: for itself."""
        chosen: str | None = self.place.value()
        return chosen

    @property
    def busy(self) -> bool:
        """Whether what the course would cost is still to come."""
        return self._jobs.busy

    def ask(self, case: Case, drafts: dict[str, Plan]) -> None:
        """Ask about these plans, by what a dosing session is paid as under each."""
        if drafts == self._drafts and case == self._case:
            return
        self._case, self._drafts, self._costs = case, dict(drafts), {}
        self._offer()
        self._offer_places(case)
        self._jobs.ask(partial(candidates, case, self._drafts))

    def _show_costs(self, found: tuple[Candidate, ...]) -> None:
        self._costs = {one.row: one for one in found}
        self._offer()

    def _offer(self) -> None:
        chosen = self.row
        self.choice.set_options(
            [(None, self._say("dosing_choose")), *((row, self._words(row)) for row in self._drafts)]
        )
        self.choice.set_value(chosen if chosen in self._drafts else None)

    def _words(self, row: str) -> str:
        name, cost = self._say(f"row_{row}"), self._costs.get(row)
        if cost is None:
            return self._say("dosing_pricing", name=name)
        figures = {"name": name, "least_cents": cost.least, "likely_cents": cost.likely, "most_cents": cost.greatest}
        return self._say("dosing_cost_one" if cost.least == cost.greatest else "dosing_cost", **figures)

    def _offer_places(self, case: Case) -> None:
        chosen = self.instead
        names = [(plan.name, self._say("instead", name=told(plan.name, self._voice))) for plan in case.plans]
        self.place.set_options([(None, self._say("as_own")), *names])
        self.place.set_value(chosen)
        self.compare.setVisible(self.instead is not None)

    def _tell(self) -> None:
        self.compare.setVisible(self.instead is not None)
        self.answered.emit()

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("sbc")(key, **figures)
