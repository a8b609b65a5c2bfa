"""Types prices while the window shows the sessions of a course, then into a field above a bare QTableView of the same
rows and columns, which is painted anew at each keystroke. ``bench.edit`` runs it: with a number, as many weekly
sessions under ten plans that are compared, each key until its field is painted; without, 15 lines under one plan."""

import json
import sys
from typing import Final

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.money import parse_money

# isort: split
# The models are loaded before anything of Qt, as in main.py.
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget

from bench.flow import weekly_course
from bench.keystrokes import dosing_price, settle, typed, typed_into, wide
from calculator.engine.comparison.variation import price_of
from ui.app import application
from ui.document.document import Document
from ui.main_window.window import Window
from ui.settings import Settings

PLANS: Final = 10
SESSIONS: Final = 5
"""Of three lines each."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Texts(QAbstractTableModel):
    """The texts of a table, each with what was typed last."""

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self._rows = rows
        self._typed = ""

    def rowCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self._rows)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self._rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The text of a cell."""
        return self._rows[index.row()][index.column()] + self._typed if role == Qt.ItemDataRole.DisplayRole else None

    def follow(self, text: str) -> None:
        """Let every cell say ``text`` too."""
        self._typed = text
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def texts_of(model: QAbstractItemModel) -> list[list[str]]:
    """What the cells of ``model`` show."""
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def bare(rows: list[list[str]], size: QSize) -> list[float]:
    """The seconds from each keystroke until a bare table of ``size`` has painted all ``rows`` anew."""
    window, field, table, model = QWidget(), QLineEdit("45000"), QTableView(), Texts(rows)
    table.setModel(model)
    table.setFixedSize(size)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(table)
    field.textEdited.connect(model.follow)
    window.show()
    application().processEvents()
    return typed_into(field, table.viewport(), lambda: True)


def case_of(sessions: int, plans: int) -> Case:
    """A course of weekly sessions under the first of the library's ``plans``."""
    some = bundled.plans()[:plans]
    return changed(wide(weekly_course(sessions)), plans=some, chosen=some[0].name)


def main(sessions: int | None) -> None:
    """Print the seconds that each keystroke took in the window and above the bare table, as JSON."""
    application()
    window = Window(Document(case_of(sessions or SESSIONS, PLANS if sessions else 1)), Settings())
    window.show()
    settle(window)
    field = dosing_price(window)

    def answered() -> bool:
        return price_of(window.document.case.course) == parse_money(field.text())

    if sessions:
        window.answers.turn_to("compare")
        settle(window)
        table: QTableView = window.answers.compare.table.table
        times = typed(window, field, answered)
    else:
        table = window.answers.estimate.sessions.view
        times = typed(window, table.viewport(), answered)
    rows, size = texts_of(table.model()), table.size()
    json.dump({"window": times, "bare": bare(rows, size)}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else None)
