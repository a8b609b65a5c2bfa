"""Fields that read text as money, percentages and counts, and say beside themselves what is wrong.

What is typed stays as it is typed. Only a good value is passed on; the last good one stays in force until then.
"""

import re
from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from calculator.money import (
    MAX_CENTS,
    AmountError,
    format_decimal,
    format_money,
    format_percent,
    parse_money,
    parse_percent,
)
from calculator.reference.texts import say
from ui.widgets.scale import px

_LEAST_WIDTH: Final = 32
_DIGITS: Final = re.compile(r"[0-9]{1,9}\Z")

Words = Callable[[str], str]
"""A sentence in the language that is asked for, so that it can be said anew in another."""


class Field(QLineEdit):
    """A line of text that stands for a value. Subclasses read and write the value."""

    edited = Signal(object)
    """A new good value, on the keystroke that made it."""

    problem_changed = Signal(str)
    """What is wrong with the text, in words; empty: nothing."""

    language_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent)
        self.problem = ""
        self._optional = optional
        self._value: Any = None
        self._language = "en"
        self._meaning = ""
        self._complaint: Words | None = None
        self.setMinimumWidth(px(_LEAST_WIDTH))
        self.textEdited.connect(self._typed)

    @property
    def value(self) -> Any:
        """The last good value; None where an optional field is empty."""
        return self._value

    @property
    def language(self) -> str:
        """The language in which problems are said."""
        return self._language

    def set_language(self, language: str) -> None:
        """Say problems in ``language``, the one that is shown too."""
        if language != self._language:
            self._language = language
            if self.problem:
                said = self._complaint(language) if self._complaint else self.problem
                self._set_problem(self._fault(self.text()) or said)
            self.language_changed.emit()

    def set_meaning(self, name: str, meaning: str) -> None:
        """What the field is called and what it means, for a screen reader and for F1."""
        self._meaning = meaning
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.problem or meaning)
        self.setWhatsThis(meaning)
        self.setToolTip(meaning)

    def set_value(self, value: Any) -> None:
        """Show ``value``. A text that is being typed and means the same, or is not good yet, is left alone."""
        if value == self._value and (self.problem or self.hasFocus()):
            return
        self.reset(value)

    def reset(self, value: Any) -> None:
        """Show ``value`` whatever was typed: the field stands for something else from now on."""
        self.complain("")
        self._value = value
        text = self._write(value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def complain(self, problem: Words | str) -> None:
        """Mark the field with a problem that somebody else found; empty: it is gone."""
        self._complaint = None if isinstance(problem, str) else problem
        self._set_problem(problem if isinstance(problem, str) else problem(self._language))

    def refuse(self, problem: Words, value: Any) -> None:
        """Mark the text with a problem that its own reading cannot see; ``value`` is still the last good one."""
        self._value = value
        self.complain(problem)

    def reconsider(self) -> None:
        """Read a text that was refused once more, because what it was refused for has changed."""
        if self.problem:
            self._typed(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the window, whose steps are all edits; only a text that is not good is undone here."""
        keys = QKeySequence.StandardKey
        if not self.problem and (event.matches(keys.Undo) or event.matches(keys.Redo)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write a good value in its full form."""
        super().focusOutEvent(event)
        if not self.problem:
            self.setText(self._write(self._value))

    def _typed(self, text: str) -> None:
        fault = self._fault(text)
        self.complain(fault)
        if not fault:
            self._value = self._meant(text)
            self.edited.emit(self._value)

    def _fault(self, text: str) -> str:
        """What is wrong with ``text``, in words; empty: nothing."""
        try:
            self._meant(text)
        except AmountError as error:
            return say(f"editors.bad_{error.code}", self._language, self._figures(error))
        return ""

    def _meant(self, text: str) -> Any:
        return None if self._optional and not text.strip() else self._read(text)

    def _set_problem(self, problem: str) -> None:
        if problem == self.problem:
            return
        self.problem = problem
        self.setProperty("invalid", bool(problem))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(problem or self._meaning)
        self.problem_changed.emit(problem)

    def _figures(self, error: AmountError) -> dict[str, object]:
        return {"text": error.text, "most": format_money(MAX_CENTS)}

    def _read(self, text: str) -> Any:
        return text

    def _write(self, value: Any) -> str:
        return "" if value is None else str(value)


def _without_last_point(text: str) -> str:
    """``45.`` on the way to ``45.50`` is 45, and nothing to complain of."""
    return text.rstrip().removesuffix(".")


class TextField(Field):
    """Plain text of at least ``least`` characters."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 0, most: int = 80) -> None:
        super().__init__(parent)
        self._least = least
        self.setMaxLength(most)

    def _read(self, text: str) -> str:
        if len(text.strip()) < self._least:
            raise AmountError("empty", "a name is needed")
        return text


class MoneyField(Field):
    """An amount of money, in cents; figures stand at the right."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent, optional=optional)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, text: str) -> int:
        return parse_money(_without_last_point(text))

    def _write(self, value: int | None) -> str:
        return "" if value is None else format_decimal(value)


class PercentField(Field):
    """A percentage from 0 to 100, in basis points."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent, optional=optional)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, text: str) -> int:
        return parse_percent(_without_last_point(text))

    def _write(self, value: int | None) -> str:
        return "" if value is None else format_percent(value)


class CountField(Field):
    """A whole number between ``least`` and ``most``."""

    def __init__(
        self, parent: QWidget | None = None, *, least: int = 0, most: int = 200, optional: bool = False
    ) -> None:
        super().__init__(parent, optional=optional)
        self._least, self._most = least, most
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, text: str) -> int:
        digits = text.strip()
        if not _DIGITS.match(digits) or not self._least <= int(digits) <= self._most:
            raise AmountError("not_count", "not a count", digits[:20])
        return int(digits)

    def _figures(self, error: AmountError) -> dict[str, object]:
        return {"text": error.text, "least": self._least, "most": self._most}


class ProblemLabel(QLabel):
    """A sentence in red below a field, there only while something is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.hide()

    def show_problem(self, problem: str) -> None:
        """Show ``problem``; empty: hide."""
        self.setText(problem)
        self.setVisible(bool(problem))


W = TypeVar("W", bound=QWidget)


class Labelled(QWidget, Generic[W]):
    """A caption, its field below or beside it, and the field's problem below that."""

    def __init__(self, field: W, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.caption = QLabel(self)
        self.caption.setProperty("role", "muted")
        self.caption.setBuddy(field)
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.problem = ProblemLabel(self)
        if isinstance(field, Field):
            field.problem_changed.connect(self.problem.show_problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(2))
        layout.addWidget(self.caption)
        layout.addWidget(field)
        layout.addWidget(self.problem)

    def set_words(self, caption: str, meaning: str, language: str) -> None:
        """Name the field (``caption`` may hold a mnemonic) and say what it means."""
        self.caption.setText(caption)
        name = caption.replace("&", "")
        if isinstance(self.field, Field):
            self.field.set_language(language)
            self.field.set_meaning(name, meaning)
        else:
            self.field.setAccessibleName(name)
            self.field.setAccessibleDescription(meaning)
            self.field.setWhatsThis(meaning)
            self.field.setToolTip(meaning)
