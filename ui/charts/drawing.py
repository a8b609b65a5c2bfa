"""What every drawing by pyqtgraph has in common: the window's look, axes, notes that follow the
theme, and its picture as a file. It knows nothing of what is drawn. Not on the start-up path."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.charts import picture_files
from ui.widgets.boxes import vbox
from ui.widgets.labels import font_for, role_color


class Drawing(QWidget):
    """A plot that is looked at, not dragged: it takes no pointer from the window. Subclasses draw."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("chart", True)
        self._plot = pg.PlotWidget(self, background=None, enableMenu=False)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setAntialiasing(True)
        # The library makes a menu that belongs to nobody; here it ends with the drawing.
        menu = self._plot.getPlotItem().ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        for part in (self._plot, self._plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = vbox(self)
        layout.addWidget(self._plot)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._notes: list[Any] = []
        self._left = self._plot.getAxis("left")
        self._bottom = self._plot.getAxis("bottom")
        for axis in (self._left, self._bottom):
            axis.setStyle(tickLength=-4, autoExpandTextSpace=True, hideOverlappingLabels=False)
        self._set_type()
        self._plot.getPlotItem().showGrid(y=True, alpha=0.12)

    def redraw(self) -> None:
        """Draw again what is shown, for another width; nothing where nothing is shown."""
        raise NotImplementedError

    def paint_in_theme(self) -> None:
        """Give everything that is drawn the colours of the theme."""
        text, muted = role_color("text", self), role_color("muted", self)
        rule, surface = role_color("rule", self), role_color("surface", self)
        self._plot.setBackground(surface)
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

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the theme again when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.paint_in_theme()
        elif event.type() == QEvent.Type.FontChange:
            self._set_type()
            self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again: how many dates have room has changed."""
        super().resizeEvent(event)
        self.redraw()

    def _set_type(self) -> None:
        for axis in (self._left, self._bottom):
            axis.setTickFont(font_for("small"))

    def as_svg(self) -> bytes:
        """The drawing as an SVG file."""
        return picture_files.as_svg(self.size(), self.accessibleName(), self._paint)

    def as_png(self) -> bytes:
        """The drawing as a PNG file."""
        return picture_files.as_png(self.size(), self._paint)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), role_color("surface", self))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._plot.render(painter, QRectF(self.rect()), self._plot.rect())

    def _clear_notes(self) -> None:
        for note in self._notes:
            self._plot.removeItem(note)
        self._notes = []

    def _note(self, words: str, at: tuple[float, float], anchor: tuple[float, float], role: str = "small") -> None:
        """Write ``words`` at a point of the drawing."""
        note = pg.TextItem(words, anchor=anchor)
        note.setFont(font_for(role))
        note.setPos(*at)
        self._plot.addItem(note)
        self._notes.append(note)

    def _rule(self, at: float) -> None:
        """Draw an upright dashed line."""
        line = pg.InfiniteLine(at, angle=90)
        self._plot.addItem(line)
        self._notes.append(line)
