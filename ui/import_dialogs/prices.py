"""File ▸ Import a price list: what it would do to the course, to look at before it is done. It reads the file off the
UI thread; what the list means for the course, the calculator says. What the list leaves open is asked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QWidget

from calculator.engine.price_list import priced
from calculator.files import price_list
from calculator.files.apart import Stop
from calculator.files.price_list import Answers, PriceFile, PriceList
from calculator.files.problems import SHOWN, FileError
from calculator.files.table_reader import BOOK_ENDINGS, TEXT_ENDINGS
from calculator.model.course import Course, ServiceLine
from calculator.model.price_list import UNUSED, Fate, PricedCourse, PriceListMatch
from calculator.reference.voice import Voice
from calculator.words.price_list import line_title, price_words, what_happens
from ui.dialogs.file_dialogs import ask_open
from ui.import_dialogs.price_questions import ListQuestions, RowQuestion
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import DIALOG, hbox, vbox
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe
from ui.widgets.grid_table import GridTable
from ui.widgets.labels import plain_label, set_text
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import open_at, px
from ui.widgets.table import Cell, Column, Grid

ENDINGS: Final = (*TEXT_ENDINGS, *BOOK_ENDINGS)

_COLUMNS: Final = {"row": True, "listed": False, "line": False, "sessions": True, "before": True, "after": True}
"""The columns and whether they hold figures; the last says what happens."""

_NOTHING: Final = "–"
_LEAST_FATE: Final = 200
_LEAST_NAME: Final = 96


def ask_for_list(parent: QWidget, voice: Voice) -> Path | None:
    """The file with prices that the user chooses."""
    kinds = f"{voice('price_import.kinds')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"
    name = ask_open(parent, voice("price_import.choose_title"), kinds)
    return Path(name) if name else None


class PriceImportDialog(QDialog):
    """Shows what the list in ``path`` does to ``course``, and tells of it where the user wants that."""

    taken = Signal(object, str)
    """The course with its new prices, and the name of the step."""

    def __init__(self, parent: QWidget, voice: Voice, course: Course, path: Path) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice = voice
        self._course = course
        self._path = path
        self._file: PriceFile | None = None
        self._list = PriceList((), ())
        self._by_hand: dict[int, tuple[int, ...]] = {}
        self._result: PricedCourse | None = None
        self._stop = Stop()
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self._show_list)
        self._jobs.failed.connect(self._refuse)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        self.intro = plain_label("muted", self)
        self.problem = ProblemLabel(self)
        self.questions = ListQuestions(voice, self)
        self.said = plain_label("muted", self)
        self.row = RowQuestion(voice, self)
        self.grid = Grid(self)
        self.table = GridTable(self.grid, self)
        self.whole = QCheckBox(self._say("whole"), self)
        self.message = plain_label("strong", self)
        self.another, self.use, self.leave = (QPushButton(self) for _ in range(3))
        self._build()
        open_at(self, 940, 560)
        self._read(path)

    @property
    def busy(self) -> bool:
        """Whether what the list says is still to come."""
        return self._jobs.busy

    def done(self, result: int) -> None:
        """Close; what is being read is read for nobody."""
        self._stop.ask()
        super().done(result)

    def _build(self) -> None:
        for label in (self.intro, self.said, self.message):
            label.setWordWrap(True)
        describe(self.table, self._say("table"), self._say("table_is"))
        describe(self.whole, self._say("whole"), self._say("whole_is"))
        row = hbox(spacing=8)
        row.addWidget(self.another)
        row.addStretch(1)
        for name, button, act in self._buttons():
            called = self._say("cancel" if button is self.leave else name)
            button.setText(called)
            describe(button, called, self._say(f"{name}_is"))
            button.clicked.connect(act)
            if button is not self.another:
                row.addWidget(button)
        self.use.setDefault(True)
        layout = vbox(self, DIALOG, spacing=8)
        layout.addWidget(self.intro)
        layout.addWidget(self.problem)
        layout.addWidget(self.questions)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.row)
        layout.addWidget(self.whole)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.whole.toggled.connect(lambda _on: self._show())
        self.table.escaped.connect(self.reject)
        self.table.resized.connect(self._fit)
        self.table.chosen.connect(lambda _row, _column, _table: self._ask_row())
        self.questions.answered.connect(self._understand)
        self.row.answered.connect(self._map)

    def _buttons(self) -> tuple[tuple[str, QPushButton, Callable[[], object]], ...]:
        return (
            ("another", self.another, self._choose_another),
            ("use", self.use, self._take),
            ("leave", self.leave, self.reject),
        )

    def _read(self, path: Path) -> None:
        self._stop.ask()
        self._path, self._file, self._stop = path, None, Stop()
        self._list = PriceList((), ())
        self._by_hand = {}
        self.questions.forget()
        set_text(self.intro, self._say("reading", name=path.name))
        self.problem.show_problem("")
        self._show()
        self._understand(self.questions.answers)

    def _understand(self, answers: Answers) -> None:
        """Ask what the list says, with what was answered; the file is read once."""
        self._jobs.ask(partial(_understood, self._path, self._file, answers, self._stop))

    def _show_list(self, read: tuple[PriceFile, PriceList]) -> None:
        first = self._file is None
        self._file, self._list = read
        listed = self._list
        set_text(self.intro, self._say("intro", name=self._path.name))
        self.questions.show_questions(listed.questions)
        said = [self._voice.of("price_questions")(key, **figures) for key, figures in listed.said]
        set_text(self.said, "\n".join(said))
        self.said.setVisible(bool(said))
        said = [f"• {problem.say(self._voice)}" for problem in listed.problems[:SHOWN]]
        if len(listed.problems) > SHOWN:
            more = len(listed.problems) - SHOWN
            said.append("• " + self._voice("files.more", count=more))
        self.problem.show_problem("\n".join([self._say("left_out"), *said]) if said else "")
        self._show()
        self._choose_first()
        if first:
            asked = [choice for choice in self.questions.choices.values() if choice.isVisibleTo(self)]
            (asked[0] if asked else self.table).setFocus()

    def _choose_first(self) -> None:
        """Choose the first row that is asked about, or the first of the list."""
        lines = self._result.lines if self._result else ()
        asked = [at for at, line in enumerate(lines) if line.fate is Fate.ASKED]
        listed = [at for at, line in enumerate(lines) if line.listed is not None]
        self.table.choose(next(iter([*asked, *listed]), 0), 1)
        self._ask_row()

    def _ask_row(self) -> None:
        """Ask about the row of the list that is chosen in the table."""
        at = self.table.chosen_cell()
        lines = self._result.lines if self._result else ()
        line = lines[at[0]] if at is not None and at[0] < len(lines) else None
        said = self._by_hand.get(line.listed.row) if line and line.listed else None
        self.row.show_row(line, self._course.lines, said)

    def _map(self, row: int, places: tuple[int, ...] | None) -> None:
        """Let a row price what was said, and no other row what it prices; the row stays chosen."""
        self._by_hand.pop(row, None)
        if places is not None:
            others = self._by_hand.items()
            self._by_hand = {one: said for one, said in others if not set(said) & {at for at in places if at >= 0}}
            self._by_hand[row] = places
        self._show()
        lines = self._result.lines if self._result else ()
        self.table.choose(next((at for at, one in enumerate(lines) if one.listed and one.listed.row == row), 0), 1)
        self._ask_row()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, FileError):
            raise error
        set_text(self.intro, self._say("form"))
        self.problem.show_problem(error.say(self._voice))
        self.another.setFocus()

    def _show(self) -> None:
        """Show the lines as they become; nothing that does nothing can be taken."""
        rows = self._list.rows
        self._result = priced(self._course, rows, whole=self.whole.isChecked(), by_hand=self._by_hand) if rows else None
        lines = self._result.lines if self._result else ()
        columns = [Column(key, self._say(f"column_{key}"), figure) for key, figure in _COLUMNS.items()]
        columns.append(Column("fate", self._say("column_happens")))
        told = [what_happens(line, self._voice) for line in lines]
        cells = [self._cells(line, happens) for line, happens in zip(lines, told, strict=True)]
        waits = self._file is not None and not rows and bool(self._list.questions)
        self.table.empty = self._voice("price_questions.first") if waits else ""
        self.grid.fill(columns, cells, lambda row, key: self.grid.rows[row][self.grid.position(key)].text)
        self._fit()
        self.whole.setEnabled(bool(rows))
        self.row.setVisible(bool(rows))
        self.use.setEnabled(self._result is not None and self._result.course != self._course)
        set_text(self.message, self._summary([line.fate for line in lines]) if lines else "")

    def _cells(self, line: PriceListMatch, happens: str) -> tuple[Cell, ...]:
        listed, before, after = line.listed, line.before, line.after
        shown, new = before or after, after or listed
        quiet = line.fate in (Fate.KEPT, Fate.SAME, *UNUSED) and line.fate is not Fate.ASKED
        title = line_title(shown, self._voice) if shown else _NOTHING
        return (
            Cell(str(listed.row) if listed else _NOTHING, quiet=True),
            Cell(listed.name if listed else _NOTHING, quiet=quiet),
            Cell(title, quiet=quiet),
            Cell(self._sessions(before, after), quiet=quiet),
            Cell(price_words(before) if before else _NOTHING, quiet=True),
            Cell(price_words(new) if new else _NOTHING, quiet=quiet),
            Cell(happens, quiet=quiet),
        )

    def _sessions(self, before: ServiceLine | None, after: ServiceLine | None) -> str:
        counts = dict.fromkeys(str(line.count) for line in (before, after) if line)
        return " → ".join(counts) or _NOTHING

    def _summary(self, fates: list[Fate]) -> str:
        if set(fates) <= {Fate.SAME, Fate.KEPT}:
            return self._say("nothing")
        unused = sum(fate in UNUSED for fate in fates) + len(self._list.problems)
        counts = {fate.value: fates.count(fate) for fate in (Fate.PRICED, Fate.ADDED, Fate.REMOVED)}
        said = self._say("summary", **counts, unused=unused)
        asked = fates.count(Fate.ASKED)
        return f"{said} {self._voice('price_questions.open_rows', count=asked)}" if asked else said

    def _fit(self) -> None:
        """Give each column what it needs, and the names what is left; where that is little, all is written smaller."""
        if not self.grid.columns:
            return
        room = self.table.viewport().width()
        for narrow in (False, True):
            self.table.set_narrow(narrow)
            widths = {column.key: self.table.wanted_width(at) for at, column in enumerate(self.grid.columns)}
            over = sum(widths.values()) - room
            if over <= max(widths["fate"] - px(_LEAST_FATE), 0):
                break
        less = min(max(over, 0), max(widths["fate"] - px(_LEAST_FATE), 0))
        widths["fate"] -= less
        names = widths["listed"] + widths["line"] - (over - less)
        # The shorter names stand whole where they take less than half.
        widths["line"] = max(min(widths["line"], max(names // 2, names - widths["listed"])), px(_LEAST_NAME))
        widths["listed"] = max(names - widths["line"], px(_LEAST_NAME))
        for at, width in enumerate(widths.values()):
            self.table.setColumnWidth(at, width)

    def _choose_another(self) -> None:
        path = ask_for_list(self, self._voice)
        if path is not None:
            self._read(path)

    def _take(self) -> None:
        if self._result is not None:
            self.taken.emit(self._result.course, self._say("step", name=self._path.name))
        self.accept()

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("price_import")(key, **figures)


def _understood(path: Path, file: PriceFile | None, answers: Answers, stop: Stop) -> tuple[PriceFile, PriceList]:
    """The list in the file at ``path``, which was read before where there is a ``file``, as ``answers`` have it."""
    opened = file or price_list.opened(path, stop)
    return opened, opened.understood(answers)
