"""Where the plan editor says what is wrong: a sentence below a row of fields, and the fields it concerns marked."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.fields import Field, ProblemLabel, Words

_PAUSE: Final = 400
"""Milliseconds: on the way to 3500 the amount is 3, which is below every deductible. Nobody wants to read that."""


class RowProblem(ProblemLabel):
    """What is wrong in a row: a field's own problem at once; what the plan's rules say, after a pause in typing."""

    def __init__(self, fields: Iterable[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._said = ""
        self._words: Words | None = None
        self._next: tuple[str, tuple[Field, ...]] = ("", ())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._speak)
        for field in self._fields:
            field.problem_changed.connect(self._follow)
            field.language_changed.connect(self._say_anew)

    @property
    def wrong(self) -> bool:
        """Whether the row holds something that is no part of the plan yet."""
        return bool(self._said) or self._timer.isActive() or any(field.problem for field in self._fields)

    def complain(self, words: Words | None, fields: Iterable[Field] = ()) -> None:
        """Say what the rules have against ``fields`` (none named: all of the row). None: nothing any more."""
        self._words = words
        self._next = (words(self._fields[0].language) if words else "", tuple(fields) or self._fields)
        if words and not self._said:
            self._timer.start()
        else:
            self._speak()

    def forget(self) -> None:
        """Nothing is wrong any more, because other values are shown now."""
        self.complain(None)
        for field in self._fields:
            field.complain("")

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

    def _say_anew(self) -> None:
        if self._words is not None:
            self.complain(self._words, self._next[1])

    def _follow(self, _problem: str) -> None:
        self.show_problem(next((field.problem for field in self._fields if field.problem), ""))
