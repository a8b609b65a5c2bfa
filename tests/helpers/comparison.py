"""The table of plans, shown, and what stands in its rows."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calculator.engine.comparison.side_by_side import compare
from calculator.files.bundled import example
from calculator.model.case import Case
from calculator.reference.voice import Voice
from ui.compare.rows import MEASURES
from ui.compare.table_page import TablePage

ROWS = {measure.key: place for place, measure in enumerate(MEASURES)}


def shown(
    qtbot: QtBot, case: Case | None = None, language: str = "en", size: tuple[int, int] = (900, 900)
) -> TablePage:
    case = case or example()
    page = TablePage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_comparison(case, compare(case), Voice(language))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.table.setFocus()
    return page


def texts(page: TablePage, row: str) -> list[str]:
    return [cell.text for cell in page.grid.titled[ROWS[row]].cells]


def said(page: TablePage, row: str, column: int) -> str:
    index = page.grid.index(ROWS[row], column)
    return str(page.grid.data(index, Qt.ItemDataRole.AccessibleTextRole))
