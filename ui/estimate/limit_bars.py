"""How far the deductible and the out-of-pocket limit are met when the course is over: two bars, each with its words."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.model.estimate import Estimate, Standing
from calculator.reference.texts import say
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import font_for, paint_payer, role_color
from ui.widgets.scale import px

_BAR: Final = 8
_WIDTH: Final = 200


class _Part(NamedTuple):
    used: int
    whole: int


class LimitBars(QWidget):
    """The bars side by side where there is room. One that the plan has no amount for is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deductible = LimitBar("deductible", self)
        self.limit = LimitBar("coinsurance", self)
        row = FlowLayout(self, across=24, down=8)
        row.addWidget(self.deductible)
        row.addWidget(self.limit)

    def show_standing(self, estimate: Estimate, language: str) -> None:
        """Show what is met after the last session, at the likely price."""
        lines = estimate.likely.lines
        standing = lines[-1].standing if lines else None
        self.deductible.show_part("deductible", _deductible(standing), language)
        self.limit.show_part("limit", _limit(standing), language)
        self.setVisible(not (self.deductible.isHidden() and self.limit.isHidden()))


class LimitBar(QWidget):
    """One bar with its words above it, and the same for a screen reader."""

    def __init__(self, payer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._payer = payer
        self._part = _Part(0, 0)
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_part(self, name: str, part: _Part, language: str) -> None:
        """Show how much of ``part`` is used; a whole of 0 is no amount, and nothing is shown."""
        self._part = part
        self.setVisible(part.whole > 0)
        if part.whole <= 0:
            self.words = ""
            return
        key = f"{name}_met_all" if part.used >= part.whole else f"{name}_met_part"
        figures = {"used_dollars": part.used, "whole_dollars": part.whole}
        before = self.sizeHint().width()
        self.words = say(f"limit_bars.{key}", language, figures)
        self.setAccessibleName(self.words)
        self.setToolTip(self.words)
        # Another layout of everything for a few pixels would cost every keystroke.
        if self.sizeHint().width() > max(before, self.width()):
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, and no less than a bar that can be read."""
        metrics = self.fontMetrics()
        return QSize(
            max(px(_WIDTH), metrics.horizontalAdvance(self.words) + px(4)), metrics.lineSpacing() + px(_BAR + 4)
        )

    def minimumSizeHint(self) -> QSize:
        """The height of a line and the bar."""
        return QSize(px(_WIDTH) // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, the whole, and what is used of it."""
        painter = QPainter(self)
        painter.setFont(font_for("body"))
        painter.setPen(role_color("text", self))
        line = self.fontMetrics().lineSpacing()
        painter.drawText(QRect(0, 0, self.width(), line), 0, self.words)
        bar = QRect(0, line + px(2), self.width() - 1, px(_BAR))
        painter.fillRect(bar, role_color("panel", self))
        used = min(self._part.used, self._part.whole) * bar.width() // max(self._part.whole, 1)
        paint_payer(painter, QRect(bar.topLeft(), QSize(used, bar.height())), self._payer, self)
        painter.setPen(role_color("edge", self))
        painter.drawRect(bar)


def _deductible(standing: Standing | None) -> _Part:
    if standing is None:
        return _Part(0, 0)
    return _Part(standing.deductible_used, standing.deductible_used + standing.deductible_left)


def _limit(standing: Standing | None) -> _Part:
    if standing is None or standing.limit_left is None:
        return _Part(0, 0)
    return _Part(standing.limit_used, standing.limit_used + standing.limit_left)
