"""Break-even: from which number of sessions, or from which price, another plan costs less; as sentences, as lines and
as a table. The crossings are the engine's, exact; nothing is sampled here."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import Qt

from calculator.model.case import Case
from calculator.model.comparison import Axis, BreakEven, Payer
from calculator.money import format_dollars, format_money
from calculator.reference.voice import Voice
from calculator.words.break_even import crossing_words, no_crossing_words
from calculator.words.cheapest_ranges import Figures, place_words, stretch_words, stretches
from calculator.words.comparison import tell, tell_of
from ui.compare.curves_chart import CurvesChart
from ui.compare.page_host import AnswerPage, GoingOn
from ui.compare.picture import Picture, Points
from ui.compare.plan_grid import Row
from ui.compare.price_range import PriceRangeFields, prices_between
from ui.compare.sentences import Sentences
from ui.widgets.boxes import hbox, vbox
from ui.widgets.field import Field
from ui.widgets.segments import Segments
from ui.widgets.table import Cell

SESSIONS: Final = (1, 20)
"""The numbers of dosing sessions that are looked at."""
_MOST_PRICES: Final = 17
_MOST_RINGS: Final = 8
"""More crossings than these are ringed only where the cheapest plan changes."""

_LINES: Final = 7


class Answer(NamedTuple):
    """Where the plans cross, and what all of them cost at the same places, for the table."""

    crossed: BreakEven
    figures: Figures


class BreakEvenPage(AnswerPage[Answer]):
    """Shows where the plans cross along one axis, which the person chooses."""

    def __init__(self) -> None:
        super().__init__()
        self.axis = Segments(Axis, self)
        self.prices = PriceRangeFields(self)
        self.prices.hide()
        self.sentences = Sentences(_LINES, self)
        self.chart = CurvesChart()
        choices = hbox(spacing=16)
        choices.addWidget(self.axis, 0, Qt.AlignmentFlag.AlignBottom)
        choices.addWidget(self.prices)
        choices.addStretch(1)
        layout = vbox(self, spacing=12)
        layout.addLayout(choices)
        layout.addWidget(self.sentences)
        layout.addWidget(self.chart, 1)
        self.axis.chosen.connect(self._turn)
        self.prices.edited.connect(self.asked_again)
        self.prices.refused.connect(self.asked_again)

    def question(self, case: Case, payer: Payer) -> Callable[[GoingOn], Answer | None] | None:
        """Where the plans cross along the chosen axis."""
        axis = self.axis.value
        between = SESSIONS if axis is Axis.SESSIONS else self.prices.range
        if between is None:
            return None
        return lambda going_on: _answer(case, payer, axis, between, going_on)

    @property
    def first_problem(self) -> Field | None:
        """The price field that holds the answer up."""
        return self.prices.first_problem if self.axis.value is Axis.PRICE else None

    def show_answer(self, answer: Answer, voice: Voice) -> None:
        """Show the lines and the sentences."""
        crossed = answer.crossed
        said = [
            *stretch_words(crossed, answer.figures, voice),
            *(crossing_words(crossing, crossed, voice) for crossing in crossed.crossings),
        ]
        if not crossed.crossings:
            said.append(no_crossing_words(crossed, voice))
        self.sentences.say(tell("break_even", voice), said, voice)
        title = tell_of(f"break_even_{crossed.axis.value}", crossed.payer, crossed.backing, voice)
        self.chart.show_picture(title, f"{title}. {' '.join(said)}", _picture(answer, voice), voice)

    def retranslate(self, voice: Voice) -> None:
        """Name the choices."""
        words = [(tell(f"axis_{axis.value}", voice), tell(f"axis_{axis.value}_is", voice)) for axis in Axis]
        self.axis.set_words(tell("axis", voice), words)
        self.prices.retranslate(voice)

    def fade(self, stale: bool) -> None:
        """Grey the sentences of an answer that is not the case's any more."""
        self.sentences.setEnabled(not stale)

    def _turn(self, axis: Axis) -> None:
        self.prices.setVisible(axis is Axis.PRICE)
        self.asked_again.emit()


def _answer(case: Case, payer: Payer, axis: Axis, between: tuple[int, int], going_on: GoingOn) -> Answer | None:
    from calculator.engine.comparison.break_even import UnwantedError, break_even  # noqa: PLC0415 (not before it is seen)
    from calculator.engine.comparison.price_map import price_map  # noqa: PLC0415
    from calculator.engine.comparison.variation import sessions_of  # noqa: PLC0415

    try:
        crossed = break_even(case, payer, axis, *between, going_on)
    except UnwantedError:
        return None
    if axis is Axis.SESSIONS:
        costs = zip(*([cents for _, cents in curve.points] for curve in crossed.curves), strict=True)
        return Answer(crossed, tuple(zip(range(between[0], between[1] + 1), costs, strict=True)))
    own = () if crossed.here is None or not between[0] <= crossed.here <= between[1] else (crossed.here,)
    looked_at = {*prices_between(*between, _MOST_PRICES), *(crossing.at for crossing in crossed.crossings), *own}
    prices = tuple(sorted(looked_at))
    figures = price_map(case, payer, prices, (sessions_of(case.course),), going_on)
    return (
        None
        if figures is None
        else Answer(crossed, tuple(zip(prices, zip(*(plan[0] for plan in figures.costs), strict=True), strict=True)))
    )


def _picture(answer: Answer, voice: Voice) -> Picture:
    crossed = answer.crossed
    plans = tuple(curve.plan for curve in crossed.curves)
    costs = dict(answer.figures)
    rows = tuple(
        Row(
            str(at),
            place_words(at, crossed.axis),
            tuple(Cell(format_money(cents)) for cents in costs[at]),
            note=tell("your_course", voice) if at == crossed.here else "",
        )
        for at, _ in answer.figures
    )
    here = crossed.here if crossed.here is not None and crossed.least <= crossed.here <= crossed.greatest else None
    return Picture(
        plans,
        tuple(curve.points for curve in crossed.curves),
        _ticks(crossed),
        tell(f"corner_{crossed.axis.value}", voice),
        rows,
        () if here is None else ((here, tell("your_course", voice)),),
        _rings(answer),
    )


def _rings(answer: Answer) -> Points:
    """The crossings that stand out: all, or where there are many those that make another plan the cheapest."""
    crossed, costs = answer.crossed, dict(answer.figures)
    plans = [curve.plan for curve in crossed.curves]
    if len(crossed.crossings) <= _MOST_RINGS:
        return tuple((one.at, costs[one.at][plans.index(one.cheaper)]) for one in crossed.crossings)
    return tuple((one.least, costs[one.least][one.plans[0]]) for one in stretches(answer.figures)[1:])


def _ticks(answer: BreakEven) -> tuple[tuple[int, str], ...]:
    if answer.axis is Axis.SESSIONS:
        return tuple((at, str(at)) for at in range(answer.least, answer.greatest + 1) if at == 1 or at % 2 == 0)
    steps = (answer.greatest - answer.least) // 8 or 1
    round_to = next((step for step in (1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000) if step >= steps), steps)
    first = -(-answer.least // round_to) * round_to
    return tuple((at, format_dollars(at)) for at in range(first, answer.greatest + 1, round_to))
