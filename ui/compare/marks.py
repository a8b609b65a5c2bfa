"""How plans are told apart wherever several are drawn: each place among the plans has a letter, a colour, a
pattern for areas and a stroke for lines. Colour is never alone, and the letters are the same everywhere."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.widgets.labels import font_for, is_dark, role_color
from ui.widgets.scale import px

_Stroke = Qt.PenStyle
_Pattern = Qt.BrushStyle


class Mark(NamedTuple):
    """What one plan is drawn with. ``colors`` are those on a light and on a dark surface."""

    letter: str
    colors: tuple[str, str]
    pattern: Qt.BrushStyle
    stroke: Qt.PenStyle
    symbol: str


MARKS: Final = (
    Mark("A", ("#332288", "#a99cf5"), _Pattern.NoBrush, _Stroke.SolidLine, "o"),
    Mark("B", ("#17806f", "#5fd0bd"), _Pattern.BDiagPattern, _Stroke.DashLine, "s"),
    Mark("C", ("#b0405a", "#f394a5"), _Pattern.Dense6Pattern, _Stroke.DotLine, "t1"),
    Mark("D", ("#6f6f1a", "#cfcf5f"), _Pattern.HorPattern, _Stroke.DashDotLine, "d"),
    Mark("E", ("#2478a8", "#88ccee"), _Pattern.CrossPattern, _Stroke.DashDotDotLine, "t"),
    Mark("F", ("#882255", "#e58bb4"), _Pattern.VerPattern, _Stroke.SolidLine, "+"),
    Mark("G", ("#117733", "#66c985"), _Pattern.FDiagPattern, _Stroke.DashLine, "x"),
    Mark("H", ("#96660f", "#e3c06a"), _Pattern.Dense7Pattern, _Stroke.DotLine, "p"),
    Mark("I", ("#8f3a80", "#d98ccb"), _Pattern.DiagCrossPattern, _Stroke.DashDotLine, "h"),
    Mark("J", ("#505a66", "#b4bec9"), _Pattern.Dense5Pattern, _Stroke.DashDotDotLine, "star"),
)
"""One for each plan that a case may hold, in the plans' order."""

SWATCH: Final = 18
"""The side of a letter's square, in pixels."""


def mark_color(place: int, widget: QWidget) -> QColor:
    """The colour of the plan at ``place`` on the widget's surface."""
    return QColor(MARKS[place].colors[is_dark(widget)])


def paint_area(painter: QPainter, rect: QRect, place: int, widget: QWidget) -> None:
    """Fill ``rect`` as an area of the plan at ``place``: a tint, and its pattern in the full colour."""
    color = mark_color(place, widget)
    tint = QColor(color)
    tint.setAlpha(64)
    painter.fillRect(rect, tint)
    if MARKS[place].pattern is not _Pattern.NoBrush:
        color.setAlpha(120)
        painter.fillRect(rect, QBrush(color, MARKS[place].pattern))


def paint_letter(painter: QPainter, at: QRect, place: int, widget: QWidget) -> None:
    """Write the letter of the plan at ``place`` in a square of its colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark_color(place, widget))
    painter.drawRoundedRect(QRectF(at), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(role_color("surface", widget))
    painter.setFont(font_for("chip"))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, MARKS[place].letter)


def lettered(place: int, name: str) -> str:
    """A plan's name after its letter, where there is no square to paint."""
    return f"{MARKS[place].letter} · {name}"


class Swatch(QWidget):
    """A plan's letter on a square of its colour, beside words that say its name."""

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self.setFixedSize(px(SWATCH), px(SWATCH))

    def paintEvent(self, _event: object) -> None:
        """Paint the square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_letter(painter, self.rect(), self.place, self)
