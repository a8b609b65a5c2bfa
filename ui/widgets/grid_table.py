"""How a grid is walked through: arrow keys from cell to cell, every cell can be asked, the table can be copied. It
shows any Grid and knows no estimate; how its cells are painted stands in grid_cells.py."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QWidget,
)

from ui.widgets.grid_cells import CellPainter, Place, Titles
from ui.widgets.labels import font_for
from ui.widgets.scale import px
from ui.widgets.styled_table import StyledTable
from ui.widgets.table import Grid, Index

ROW: Final = 28
NOTED_ROW: Final = 44
_MOST_WIDTH: Final = 400
_LEAST_ROWS: Final = 6


class GridTable(StyledTable):
    """A table without rules between its columns, in which the arrow keys choose a cell and every cell can be asked."""

    chosen = Signal(int, int, object)
    entered_key = Signal()
    escaped = Signal()
    copy_asked = Signal()
    left_at_edge = Signal(object, int)
    resized = Signal()

    def __init__(self, model: Grid, parent: QWidget | None = None, *, foot: bool = False) -> None:
        super().__init__(parent, foot=foot)
        self.empty = ""
        self.copy_words = ""
        """What the menu calls copying the table; empty: somebody else opens the menu."""
        self.painted = False
        """Whether it has been seen."""
        self.whole = False
        """Whether it is as high as its rows, so that what it stands in scrolls and it does not."""
        self._grid = model
        self.setObjectName("sessionTotal" if foot else "sessionTable")
        self.setModel(model)
        self.paint_with(CellPainter(self, model))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_copy)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(px(ROW))
        rows.setDefaultSectionSize(px(ROW))
        head = Titles(self, model)
        self.setHorizontalHeader(head)
        head.setFixedHeight(self.head_height())
        if foot:
            head.hide()
            self.setFixedHeight(px(ROW + 6))
            rows.setDefaultSectionSize(px(ROW + 4))
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paint_with(self, cells: CellPainter) -> None:
        """Have ``cells`` paint the cells."""
        self._cells = cells
        self.setItemDelegate(cells)

    def room(self) -> int:
        """The width that the columns have.

        It is the viewport's, which is not asked, as ``set_sizes`` says.
        """
        bar = self.verticalScrollBar()
        return self.maximumViewportSize().width() - (bar.width() if bar.isVisibleTo(self) else 0)

    def head_height(self) -> int:
        """The height of two lines of titles."""
        return 2 * self.horizontalHeader().fontMetrics().lineSpacing() + px(10)

    def head_advance(self, text: str) -> int:
        """The width of a title on one line."""
        return self.horizontalHeader().fontMetrics().horizontalAdvance(text)

    def title_width(self, title: str) -> int:
        """The width of a title on the two lines that need the least."""
        words = title.split()
        splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))] or [(title, "")]
        return min(max(map(self.head_advance, lines)) for lines in splits)

    def wanted_width(self, at: int) -> int:
        """The width that the texts of a column need, its title on two lines at most."""
        advance = self.look.metrics.horizontalAdvance
        texts = {row[at].text for row in self._grid.rows}
        title = self.title_width(self._grid.columns[at].title)
        return max(title, *map(advance, texts), 0) + 2 * self.inset + 2

    def set_sizes(self, widths: Sequence[int] = (), heights: Sequence[int] = ()) -> bool:
        """Make columns and rows as wide and as high, a column of 0 hidden; whether any was not so already.

        It is laid out at once and painted once: Qt would lay it out and paint it a second time for every size that
        changes, when it has been painted with the new ones already.
        """
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        before = (
            [columns.sectionSize(at) for at in range(len(widths))],
            [rows.sectionSize(at) for at in range(len(heights))],
        )
        if before == ([*widths], [*heights]):
            return False
        with QSignalBlocker(columns), QSignalBlocker(rows):
            for at, (was, width) in enumerate(zip(before[0], widths, strict=True)):
                if was != width:
                    columns.setSectionHidden(at, width == 0)
                    columns.resizeSection(at, width)
            for at, (was, height) in enumerate(zip(before[1], heights, strict=True)):
                if was != height:
                    rows.resizeSection(at, height)
        self.updateGeometries()
        self.update_cells()
        return True

    def update_cells(self) -> None:
        """Paint all cells anew, where they have been painted before."""
        if self.painted:
            # Not sooner: to find out what a viewport is, PySide6 makes itself every kind of widget.
            self.viewport().update()

    def fit_columns(self, stretch: int) -> None:
        """Make each column as wide as its longest text; the column ``stretch`` takes the room that is left."""
        grid, metrics = self._grid, self.look.metrics
        for at, column in enumerate(grid.columns):
            texts = {row[at].text for row in grid.rows}
            width = max(self.head_advance(column.title), *map(metrics.horizontalAdvance, texts), 0)
            self.setColumnWidth(at, min(width + 2 * self.inset + 4, px(_MOST_WIDTH)))
        self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the rows anew that changed; Qt would paint all. A screen reader is told by Qt."""
        from PySide6.QtGui import QAccessible  # noqa: PLC0415 (not before the first paint)

        if QAccessible.isActive() or not (first.isValid() and last.isValid()):
            super().dataChanged(first, last, roles)
            return
        top = self.rowViewportPosition(first.row())
        bottom = self.rowViewportPosition(last.row()) + self.rowHeight(last.row())
        self.viewport().update(0, top, self.width(), bottom - top)

    def chosen_cell(self) -> tuple[int, int] | None:
        """The row and column of the chosen cell, if one is."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def choose(self, row: int, column: int) -> None:
        """Choose the cell, or the nearest there is."""
        row, column = min(row, self._grid.rowCount() - 1), min(column, self._grid.columnCount() - 1)
        if row >= 0 and column >= 0:
            self.setCurrentIndex(self._grid.index(row, column))

    def choose_nothing(self) -> None:
        """Have no cell chosen."""
        if self.currentIndex().isValid():
            self.setCurrentIndex(self._grid.index(-1, -1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Ask why about the cell that is chosen now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row(), current.column(), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row's sum when nothing is chosen yet, so that the arrow keys have a place to start."""
        super().focusInEvent(event)
        index = self.currentIndex()
        if index.isValid():
            self.chosen.emit(index.row(), index.column(), self)
        elif event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.choose(0, max(self._grid.position("member_pays"), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the explanation, Escape lets it go, Ctrl+C copies, and Down goes on to the total."""
        index, last = self.currentIndex(), self.model().rowCount() - 1
        leaves = Qt.Key.Key_Up if self.foot else Qt.Key.Key_Down
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == leaves and index.isValid() and (self.foot or index.row() == last):
            self.left_at_edge.emit(self, index.column())
        else:
            super().keyPressEvent(event)

    def _offer_copy(self, at: QPoint) -> None:
        if self.copy_words:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.copy_words, QKeySequence.StandardKey.Copy, self.copy_asked.emit)
            menu.popup(self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, or say what to do where there are none."""
        self.lit = self.chosen_cell()
        if self.painted and self._grid.rows:
            self._paint_rows(event.rect())
        else:
            # The first time cell by cell, as Qt does it: to find out what a viewport is, PySide6 makes itself every
            # kind of widget.
            super().paintEvent(event)
        self.painted = True
        if self.empty and not self._grid.rows:
            painter = QPainter(self.viewport())
            painter.setFont(font_for("body"))
            painter.setPen(self.look.muted)
            words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(24, 0, -24, 0), words, self.empty)

    def _paint_rows(self, area: QRect) -> None:
        """Paint what ``area`` touches, row by row. Qt would ask for each cell, which takes three times as long."""
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        across = [
            Place(at, columns.sectionViewportPosition(at), columns.sectionSize(at))
            for at in range(len(self._grid.columns))
        ]
        across = [
            one for one in across if one.width and one.left <= area.right() and one.left + one.width > area.left()
        ]
        if not across:
            return
        across.sort(key=attrgetter("left"))
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        painter = QPainter(self.viewport())
        for row in range(max(first, 0), (last if last >= 0 else len(self._grid.rows) - 1) + 1):
            self._cells.paint_row(painter, row, rows.sectionViewportPosition(row), rows.sectionSize(row), across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the columns have other room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do, and room for a few rows: what has no room scrolls."""
        if self.whole:
            return QSize(200, self.head_height() + self.verticalHeader().length() + self._below())
        return QSize(200, self.maximumHeight() if self.foot else self.head_height() + _LEAST_ROWS * px(ROW))

    def _below(self) -> int:
        bar = self.horizontalScrollBar()
        return bar.sizeHint().height() if bar.maximum() > 0 else 0

    def sizeHint(self) -> QSize:
        """No more than it needs: the layout gives what there is."""
        return self.minimumSizeHint()
