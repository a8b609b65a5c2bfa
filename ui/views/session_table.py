"""The session table: one row a session, one column an amount, the total under it, and a way to ask why.

The total stands in a table of its own below the sessions, so that it stays in sight however long the course is.
"""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QVBoxLayout, QWidget

from calculator.model.estimate import Priced
from calculator.reference.texts import say
from ui.scale import px
from ui.views.cells import NOTE_COLUMN
from ui.views.grid_table import INSET, NARROW_INSET, NOTED_ROW, ROW, GridTable, figures_role
from ui.views.labels import font_for
from ui.views.sessions import AMOUNTS, columns_of, rows_of, service_name, total_of, why_of
from ui.views.tables import Column, Grid, as_mime

TOTAL: Final = -1
"""In place of a session's row: the sum of all."""
_LEAST_SERVICE: Final = 84
_MOST_SERVICE: Final = 320
_LEAST_WHY: Final = 140


class SessionTable(QWidget):
    """Shows a priced course. ``asked`` brings the title and the sentences of the amount that is chosen, ``kept`` that
    its explanation should stay, ``let_go`` that it need not."""

    asked = Signal(str, list)
    kept = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priced: Priced | None = None
        self._language = "en"
        self.asked_cell: tuple[int, str] | None = None
        self.lines = Grid(self)
        self.total = Grid(self)
        self.view = GridTable(self.lines, self)
        self.foot = GridTable(self.total, self, foot=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.foot)
        self.view.horizontalScrollBar().valueChanged.connect(self.foot.horizontalScrollBar().setValue)
        self.foot.horizontalScrollBar().valueChanged.connect(self.view.horizontalScrollBar().setValue)
        self.view.resized.connect(self._lay_out)
        for table in (self.view, self.foot):
            table.chosen.connect(self._ask)
            table.entered_key.connect(self.kept)
            table.escaped.connect(self.let_go)
            table.copy_asked.connect(self.copy)
            table.left_at_edge.connect(self._cross)
            table.customContextMenuRequested.connect(self._menu)

    def show_lines(self, priced: Priced, language: str) -> None:
        """Show these sessions in place of the last; the chosen amount stays chosen where it is still there."""
        self._priced, self._language = priced, language
        chosen = [(table, table.chosen_cell()) for table in (self.view, self.foot)]
        columns = columns_of(priced, language)
        rows = rows_of(priced, columns, language)
        self.lines.fill(columns, rows, self._why_line)
        self.total.fill(columns, [total_of(priced, columns, language)], self._why_total)
        for at, row in enumerate(rows):
            height = px(NOTED_ROW if row[NOTE_COLUMN].note else ROW)
            if self.view.rowHeight(at) != height:
                self.view.setRowHeight(at, height)
        self._name_things(language)
        self._lay_out()
        for table, cell in chosen:
            if cell is not None:
                table.choose(*cell)
        if self.asked_cell is not None:
            self.asked.emit(*self.explanation(*self.asked_cell))

    def copy(self) -> None:
        """Put the whole table on the clipboard, as text and HTML."""
        QApplication.clipboard().setMimeData(as_mime(self.lines.columns, [*self.lines.rows, *self.total.rows]))

    def explanation(self, row: int, key: str) -> tuple[str, list[str]]:
        """The title and the sentences that explain the amount ``key`` of session ``row``, or of the sum for TOTAL.

        Both are empty where there is no such session or amount any more.
        """
        priced, language = self._priced, self._language
        if priced is None or row >= len(priced.lines) or self.lines.position(key) < 0:
            return "", []
        of_total = row == TOTAL
        amounts = self.total if of_total else self.lines
        if key in AMOUNTS:
            cell = amounts.rows[0 if of_total else row][amounts.position(key)]
            title = {"column": say(f"views.column_{key}", language), "amount": cell.full or cell.text}
            about = say("views.why_of", language, title)
        else:
            about = say("views.why_title", language)
        if of_total:
            column = say(f"views.column_{key}", language)
            total = say("views.why_total", language, {"column": column, "count": len(priced.lines)})
            return about, [total] if key in AMOUNTS else []
        line = priced.lines[row]
        place = {"service": service_name(line, language), "on_date": line.line.date}
        return f"{about} · {say('views.why_where', language, place)}", list(why_of(line, key, language))

    def _why_line(self, row: int, key: str) -> str:
        return "\n".join(self.explanation(row, key)[1])

    def _why_total(self, row: int, key: str) -> str:
        del row
        return "\n".join(self.explanation(TOTAL, key)[1])

    def _ask(self, row: int, column: int, table: QTableView) -> None:
        self.asked_cell = (TOTAL if table is self.foot else row, self.lines.columns[column].key)
        self.asked.emit(*self.explanation(*self.asked_cell))

    def _cross(self, table: QTableView, column: int) -> None:
        other, row = (self.view, len(self.lines.rows) - 1) if table is self.foot else (self.foot, 0)
        if row >= 0:
            other.setFocus(Qt.FocusReason.TabFocusReason)
            other.choose(row, column)
            self._ask(row, column, other)

    def _menu(self, at: QPoint) -> None:
        table = self.sender()
        if not isinstance(table, GridTable):
            return
        index = table.indexAt(at)
        menu = QMenu(self)
        menu.addAction(say("views.copy_table", self._language), QKeySequence.StandardKey.Copy, self.copy)
        if index.isValid():
            grid = self.total if table is self.foot else self.lines
            spoken = grid.rows[index.row()][index.column()].spoken
            one = QAction(say("views.copy_amount", self._language), menu)
            one.triggered.connect(lambda: QApplication.clipboard().setText(spoken))
            menu.addAction(one)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(table.viewport().mapToGlobal(at))

    def _name_things(self, language: str) -> None:
        self.view.setAccessibleName(say("views.table_name", language))
        self.view.setAccessibleDescription(say("views.table_help", language))
        self.foot.setAccessibleName(say("views.table_total_name", language))
        self.foot.setAccessibleDescription(say("views.total_help", language))
        self.view.empty = say("views.table_empty", language)

    def _lay_out(self) -> None:
        columns = self.lines.columns
        if not columns:
            return
        for at, width in enumerate(self._widths()):
            for table in (self.view, self.foot):
                if table.columnWidth(at) != width:
                    table.setColumnHidden(at, width == 0)
                    table.setColumnWidth(at, width)
        self.foot.follow(self.view)

    def _widths(self) -> list[int]:
        """The width of each column in pixels; 0 for the reasons, where there is no room for them.

        Where the figures do not fit beside a short name of the service they are written smaller and closer.
        """
        columns, room = self.lines.columns, self.view.viewport().width()
        why, service = len(columns) - 1, 1
        for narrow in (False, True):
            metrics = QFontMetrics(font_for(figures_role(foot=True, narrow=narrow)))
            padding = 2 * px(NARROW_INSET if narrow else INSET)
            widths = [self._wanted(at, column, metrics) + padding for at, column in enumerate(columns)]
            taken = sum(widths) - widths[why] - widths[service]
            if taken + px(_LEAST_SERVICE) <= room:
                break
        self.view.set_narrow(narrow)
        self.foot.set_narrow(narrow)
        least = min(widths[service], px(_LEAST_SERVICE))
        widths[service] = max(least, min(widths[service], px(_MOST_SERVICE), room - taken))
        left = room - taken - widths[service]
        widths[why] = left if left >= px(_LEAST_WHY) else 0
        widths[service] += 0 if widths[why] else max(left, 0)
        return widths

    def _wanted(self, at: int, column: Column, metrics: QFontMetrics) -> int:
        """The width that a column's texts need. A title of figures may stand on two lines."""
        texts = sorted((row[at].text for row in (*self.lines.rows, *self.total.rows)), key=len)
        if column.key in ("service", "why"):
            return max((metrics.horizontalAdvance(text) for text in texts[-3:]), default=0)
        head = self.view.title_width(column.title) if column.figure else self.view.head_advance(column.title)
        return max(metrics.horizontalAdvance(texts[-1]) if texts else 0, head) + 2
