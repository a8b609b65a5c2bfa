"""How a grid is painted and walked through: no rules between the columns, figures under one another, a remark under a
text, arrow keys from cell to cell. It shows any Grid and knows no estimate."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.views.labels import font_for, role_color
from ui.views.tables import END_ROLE, QUIET_ROLE, Grid, Index

ROW: Final = 28
NOTED_ROW: Final = 44
NOTE_COLUMN: Final = 1
"""The column whose cells may bear a remark."""
_INSET: Final = 8
_NARROW_INSET: Final = 4
_FRAMELESS: Final = "QTableView { border: none; }"
_LEAST_ROWS: Final = 6


class GridTable(QTableView):
    """A table without rules between its columns, in which the arrow keys choose a cell and every cell can be asked."""

    chosen = Signal(int, int, object)
    entered_key = Signal()
    escaped = Signal()
    copy_asked = Signal()
    left_at_edge = Signal(object, int)
    resized = Signal()

    def __init__(self, model: Grid, parent: QWidget, *, foot: bool = False) -> None:
        super().__init__(parent)
        self.empty = ""
        self.foot = foot
        self._grid = model
        self.setObjectName("sessionTotal" if foot else "sessionTable")
        self.setModel(model)
        self.set_narrow(False)
        self.setItemDelegate(CellPainter(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(_FRAMELESS)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.setFixedHeight(self.head_height())
        if foot:
            head.hide()
            self.setFixedHeight(ROW + 6)
            rows.setDefaultSectionSize(ROW + 4)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def head_height(self) -> int:
        """The height of two lines of titles."""
        return 2 * self.horizontalHeader().fontMetrics().lineSpacing() + 10

    def head_advance(self, text: str) -> int:
        """The width of a title on one line."""
        return self.horizontalHeader().fontMetrics().horizontalAdvance(text)

    def title_width(self, title: str) -> int:
        """The width of a title on the two lines that need the least."""
        words = title.split()
        splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))] or [(title, "")]
        return min(max(map(self.head_advance, lines)) for lines in splits)

    def set_narrow(self, narrow: bool) -> None:
        """Write smaller and closer, or as always."""
        self.inset = _NARROW_INSET if narrow else _INSET
        role = "figures_strong" if self.foot else "figures"
        self.setFont(font_for(f"{role}_narrow" if narrow else role))

    def fit_columns(self, stretch: int) -> None:
        """Make each column as wide as its longest text; the column ``stretch`` takes the room that is left."""
        grid, metrics = self._grid, self.fontMetrics()
        for at, column in enumerate(grid.columns):
            longest = max((row[at].text for row in grid.rows), key=len, default="")
            width = max(metrics.horizontalAdvance(longest), self.head_advance(column.title))
            self.setColumnWidth(at, width + 2 * self.inset + 4)
        self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def note_of(self, row: int) -> str:
        """The remark under a row, or nothing."""
        return self._grid.rows[row][NOTE_COLUMN].note

    def chosen_cell(self) -> tuple[int, int] | None:
        """The row and column of the chosen cell, if one is."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def choose(self, row: int, column: int) -> None:
        """Choose the cell, or the nearest there is."""
        row, column = min(row, self._grid.rowCount() - 1), min(column, self._grid.columnCount() - 1)
        if row >= 0 and column >= 0:
            self.setCurrentIndex(self._grid.index(row, column))

    def follow(self, other: "GridTable") -> None:
        """Keep the right edge where ``other`` has it, whose scroll bar takes room."""
        self.setViewportMargins(0, 0, other.width() - other.viewport().width(), 0)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, or say what to do where there are none."""
        super().paintEvent(event)
        if self.empty and not self._grid.rows:
            painter = QPainter(self.viewport())
            painter.setFont(font_for("body"))
            painter.setPen(role_color("muted", self))
            words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(24, 0, -24, 0), words, self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the columns have other room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do, and room for a few rows: what has no room scrolls."""
        return QSize(200, self.maximumHeight() if self.foot else self.head_height() + _LEAST_ROWS * ROW)

    def sizeHint(self) -> QSize:
        """No more than it needs: the layout gives what there is."""
        return self.minimumSizeHint()


class _Head(QHeaderView):
    """The titles above the columns: small, grey, on at most two lines, with one rule below them."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(font_for("small"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint one title."""
        model = self.model()
        title = model.headerData(at, self.orientation(), Qt.ItemDataRole.DisplayRole)
        alignment = model.headerData(at, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        painter.fillRect(rect, role_color("surface", self))
        painter.setFont(self.font())
        painter.setPen(role_color("muted", self))
        view = self.parent()
        inset = view.inset if isinstance(view, GridTable) else _INSET
        painter.drawText(rect.adjusted(inset, 2, -inset, -5), int(alignment) | int(Qt.TextFlag.TextWordWrap), title)
        painter.setPen(role_color("muted", self))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class CellPainter(QStyledItemDelegate):
    """Paints a cell: figures grey where they are zero, a remark under the text, a thin rule below the row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        view = option.widget
        if not isinstance(view, GridTable):
            return
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, role_color("selection", view))
        if view.foot:
            painter.setPen(role_color("muted", view))
            painter.drawLine(rect.topLeft(), rect.topRight())
        else:
            painter.setPen(role_color("rule", view))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(view.inset, 2, -view.inset, -3)
        note = view.note_of(index.row())
        if note:
            self._paint_note(painter, rect, note, view)
            inner.setBottom(inner.center().y() + 1)
        painter.setFont(view.font())
        quiet = index.data(QUIET_ROLE)
        painter.setPen(role_color("muted", view) if quiet else view.palette().color(QPalette.ColorRole.Text))
        alignment = int(index.data(Qt.ItemDataRole.TextAlignmentRole)) | int(Qt.TextFlag.TextSingleLine)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(
            inner, alignment, _shortened(words, index.data(END_ROLE), painter.fontMetrics(), inner.width())
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(role_color("focus", view))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_note(self, painter: QPainter, rect: QRect, note: str, view: "GridTable") -> None:
        """Paint this cell's piece of the remark, which runs on under the cells to the right of its own."""
        left = view.columnViewportPosition(NOTE_COLUMN) + view.inset
        middle = rect.center().y()
        line = QRect(left, middle, view.horizontalHeader().length() - left, rect.bottom() - middle - 2)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setFont(font_for("small"))
        painter.setPen(role_color("accent", view))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), note)
        painter.restore()


def _shortened(words: str, end: str, metrics: QFontMetrics, room: int) -> str:
    """The words with … where there is no room, but for their end, which tells one session from another."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    begin = words.removesuffix(end)
    left = room - metrics.horizontalAdvance(end)
    return metrics.elidedText(begin, Qt.TextElideMode.ElideRight, left) + end
