"""How a table of plans is painted: plans' letters and names above, rows' titles at the left, figures with a remark
below them. It reads the grid's cells directly: a frame has no time for a role at a time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from ui.compare.marks import SWATCH, paint_letter
from ui.compare.plan_grid import PlanGrid
from ui.widgets.grid_cells import LEFT, RIGHT, CellPainter, Place
from ui.widgets.labels import font_for
from ui.widgets.scale import px
from ui.widgets.styled_table import StyledTable, TableStyle

TITLES: Final = 232
"""The greatest width of the rows' titles, in pixels."""
_ELIDE: Final = Qt.TextElideMode.ElideRight


class PlanCells(CellPainter):
    """Paints the cells of one table of plans: each its figure, and a remark below it."""

    def __init__(self, view: StyledTable, grid: PlanGrid) -> None:
        super().__init__(view, grid)
        self._plans = grid

    def behind(self, column: int) -> QColor | None:
        """The plan that the others are compared with stands out."""
        return self._view.look.panel if column == self._plans.baseline else None

    def paint_texts(self, painter: QPainter, row: int, top: int, height: int, across: Sequence[Place]) -> None:
        """Paint the figures of these cells, and a remark below each."""
        view, look = self._view, self._view.look
        titled, cells, columns = self._plans.titled[row], self._plans.rows[row], self._plans.columns
        font = look.strong if titled.strong else look.font
        for column, left, width in across:
            cell, inner = cells[column], QRect(left, top, width, height).adjusted(view.inset, 2, -view.inset, -3)
            side = RIGHT if columns[column].figure else LEFT
            if cell.note:
                paint_remark(painter, halved(inner), side, cell.note, look)
            painter.setFont(font)
            painter.setPen(look.muted if cell.quiet or view.faded else look.text)
            painter.drawText(inner, side, cell.text)


def halved(inner: QRect) -> QRect:
    """The lower half of ``inner``, which keeps the upper one."""
    lower = inner.adjusted(0, inner.height() // 2, 0, 0)
    inner.setBottom(inner.center().y() + 1)
    return lower


def paint_remark(painter: QPainter, room: QRect, side: int, words: str, look: TableStyle) -> None:
    """Write a remark on one line of ``room``."""
    painter.setFont(look.small)
    painter.setPen(look.accent)
    painter.drawText(room, side, QFontMetrics(look.small).elidedText(words, _ELIDE, room.width()))


class PlanTitles(QHeaderView):
    """The plans above their columns: a letter in its colour, the name on two lines, and what the plan is here."""

    def __init__(self, view: StyledTable, grid: PlanGrid) -> None:
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
        painter.fillRect(rect, look.panel if baseline else look.surface)
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
                    QRect(inner.left(), inner.top(), inner.width() - letter - 6, letter), RIGHT, self.baseline_words
                )
            inner.setTop(inner.top() + letter + 2)
        painter.setFont(self._name_font())
        painter.setPen(look.text if self._lettered else look.muted)
        self._paint_name(painter, inner, column.title, RIGHT if column.figure else LEFT)
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

    def __init__(self, view: StyledTable, grid: PlanGrid) -> None:
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
        lower = halved(inner) if titled.note else QRect()
        painter.drawText(inner, LEFT, painter.fontMetrics().elidedText(titled.title, _ELIDE, inner.width()))
        if titled.note:
            paint_remark(painter, lower, LEFT, titled.note, look)
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
