"""How the cells and titles of a grid are painted: figures under one another, zeros grey, a remark under the text, one
thin rule below each row. It reads the grid's cells directly: a frame has no time for a role at a time."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.labels import font_for
from ui.widgets.styled_table import StyledTable
from ui.widgets.table import Cell, Grid, Index
from ui.widgets.theme import fill

NOTE_COLUMN: Final = 1
"""The column whose cells may bear a remark."""
LEFT: Final = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value
RIGHT: Final = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value
_MOST_KEPT: Final = 2_000
_ABOVE: Final = 2
_BELOW: Final = 3
"""The pixels above and below a cell's text; the rule between the rows is in the latter."""
_TITLE: Final = Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value


class Place(NamedTuple):
    """Where a column stands in the viewport, in pixels."""

    column: int
    left: int
    width: int


class CellPainter(QStyledItemDelegate):
    """Paints the cells of one table, a row at a time: what is chosen, the rule between the rows, and the text."""

    def __init__(self, view: StyledTable, grid: Grid) -> None:
        super().__init__(view)
        self._view = view
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell, where Qt asks for one."""
        rect, row = option.rect, index.row()
        self.paint_row(painter, row, rect.top(), rect.height(), [Place(index.column(), rect.left(), rect.width())])

    def paint_row(self, painter: QPainter, row: int, top: int, height: int, across: Sequence[Place]) -> None:
        """Paint the cells of ``row`` that stand ``across`` from left to right, and the rule between the rows."""
        view, look = self._view, self._view.look
        lit = view.lit[1] if view.lit is not None and view.lit[0] == row else None
        for column, left, width in across:
            behind = look.selection if column == lit else self.behind(column)
            if behind is not None:
                fill(painter, QRect(left, top, width, height), behind)
        first, last = across[0], across[-1]
        rule = top if view.foot else top + height - 1
        painter.setPen(look.muted if view.foot else look.rule)
        painter.drawLine(first.left, rule, last.left + last.width - 1, rule)
        self.paint_texts(painter, row, top, height, across)
        place = next((one for one in across if one.column == lit), None)
        if place is not None and view.hasFocus():
            painter.setPen(look.focus)
            painter.drawRect(place.left + 1, top + 1, place.width - 3, height - 3)

    def behind(self, _column: int) -> QColor | None:
        """What a cell that is not chosen is painted on; None: what the table is on."""
        return None

    def paint_texts(self, painter: QPainter, row: int, top: int, height: int, across: Sequence[Place]) -> None:
        """Paint the texts of these cells, and their piece of the row's remark."""
        view, look, cells, columns = self._view, self._view.look, self._grid.rows[row], self._grid.columns
        inset, high = view.inset, height - _ABOVE - _BELOW
        if cells[NOTE_COLUMN].note:
            self._paint_note(painter, top, height, across, cells[NOTE_COLUMN].note)
            high = upper_half(top, height)
        # The painter comes with the viewport's font, which a style sheet keeps at the application's size.
        painter.setFont(look.font)
        pen = None
        for column, left, width in across:
            cell, wanted = cells[column], look.muted if cells[column].quiet else look.text
            if wanted is not pen:
                painter.setPen(wanted)
                pen = wanted
            inner = QRect(left + inset, top + _ABOVE, width - 2 * inset, high)
            if columns[column].figure:
                painter.drawText(inner, RIGHT, cell.text)
            else:
                painter.drawText(inner, LEFT, self._shortened(cell, width - 2 * inset))

    def _paint_note(self, painter: QPainter, top: int, height: int, across: Sequence[Place], note: str) -> None:
        """Paint these cells' piece of the remark, which runs on under the cells to the right of its own."""
        view, first, last = self._view, across[0], across[-1]
        rect = QRect(first.left, top, last.left + last.width - first.left, height)
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
        """The text with … where there is no room, but for its end, which tells one session from another."""
        look, asked = self._view.look, (cell.text, cell.end, room)
        said = look.cut.get(asked)
        if said is None:
            if len(look.cut) > _MOST_KEPT:
                look.cut.clear()
            said = look.cut[asked] = _shortened(cell, look.metrics, room)
        return said


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
        fill(painter, rect, look.surface)
        painter.setFont(look.small)
        painter.setPen(look.muted)
        painter.drawText(rect.adjusted(inset, 2, -inset, -5), side.value | _TITLE, column.title)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def upper_half(top: int, height: int) -> int:
    """The height of the text of a cell from ``top`` that has a remark below it."""
    inner = QRect(0, top + _ABOVE, 1, height - _ABOVE - _BELOW)
    return inner.center().y() + 2 - inner.top()


def _shortened(cell: Cell, metrics: QFontMetrics, room: int) -> str:
    """The text with … where there is no room, but for its end, which tells one session from another."""
    if metrics.horizontalAdvance(cell.text) <= room:
        return cell.text
    left = room - metrics.horizontalAdvance(cell.end)
    return metrics.elidedText(cell.text.removesuffix(cell.end), Qt.TextElideMode.ElideRight, left) + cell.end
