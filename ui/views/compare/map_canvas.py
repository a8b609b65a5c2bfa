"""The map itself: a field for each price and number of sessions, in the colour, the pattern and the letter of the plan
that costs least there. It is gone through with the pointer or the arrow keys and tells the place that is looked at."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QLine, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.model.comparison import PriceMap
from calculator.money import format_dollars
from ui.views.compare.marks import SWATCH, paint_area, paint_letter
from ui.views.labels import font_for, role_color

_LEFT: Final = 52
_RIGHT: Final = 28
_BOTTOM: Final = 40
_TICK: Final = 72
_MIDDLE: Final = (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter).value
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Home: (0, -1_000),
    Qt.Key.Key_End: (0, 1_000),
    Qt.Key.Key_PageUp: (5, 0),
    Qt.Key.Key_PageDown: (-5, 0),
}
"""What a key adds to the places of the sessions and of the price: more sessions stand higher."""

Place = tuple[int, int]
"""The places of a number of sessions and of a price on the map's axes."""


class MapCanvas(QWidget):
    """Paints a map. ``looked_at`` brings the place under the pointer or under the keys, and None when there is none."""

    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: PriceMap | None = None
        self._owners: tuple[tuple[int, ...], ...] = ()
        self._painted: QPixmap | None = None
        self._faded = False
        self._titles = ("", "")
        self._pointer: Place | None = None
        self.place: Place = (0, 0)
        """The place that the keys are at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_map(self, answer: PriceMap, sessions: str, price: str) -> None:
        """Paint ``answer``; ``sessions`` and ``price`` are the titles of its axes."""
        if self._map is None or (self._map.sessions, self._map.prices) != (answer.sessions, answer.prices):
            self.place = (min(5, len(answer.sessions) - 1), 0)
            self._pointer = None
        self._map, self._titles = answer, (sessions, price)
        self._owners = tuple(
            tuple(answer.cheapest(session, at)[0] for at in range(len(answer.prices)))
            for session in range(len(answer.sessions))
        )
        self._paint_again()

    def owner(self, session: int, price: int) -> int:
        """The place of the plan that costs least there."""
        return self._owners[session][price]

    def fade(self, faded: bool) -> None:
        """Paint the map pale: it is not of the case as it stands."""
        if faded != self._faded:
            self._faded = faded
            self.update()

    def field(self, session: int, price: int) -> QRect:
        """Where a place is painted."""
        left, right = self._edge_x(price), self._edge_x(price + 1)
        top, bottom = self._edge_y(session + 1), self._edge_y(session)
        return QRect(left, top, right - left, bottom - top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map, and a frame around the place that is looked at."""
        painter = QPainter(self)
        if self._map is None:
            return
        if self._painted is None:
            self._painted = self._paint_map()
        painter.setOpacity(0.35 if self._faded else 1.0)
        painter.drawPixmap(0, 0, self._painted)
        painter.setOpacity(1.0)
        place = self._pointer or (self.place if self.hasFocus() else None)
        if place is not None:
            frame = self.field(*place)
            painter.setPen(QPen(role_color("surface", self), 4))
            painter.drawRect(frame)
            painter.setPen(QPen(role_color("focus", self), 2))
            painter.drawRect(frame)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the place under the pointer."""
        place = self._place_at(event.position().toPoint())
        if place != self._pointer:
            self._pointer = place
            self.looked_at.emit(place or (self.place if self.hasFocus() else None))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the keys go on from the place that is clicked."""
        super().mousePressEvent(event)
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self._go(place)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone: look at the keys' place again."""
        super().leaveEvent(event)
        self._pointer = None
        self.looked_at.emit(self.place if self.hasFocus() and self._map is not None else None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys, Home and End, Page up and down go from place to place."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._map is None:
            super().keyPressEvent(event)
            return
        session = min(max(self.place[0] + step[0], 0), len(self._map.sessions) - 1)
        price = min(max(self.place[1] + step[1], 0), len(self._map.prices) - 1)
        self._pointer = None
        self._go((session, price))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at the keys' place."""
        super().focusInEvent(event)
        if self._map is not None:
            self.looked_at.emit(self.place)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys are elsewhere."""
        super().focusOutEvent(event)
        self.looked_at.emit(self._pointer)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the map in its new size."""
        super().resizeEvent(event)
        self._paint_again()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the map in the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_again()

    def sizeHint(self) -> QSize:
        """Large enough for twenty rows."""
        return QSize(600, 380)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window."""
        return QSize(280, 240)

    def _go(self, place: Place) -> None:
        self.place = place
        self.looked_at.emit(place)
        self.update()

    def _paint_again(self) -> None:
        self._painted = None
        self.update()

    def _edge_x(self, price: int) -> int:
        count = len(self._map.prices) if self._map is not None else 1
        return _LEFT + (self.width() - _LEFT - _RIGHT) * price // count

    def _edge_y(self, session: int) -> int:
        count = len(self._map.sessions) if self._map is not None else 1
        height = self.height() - _BOTTOM - 4
        return 4 + height - height * session // count

    def _place_at(self, at: QPoint) -> Place | None:
        if self._map is None:
            return None
        session = next(
            (n for n in range(len(self._map.sessions)) if self._edge_y(n + 1) <= at.y() < self._edge_y(n)), None
        )
        price = next((n for n in range(len(self._map.prices)) if self._edge_x(n) <= at.x() < self._edge_x(n + 1)), None)
        return None if session is None or price is None else (session, price)

    def _paint_map(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        painted = QPixmap(self.size() * ratio)
        painted.setDevicePixelRatio(ratio)
        painted.fill(role_color("surface", self))
        painter = QPainter(painted)
        for session, price, length, owner in self._runs():
            whole = self.field(session, price).united(self.field(session, price + length - 1))
            paint_area(painter, whole, owner, self)
        painter.setPen(QPen(role_color("text", self), 2))
        painter.drawLines(list(self._borders()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for owner, middle in self._middles():
            square = QRect(0, 0, SWATCH + 2, SWATCH + 2)
            square.moveCenter(middle)
            paint_letter(painter, square, owner, self)
        self._paint_axes(painter)
        painter.end()
        return painted

    def _runs(self) -> Iterator[tuple[int, int, int, int]]:
        """Fields of one plan beside one another: the sessions' place, the first price's, how many, and the plan."""
        for session, owners in enumerate(self._owners):
            start = 0
            for price in range(1, len(owners) + 1):
                if price == len(owners) or owners[price] != owners[start]:
                    yield session, start, price - start, owners[start]
                    start = price

    def _borders(self) -> Iterator[QLine]:
        """The lines between the fields of different plans."""
        for session, owners in enumerate(self._owners):
            for price, owner in enumerate(owners):
                field = self.field(session, price)
                if price + 1 < len(owners) and owners[price + 1] != owner:
                    yield QLine(field.right() + 1, field.top(), field.right() + 1, field.bottom() + 1)
                if session + 1 < len(self._owners) and self._owners[session + 1][price] != owner:
                    yield QLine(field.left(), field.top(), field.right() + 1, field.top())

    def _middles(self) -> Iterator[tuple[int, QPoint]]:
        """Where the letters stand: in the middle of each plan's longest runs, a few rows apart."""
        last: dict[int, int] = {}
        runs = sorted(self._runs(), key=lambda run: (run[0], -run[2]))
        for session, price, length, owner in runs:
            field = self.field(session, price).united(self.field(session, price + length - 1))
            if field.width() < SWATCH + 6:
                continue
            if owner not in last or session - last[owner] >= 4:
                last[owner] = session
                yield owner, field.center()

    def _paint_axes(self, painter: QPainter) -> None:
        if self._map is None:
            return
        muted = role_color("muted", self)
        painter.setPen(muted)
        painter.setFont(font_for("small"))
        line = painter.fontMetrics().lineSpacing()
        right = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
        for session, count in enumerate(self._map.sessions):
            field = self.field(session, 0)
            if field.height() >= line - 2 or session % 2 == 1:
                painter.drawText(QRect(0, field.center().y() - line // 2, _LEFT - 6, line), right, str(count))
        every = max(-(-len(self._map.prices) * _TICK // max(self.width() - _LEFT - _RIGHT, 1)), 1)
        top = self._edge_y(0) + 3
        centered = Qt.AlignmentFlag.AlignHCenter.value
        for price in range(0, len(self._map.prices), every):
            middle = self.field(0, price).center().x()
            left = min(max(middle - _TICK // 2, 0), self.width() - _TICK)
            painter.drawText(QRect(left, top, _TICK, line), centered, format_dollars(self._map.prices[price]))
        painter.drawText(QRect(_LEFT, top + line, self.width() - _LEFT - _RIGHT, line), centered, self._titles[1])
        painter.translate(line // 2, (self._edge_y(0) + 4) // 2)
        painter.rotate(-90)
        painter.drawText(QRect(-self.height() // 2, -line // 2, self.height(), line), _MIDDLE, self._titles[0])
