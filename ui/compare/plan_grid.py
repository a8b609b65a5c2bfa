"""A table with a column for each plan and a title for each row, as text for Qt's views and for a screen reader. It
knows nothing of what its cells say."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from ui.widgets.table import Cell, Column, Explain, Grid, Index, tooltip


class Row(NamedTuple):
    """One row: its name for the program, its title, its cells, and whether it is an answer (written strong).
    ``said`` is the title in full, for a screen reader, where ``title`` goes on from the row above; ``note`` is a remark
    below it."""

    key: str
    title: str
    cells: tuple[Cell, ...]
    strong: bool = False
    said: str = ""
    note: str = ""

    @property
    def spoken(self) -> str:
        """The title in full, with its remark."""
        title = self.said or self.title
        return f"{title}, {self.note}" if self.note else title


class PlanGrid(Grid):
    """Rows with titles. ``corner`` is the title of the titles; ``baseline`` the place of the column that the others
    are compared with, -1: none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titled: tuple[Row, ...] = ()
        self.corner = ""
        self.baseline = -1

    def fill_rows(
        self,
        corner: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        baseline: int = -1,
        explain: Explain | None = None,
    ) -> None:
        """Show these rows in place of the last."""
        titles = [row.title for row in self.titled]
        self.corner, self.titled, self.baseline = corner, tuple(rows), baseline
        self.fill(columns, [row.cells for row in rows], explain)
        if titles and len(titles) == len(rows) and titles != [row.title for row in rows]:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """A plan's name above its column, a row's title before its row; the whole of either as its tooltip."""
        if role == Qt.ItemDataRole.ToolTipRole:
            across = orientation is Qt.Orientation.Horizontal
            return tooltip(self.columns[section].title if across else self.titled[section].spoken)
        if orientation is Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        row = self.titled[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As in every grid; a screen reader hears the row's title too."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.titled[index.row()].spoken}, {super().data(index, role)}"
        return super().data(index, role)

    def copied(self) -> tuple[list[Column], list[tuple[Cell, ...]]]:
        """The columns and rows for the clipboard: with the titles, each figure alone."""
        columns = [Column("", self.corner), *self.columns]
        return columns, [
            (Cell(row.title, note=row.note), *(Cell(cell.text) for cell in row.cells)) for row in self.titled
        ]
