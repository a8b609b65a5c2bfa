"""How the cells and titles of a grid are painted: figures under one another, zeros grey, a remark under the text, one
thin rule below each row. It reads the grid's cells directly: a frame has no time for a role at a time."""

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.widgets.labels import font_for, role_color
from ui.widgets.table import Cell, Grid, Index

if TYPE_CHECKING:
    from ui.widgets.grid_table import GridTable

NOTE_COLUMN: Final = 1
"""The column whose cells may bear a remark."""
_LEFT: Final = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value
_RIGHT: Final = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value
_TITLE: Final = Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value


class TableStyle(NamedTuple):
    """The colours and fonts of a table as they are now; made again when the theme or the font changes."""

    text: QColor
    muted: QColor
    rule: QColor
    accent: QColor
    selection: QColor
    focus: QColor
    surface: QColor
    metrics: QFontMetrics
    small: QFont

    @classmethod
    def of(cls, view: QWidget) -> Self:
        """How ``view`` looks now."""
        return cls(
            text=role_color("text", view),
            muted=role_color("muted", view),
            rule=role_color("rule", view),
            accent=role_color("accent", view),
            selection=role_color("selection", view),
            focus=role_color("focus", view),
            surface=role_color("surface", view),
            metrics=view.fontMetrics(),
            small=font_for("small"),
        )


class CellPainter(QStyledItemDelegate):
    """Paints the cells of one table."""

    def __init__(self, view: "GridTable", grid: Grid) -> None:
        super().__init__(view)
        self._view = view
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        view, look, rect = self._view, self._view.look, option.rect
        row, column = index.row(), index.column()
        cells = self._grid.rows[row]
        chosen = view.currentIndex() == index
        if chosen:
            painter.fillRect(rect, look.selection)
        if view.foot:
            painter.setPen(look.muted)
            painter.drawLine(rect.topLeft(), rect.topRight())
        else:
            painter.setPen(look.rule)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(view.inset, 2, -view.inset, -3)
        if cells[NOTE_COLUMN].note:
            self._paint_note(painter, rect, cells[NOTE_COLUMN].note)
            inner.setBottom(inner.center().y() + 1)
        cell = cells[column]
        # The painter comes with the viewport's font, which a style sheet keeps at the application's size.
        painter.setFont(view.font())
        painter.setPen(look.muted if cell.quiet else look.text)
        if self._grid.columns[column].figure:
            painter.drawText(inner, _RIGHT, cell.text)
        else:
            painter.drawText(inner, _LEFT, _shortened(cell, look.metrics, inner.width()))
        if chosen and view.hasFocus():
            painter.setPen(look.focus)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

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
        painter.drawText(line, _LEFT, note)
        painter.restore()


class Titles(QHeaderView):
    """The titles above the columns: small, grey, on at most two lines, with one rule below them."""

    def __init__(self, view: "GridTable", grid: Grid) -> None:
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
