"""What the member pays month by month, below the cost chart: to see which month is dear. It adds no money up."""

from functools import cached_property
from itertools import accumulate
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from calculator.engine.months import Month, by_month
from calculator.model.estimate import Estimate
from calculator.money import format_money
from calculator.reference.voice import ENGLISH, Voice
from ui.estimate.session_rows import column_name
from ui.runtime.timers import IDLE_MS, once_after
from ui.widgets.boxes import vbox
from ui.widgets.grid_table import ROW, GridTable
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px
from ui.widgets.table import Cell, Column, Grid, as_mime

_MOST_ROWS: Final = 12
"""So many months stand below one another; more are scrolled through."""

_ALWAYS: Final = ("billed", "plan_pays", "member_pays")
_SOMETIMES: Final = ("second_plan", "assistance", "account")


APART: Final = ("done", "to_come")
"""What the member pays of what is done and of what is to come, where something is done."""

_LEAST_MISSED: Final = ("sessions", "billed", *_SOMETIMES, "plan_pays")
"""What goes first where there is no room; it stands in the session table too."""


class MonthTable(QWidget):
    """A row for every month of the course. A course within one month has none, and the table is not there.
    ``room_changed`` tells that it takes another height."""

    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("title", self)
        self._title.setWordWrap(True)
        self.grid = Grid(self)
        self._layout = vbox(self, spacing=8)
        self._layout.addWidget(self._title)
        self._estimate: Estimate | None = None
        self._voice = ENGLISH
        self._idle = once_after(self, IDLE_MS, self._show)
        self.hide()

    @cached_property
    def table(self) -> GridTable:
        """The table, made when there are months to show."""
        table = GridTable(self.grid, self)
        table.copy_asked.connect(self.copy)
        table.resized.connect(self._fit)
        self._layout.addWidget(table)
        return table

    def show_months(self, estimate: Estimate, voice: Voice) -> None:
        """Show the months of this answer when the program has a moment to spare."""
        self._estimate, self._voice = estimate, voice
        self._idle.start()

    def show_now(self) -> None:
        """Show them without waiting for that moment."""
        self._idle.stop()
        self._show()

    def _show(self) -> None:
        months = by_month(self._estimate) if self._estimate else ()
        several = len(months) > 1
        if several:
            self._fill(months)
        if several == self.isHidden():
            self.setVisible(several)
            self.room_changed.emit()

    def _fill(self, months: tuple[Month, ...]) -> None:
        voice, high = self._voice, self.table.height()
        # A layout would show it at the next turn of events only, and what stands above would move twice.
        self.table.show()
        set_text(self._title, voice("views.months_title"))
        self.table.setAccessibleName(voice("views.months_title"))
        self.table.setAccessibleDescription(voice("views.months_help"))
        self.table.copy_words = voice("views.copy_table")
        keys = _keys(months)
        columns = [Column(key, column_name(key, voice), figure=key != "month") for key in keys]
        so_far = accumulate(month.likely.member_pays for month in months)
        rows = [
            tuple(_cell(month, key, paid, voice) for key in keys) for month, paid in zip(months, so_far, strict=True)
        ]
        self.grid.fill(columns, rows)
        self.table.setFixedHeight(self.table.head_height() + min(len(rows), _MOST_ROWS) * px(ROW) + 2)
        self._fit()
        if not self.isHidden() and self.table.height() != high:
            self.room_changed.emit()

    def copy(self) -> None:
        """Put the table on the clipboard, as text and as HTML."""
        QApplication.clipboard().setMimeData(as_mime(self.grid.columns, self.grid.rows))

    def _fit(self) -> None:
        """Give each column the room it needs and the months the rest; what has no room at all is least missed."""
        room = self.table.room()
        for narrow in (False, True):
            self.table.set_narrow(narrow)
            widths = {column.key: self.table.wanted_width(at) for at, column in enumerate(self.grid.columns)}
            if sum(widths.values()) <= room:
                break
        for key in _LEAST_MISSED:
            if sum(widths.values()) > room and key in widths:
                widths[key] = 0
        if widths:
            widths["month"] += max(room - sum(widths.values()), 0)
        self.table.set_sizes([*widths.values()])


def _keys(months: tuple[Month, ...]) -> list[str]:
    """The columns: an amount that is zero in every month is left out, and so are ranges where prices are fixed."""
    helped = [name for name in _SOMETIMES if any(getattr(month.likely, name) for month in months)]
    apart = list(APART) if any(any(month.done) for month in months) else []
    ranged = ["between"] if any(len(set(month.range_of("member_pays"))) > 1 for month in months) else []
    return ["month", "sessions", *_ALWAYS[:-1], *helped, _ALWAYS[-1], *apart, *ranged, "so_far"]


def _cell(month: Month, key: str, so_far: int, voice: Voice) -> Cell:
    if key == "month":
        return Cell(voice.month(month.starts))
    if key == "sessions":
        return _figure(month.sessions, str(month.sessions))
    if key == "so_far":
        return Cell(format_money(so_far))
    if key == "between":
        low, high = map(format_money, month.range_of("member_pays"))
        return Cell(f"{low} – {high}" if low != high else low, quiet=True)
    if key in APART:
        apart = month.done if key == "done" else month.to_come
        return _figure(apart.member_pays, format_money(apart.member_pays))
    cents: int = getattr(month.likely, key)
    return _figure(cents, format_money(cents))


def _figure(value: int, words: str) -> Cell:
    return Cell(words) if value else Cell("–", full=words, quiet=True)
