"""When to start: what the course costs by the day it begins, over the next fifteen months, with the turns of the plans'
years. It informs and advises nobody to wait."""

import datetime
from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QSizePolicy

from calculator.model.case import Case
from calculator.model.comparison import Payer, StartDates
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.comparison import listed, tell, tell_of
from ui.charts.axis_ticks import days
from ui.compare.curves_chart import CurvesChart
from ui.compare.marks import lettered
from ui.compare.page_host import AnswerPage, GoingOn
from ui.compare.picture import Picture
from ui.compare.plan_grid import Row
from ui.compare.sentences import Sentences
from ui.widgets.boxes import vbox
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px
from ui.widgets.table import Cell

Answer = tuple[StartDates, Payer]
_LINES: Final = 4
_WIDTH: Final = 560
"""The width for which the days along the axis are chosen, in pixels."""


class StartPage(AnswerPage[Answer]):
    """Shows the cost by start date as lines or as a table, beside a line that care should not wait for a price."""

    def __init__(self) -> None:
        super().__init__()
        self.care = plain_label("strong", self)
        self.why = plain_label("muted", self)
        self.spans = Sentences(_LINES, self)
        self.chart = CurvesChart()
        layout = vbox(self, spacing=8)
        for label in (self.care, self.why):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            layout.addWidget(label)
        layout.addWidget(self.spans)
        layout.addSpacing(px(8))
        layout.addWidget(self.chart, 1)

    def question(self, case: Case, payer: Payer) -> Callable[[GoingOn], Answer | None] | None:
        """What the course costs from each start on."""
        return lambda going_on: _answer(case, payer, going_on)

    def show_answer(self, answer: Answer, voice: Voice) -> None:
        """Show the lines, and between which amounts each plan's cost lies."""
        dates, payer = answer
        spans = [_span(place, dates, payer, voice) for place in range(len(dates.plans))]
        title = tell_of("start_title", payer, dates.backing, voice)
        self.spans.say(title, spans, voice)
        self.chart.show_picture(title, f"{title}. {' '.join(spans)}", _picture(dates, payer, voice), voice)

    def retranslate(self, voice: Voice) -> None:
        """Say what the page is for."""
        set_text(self.care, tell("start_care", voice))
        set_text(self.why, tell("start_why", voice))

    def fade(self, stale: bool) -> None:
        """Grey the amounts of an answer that is not the case's any more."""
        self.spans.setEnabled(not stale)


def _answer(case: Case, payer: Payer, going_on: GoingOn) -> Answer | None:
    from calculator.engine.comparison.start_dates import start_dates  # noqa: PLC0415 (not before the page is seen)

    dates = start_dates(case, case.course.starts, going_on=going_on)
    return None if dates is None else (dates, payer)


def _costs(dates: StartDates, payer: Payer, place: int) -> list[int]:
    return [(one.patient if payer is Payer.PATIENT else one.employer)[place] for one in dates.starts]


def _span(place: int, dates: StartDates, payer: Payer, voice: Voice) -> str:
    costs = _costs(dates, payer, place)
    least, greatest = format_money(min(costs)), format_money(max(costs))
    key = "start_same" if least == greatest else "start_least"
    return tell(key, voice, plan=lettered(place, dates.plans[place]), least=least, greatest=greatest)


def _picture(dates: StartDates, payer: Payer, voice: Voice) -> Picture:
    costs = [_costs(dates, payer, place) for place in range(len(dates.plans))]
    starts = [one.date for one in dates.starts]
    turns = _turns(dates, voice)
    rows = []
    for day, last, *amounts in zip(starts, (datetime.date.min, *starts), *costs, strict=False):
        note = ", ".join(f"{words}, {voice.date(turn)}" for turn, words in turns.items() if last < turn <= day)
        cells = tuple(Cell(format_money(cents)) for cents in amounts)
        rows.append(Row(day.isoformat(), voice.date(day), cells, note=note))
    return Picture(
        dates.plans,
        tuple(tuple(zip((day.toordinal() for day in starts), plan, strict=True)) for plan in costs),
        tuple(days(starts[0].toordinal(), starts[-1].toordinal(), _WIDTH, voice)),
        tell("start_corner", voice),
        tuple(rows),
        tuple((day.toordinal(), f"{words}, {voice.date(day)}") for day, words in turns.items()),
    )


def _turns(dates: StartDates, voice: Voice) -> dict[datetime.date, str]:
    """The days on which plan years begin, with the plans whose year it is where it is not all of them."""
    turned: dict[datetime.date, list[str]] = {}
    for day, plan in dates.turns:
        turned.setdefault(day, []).append(plan)
    return {
        day: tell("event_year_turns", voice)
        if len(plans) == len(dates.plans)
        else tell("start_turn", voice, plans=listed(plans, voice))
        for day, plans in sorted(turned.items())
    }
