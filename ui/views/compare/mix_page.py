"""The member mix: the plans over four situations of members, each with its weight, so that nobody chooses by one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calculator.engine.comparison_words import tell, tell_of
from calculator.model.case import Case
from calculator.model.comparison import Mix, Payer, Situation
from calculator.money import WHOLE, format_money
from ui.editors.fields import Labelled, PercentField, ProblemLabel
from ui.scale import px
from ui.views.compare.asking import AnswerPage, GoingOn
from ui.views.compare.plan_grid import PlanGrid, Row
from ui.views.compare.plan_table import PlanTable
from ui.views.flow import FlowLayout
from ui.views.labels import plain_label, set_text
from ui.views.tables import Cell, Column

Answer = tuple[Mix, Payer]
_WEIGHT: Final = 150
_EQUAL: Final = WHOLE // len(Situation)


class MixPage(AnswerPage[Answer]):
    """Shows the weighted means, and the weights, which must add up to 100%."""

    def __init__(self) -> None:
        super().__init__()
        self._language = "en"
        self.intro = plain_label("muted", self)
        self.intro.setWordWrap(True)
        self.intro.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.weights = {situation: Labelled(PercentField()) for situation in Situation}
        self.problem = ProblemLabel(self)
        self.title = plain_label("title", self)
        self.title.setWordWrap(True)
        self.grid = PlanGrid(self)
        self.table = PlanTable(self.grid, self)
        self.table.copy_asked.connect(self.table.copy)
        fields = QWidget(self)
        row = FlowLayout(fields, across=16, down=8)
        for labelled in self.weights.values():
            labelled.setFixedWidth(px(_WEIGHT))
            labelled.field.set_value(_EQUAL)
            labelled.field.edited.connect(self._weighed)
            row.addWidget(labelled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        for widget in (self.intro, fields, self.problem):
            layout.addWidget(widget)
        layout.addSpacing(px(16))
        for widget in (self.title, self.table):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def question(self, case: Case, payer: Payer) -> Callable[[GoingOn], Answer] | None:
        """What each plan costs in each situation, and on the mean."""
        weights = {situation: int(labelled.field.value) for situation, labelled in self.weights.items()}
        if sum(weights.values()) != WHOLE or any(labelled.field.problem for labelled in self.weights.values()):
            return None
        return lambda _going_on: (_answer(case, weights), payer)

    def show_answer(self, answer: Answer, language: str) -> None:
        """Show the situations and the means, the least marked in words."""
        mix, payer = answer
        title = tell_of("mix_title", payer, language)
        set_text(self.title, title)
        rows = [
            Row(
                one.situation.value,
                tell(
                    "mix_row",
                    language,
                    situation=tell(f"situation_{one.situation.value}", language),
                    weight_points=one.weight,
                ),
                tuple(Cell(format_money(cents)) for cents in (one.patient if payer is Payer.PATIENT else one.employer)),
            )
            for one in mix.rows
        ]
        means = mix.patient if payer is Payer.PATIENT else mix.employer
        cells = tuple(_mean(cents, cents == min(means), payer, language) for cents in means)
        rows.append(Row("mean", tell("mix_mean", language), cells, strong=True))
        columns = [Column(name, name, figure=True) for name in mix.plans]
        self.grid.fill_rows(tell("mix_corner", language), columns, rows)
        self.table.setAccessibleName(title)
        self.table.setAccessibleDescription(tell("figures_help", language))
        self.table.fit()

    def retranslate(self, language: str) -> None:
        """Name the situations."""
        self._language = language
        set_text(self.intro, tell("mix_intro", language))
        for situation, labelled in self.weights.items():
            key = f"situation_{situation.value}"
            labelled.set_words(tell(key, language), tell(f"{key}_is", language), language)
        self._say_sum()

    def fade(self, stale: bool) -> None:
        """Grey the table of an answer that is not that of the case and the weights as they stand."""
        self.table.setEnabled(not stale)

    def _weighed(self) -> None:
        self._say_sum()
        self.asked_again.emit()

    def _say_sum(self) -> None:
        whole = sum(int(labelled.field.value) for labelled in self.weights.values())
        self.problem.show_problem("" if whole == WHOLE else tell("mix_sum", self._language, sum_points=whole))


def _answer(case: Case, weights: dict[Situation, int]) -> Mix:
    from calculator.engine.mix import mix  # noqa: PLC0415 (not before the page is seen)

    return mix(case, weights)


def _mean(cents: int, least: bool, payer: Payer, language: str) -> Cell:
    amount = format_money(cents)
    if not least:
        return Cell(amount)
    return Cell(amount, full=f"{amount}, {tell_of('lowest', payer, language)}", note=tell("lowest", language))
