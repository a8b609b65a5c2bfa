"""The session table: one row a session, one column an amount, the total under it, and a way to ask why.

The total stands in a table of its own below the sessions, so that it stays in sight however long the course is.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTableView, QWidget

from calculator.files.problems import plain
from calculator.model.estimate import Priced
from calculator.reference.kept import kept
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.payers import COLUMNS
from ui.estimate.session_rows import (
    EXPLAINED,
    NOTHING_COMES,
    TIGHTNESS,
    Arrangement,
    SessionCells,
)
from ui.estimate.tooltips import TOTAL, explanation
from ui.widgets.boxes import hbox, vbox
from ui.widgets.form_parts import describe
from ui.widgets.grid_cells import NOTE_COLUMN
from ui.widgets.grid_table import NOTED_ROW, ROW, GridTable
from ui.widgets.labels import font_for
from ui.widgets.scale import body, px
from ui.widgets.styled_table import INSET, NARROW_INSET, figures_role
from ui.widgets.table import Column, Grid, as_mime

_LEAST_SERVICE: Final = 84
_MOST_SERVICE: Final = 320
_FULL_SERVICE: Final = 240
_LEAST_WHY: Final = 160
_READABLE_WHY: Final = 280


class SessionTable(QWidget):
    """Shows a priced course. ``asked`` brings the title and the sentences of the amount that is chosen, ``kept`` that
    its explanation should stay, ``let_go`` that it need not."""

    asked = Signal(str, list)
    kept = Signal()
    let_go = Signal()
    fact_asked = Signal()
    """What became of the chosen session is to be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priced: Priced | None = None
        self._voice = ENGLISH
        self._cells: SessionCells | None = None
        self._comes: Mapping[int, tuple[str, ...]] = NOTHING_COMES
        self._fits = self._settled = False
        self._heads: dict[tuple[int, tuple[Column, ...]], tuple[int, ...]] = {}
        self.asked_cell: tuple[int, str] | None = None
        self.lines = Grid(self)
        self.total = Grid(self)
        self.view = GridTable(self.lines, self)
        self.foot = GridTable(self.total, self, foot=True)
        self.view.whole = True
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = vbox(self, spacing=0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.foot)
        self.view.horizontalScrollBar().valueChanged.connect(self.foot.horizontalScrollBar().setValue)
        self.foot.horizontalScrollBar().valueChanged.connect(self.view.horizontalScrollBar().setValue)
        self.view.resized.connect(self._resized)
        for table in (self.view, self.foot):
            table.chosen.connect(self._ask)
            table.entered_key.connect(self.kept)
            table.escaped.connect(self.let_go)
            table.copy_asked.connect(self.copy)
            table.left_at_edge.connect(self._cross)
            table.customContextMenuRequested.connect(self._menu)
        self.view.doubleClicked.connect(lambda _index: self.fact_asked.emit())
        foot = hbox(around=(0, 8, 0, 0))
        self.happened = QPushButton(self)
        self.happened.setAutoDefault(False)
        self.happened.clicked.connect(self.fact_asked)
        foot.addWidget(self.happened)
        foot.addStretch(1)
        layout.addLayout(foot)

    @property
    def chosen_session(self) -> int | None:
        """The row of the session that was chosen last; None: none was, or the row of sums."""
        return self.asked_cell[0] if self.asked_cell is not None and self.asked_cell[0] != TOTAL else None

    def show_lines(self, priced: Priced, voice: Voice, comes: Mapping[int, tuple[str, ...]] = NOTHING_COMES) -> None:
        """Show these sessions in place of the last; the chosen amount stays chosen where it is still there. ``comes``:
        what is said of the first ones under another plan, or with other people."""
        if priced is not self._priced or voice != self._voice or comes != self._comes:
            self._cells = SessionCells(priced, voice, comes)
        self._priced, self._voice, self._comes = priced, voice, comes
        chosen = [(table, table.chosen_cell()) for table in (self.view, self.foot)]
        self._name_things(voice)
        self._lay_out()
        for table, cell in chosen:
            if cell is not None:
                table.choose(*cell)
        if self.asked_cell is not None:
            self.asked.emit(*self.explanation(*self.asked_cell))

    def fit(self) -> None:
        """Be arranged for the room there is, where that has not been done since it is another."""
        self._settled = True
        if not self._fits:
            self._lay_out()

    def forget(self) -> None:
        """Choose nothing: what was asked about belongs to a case that goes."""
        self.asked_cell = None
        for table in (self.view, self.foot):
            table.choose_nothing()

    def copy(self) -> None:
        """Put the whole table on the clipboard, as text and HTML: every amount in a column of its own."""
        if self._cells is not None:
            whole = self._cells.arranged()
            QApplication.clipboard().setMimeData(as_mime(whole.columns, [*whole.rows, whole.total]))

    def explanation(self, row: int, key: str) -> tuple[str, list[str]]:
        """The title and the sentences that explain the amount ``key`` of session ``row``, or of the sum for TOTAL.

        Both are empty where there is no such session or amount any more.
        """
        return explanation(self._priced, row, key, self._voice) if self._priced is not None else ("", [])

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
        menu.addAction(self._voice("views.copy_table"), QKeySequence.StandardKey.Copy, self.copy)
        if index.isValid() and table is self.view:
            menu.addAction(self._voice("views.action_happened"), self.fact_asked.emit)
        if index.isValid():
            grid = self.total if table is self.foot else self.lines
            spoken = grid.rows[index.row()][index.column()].spoken
            one = QAction(self._voice("views.copy_amount"), menu)
            one.triggered.connect(lambda: QApplication.clipboard().setText(plain(spoken)))
            menu.addAction(one)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(table.viewport().mapToGlobal(at))

    def _name_things(self, voice: Voice) -> None:
        self.view.setAccessibleName(voice("shared.heading_sessions"))
        self.view.setAccessibleDescription(voice("views.table_help"))
        self.foot.setAccessibleName(voice("views.table_total_name"))
        self.foot.setAccessibleDescription(voice("views.total_help"))
        self.view.empty = voice("views.table_empty")
        # Its key is that of the menu's action.
        words = voice("views.action_happened").replace("&", "")
        if self.happened.text() != words:
            self.happened.setText(words)
            describe(self.happened, words, voice("views.happened_button_is"))

    def _resized(self) -> None:
        """Fit into another room: at once where it is seen, else when it is known for good, and ``fit`` is called."""
        self._fits = False
        if self._settled:
            self._lay_out()

    def _lay_out(self) -> None:
        """Arrange the columns for the room there is."""
        if self._cells is None:
            return
        self._fits = self.isVisible()
        if not self._fits:
            # There is no room yet to fit it into.
            self._fill(self._cells.arranged())
            return
        arranged, (narrow, widths, _) = self._fitted(self._cells)
        high = self.view.verticalHeader().length()
        self._fill(arranged)
        plain, noted = px(ROW), px(NOTED_ROW)
        heights = [noted if row[NOTE_COLUMN].note else plain for row in arranged.rows]
        for table, rows in ((self.view, heights), (self.foot, [])):
            table.set_narrow(narrow)
            # Both at once: rows laid out under the columns of the answer before would want to be scrolled.
            table.set_sizes(widths, rows)
        if self.view.verticalHeader().length() != high:
            self.view.updateGeometry()

    def _fill(self, arranged: Arrangement) -> None:
        if (arranged.columns, arranged.rows) != (self.lines.columns, self.lines.rows):
            self.lines.fill(arranged.columns, arranged.rows, self._why_line)
            self.total.fill(arranged.columns, [arranged.total], self._why_total)

    def _fitted(self, cells: SessionCells) -> tuple[Arrangement, tuple[bool, list[int], bool]]:
        """A column for every amount where there is room, else as few as it needs; the reasons in place of the shares
        that they speak of, where else they would have no room."""
        fewest = len(COLUMNS) + 4
        for groups in TIGHTNESS:
            columns = len(cells.columns(groups))
            if columns >= fewest:
                continue
            fewest = columns
            arranged = cells.arranged(groups)
            fitted = self._widths(arranged)
            if fitted[2]:
                break
        if not fitted[1][-1]:
            told = cells.arranged(EXPLAINED)
            told_fitted = self._widths(told, least_why=px(_READABLE_WHY))
            if told_fitted[2]:
                return told, told_fitted
        return arranged, fitted

    def _widths(self, arranged: Arrangement, least_why: int = 0) -> tuple[bool, list[int], bool]:
        """Whether to write smaller and closer, and the width of each column in pixels, in which a title of figures may
        stand on two lines; 0 for the reasons, where there is no room for them. And whether the services have the room
        that they need, and the reasons ``least_why`` pixels.

        It is written smaller where the figures do not fit beside the names of the services.
        """
        columns, room, size = arranged.columns, self.view.room(), body()
        heads = self._head_widths(columns, size)
        why, service = len(columns) - 1, 1
        for narrow in (False, True):
            padding = 2 * px(NARROW_INSET if narrow else INSET)
            widths = [
                padding + _wanted(column, longest, head, size, narrow=narrow)
                for column, longest, head in zip(columns, arranged.longest, heads, strict=True)
            ]
            taken = sum(widths) - widths[why] - widths[service]
            whole = taken + min(widths[service], px(_FULL_SERVICE)) + min(widths[why], least_why) <= room
            if whole:
                break
        least = min(widths[service], px(_LEAST_SERVICE))
        widths[service] = max(least, min(widths[service], px(_MOST_SERVICE), room - taken))
        left = room - taken - widths[service]
        widths[why] = left if left >= px(_LEAST_WHY) else 0
        widths[service] += 0 if widths[why] else max(left, 0)
        return narrow, widths, whole

    def _head_widths(self, columns: tuple[Column, ...], size: int) -> tuple[int, ...]:
        """The widths that the columns' titles need, measured once in each ``size`` of plain text."""
        asked = size, columns
        if asked not in self._heads:
            view = self.view
            self._heads[asked] = tuple(
                (view.title_width if column.figure else view.head_advance)(column.title) for column in columns
            )
        return self._heads[asked]


def _wanted(column: Column, longest: Sequence[str], head: int, size: int, *, narrow: bool) -> int:
    """The width that a column needs for its ``longest`` texts, below a title that needs ``head`` pixels."""
    if column.key in ("service", "why"):
        # Only the row of sums is bold, and has little to say here.
        role = figures_role(foot=False, narrow=narrow)
        return max(_advance(text, role, size) for text in longest)
    return max(_advance(longest[-1], figures_role(foot=True, narrow=narrow), size), head) + 2


@kept(4096)
def _advance(text: str, role: str, size: int) -> int:
    """The width of ``text`` in the font of ``role`` where the body's is ``size``. Kept: most texts stay when a price is
    typed."""
    del size
    return QFontMetrics(font_for(role)).horizontalAdvance(text)
