"""A line for each plan along an axis, drawn by pyqtgraph. Cents become pixels here and nothing else. Not imported
before a page that draws is seen."""

import itertools
from collections.abc import Sequence
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from ui.charts.axis_ticks import dollars
from ui.charts.drawing import Drawing
from ui.compare.marks import MARKS, mark_color
from ui.compare.picture import Picture
from ui.widgets.labels import font_for, role_color

_HEADROOM: Final = 1.18
_SIDE: Final = 0.05


class CurvesDrawing(Drawing):
    """Draws one line for each plan."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._lines: list[Any] = []
        self._letters: list[Any] = []
        self._rings = pg.ScatterPlotItem(size=11)
        self._rings.setZValue(10)
        self._plot.addItem(self._rings)

    def draw(self, picture: Picture) -> None:
        """Draw this in place of the last."""
        self._picture = picture
        first = min(points[0][0] for points in picture.lines)
        last = max(points[-1][0] for points in picture.lines)
        top = max(max(cents for points in picture.lines for _, cents in points) / 100, 1.0) * _HEADROOM
        side = max((last - first) * _SIDE, 0.2)
        self._plot.setXRange(first - side, last + side, padding=0)
        self._plot.setYRange(-top / 50, top, padding=0)
        self._bottom.setTicks([list(picture.ticks)])
        self._left.setTicks([dollars(top)])
        while len(self._lines) < len(picture.lines):
            self._add_line()
        for place, (line, letter) in enumerate(zip(self._lines, self._letters, strict=True)):
            shown = place < len(picture.lines)
            line.setVisible(shown)
            letter.setVisible(shown)
            if shown:
                points = picture.lines[place]
                line.setData(*_split(points))
                # Each plan's letter stands further along its line than the last one's.
                at = first + (last - first) * (place + 0.5) / len(picture.lines)
                letter.setPos(at, _height(points, at))
        self._clear_notes()
        for at, words in picture.rules:
            self._rule(at)
            late = at - first > (last - first) * 0.6
            self._note(words, (at, top * 0.99), (1 if late else 0, 0))
        self._rings.setData([{"pos": (at, cents / 100)} for at, cents in picture.rings])
        self.paint_in_theme()

    def redraw(self) -> None:
        """Draw the same again."""
        if self._picture is not None:
            self.draw(self._picture)

    def paint_in_theme(self) -> None:
        """Give every plan its colour on this surface."""
        super().paint_in_theme()
        surface = role_color("surface", self)
        for place, line in enumerate(self._lines):
            line.setPen(pg.mkPen(mark_color(place, self), width=2, style=MARKS[place].stroke))
        for place, letter in enumerate(self._letters):
            letter.setColor(surface)
            letter.fill = pg.mkBrush(mark_color(place, self))
            letter.update()
        self._rings.setPen(pg.mkPen(role_color("text", self), width=2))
        self._rings.setBrush(pg.mkBrush(surface))

    def _add_line(self) -> None:
        """Make a plan's line and its letter, which are kept: making them takes longer than a frame."""
        self._lines.append(self._plot.plot([], []))
        letter = pg.TextItem(f" {MARKS[len(self._letters)].letter} ", anchor=(0.5, 0.5))
        letter.setFont(font_for("chip"))
        letter.setZValue(5)
        self._plot.addItem(letter)
        self._letters.append(letter)


def _split(points: Sequence[tuple[int, int]]) -> tuple[list[int], list[float]]:
    return [at for at, _ in points], [cents / 100 for _, cents in points]


def _height(points: Sequence[tuple[int, int]], at: float) -> float:
    """How high the line stands at ``at``, in dollars: a place in a drawing, not an amount."""
    for (left, low), (right, high) in itertools.pairwise(points):
        if left <= at <= right and right > left:
            return (low + (high - low) * (at - left) / (right - left)) / 100
    return points[-1][1] / 100
