"""Where an editor says what is wrong with a row: a sentence that has a place of its own, and the fields marked."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.runtime.timers import once_after
from ui.widgets.boxes import hbox
from ui.widgets.fields import Field, ProblemLabel, Words
from ui.widgets.labels import font_for, plain_label

_PAUSE: Final = 400
"""Milliseconds: on the way to 3500 the amount is 3, which is below every deductible. Nobody wants to read that."""

_REST: Final = 3_000
"""Milliseconds after which nobody is typing the next price of a row any more, though it has not been left."""


class RowProblem(ProblemLabel):
    """What is wrong in a row: a field's own problem at once; what the rules say, when typing rests or the row is left.

    Until it is said, the fields wait. Where ``row`` is given, its fields are typed in peace: it is judged when it is
    left, or when nobody types any more; and ``tell`` is told the sentence in place of this label.
    """

    def __init__(
        self,
        fields: Iterable[Field],
        parent: QWidget | None = None,
        *,
        row: QWidget | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._row = row
        self._tell = tell
        self._said = ""
        self._words: Words | None = None
        self._next: tuple[str, tuple[Field, ...]] = ("", ())
        self._timer = once_after(self, _PAUSE, self._speak)
        for field in self._fields:
            field.problem_changed.connect(self._follow)
            field.voice_changed.connect(self._say_anew)
            field.left.connect(self._left)

    @property
    def wrong(self) -> bool:
        """Whether the row holds something that is no part of the plan yet."""
        return any(field.problem or field.waiting for field in self._fields)

    def complain(self, words: Words | None, fields: Iterable[Field] = ()) -> None:
        """Say what the rules have against ``fields`` (none named: all of the row). None: nothing any more."""
        self._words = words
        self._next = (words(self._fields[0].voice) if words else "", tuple(fields) or self._fields)
        if not words or self._said:
            self._speak()
            return
        for field in self._next[1]:
            field.wait(True)
        self._timer.start(_PAUSE if self._row is None else _REST)

    def forget(self) -> None:
        """Nothing is wrong any more, because other values are shown now."""
        self.complain(None)
        for field in self._fields:
            field.complain("")

    def _left(self) -> None:
        focus = QApplication.focusWidget()
        if self._words is not None and not (self._row and focus and self._row.isAncestorOf(focus)):
            self._speak()

    def _speak(self) -> None:
        self._timer.stop()
        problem, fields = self._next
        said, self._said = self._said, problem
        for field in self._fields:
            if said and field.problem == said and (field not in fields or not problem):
                field.complain("")
        for field in fields if problem else ():
            if not field.problem or field.problem == said:
                field.complain(problem)
        for field in self._fields:
            field.wait(False)

    def _say_anew(self) -> None:
        if self._words is not None:
            self.complain(self._words, self._next[1])

    def _follow(self, _problem: str) -> None:
        problem = next((field.problem for field in self._fields if field.problem), "")
        (self._tell or self.show_problem)(problem)


class ProblemPlace(QWidget):
    """A place of two lines that is there with words in it or without, so that nothing moves when something is wrong.

    Several rows tell it their sentences; the last one told is seen, after the words that tell which row it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: dict[int, tuple[str, str]] = {}
        self.where = plain_label("small", self)
        self.words = ProblemLabel(self)
        self.words.setFont(font_for("small"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = hbox(self, spacing=8)
        row.addWidget(self.where, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """What is said, and of which row."""
        return f"{self.where.text()}: {self.words.text()}" if self.words.text() else ""

    def tell(self, key: int, where: str, problem: str) -> None:
        """The row ``key``, called ``where``, has this to say; empty: nothing."""
        self._told.pop(key, None)
        if problem:
            self._told[key] = (where, problem)
        where, problem = next(reversed(self._told.values()), ("", ""))
        self.where.setText(where)
        self.words.show_problem(problem)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(0, self.where.fontMetrics().lineSpacing() * 2)

    def minimumSizeHint(self) -> QSize:
        """Two lines, whatever is said."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Its height does not depend on its words."""
        return False
