"""How far the deductible and the out-of-pocket limit are met when the course is over: two bars, each with its words."""

import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.model.estimate import Estimate, Standing
from calculator.reference.voice import Voice
from ui.widgets import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import font_for, is_dark
from ui.widgets.scale import px

_BAR: Final = 8
_WIDTH: Final = 200


class Part(NamedTuple):
    """How much of an amount is used, in cents."""

    used: int
    whole: int


class LimitBars(QWidget):
    """The bars side by side where there is room, those of each plan year that the course reaches into. One that the
    plan has no amount for is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, across=24, down=8)
        self._years: list[tuple[LimitBar, LimitBar]] = []
        self._add_year()

    @property
    def words(self) -> tuple[str, ...]:
        """What is shown, a text for every bar."""
        return tuple(bar.words for year in self._years for bar in year if not bar.isHidden())

    def show_standing(self, estimate: Estimate, voice: Voice) -> None:
        """Show what is met after the last session of each plan year, at the likely price."""
        ends = {line.standing.year_starts: line.standing for line in estimate.likely.lines}
        while len(self._years) < len(ends):
            self._add_year()
        for at, (deductible, limit) in enumerate(self._years):
            starts, standing = list(ends.items())[at] if at < len(ends) else (None, None)
            year = _year(starts, voice) if starts and len(ends) > 1 else ""
            deductible.show_part("deductible", _deductible(standing), voice, year)
            limit.show_part("limit", _limit(standing), voice, year)
        self.setVisible(bool(self.words))

    def _add_year(self) -> None:
        year = LimitBar("deductible", self), LimitBar("coinsurance", self)
        self._years.append(year)
        for bar in year:
            self._row.addWidget(bar)


class LimitBar(QWidget):
    """One bar with its words above it, and the same for a screen reader."""

    def __init__(self, payer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._payer = payer
        self._part = Part(0, 0)
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_part(self, name: str, part: Part, voice: Voice, year: str = "") -> None:
        """Show how much of ``part`` is used in the plan year called ``year``; a whole of 0 is no amount, and nothing is
        shown."""
        self.setVisible(part.whole > 0)
        if part.whole <= 0:
            self._part, self.words = part, ""
            return
        key = f"{name}_met_all" if part.used >= part.whole else f"{name}_met_part"
        figures = {"used_dollars": part.used, "whole_dollars": part.whole}
        words = whole = voice.of("limit_bars")(key, **figures)
        if year:
            # The bars of two years find room in two lines; whoever asks is told the whole.
            words = voice(f"limit_bars.{key}_short", **(figures | {"year": year}))
            whole = voice("limit_bars.in_year", year=year, met=whole)
        if (part, words, whole) == (self._part, self.words, self.accessibleName()):
            return
        before = self.sizeHint().width()
        self._part, self.words = part, words
        self.setAccessibleName(whole)
        self.setToolTip(whole)
        # Another layout of everything for a few pixels would cost every keystroke.
        if self.sizeHint().width() > max(before, self.width()):
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, and no less than a bar that can be read."""
        metrics = QFontMetrics(font_for("body"))
        return QSize(
            max(px(_WIDTH), metrics.horizontalAdvance(self.words) + px(4)), metrics.lineSpacing() + px(_BAR + 4)
        )

    def minimumSizeHint(self) -> QSize:
        """The height of a line and the bar."""
        return QSize(px(_WIDTH) // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, the whole, and what is used of it."""
        painter, dark = QPainter(self), is_dark(self)
        painter.setFont(font_for("body"))
        painter.setPen(theme.color("text", dark))
        line = painter.fontMetrics().lineSpacing()
        painter.drawText(QRect(0, 0, self.width(), line), 0, self.words)
        bar = QRect(0, line + px(2), self.width() - 1, px(_BAR))
        theme.fill(painter, bar, theme.color("panel", dark))
        used = min(self._part.used, self._part.whole) * bar.width() // max(self._part.whole, 1)
        theme.paint_payer(painter, QRect(bar.topLeft(), QSize(used, bar.height())), self._payer, dark)
        painter.setPen(theme.color("edge", dark))
        painter.drawRect(bar)


def _year(starts: datetime.date, voice: Voice) -> str:
    """A plan year in words: a calendar year by its number, another by its first day."""
    calendar = (starts.month, starts.day) == (1, 1)
    return str(starts.year) if calendar else voice("limit_bars.year_from", from_date=starts)


def _deductible(standing: Standing | None) -> Part:
    if standing is None:
        return Part(0, 0)
    return Part(standing.deductible_used, standing.deductible_used + standing.deductible_left)


def _limit(standing: Standing | None) -> Part:
    if standing is None or standing.limit_left is None:
        return Part(0, 0)
    return Part(standing.limit_used, standing.limit_used + standing.limit_left)
