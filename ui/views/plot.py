"""The step line of what the member will have paid, drawn by pyqtgraph. Cents become pixels here and nothing else."""

import datetime
from itertools import accumulate
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QResizeEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from calculator.model.estimate import Event, EventKind, Priced
from calculator.money import format_dollars, format_money
from calculator.reference.texts import write_date
from ui.views.labels import font_for, role_color
from ui.views.sessions import event_words

_HEADROOM: Final = 1.62
_SYMBOLS: Final = {EventKind.DEDUCTIBLE_MET: "o", EventKind.LIMIT_MET: "s"}
_MONTH_STEPS: Final = (1, 2, 3, 6, 12)
_LABEL_WIDTH: Final = 84


class CostPlot(QWidget):
    """Draws a priced course. It is looked at, not dragged: the drawing takes no pointer from the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[Priced, str] | None = None
        self._plot = pg.PlotWidget(self, background=None)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setAntialiasing(True)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line = self._plot.plot([], [])
        self._marks = pg.ScatterPlotItem(size=10)
        self._plot.addItem(self._marks)
        self._notes: list[Any] = []
        self._left = self._plot.getAxis("left")
        self._bottom = self._plot.getAxis("bottom")
        for axis in (self._left, self._bottom):
            axis.setStyle(tickLength=-4, autoExpandTextSpace=True, hideOverlappingLabels=False)
            axis.setTickFont(font_for("small"))
        self._plot.getPlotItem().showGrid(y=True, alpha=0.12)

    def draw(self, priced: Priced, language: str) -> None:
        """Draw this course in place of the last."""
        self._shown = (priced, language)
        days = [line.line.date.toordinal() for line in priced.lines]
        paid = [cents / 100 for cents in accumulate(line.amounts.member_pays for line in priced.lines)]
        first, last = days[0], days[-1]
        margin = max((last - first) * 0.03, 2)
        self._line.setData(*_steps(days, paid, last + margin))
        top = max(paid[-1], 1.0) * _HEADROOM
        self._plot.setXRange(first - margin, last + margin, padding=0)
        self._plot.setYRange(-top / 50, top, padding=0)
        self._bottom.setTicks([_days(first, last, self.width(), language)])
        self._left.setTicks([_dollars(top)])
        self._mark(priced, days, paid, top, language)
        self._paint_in_theme()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the theme again when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._paint_in_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again: how many dates have room has changed."""
        super().resizeEvent(event)
        if self._shown is not None:
            self.draw(*self._shown)

    def as_svg(self) -> bytes:
        """The drawing as an SVG file."""
        buffer = QBuffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(self.size())
        generator.setViewBox(self.rect())
        generator.setTitle(self.accessibleName())
        self._render(generator, self.size())
        return bytes(buffer.data().data())

    def as_png(self) -> bytes:
        """The drawing as a PNG file, at twice its size on the screen."""
        buffer = QBuffer()
        image = QImage(self.size() * 2, QImage.Format.Format_ARGB32)
        self._render(image, image.size())
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def _render(self, device: Any, size: QSize) -> None:
        painter = QPainter(device)
        painter.fillRect(0, 0, size.width(), size.height(), role_color("surface", self))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._plot.render(painter, QRectF(0, 0, size.width(), size.height()), self._plot.rect())
        painter.end()

    def _mark(self, priced: Priced, days: list[int], paid: list[float], top: float, language: str) -> None:
        for note in self._notes:
            self._plot.removeItem(note)
        self._notes = []
        span = max(days[-1] - days[0], 1)
        for level, event in enumerate(priced.events):
            day = event.date.toordinal()
            late = day - days[0] > span * 0.6
            words = f"{event_words(event.kind, language)}, {write_date(event.date, language)}"
            note = pg.TextItem(words, anchor=(1 if late else 0, 0))
            note.setFont(font_for("small"))
            note.setPos(day, top * (0.99 - 0.1 * (level % 3)))
            line = pg.InfiniteLine(day, angle=90)
            self._notes += [line, note]
        end = pg.TextItem(format_money(priced.totals.member_pays), anchor=(1, 1))
        end.setFont(font_for("strong"))
        end.setPos(days[-1] + max(span * 0.03, 2), paid[-1])
        self._notes.append(end)
        for note in self._notes:
            self._plot.addItem(note)
        self._marks.setData([_spot(event, paid) for event in priced.events if event.kind in _SYMBOLS])

    def _paint_in_theme(self) -> None:
        text, muted = role_color("text", self), role_color("muted", self)
        accent, rule = role_color("accent", self), role_color("rule", self)
        surface = role_color("surface", self)
        self._plot.setBackground(surface)
        faint = QColor(accent)
        faint.setAlpha(36)
        self._line.setPen(pg.mkPen(accent, width=2))
        self._line.setFillLevel(0)
        self._line.setBrush(faint)
        self._marks.setBrush(pg.mkBrush(surface))
        self._marks.setPen(pg.mkPen(accent, width=2))
        for axis in (self._left, self._bottom):
            axis.setPen(pg.mkPen(rule))
            axis.setTextPen(pg.mkPen(muted))
        for note in self._notes:
            if isinstance(note, pg.InfiniteLine):
                note.setPen(pg.mkPen(muted, style=Qt.PenStyle.DashLine))
            else:
                note.setColor(text)
                note.fill = pg.mkBrush(surface)
                note.update()


def _steps(days: list[int], paid: list[float], end: float) -> tuple[list[float], list[float]]:
    """The corners of a line that rises on the day of each session and stays level between."""
    across: list[float] = [days[0]]
    up: list[float] = [0.0]
    for day, amount in zip(days, paid, strict=True):
        across += [day, day]
        up += [up[-1], amount]
    return [*across, end], [*up, up[-1]]


def _spot(event: Event, paid: list[float]) -> dict[str, Any]:
    return {"pos": (event.date.toordinal(), paid[event.at]), "symbol": _SYMBOLS[event.kind]}


def _days(first: int, last: int, width: int, language: str) -> list[tuple[int, str]]:
    """The first session's day and the first days of months after it, as many as have room."""
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    count = (end.year - start.year) * 12 + end.month - start.month
    room = max(width // _LABEL_WIDTH, 2)
    step = next((step for step in _MONTH_STEPS if count < room * step), 12 * (count // (12 * room) + 1))
    months = [start.year * 12 + start.month - 1 + offset for offset in range(1, count + 1)]
    turns = [datetime.date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    clear = (last - first) * _LABEL_WIDTH // max(width, 1)
    return [
        (day.toordinal(), write_date(day, language))
        for day in (start, *turns)
        if day == start or (day.toordinal() - first > clear)
    ]


def _dollars(top: float) -> list[tuple[float, str]]:
    """Four or five round amounts up to ``top`` dollars, with their words."""
    size = 10 ** max(len(str(int(top))) - 2, 0)
    step = next(step * size for step in (1, 2, 5, 10, 20, 25, 50, 100) if top / (step * size) <= 5)
    return [(value, format_dollars(value * 100)) for value in range(0, int(top) + 1, step)]
