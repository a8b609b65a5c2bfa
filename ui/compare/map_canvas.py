"""The map as it is looked at: it is gone through with the pointer or with the arrow keys, and tells the place that is
looked at. How it is painted stands in map_paint.py."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.model.comparison import PriceMap
from ui.charts import picture_files
from ui.compare.map_paint import MapPicture, Place
from ui.widgets.labels import role_color
from ui.widgets.scale import px

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


class MapCanvas(QWidget):
    """Paints a map. ``looked_at`` brings the place under the pointer or under the keys, and None when there is none."""

    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: MapPicture | None = None
        """The map at the canvas' size; None before the first."""
        self._painted: QPixmap | None = None
        self._faded = False
        self._pointer: Place | None = None
        self.place: Place = (0, 0)
        """The place that the keys are at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_map(self, answer: PriceMap, sessions: str, price: str) -> None:
        """Paint ``answer``; ``sessions`` and ``price`` are the titles of its axes."""
        old = self.picture.answer if self.picture is not None else None
        if old is None or (old.sessions, old.prices) != (answer.sessions, answer.prices):
            self.place = (min(5, len(answer.sessions) - 1), 0)
            self._pointer = None
        self.picture = MapPicture(answer, (sessions, price), self.size())
        self._paint_again()

    def as_svg(self) -> bytes:
        """The map as an SVG file."""
        return picture_files.as_svg(self.size(), self.accessibleName(), self._paint_all)

    def as_png(self) -> bytes:
        """The map as a PNG file."""
        return picture_files.as_png(self.size(), self._paint_all)

    def fade(self, faded: bool) -> None:
        """Paint the map pale: it is not of the case as it stands."""
        if faded != self._faded:
            self._faded = faded
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map, and a frame around the place that is looked at."""
        painter = QPainter(self)
        if self.picture is None:
            return
        if self._painted is None:
            self._painted = self._pixmap()
        painter.setOpacity(0.35 if self._faded else 1.0)
        painter.drawPixmap(0, 0, self._painted)
        painter.setOpacity(1.0)
        place = self._pointer or (self.place if self.hasFocus() else None)
        if place is not None:
            frame = self.picture.field(*place)
            painter.setPen(QPen(role_color("surface", self), 4))
            painter.drawRect(frame)
            painter.setPen(QPen(role_color("focus", self), 2))
            painter.drawRect(frame)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the place under the pointer."""
        place = self.picture.place_at(event.position().toPoint()) if self.picture is not None else None
        if place != self._pointer:
            self._pointer = place
            self.looked_at.emit(place or (self.place if self.hasFocus() else None))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the keys go on from the place that is clicked."""
        super().mousePressEvent(event)
        place = self.picture.place_at(event.position().toPoint()) if self.picture is not None else None
        if place is not None:
            self._go(place)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone: look at the keys' place again."""
        super().leaveEvent(event)
        self._pointer = None
        self.looked_at.emit(self.place if self.hasFocus() and self.picture is not None else None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys, Home and End, Page up and down go from place to place."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.picture is None:
            super().keyPressEvent(event)
            return
        session = min(max(self.place[0] + step[0], 0), len(self.picture.answer.sessions) - 1)
        price = min(max(self.place[1] + step[1], 0), len(self.picture.answer.prices) - 1)
        self._pointer = None
        self._go((session, price))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at the keys' place."""
        super().focusInEvent(event)
        if self.picture is not None:
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
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._paint_again()

    def sizeHint(self) -> QSize:
        """Large enough for twenty rows."""
        return QSize(px(600), px(380))

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window."""
        return QSize(px(280), px(240))

    def _go(self, place: Place) -> None:
        self.place = place
        self.looked_at.emit(place)
        self.update()

    def _paint_again(self) -> None:
        self._painted = None
        if self.picture is not None:
            self.picture = replace(self.picture, size=self.size())
        self.update()

    def _paint_all(self, painter: QPainter) -> None:
        if self.picture is not None:
            self.picture.paint(painter, self)

    def _pixmap(self) -> QPixmap:
        """The map as it is painted once for many looks."""
        ratio = self.devicePixelRatioF()
        painted = QPixmap(self.size() * ratio)
        painted.setDevicePixelRatio(ratio)
        painter = QPainter(painted)
        self._paint_all(painter)
        painter.end()
        return painted
