"""How a table of plans is walked through, sorted and put in another order, by mouse and by keyboard. It tells what the
person asked for and changes nothing itself."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.compare.plan_cells import PlanCells, PlanTitles, RowTitles
from ui.compare.plan_grid import PlanGrid
from ui.widgets.grid_table import NOTED_ROW, ROW, GridTable
from ui.widgets.labels import font_for
from ui.widgets.scale import px
from ui.widgets.table import as_mime

_RULED: Final = (
    "QTableView { border: none; }"
    "QTableCornerButton::section { border: none; border-bottom: 1px solid palette(mid); background: palette(window); }"
)
_LEAST_COLUMN: Final = 104
_MOST_COLUMN: Final = 220
_MOVES: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CTRL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class PlanTable(GridTable):
    """A table with a column for each plan. ``moved`` brings the place a plan had and the place it is to have,
    ``sort_asked`` the row, ``activated_cell`` row and column of a cell that was entered or clicked."""

    moved = Signal(int, int)
    sort_asked = Signal(int)
    activated_cell = Signal(int, int)

    def __init__(self, model: PlanGrid, parent: QWidget | None = None, *, ordered: bool = False) -> None:
        super().__init__(model, parent)
        self._plans = model
        self._ordered = ordered
        self._fitted: tuple[object, ...] = ()
        self.paint_with(PlanCells(self, model))
        self.titles = PlanTitles(self, model)
        self.setHorizontalHeader(self.titles)
        self.row_titles = RowTitles(self, model)
        self.setVerticalHeader(self.row_titles)
        self.row_titles.setMinimumSectionSize(px(ROW))
        self.row_titles.setDefaultSectionSize(px(ROW))
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(_RULED)
        self.titles.setSectionsMovable(ordered)
        self.titles.setSectionsClickable(ordered)
        self.row_titles.setSectionsClickable(ordered)
        self.titles.sectionMoved.connect(self._dragged)
        self.row_titles.sectionClicked.connect(self.sort_asked)
        self.clicked.connect(lambda index: self.activated_cell.emit(index.row(), index.column()))
        self.entered_key.connect(self._enter)
        self.resized.connect(self.fit)
        model.modelReset.connect(self._forget_fit)

    def fade(self, faded: bool) -> None:
        """Show that the figures are not those of the latest entry, or that they are again."""
        if faded != self.faded:
            self.faded = faded
            self.update_cells()

    def fit(self) -> None:
        """Give the rows their heights and the columns their widths: those of the longest figure, and more where there
        is room."""
        grid = self._plans
        noted = [bool(row.note or any(cell.note for cell in row.cells)) for row in grid.titled]
        cells = [cell for row in grid.titled for cell in row.cells]
        # Figures of as many digits are as wide: measuring each would take longer than painting them.
        figure = max((cell.text for cell in cells), key=len, default="")
        note = max((cell.note for cell in cells), key=len, default="")
        titles = [(row.title, row.note) for row in grid.titled], [column.title for column in grid.columns]
        small = font_for("small")
        widest = self._widest(figure, note, small)
        shape = (noted, widest, titles, self.width(), self.look.strong.key(), small.key())
        if shape == self._fitted:
            return
        self._fitted = shape
        for at, has_note in enumerate(noted):
            height = px(NOTED_ROW if has_note else ROW)
            if self.rowHeight(at) != height:
                self.setRowHeight(at, height)
        self.row_titles.fit()
        self._fit_columns(widest)
        if self.maximumHeight() != self.full_height():
            self.setMaximumHeight(self.full_height())
            self.updateGeometry()

    def _forget_fit(self) -> None:
        """The sections are new, and as wide as Qt makes them."""
        self._fitted = ()

    def _widest(self, figure: str, note: str, small: QFont) -> int:
        """The room for the longest figure and note, and some in any case."""
        advance = QFontMetrics(self.look.strong).horizontalAdvance(figure)
        return max(px(_LEAST_COLUMN), advance, QFontMetrics(small).horizontalAdvance(note))

    def _fit_columns(self, widest: int) -> None:
        width = min(widest + 2 * self.inset, px(_MOST_COLUMN))
        count = max(self._plans.columnCount(), 1)
        room = self.width() - self.row_titles.width() - self.verticalScrollBar().sizeHint().width()
        width = max(width, min(room // count, px(_MOST_COLUMN)))
        for at in range(self._plans.columnCount()):
            if self.columnWidth(at) != width:
                self.setColumnWidth(at, width)
        self.titles.fit(width)

    def full_height(self) -> int:
        """The height at which every row is seen."""
        return self.titles.height() + self.row_titles.length() + self.horizontalScrollBar().sizeHint().height() + 2

    def copy(self) -> None:
        """Put the table on the clipboard, as text and as HTML."""
        QApplication.clipboard().setMimeData(as_mime(*self._plans.copied()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift with Left or Right moves the plan; the rest is as in every table."""
        step = _MOVES.get(Qt.Key(event.key()))
        index = self.currentIndex()
        if self._ordered and step is not None and event.modifiers() & _CTRL_SHIFT == _CTRL_SHIFT and index.isValid():
            self.move_by(step)
        elif event.key() == Qt.Key.Key_Down and index.row() == self._plans.rowCount() - 1:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def move_by(self, step: int) -> None:
        """Ask for the chosen cell's plan to move by ``step`` places, where there is such a place."""
        cell = self.chosen_cell()
        if cell is not None and 0 <= cell[1] + step < self._plans.columnCount():
            self.moved.emit(cell[1], cell[1] + step)

    def minimumSizeHint(self) -> QSize:
        """Any width will do, and a few rows: what has no room scrolls."""
        return QSize(200, min(self.titles.height() + 6 * px(ROW), self.full_height()))

    def sizeHint(self) -> QSize:
        """The height at which every row is seen."""
        return QSize(400, self.full_height())

    def _enter(self) -> None:
        cell = self.chosen_cell()
        if cell is not None:
            self.activated_cell.emit(*cell)

    def _dragged(self, _plan: int, old: int, new: int) -> None:
        # The order is the case's, not the header's: put the header back, then ask, when Qt has finished the drag.
        QTimer.singleShot(0, self, lambda: self._put_back(old, new))

    def _put_back(self, old: int, new: int) -> None:
        self.titles.blockSignals(True)
        self.titles.moveSection(new, old)
        self.titles.blockSignals(False)
        self.moved.emit(old, new)
