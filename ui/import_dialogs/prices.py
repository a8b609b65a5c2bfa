"""File ▸ Import a price list: what it would do to the course, to look at before it is done. It reads the file off the
UI thread; what the list means for the course, the calculator says."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calculator.engine.price_list import priced
from calculator.files import price_list
from calculator.files.price_list import PriceList
from calculator.files.problems import SHOWN, FileError
from calculator.files.table_reader import BOOK_ENDINGS, TEXT_ENDINGS
from calculator.model.course import Course, ServiceLine
from calculator.model.price_list import Fate, PricedCourse, PriceListMatch
from calculator.money import format_money
from calculator.reference.texts import say
from calculator.words.sessions import service_title
from ui.runtime.jobs import LatestJob
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe
from ui.widgets.grid_table import GridTable
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import margins, open_at, px
from ui.widgets.table import Cell, Column, Grid

ENDINGS: Final = (*TEXT_ENDINGS, *BOOK_ENDINGS)

_COLUMNS: Final = {"row": True, "listed": False, "line": False, "sessions": True, "before": True, "after": True}
"""The columns and whether they hold figures; the last says what happens."""

_UNUSED: Final = (Fate.NOT_IN_COURSE, Fate.ALREADY_PRICED, Fate.NO_ROOM)
_NOTHING: Final = "–"
_LEAST_NAME: Final = 96


def ask_for_list(parent: QWidget, language: str) -> Path | None:
    """The file with prices that the user chooses."""
    kinds = f"{say('prices.kinds', language)} ({' '.join(f'*{ending}' for ending in ENDINGS)})"
    name, _ = QFileDialog.getOpenFileName(parent, say("prices.choose_title", language), "", kinds)
    return Path(name) if name else None


class PriceImportDialog(QDialog):
    """Shows what the list in ``path`` does to ``course``, and tells of it where the user wants that."""

    taken = Signal(object, str)
    """The course with its new prices, and the name of the step."""

    def __init__(self, parent: QWidget, language: str, course: Course, path: Path) -> None:
        super().__init__(parent)
        self._language = language
        self._course = course
        self._path = path
        self._list = PriceList((), ())
        self._result: PricedCourse | None = None
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self._show_list)
        self._jobs.failed.connect(self._refuse)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        self.intro = plain_label("muted", self)
        self.problem = ProblemLabel(self)
        self.grid = Grid(self)
        self.table = GridTable(self.grid, self)
        self.whole = QCheckBox(self._say("whole"), self)
        self.message = plain_label("strong", self)
        self.another, self.use, self.leave = (QPushButton(self) for _ in range(3))
        self._build()
        open_at(self, 940, 560)
        self._read(path)

    def _build(self) -> None:
        for label in (self.intro, self.message):
            label.setWordWrap(True)
        describe(self.table, self._say("table"), self._say("table_is"))
        describe(self.whole, self._say("whole"), self._say("whole_is"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.another)
        row.addStretch(1)
        for name, button, act in self._buttons():
            button.setText(self._say(name))
            describe(button, self._say(name), self._say(f"{name}_is"))
            button.clicked.connect(act)
            if button is not self.another:
                row.addWidget(button)
        self.use.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(24, 16, 24, 16))
        layout.setSpacing(px(8))
        layout.addWidget(self.intro)
        layout.addWidget(self.problem)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.whole)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.whole.toggled.connect(lambda _on: self._show())
        self.table.escaped.connect(self.reject)
        self.table.resized.connect(self._fit)

    def _buttons(self) -> tuple[tuple[str, QPushButton, Callable[[], object]], ...]:
        return (
            ("another", self.another, self._choose_another),
            ("use", self.use, self._take),
            ("leave", self.leave, self.reject),
        )

    def _read(self, path: Path) -> None:
        self._path = path
        self._list = PriceList((), ())
        set_text(self.intro, self._say("reading", name=path.name))
        self.problem.show_problem("")
        self._show()
        self._jobs.ask(lambda: price_list.read(path))

    def _show_list(self, listed: PriceList) -> None:
        self._list = listed
        set_text(self.intro, self._say("intro", name=self._path.name))
        said = [f"• {problem.say(self._language)}" for problem in listed.problems[:SHOWN]]
        if len(listed.problems) > SHOWN:
            more = len(listed.problems) - SHOWN
            said.append("• " + say("files.more", self._language, {"count": more}))
        self.problem.show_problem("\n".join([self._say("left_out"), *said]) if said else "")
        self._show()
        self.table.setFocus()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, FileError):
            raise error
        set_text(self.intro, self._say("form"))
        self.problem.show_problem(error.say(self._language))
        self.another.setFocus()

    def _show(self) -> None:
        """Show the lines as they become; nothing that does nothing can be taken."""
        rows = self._list.rows
        self._result = priced(self._course, rows, whole=self.whole.isChecked()) if rows else None
        lines = self._result.lines if self._result else ()
        columns = [Column(key, self._say(f"column_{key}"), figure) for key, figure in _COLUMNS.items()]
        columns.append(Column("fate", self._say("column_fate")))
        self.grid.fill(columns, [self._cells(line) for line in lines])
        self._fit()
        self.whole.setEnabled(bool(rows))
        self.use.setEnabled(self._result is not None and self._result.course != self._course)
        set_text(self.message, self._summary([line.fate for line in lines]) if lines else "")

    def _cells(self, line: PriceListMatch) -> tuple[Cell, ...]:
        listed, before, after = line.listed, line.before, line.after
        shown = before or after
        quiet = line.fate in (Fate.KEPT, Fate.SAME, *_UNUSED)
        title = service_title(shown.service, shown.label, self._language) if shown else _NOTHING
        return (
            Cell(str(listed.row) if listed else _NOTHING, quiet=True),
            Cell(listed.name if listed else _NOTHING, quiet=quiet),
            Cell(title, quiet=quiet),
            Cell(self._sessions(before, after), quiet=quiet),
            Cell(self._price(before), quiet=True),
            Cell(self._price(after) if shown else self._listed_price(line), quiet=quiet),
            Cell(self._say(f"fate_{line.fate.value}"), quiet=quiet),
        )

    def _sessions(self, before: ServiceLine | None, after: ServiceLine | None) -> str:
        counts = dict.fromkeys(str(line.count) for line in (before, after) if line)
        return " → ".join(counts) or _NOTHING

    def _price(self, line: ServiceLine | None) -> str:
        if line is None:
            return _NOTHING
        low, likely, high = (format_money(cents) for cents in (line.price.low, line.price.likely, line.price.high))
        if low == high:
            return likely
        # A range has no room for what says nothing.
        low, likely, high = (amount.removesuffix(".00") for amount in (low, likely, high))
        return f"{likely} ({low} – {high})"

    def _listed_price(self, line: PriceListMatch) -> str:
        return format_money(line.listed.price.likely) if line.listed else _NOTHING

    def _summary(self, fates: list[Fate]) -> str:
        if set(fates) <= {Fate.SAME, Fate.KEPT}:
            return self._say("nothing")
        unused = sum(fate in _UNUSED for fate in fates) + len(self._list.problems)
        counts = {fate.value: fates.count(fate) for fate in (Fate.PRICED, Fate.ADDED, Fate.REMOVED)}
        return self._say("summary", **counts, unused=unused)

    def _fit(self) -> None:
        """Give each column what it needs, and the names what is left; where that is little, all is written smaller."""
        if not self.grid.columns:
            return
        room, least = self.table.viewport().width(), px(_LEAST_NAME)
        for narrow in (False, True):
            self.table.set_narrow(narrow)
            widths = {column.key: self.table.wanted_width(at) for at, column in enumerate(self.grid.columns)}
            over = sum(widths.values()) - room
            if over <= 0:
                break
        for key in ("listed", "line"):
            less = min(max(over, 0), max(widths[key] - least, 0))
            widths[key] -= less
            over -= less
        widths["listed"] += max(-over, 0)
        for at, width in enumerate(widths.values()):
            self.table.setColumnWidth(at, width)

    def _choose_another(self) -> None:
        path = ask_for_list(self, self._language)
        if path is not None:
            self._read(path)

    def _take(self) -> None:
        if self._result is not None:
            self.taken.emit(self._result.course, self._say("step", name=self._path.name))
        self.accept()

    def _say(self, key: str, **figures: object) -> str:
        return say(f"prices.{key}", self._language, figures)
