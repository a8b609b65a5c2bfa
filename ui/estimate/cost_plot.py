"""The step line of what the member will have paid, drawn by pyqtgraph. Cents become pixels here and nothing else."""

from itertools import accumulate
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from calculator.model.estimate import Event, EventKind, Priced
from calculator.money import format_money
from calculator.reference.voice import Voice
from ui.charts.axis_ticks import days, dollars
from ui.charts.drawing import Drawing
from ui.estimate.session_rows import event_words
from ui.widgets.labels import role_color

_HEADROOM: Final = 1.62
_SYMBOLS: Final = {EventKind.DEDUCTIBLE_MET: "o", EventKind.LIMIT_MET: "s"}


class CostPlot(Drawing):
    """Draws a priced course."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[Priced, Voice] | None = None
        self._line = self._plot.plot([], [])
        self._marks = pg.ScatterPlotItem(size=10)
        self._plot.addItem(self._marks)

    def draw(self, priced: Priced, voice: Voice) -> None:
        """Draw this course in place of the last."""
        self._shown = (priced, voice)
        dates = [line.line.date.toordinal() for line in priced.lines]
        paid = [cents / 100 for cents in accumulate(line.amounts.member_pays for line in priced.lines)]
        first, last = dates[0], dates[-1]
        margin = max((last - first) * 0.03, 2)
        self._line.setData(*_steps(dates, paid, last + margin))
        top = max(paid[-1], 1.0) * _HEADROOM
        self._plot.setXRange(first - margin, last + margin, padding=0)
        self._plot.setYRange(-top / 50, top, padding=0)
        self._bottom.setTicks([days(first, last, self.width(), voice)])
        self._left.setTicks([dollars(top)])
        self._mark(priced, dates, paid, top, voice)
        self.paint_in_theme()

    def redraw(self) -> None:
        """Draw the course again."""
        if self._shown is not None:
            self.draw(*self._shown)

    def paint_in_theme(self) -> None:
        """Give the line and its marks the accent of the theme."""
        super().paint_in_theme()
        accent, surface = role_color("accent", self), role_color("surface", self)
        faint = QColor(accent)
        faint.setAlpha(36)
        self._line.setPen(pg.mkPen(accent, width=2))
        self._line.setFillLevel(0)
        self._line.setBrush(faint)
        self._marks.setBrush(pg.mkBrush(surface))
        self._marks.setPen(pg.mkPen(accent, width=2))

    def _mark(self, priced: Priced, dates: list[int], paid: list[float], top: float, voice: Voice) -> None:
        self._clear_notes()
        span = max(dates[-1] - dates[0], 1)
        for level, event in enumerate(priced.events):
            day = event.date.toordinal()
            late = day - dates[0] > span * 0.6
            words = f"{event_words(event.kind, voice)}, {voice.date(event.date)}"
            self._rule(day)
            self._note(words, (day, top * (0.99 - 0.1 * (level % 3))), (1 if late else 0, 0))
        end = (dates[-1] + max(span * 0.03, 2), paid[-1])
        self._note(format_money(priced.totals.member_pays), end, (1, 1), "strong")
        self._marks.setData([_spot(event, paid) for event in priced.events if event.kind in _SYMBOLS])


def _steps(dates: list[int], paid: list[float], end: float) -> tuple[list[float], list[float]]:
    """The corners of a line that rises on the day of each session and stays level between."""
    across: list[float] = [dates[0]]
    up: list[float] = [0.0]
    for day, amount in zip(dates, paid, strict=True):
        across += [day, day]
        up += [up[-1], amount]
    return [*across, end], [*up, up[-1]]


def _spot(event: Event, paid: list[float]) -> dict[str, Any]:
    return {"pos": (event.date.toordinal(), paid[event.at]), "symbol": _SYMBOLS[event.kind]}
