"""How the cells and titles of a grid are painted: figures under one another, zeros grey, a remark under the text, one
thin rule below each row. It reads the grid's cells directly: a frame has no time for a role at a time."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.labels import font_for
from ui.widgets.styled_table import StyledTable
from ui.widgets.table import Cell, Grid, Index

NOTE_COLUMN: Final = 1
"""The column whose cells may bear a remark."""
LEFT: Final = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value
RIGHT: Final = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value
_MOST_KEPT: Final = 2_000
_TITLE: Final = Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value


class CellPainter(QStyledItemDelegate):
    """Paints the cells of one table: what is chosen, the rule between the rows, and the text."""

    def __init__(self, view: StyledTable, grid: Grid) -> None:
        super().__init__(view)
        self._view = view
        self._grid = grid
        self._metrics = view.look.metrics
        self._kept: dict[tuple[str, str, int], str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        view, look, rect = self._view, self._view.look, option.rect
        row, column = index.row(), index.column()
        chosen = view.lit == (row, column)
        behind = look.selection if chosen else self.behind(column)
        if behind is not None:
            painter.fillRect(rect, behind)
        if view.foot:
            painter.setPen(look.muted)
            painter.drawLine(rect.topLeft(), rect.topRight())
        else:
            painter.setPen(look.rule)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.paint_text(painter, rect, row, column)
        if chosen and view.hasFocus():
            painter.setPen(look.focus)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def behind(self, _column: int) -> QColor | None:
        """What a cell that is not chosen is painted on; None: what the table is on."""
        return None

    def paint_text(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Paint the text of one cell within ``rect``, and its piece of the row's remark."""
        view, look, cells = self._view, self._view.look, self._grid.rows[row]
        inner = rect.adjusted(view.inset, 2, -view.inset, -3)
        if cells[NOTE_COLUMN].note:
            self._paint_note(painter, rect, cells[NOTE_COLUMN].note)
            inner.setBottom(inner.center().y() + 1)
        cell = cells[column]
        # The painter comes with the viewport's font, which a style sheet keeps at the application's size.
        painter.setFont(look.font)
        painter.setPen(look.muted if cell.quiet else look.text)
        if self._grid.columns[column].figure:
            painter.drawText(inner, RIGHT, cell.text)
        else:
            painter.drawText(inner, LEFT, self._shortened(cell, inner.width()))

    def _paint_note(self, painter: QPainter, rect: QRect, note: str) -> None:
        """Paint this cell's piece of the remark, which runs on under the cells to the right of its own."""
        view = self._view
        left = view.columnViewportPosition(NOTE_COLUMN) + view.inset
        middle = rect.center().y()
        line = QRect(left, middle, view.horizontalHeader().length() - left, rect.bottom() - middle - 2)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setFont(view.look.small)
        painter.setPen(view.look.accent)
        painter.drawText(line, LEFT, note)
        painter.restore()

    def _shortened(self, cell: Cell, room: int) -> str:
        """The text with … where there is no room, but for its end, which tells one session from another. Kept: most
        texts stay from one paint to the next."""
        metrics = self._view.look.metrics
        if metrics is not self._metrics or len(self._kept) > _MOST_KEPT:
            self._metrics, self._kept = metrics, {}
        asked = cell.text, cell.end, room
        if asked not in self._kept:
            self._kept[asked] = _shortened(cell, metrics, room)
        return self._kept[asked]


class Titles(QHeaderView):
    """The titles above the columns: small, grey, on at most two lines, with one rule below them."""

    def __init__(self, view: StyledTable, grid: Grid) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._grid = grid
        self.setFont(font_for("small"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint one title."""
        column, look, inset = self._grid.columns[at], self._view.look, self._view.inset
        side = Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft
        painter.fillRect(rect, look.surface)
        painter.setFont(look.small)
        painter.setPen(look.muted)
        painter.drawText(rect.adjusted(inset, 2, -inset, -5), side.value | _TITLE, column.title)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _shortened(cell: Cell, metrics: QFontMetrics, room: int) -> str:
    """The text with … where there is no room, but for its end, which tells one session from another."""
    if metrics.horizontalAdvance(cell.text) <= room:
        return cell.text
    left = room - metrics.horizontalAdvance(cell.end)
    return metrics.elidedText(cell.text.removesuffix(cell.end), Qt.TextElideMode.ElideRight, left) + cell.end
