"""The cost chart: what the member will have paid after each session. The drawing itself is in plot.py, loaded only
after the window has been painted."""

from itertools import accumulate
from typing import TYPE_CHECKING

from calculator.model.estimate import Priced
from calculator.money import format_money
from calculator.reference.voice import Voice
from ui.charts.chart import Chart
from ui.estimate.session_rows import column_name, event_words, service_name
from ui.widgets.table import Cell, Column, Grid

if TYPE_CHECKING:
    from ui.estimate.cost_plot import CostPlot


class CostChart(Chart):
    """Shows what the member will have paid after each session, as a step line or as a table."""

    def __init__(self) -> None:
        grid = Grid()
        super().__init__(grid)
        grid.setParent(self)
        self._priced: Priced | None = None
        self.plot: CostPlot | None = None
        """The drawing, or None while it is not loaded."""

    def show_cost(self, priced: Priced, voice: Voice) -> None:
        """Draw this course when the program has a moment to spare."""
        self._priced = priced
        self._show_soon(voice("shared.chart_title"), voice)

    def make_drawing(self) -> "CostPlot":
        """The drawing of the step line."""
        from ui.estimate.cost_plot import CostPlot  # noqa: PLC0415 (not on the start-up path)

        self.plot = CostPlot(self)
        return self.plot

    def anything(self) -> bool:
        """Whether the course has a session."""
        return self._priced is not None and bool(self._priced.lines)

    def draw(self) -> None:
        """Draw the course, and say in words what is drawn."""
        if self.plot is not None and self._priced is not None:
            self.plot.draw(self._priced, self._voice)
            self.plot.setAccessibleName(_in_words(self._priced, self._voice))

    def fill_table(self) -> None:
        """A row for every session."""
        priced, voice = self._priced, self._voice
        if priced is None:
            return
        names = (("date", False), ("service", False), ("member_pays", True), ("so_far", True), ("happens", False))
        columns = [Column(name, column_name(name, voice), figure) for name, figure in names]
        paid = accumulate(line.amounts.member_pays for line in priced.lines)
        happens = dict.fromkeys(range(len(priced.lines)), "")
        for event in priced.events:
            words = event_words(event.kind, voice)
            happens[event.at] = f"{happens[event.at]} · {words}" if happens[event.at] else words
        rows = [
            (
                Cell(voice.date(line.line.date)),
                Cell(service_name(line, voice)),
                Cell(format_money(line.amounts.member_pays)),
                Cell(format_money(so_far)),
                Cell(happens[at]),
            )
            for at, (line, so_far) in enumerate(zip(priced.lines, paid, strict=True))
        ]
        self.grid.fill(columns, rows)
        self.table.fit_columns(stretch=4)


def _in_words(priced: Priced, voice: Voice) -> str:
    figures = {
        "total_cents": priced.totals.member_pays,
        "count": len(priced.lines),
        "from_date": priced.lines[0].line.date,
        "to_date": priced.lines[-1].line.date,
    }
    marks = ". ".join(f"{event_words(event.kind, voice)}: {voice.date(event.date)}" for event in priced.events)
    return f"{voice('views.chart_name', **figures)} {marks}".strip()
