"""The member mix: the plans over four situations of members, each with its weight, so that nobody chooses by one."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Mix, Payer
from calculator.model.mix import MemberSituation, MixWeights
from calculator.money import WHOLE
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.comparison import tell, tell_of
from calculator.words.comparison_table import TableRow
from calculator.words.mix_table import mix_table
from ui.compare.page_host import AnswerPage, GoingOn
from ui.compare.plan_grid import PlanGrid, Row
from ui.compare.plan_table import PlanTable
from ui.widgets.boxes import vbox
from ui.widgets.field import Field
from ui.widgets.fields import Labelled, PercentField, ProblemLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px
from ui.widgets.table import Cell, Column
from ui.widgets.validity import LastGood, Validity

Answer = tuple[Mix, Payer]
_WEIGHT: Final = 150


class MixPage(AnswerPage[Answer]):
    """Shows the weighted means, and the weights, which must add up to 100%."""

    def __init__(self) -> None:
        super().__init__()
        self._voice = ENGLISH
        self._weights = MixWeights()
        self._validity = Validity(self)
        self._last_good = LastGood(self._validity, lambda: self._weights, self._take_back)
        self.intro = plain_label("muted", self)
        self.intro.setWordWrap(True)
        self.intro.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.weights = {situation: Labelled(PercentField()) for situation in MemberSituation}
        self.problem = ProblemLabel(self)
        self.title = plain_label("title", self)
        self.title.setWordWrap(True)
        self.grid = PlanGrid(self)
        self.table = PlanTable(self.grid, self)
        self.table.copy_asked.connect(self.table.copy)
        fields = QWidget(self)
        row = FlowLayout(fields, across=16, down=8)
        for situation, labelled in self.weights.items():
            labelled.setFixedWidth(px(_WEIGHT))
            labelled.field.edited.connect(partial(self._weighed, situation))
            labelled.field.problem_changed.connect(self.asked_again)
            self._validity.watch(labelled.field)
            row.addWidget(labelled)
        layout = vbox(self, spacing=8)
        for widget in (self.intro, fields, self.problem):
            layout.addWidget(widget)
        layout.addSpacing(px(16))
        for widget in (self.title, self.table):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_case(self, case: Case) -> None:
        """Show the weights of ``case``."""
        self._weights = case.mix
        for situation, weight in self._weights.by_situation.items():
            self.weights[situation].field.set_value(weight)
        self._say_sum()

    def question(self, case: Case, payer: Payer) -> Callable[[GoingOn], Answer] | None:
        """What each plan costs in each situation, and on the mean."""
        if case.mix.whole != WHOLE or any(labelled.field.problem for labelled in self.weights.values()):
            return None
        return lambda _going_on: (_answer(case), payer)

    @property
    def first_problem(self) -> Field | None:
        """The weight that holds the answer up."""
        return next((labelled.field for labelled in self.weights.values() if labelled.field.problem), None)

    def show_answer(self, answer: Answer, voice: Voice) -> None:
        """Show the situations and the means, the least marked in words."""
        mix, payer = answer
        title = tell_of("mix_title", payer, mix.backing, voice)
        set_text(self.title, title)
        least = min(mix.patient if payer is Payer.PATIENT else mix.employer)
        rows = [
            _row(row, least, tell_of("lowest", payer, mix.backing, voice), tell("lowest", voice))
            for row in mix_table(mix, payer, voice)
        ]
        columns = [Column(name, name, figure=True) for name in mix.plans]
        self.grid.fill_rows(tell("mix_corner", voice), columns, rows)
        self.table.setAccessibleName(title)
        self.table.copy_words = tell("copy", voice)
        self.table.setAccessibleDescription(tell("figures_help", voice))
        self.table.fit()

    def retranslate(self, voice: Voice) -> None:
        """Name the situations."""
        self._voice = voice
        set_text(self.intro, tell("mix_intro", voice))
        for situation, labelled in self.weights.items():
            key = f"situation_{situation.value}"
            labelled.set_words(tell(key, voice), tell(f"{key}_is", voice), voice)
        self._say_sum()

    def fade(self, stale: bool) -> None:
        """Grey the table of an answer that is not that of the case and the weights as they stand."""
        self.table.setEnabled(not stale)

    def _weighed(self, situation: MemberSituation, weight: int) -> None:
        weights = changed(self._weights, **{situation.value: weight})
        step = tell("step_mix", self._voice)
        self._last_good.told(step)
        self.mix_edited.emit(weights, step)

    def _take_back(self, weights: MixWeights, step: str) -> None:
        """The weights are what they were before what is refused was begun."""
        self.mix_edited.emit(weights, step)

    def _say_sum(self) -> None:
        whole = self._weights.whole
        self.problem.show_problem("" if whole == WHOLE else tell("mix_sum", self._voice, sum_points=whole))


def _answer(case: Case) -> Mix:
    from calculator.engine.comparison.member_mix import mix  # noqa: PLC0415 (not before the page is seen)

    return mix(case)


def _row(row: TableRow, least: int, lowest: str, note: str) -> Row:
    """A row of the table; the ``least`` of the means is marked by ``lowest`` where all is said and ``note``."""
    strong = row.payer is not None
    cells = tuple(
        Cell(figure.words, full=f"{figure.words}, {lowest}", note=note)
        if strong and figure.value == least
        else Cell(figure.words)
        for figure in row.figures
    )
    return Row(row.key, row.title, cells, strong=strong)
