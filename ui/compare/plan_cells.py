"""How a table of plans is painted: plans' letters and names above, rows' titles at the left, figures with a remark
below them. It reads the grid's cells directly: a frame has no time for a role at a time."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from ui.compare.marks import SWATCH, paint_letter
from ui.compare.plan_grid import PlanGrid
from ui.widgets.labels import font_for
from ui.widgets.scale import px
from ui.widgets.table import Index

if TYPE_CHECKING:
    from ui.compare.plan_table import PlanTable

TITLES: Final = 232
"""The greatest width of the rows' titles, in pixels."""
_ELIDE: Final = Qt.TextElideMode.ElideRight
_LEFT: Final = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value
_RIGHT: Final = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value


class PlanCells(QStyledItemDelegate):
    """Paints the cells of one table of plans."""

    def __init__(self, view: "PlanTable", grid: PlanGrid) -> None:
        super().__init__(view)
        self._view = view
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell: its figure, and a remark below it."""
        view, look, rect = self._view, self._view.look, option.rect
        row, column = index.row(), index.column()
        titled, cell = self._grid.titled[row], self._grid.rows[row][column]
        chosen = view.currentIndex() == index
        if chosen:
            painter.fillRect(rect, look.selection)
        elif column == self._grid.baseline:
            painter.fillRect(rect, view.panel)
        painter.setPen(look.rule)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(view.inset, 2, -view.inset, -3)
        side = _RIGHT if self._grid.columns[column].figure else _LEFT
        if cell.note:
            lower = inner.adjusted(0, inner.height() // 2, 0, 0)
            inner.setBottom(inner.center().y() + 1)
            painter.setFont(look.small)
            painter.setPen(look.accent)
            painter.drawText(lower, side, QFontMetrics(look.small).elidedText(cell.note, _ELIDE, lower.width()))
        painter.setFont(view.strong if titled.strong else view.font())
        painter.setPen(look.muted if cell.quiet else look.text)
        painter.drawText(inner, side, cell.text)
        if chosen and view.hasFocus():
            painter.setPen(look.focus)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


class PlanTitles(QHeaderView):
    """The plans above their columns: a letter in its colour, the name on two lines, and what the plan is here."""

    def __init__(self, view: "PlanTable", grid: PlanGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._grid = grid
        self._lettered = True
        self.baseline_words = ""
        self.setFont(font_for("small"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setHighlightSections(False)

    def set_lettered(self, lettered: bool) -> None:
        """Whether the columns are plans, with their letters, or something else."""
        self._lettered = lettered

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint one plan."""
        column, look, inset = self._grid.columns[at], self._view.look, self._view.inset
        baseline, letter = at == self._grid.baseline, px(SWATCH)
        painter.fillRect(rect, self._view.panel if baseline else look.surface)
        inner = rect.adjusted(inset, px(6), -inset, -px(5))
        if self._lettered and column.figure:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            square = QRect(inner.right() - letter + 1, inner.top(), letter, letter)
            paint_letter(painter, square, at, self._view)
            painter.restore()
            if baseline:
                painter.setFont(look.small)
                painter.setPen(look.accent)
                painter.drawText(
                    QRect(inner.left(), inner.top(), inner.width() - letter - 6, letter), _RIGHT, self.baseline_words
                )
            inner.setTop(inner.top() + letter + 2)
        painter.setFont(self._name_font())
        painter.setPen(look.text if self._lettered else look.muted)
        self._paint_name(painter, inner, column.title, _RIGHT if column.figure else _LEFT)
        painter.setPen(look.muted)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def fit(self, width: int) -> None:
        """Take the height of a letter and of the names, on one line where all of them fit on one."""
        metrics = QFontMetrics(self._name_font())
        room = width - 2 * self._view.inset
        long = any(metrics.horizontalAdvance(column.title) > room for column in self._grid.columns)
        letter = px(SWATCH + 4) if self._lettered else 0
        self.setFixedHeight(metrics.lineSpacing() * (2 if long else 1) + px(12) + letter)

    def _name_font(self) -> QFont:
        return font_for("strong" if self._lettered else "small")

    def _paint_name(self, painter: QPainter, room: QRect, name: str, side: int) -> None:
        """Write ``name`` on at most two lines at the bottom of ``room``, the second ending in … where it must."""
        metrics = painter.fontMetrics()
        first, rest = name, ""
        if metrics.horizontalAdvance(name) > room.width():
            words = name.split(" ")
            fits = max(
                (n for n in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:n])) <= room.width()),
                default=0,
            )
            first, rest = (" ".join(words[:fits]), " ".join(words[fits:])) if fits else ("", name)
        height = metrics.lineSpacing()
        for line, bottom in ((rest or first, room.bottom()), (first if rest else "", room.bottom() - height)):
            if line:
                box = QRect(room.left(), bottom - height + 1, room.width(), height)
                painter.drawText(box, side, metrics.elidedText(line, _ELIDE, room.width()))


class RowTitles(QHeaderView):
    """The titles at the left of the rows, which stay in sight. A click sorts the plans by the row."""

    def __init__(self, view: "PlanTable", grid: PlanGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self._grid = grid
        self._under = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def fit(self) -> None:
        """Take the width of the longest title, within reason."""
        metrics = QFontMetrics(font_for("strong"))
        notes = QFontMetrics(font_for("small"))
        widths = [metrics.horizontalAdvance(row.title) for row in self._grid.titled]
        widest = max([*widths, *(notes.horizontalAdvance(row.note) for row in self._grid.titled)], default=0)
        self.setFixedWidth(min(widest + 2 * self._view.inset + 4, px(TITLES)))

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint one title."""
        look, titled = self._view.look, self._grid.titled[at]
        current = self._view.currentIndex().row() == at
        painter.fillRect(rect, look.surface)
        painter.setFont(font_for("strong" if titled.strong else "body"))
        painter.setPen(
            look.accent
            if at == self._under and self.sectionsClickable()
            else look.text
            if titled.strong or current
            else look.muted
        )
        inner = rect.adjusted(self._view.inset, 2, -self._view.inset, -3)
        if titled.note:
            lower = inner.adjusted(0, inner.height() // 2, 0, 0)
            inner.setBottom(inner.center().y() + 1)
        painter.drawText(inner, _LEFT, painter.fontMetrics().elidedText(titled.title, _ELIDE, inner.width()))
        if titled.note:
            painter.setFont(look.small)
            painter.setPen(look.accent)
            painter.drawText(lower, _LEFT, painter.fontMetrics().elidedText(titled.note, _ELIDE, lower.width()))
        painter.setPen(look.rule)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the title under the pointer, which can be clicked."""
        super().mouseMoveEvent(event)
        self._point_at(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark it."""
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, section: int) -> None:
        if section != self._under:
            self._under = section
            self.viewport().update()
