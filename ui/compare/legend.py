"""Which plan is which in a drawing: a letter, a piece of the plan's line or area, and its name."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.compare.marks import MARKS, Swatch, mark_color, paint_area
from ui.widgets.boxes import hbox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel
from ui.widgets.scale import px

_SAMPLE: Final = (36, 14)
_NAME: Final = 220


class PlanLegend(QWidget):
    """An entry for each plan. ``areas``: the samples are areas of the map, not lines."""

    def __init__(self, parent: QWidget | None = None, *, areas: bool = False) -> None:
        super().__init__(parent)
        self._areas = areas
        self._entries: list[_Entry] = []
        self._flow = FlowLayout(self, across=20, down=6)

    def show_plans(self, plans: Sequence[str], places: Collection[int] | None = None) -> None:
        """Name these plans, or those of them at ``places``."""
        while len(self._entries) < len(plans):
            entry = _Entry(len(self._entries), self._areas, self)
            self._entries.append(entry)
            self._flow.addWidget(entry)
        for place, entry in enumerate(self._entries):
            shown = place < len(plans) and (places is None or place in places)
            entry.setVisible(shown)
            if shown:
                entry.show_name(plans[place])


class _Entry(QWidget):
    def __init__(self, place: int, areas: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ElidedLabel("body", self)
        layout = hbox(self, spacing=8)
        layout.addWidget(Swatch(place, self))
        layout.addWidget(_Sample(place, areas, self))
        layout.addWidget(self._name)

    def show_name(self, name: str) -> None:
        """Name the plan, as much of it as an entry has room for."""
        self._name.setFixedWidth(min(self._name.fontMetrics().horizontalAdvance(name) + 2, px(_NAME)))
        self._name.set_text(name)


class _Sample(QWidget):
    def __init__(self, place: int, areas: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._areas = place, areas
        self.setFixedSize(*map(px, _SAMPLE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a piece of the plan's line, or of its area."""
        painter = QPainter(self)
        if self._areas:
            paint_area(painter, QRect(0, 0, self.width(), self.height()), self._place, self)
            return
        painter.setPen(QPen(mark_color(self._place, self), 2, MARKS[self._place].stroke, Qt.PenCapStyle.FlatCap))
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
