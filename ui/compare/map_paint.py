"""How the map of prices and sessions is painted at one size: areas, the lines between them, letters with amounts, axes.
It answers where each place lies; who looks at which place, it does not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from PySide6.QtCore import QLine, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from calculator.model.comparison import PriceMap
from calculator.money import format_dollars
from ui.compare.marks import SWATCH, paint_area, paint_letter
from ui.widgets.labels import font_for, role_color
from ui.widgets.scale import px

Place = tuple[int, int]
"""The places of a number of sessions and of a price on the map's axes."""

_LEFT: Final = 52
_RIGHT: Final = 28
_TOP: Final = 4
_BOTTOM: Final = 40
_TICK: Final = 72
_LABEL: Final = 90
"""The width that a letter and an amount need, in pixels."""
_APART: Final = 6
"""A plan's area has about one letter for so many rows."""
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter.value
_MIDDLE: Final = (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter).value
_BEFORE: Final = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value


@dataclass(frozen=True)
class MapPicture:
    """A map at a size, with the titles of its axes (sessions, then price)."""

    answer: PriceMap
    titles: tuple[str, str]
    size: QSize

    @cached_property
    def owners(self) -> tuple[tuple[int, ...], ...]:
        """The place of the cheapest plan for each number of sessions and each price."""
        answer = self.answer
        return tuple(
            tuple(answer.cheapest(session, price)[0] for price in range(len(answer.prices)))
            for session in range(len(answer.sessions))
        )

    @cached_property
    def _room(self) -> QRect:
        """What the axes leave."""
        left, top = px(_LEFT), px(_TOP)
        return QRect(left, top, self.size.width() - left - px(_RIGHT), self.size.height() - px(_BOTTOM) - top)

    def field(self, session: int, price: int) -> QRect:
        """Where a place is painted: more sessions stand higher, a higher price further to the right."""
        left, right = self._x(price), self._x(price + 1)
        top, bottom = self._y(session + 1), self._y(session)
        return QRect(left, top, right - left, bottom - top)

    def place_at(self, at: QPoint) -> Place | None:
        """The place that is painted at a point."""
        sessions, prices = range(len(self.answer.sessions)), range(len(self.answer.prices))
        session = next((n for n in sessions if self._y(n + 1) <= at.y() < self._y(n)), None)
        price = next((n for n in prices if self._x(n) <= at.x() < self._x(n + 1)), None)
        return None if session is None or price is None else (session, price)

    def paint(self, painter: QPainter, widget: QWidget) -> None:
        """Paint the whole map in the theme of ``widget``."""
        painter.fillRect(QRect(QPoint(0, 0), self.size), role_color("surface", widget))
        for session, price, length, owner in self._runs():
            paint_area(painter, self._run(session, price, length), owner, widget)
        painter.setPen(QPen(role_color("text", widget), 2))
        painter.drawLines(list(self._borders()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for session, price, owner, room in self._letters():
            self._paint_letter(painter, (session, price), owner, widget, with_amount=room >= px(_LABEL))
        self._paint_axes(painter, widget)

    def _x(self, price: int) -> int:
        return self._room.left() + self._room.width() * price // len(self.answer.prices)

    def _y(self, session: int) -> int:
        height = self._room.height()
        return self._room.top() + height - height * session // len(self.answer.sessions)

    def _run(self, session: int, price: int, length: int) -> QRect:
        return self.field(session, price).united(self.field(session, price + length - 1))

    def _runs(self) -> Iterator[tuple[int, int, int, int]]:
        """Fields of one plan beside one another: the sessions' place, the first price's, how many, and the plan."""
        for session, owners in enumerate(self.owners):
            start = 0
            for price in range(1, len(owners) + 1):
                if price == len(owners) or owners[price] != owners[start]:
                    yield session, start, price - start, owners[start]
                    start = price

    def _borders(self) -> Iterator[QLine]:
        """The lines between the fields of different plans."""
        for session, owners in enumerate(self.owners):
            for price, owner in enumerate(owners):
                field = self.field(session, price)
                if price + 1 < len(owners) and owners[price + 1] != owner:
                    yield QLine(field.right() + 1, field.top(), field.right() + 1, field.bottom() + 1)
                if session + 1 < len(self.owners) and self.owners[session + 1][price] != owner:
                    yield QLine(field.left(), field.top(), field.right() + 1, field.top())

    def _letters(self) -> Iterator[tuple[int, int, int, int]]:
        """Where letters stand: the place, the plan, and the room beside. Every plan on the map has one at least."""
        longest: dict[tuple[int, int], tuple[int, int, int]] = {}
        for session, price, length, owner in self._runs():
            room = self._run(session, price, length).width()
            if room > longest.get((owner, session), (0, 0, 0))[2]:
                longest[owner, session] = (session, price + length // 2, room)
        for owner, rows in groupby(sorted(longest), key=lambda key: key[0]):
            wide = [longest[key] for key in rows]
            wide = [row for row in wide if row[2] >= px(_LABEL)] or [max(wide, key=lambda row: row[2])]
            # Rows above one another have as many less their place in the list, so a gap begins another group.
            for _, group in groupby(enumerate(wide), key=lambda pair: pair[1][0] - pair[0]):
                block = [row for _, row in group]
                count = max(len(block) // _APART, 1)
                for at in range(count):
                    session, price, room = block[(2 * at + 1) * len(block) // (2 * count)]
                    yield session, price, owner, room

    def _paint_letter(self, painter: QPainter, place: Place, owner: int, widget: QWidget, *, with_amount: bool) -> None:
        """Write a plan's letter at a place, and by how much it is cheaper there."""
        square = QRect(0, 0, px(SWATCH) + 2, px(SWATCH) + 2)
        square.moveCenter(self.field(*place).center())
        if with_amount:
            painter.setFont(font_for("small"))
            amount = f"−{format_dollars(self.answer.cheapest(*place)[1])}"
            width = painter.fontMetrics().horizontalAdvance(amount) + 8
            beside = QRect(square.right() + 3, square.top(), width, square.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(role_color("surface", widget))
            painter.drawRoundedRect(beside, 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(role_color("text", widget))
            painter.drawText(beside, _MIDDLE, amount)
        paint_letter(painter, square, owner, widget)

    def _paint_axes(self, painter: QPainter, widget: QWidget) -> None:
        painter.setPen(role_color("muted", widget))
        painter.setFont(font_for("small"))
        line = painter.fontMetrics().lineSpacing()
        for session, count in enumerate(self.answer.sessions):
            field = self.field(session, 0)
            if field.height() >= line - 2 or session % 2 == 1:
                painter.drawText(QRect(0, field.center().y() - line // 2, px(_LEFT) - 6, line), _BEFORE, str(count))
        width, prices = self._room.width(), self.answer.prices
        every = max(-(-len(prices) * px(_TICK) // max(width, 1)), 1)
        top = self._y(0) + 3
        for price in range(0, len(prices), every):
            left = self.field(0, price).center().x() - px(_TICK) // 2
            painter.drawText(QRect(left, top, px(_TICK), line), _CENTER, format_dollars(prices[price]))
        painter.drawText(QRect(px(_LEFT), top + line, width, line), _CENTER, self.titles[1])
        painter.save()
        painter.translate(line // 2, (self._y(0) + px(_TOP)) // 2)
        painter.rotate(-90)
        painter.drawText(QRect(-self.size.height() // 2, -line // 2, self.size.height(), line), _MIDDLE, self.titles[0])
        painter.restore()
