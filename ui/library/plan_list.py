"""The list of the plan library: headings and plans, found by typing, walked through by arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from calculator.reference.texts import unturned
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from ui.library.entries import Entry, Group
from ui.widgets.labels import font_for, role_color
from ui.widgets.scale import px
from ui.widgets.table import tooltip

_PLAN, _ORIGIN = 0, 1
_ROW = 28
_HEADING = 36
_PADDED = "QTreeView::item { padding: 0 8px; }"


class SearchBox(QLineEdit):
    """Takes words to look for; Down goes on into the list."""

    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the list on Down, and empty the field on Escape before Escape closes the dialog."""
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PlanList(QTreeWidget):
    """Shows groups of entries and tells which entry is chosen, and what keys ask for."""

    chosen = Signal(object)
    """The entry, or None."""
    rename_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = ""
        self._entries: list[Entry] = []
        self.setColumnCount(2)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(False)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHeaderHidden(True)
        self.setStyleSheet(_PADDED)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(px(40))
        self.header().setSectionResizeMode(_PLAN, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_ORIGIN, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(self._entry_of(item)))

    @property
    def entry(self) -> Entry | None:
        """The chosen entry."""
        return self._entry_of(self.currentItem())

    def fill(self, listed: Sequence[Group], voice: Voice, choose: str, notes: dict[str, str]) -> None:
        """Show ``listed``; choose the plan called ``choose``, or else the first. ``notes`` stand below a heading that
        has no plan, by its title."""
        self.setHeaderLabels([voice(f"library.column_{name}") for name in ("plan", "origin")])
        self.blockSignals(True)
        self.clear()
        self._entries = []
        first: QTreeWidgetItem | None = None
        wanted: QTreeWidgetItem | None = None
        for group in listed:
            self._add_heading(group.title, "section", _HEADING)
            if not group.entries and group.title in notes:
                self._add_heading(notes[group.title], "small", _ROW)
            for entry in group.entries:
                item = self._add(entry, group.title, voice)
                first = first or item
                wanted = item if entry.plan.name == choose and wanted is None else wanted
        self.blockSignals(False)
        at = wanted or first
        if at is None:
            self.chosen.emit(None)
        else:
            self.setCurrentItem(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Del deletes."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or say why there are none."""
        super().paintEvent(event)
        if self.empty and not self._entries:
            painter = QPainter(self.viewport())
            painter.setPen(role_color("muted", self))
            words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(24, 0, -24, 0), words, self.empty)

    def minimumSizeHint(self) -> QSize:
        """Room for a few plans."""
        return QSize(px(280), 6 * px(_ROW))

    def _add(self, entry: Entry, title: str, voice: Voice) -> QTreeWidgetItem:
        origin = entry.said_origin(voice)
        name = unturned(told(entry.plan.name, voice))
        item = QTreeWidgetItem(self, [name, origin])
        item.setSizeHint(_PLAN, QSize(0, px(_ROW)))
        item.setToolTip(_PLAN, tooltip(name))
        item.setForeground(_ORIGIN, role_color("muted", self))
        spoken = unturned(", ".join((name, origin, title)))
        item.setData(_PLAN, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setData(_PLAN, Qt.ItemDataRole.UserRole, len(self._entries))
        self._entries.append(entry)
        return item

    def _add_heading(self, text: str, role: str, height: int) -> None:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFirstColumnSpanned(True)
        item.setFont(_PLAN, font_for(role))
        item.setForeground(_PLAN, role_color("muted", self))
        item.setTextAlignment(_PLAN, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        item.setSizeHint(_PLAN, QSize(0, px(height)))
        item.setToolTip(_PLAN, tooltip(text))

    def _entry_of(self, item: QTreeWidgetItem | None) -> Entry | None:
        at = None if item is None else item.data(_PLAN, Qt.ItemDataRole.UserRole)
        return None if at is None else self._entries[at]
