"""A table that paints row by row shows what it would show if Qt asked for each cell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.compare.plan_grid import PlanGrid, Row
from ui.compare.plan_table import PlanTable
from ui.widgets import theme
from ui.widgets.grid_table import GridTable
from ui.widgets.table import Cell, Column, Grid

COLUMNS = (
    Column("date", "Date"),
    Column("service", "Service"),
    Column("billed", "Billed", figure=True),
    Column("nothing", "Nothing", figure=True),
    Column("pays", "You pay", figure=True),
)
ROWS = tuple(
    (
        Cell(f"Jan {at + 1}, 2026"),
        Cell(
            f"A session of a very long name ({at + 1} of 9)",
            note="Deductible met · the rest is shared" if at % 3 == 1 else "",
            end=f" ({at + 1} of 9)",
        ),
        Cell(f"${at},450.00"),
        Cell("–", full="$0.00", quiet=True),
        Cell(f"${at}12.50"),
    )
    for at in range(9)
)


def pictures(table: GridTable) -> tuple[QImage, QImage]:
    """How it is painted cell by cell, and row by row."""
    table.painted = False
    by_cell = table.viewport().grab().toImage()
    assert table.painted
    return by_cell, table.viewport().grab().toImage()


def shown(qtbot: QtBot, table: GridTable, width: int) -> None:
    qtbot.addWidget(table)
    table.resize(width, 300)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()


@pytest.mark.parametrize("foot", [False, True])
@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("width", [700, 260])
def test_rows_are_painted_as_their_cells_would_be(
    qtbot: QtBot, qapp: QApplication, foot: bool, choice: str, narrow: bool, width: int
) -> None:
    theme.apply(qapp, choice)
    grid = Grid()
    table = GridTable(grid, foot=foot)
    grid.fill(COLUMNS, ROWS)
    table.set_narrow(narrow)
    table.set_sizes([110, 160, 90, 0, 80], [44 if row[1].note else 28 for row in ROWS])
    shown(qtbot, table, width)
    by_cell, by_row = pictures(table)
    assert by_cell == by_row
    assert len({by_cell.pixelColor(x, 14).name() for x in range(by_cell.width())}) > 2
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.choose(1, 2)
    table.horizontalScrollBar().setValue(30)
    chosen = pictures(table)
    assert chosen[0] == chosen[1] != by_row
    theme.apply(qapp, "light")


def test_a_table_of_plans_is_too(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    grid = PlanGrid()
    table = PlanTable(grid)
    columns = [Column(name, name, figure=True) for name in ("A plan", "Another", "A third")]
    cells = tuple(Cell(f"${at},000.00", note="✓ Lowest" if at == 1 else "", quiet=at == 2) for at in range(3))
    grid.fill_rows("Figure", columns, [Row("a", "You pay", cells, strong=True), Row("b", "Billed", cells)], baseline=1)
    table.fit()
    shown(qtbot, table, 600)
    by_cell, by_row = pictures(table)
    assert by_cell == by_row
    table.fade(True)
    faded = pictures(table)
    assert faded[0] == faded[1] != by_row


def test_the_first_picture_of_a_narrow_table_is_the_last(qtbot: QtBot, qapp: QApplication) -> None:
    """Written smaller and larger again, nothing of the other size stays, cut texts neither."""
    theme.apply(qapp)
    grid = Grid()
    table = GridTable(grid)
    grid.fill(COLUMNS, ROWS)
    table.set_sizes([110, 160, 90, 0, 80], [28] * len(ROWS))
    shown(qtbot, table, 500)
    wide = table.viewport().grab().toImage()
    table.set_narrow(True)
    assert table.viewport().grab().toImage() != wide
    table.set_narrow(False)
    assert table.viewport().grab().toImage() == wide
