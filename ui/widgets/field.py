"""A line of text that stands for a value: what is typed stays as typed, and only a good value is passed on.

A click selects the text, as Tab does, where it is a figure or a day: what is typed then replaces it.
"""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from calculator.money import MAX_CENTS, AmountError, format_money
from calculator.reference.texts import unturned
from calculator.reference.voice import ENGLISH, Voice
from ui.runtime.giving_way import key_pressed
from ui.widgets.labels import mark
from ui.widgets.scale import px

_LEAST_WIDTH: Final = 32
_STILL_HERE: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why a field has the focus no more though nobody has left it."""

Words = Callable[[Voice], str]
"""A sentence in the language that is asked for, so that it can be said anew in another."""


class Field(QLineEdit):
    """A line of text that stands for a value. Subclasses read and write the value."""

    edited = Signal(object)
    """A new good value, on the keystroke that made it."""

    problem_changed = Signal(str)
    """What is wrong with the text, in words; empty: nothing."""

    waiting_changed = Signal(bool)
    """Whether the value waits for others: it is good, and no part of what is answered before they are typed too."""

    begun = Signal()
    """Typing begins, for the first time since the focus came; before ``edited`` tells of what is typed."""

    left = Signal()
    """The focus has gone to something else in the program."""

    voice_changed = Signal()

    selects_on_click = True
    """Whether a click selects the text: what is typed then replaces it. Arrow keys set the caret."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False, unknown: Any = None) -> None:
        super().__init__(parent)
        self.problem = ""
        self.waiting = False
        self._optional = optional
        self._unknown = unknown
        self._said = False
        self._before: tuple[Any] | None = None
        self._begun = False
        self._refused = False
        self._value: Any = None
        self._voice = ENGLISH
        self._meaning = ""
        self._doubt = ""
        self._complaint: Words | None = None
        self.setMinimumWidth(px(_LEAST_WIDTH))
        self.textEdited.connect(self._typed)

    @property
    def value(self) -> Any:
        """The last good value; None where an optional field is empty."""
        return self._value

    @property
    def fault(self) -> str:
        """What is wrong with the text as it stands, in words, whatever others say of it; empty: nothing."""
        return self._fault(self.text())

    @property
    def voice(self) -> Voice:
        """The voice in which problems are said."""
        return self._voice

    def set_voice(self, voice: Voice) -> None:
        """Say problems in ``voice``, the one that is shown too."""
        if voice != self._voice:
            self._voice = voice
            if self.problem:
                said = self._complaint(voice) if self._complaint else self.problem
                self._set_problem(self._fault(self.text()) or said)
            self.voice_changed.emit()

    def set_meaning(self, name: str, meaning: str) -> None:
        """What the field is called and what it means, for a screen reader and for F1."""
        self._meaning = meaning
        self.setAccessibleName(unturned(name))
        self.setAccessibleDescription(self.problem or self._doubt or meaning)
        self.setWhatsThis(meaning)
        self.setToolTip(meaning)

    def set_doubt(self, doubt: str) -> None:
        """Say what contradicts the value, which holds all the same; empty: nothing does."""
        if doubt != self._doubt:
            self._doubt = doubt
            mark(self, "doubtful", bool(doubt))
            self.setAccessibleDescription(self.problem or doubt or self._meaning)

    @property
    def typed_in(self) -> bool:
        """Whether it was typed in since the focus came to it, and has not been left."""
        return self._begun

    @property
    def typing(self) -> bool:
        """Whether it is being typed in: its value may be on the way to another."""
        return self._begun and self.hasFocus()

    def set_value(self, value: Any) -> None:
        """Show ``value``. A text that is being typed and means the same, or is not good yet, is left alone; and so is
        one that is refused, when the value goes back to what it was before."""
        if value == self._value and (self.problem or self.waiting or self.hasFocus()):
            return
        if (self.problem or self.waiting) and self._before == (value,):
            return
        self.reset(value)

    def reset(self, value: Any) -> None:
        """Show ``value`` whatever was typed: the field stands for something else from now on."""
        self.complain("")
        self.wait(False)
        self._before = None
        self._said = False
        self._value = value
        text = self._shown(value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def complain(self, problem: Words | str) -> None:
        """Mark the field with a problem that somebody else found; empty: it is gone."""
        self._complaint = None if isinstance(problem, str) else problem
        self._set_problem(problem if isinstance(problem, str) else problem(self._voice))

    def refuse(self, problem: Words, value: Any) -> None:
        """Mark the text with a problem that its own reading cannot see; ``value`` is still the last good one."""
        self._value = value
        self._refused = True
        self.complain(problem)

    def wait(self, waiting: bool) -> None:
        """Say that the value waits for those of other fields, or that it does no more."""
        if waiting != self.waiting:
            self.waiting = waiting
            self._settle()
            self.waiting_changed.emit(waiting)

    def reconsider(self) -> None:
        """Read a text that was refused once more, because what it was refused for has changed."""
        if not self.problem or self.fault:
            return
        self._refused = False
        self._value = self._meant(self.text())
        self.edited.emit(self._value)
        if not self._refused:
            self.complain("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the window, whose steps are all edits; only a text that is not good is undone here.
        Return writes a good value in its full form."""
        keys = QKeySequence.StandardKey
        if not self.problem and (event.matches(keys.Undo) or event.matches(keys.Redo)):
            event.ignore()
            return
        key_pressed()
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (self.problem or self.waiting):
            # Whoever presses Return is done with it: what is understood stands there.
            self.setText(self._shown(self._value))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the text, unless a part of it was selected by drawing the mouse over it."""
        super().mouseReleaseEvent(event)
        if self.selects_on_click and event.button() is Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.selectAll()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the whole of a figure, not one part of it."""
        super().mouseDoubleClickEvent(event)
        if self.selects_on_click:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write a good value in its full form."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self._begun = False
            self._settle()
            self.left.emit()
        if not self.problem:
            self.setText(self._shown(self._value))

    def _settle(self) -> None:
        """What is good and left is what the next typing begins with."""
        if not (self.problem or self.waiting or self._begun):
            self._before = None

    def _typed(self, text: str) -> None:
        if not self._begun:
            self._begun = True
            self.begun.emit()
        if self._before is None:
            self._before = (self._value,)
        self._said = bool(text.strip())
        fault = self._fault(text)
        if fault:
            # 900 on the way to 9000x was never meant: the last good value is the one before all of it was typed.
            self._value = self._before[0]
        self.complain(fault)
        if not fault:
            self._value = self._meant(text)
            self.edited.emit(self._value)

    def _fault(self, text: str) -> str:
        """What is wrong with ``text``, in words; empty: nothing."""
        try:
            self._meant(text)
        except AmountError as error:
            return self._voice(f"editors.bad_{error.code}", **self._figures(error))
        return ""

    def _meant(self, text: str) -> Any:
        if not text.strip() and (self._optional or self._unknown is not None):
            return self._unknown
        return self._read(text)

    def _shown(self, value: Any) -> str:
        """The text for ``value``: none where nothing is known, unless a person has written that very value."""
        return "" if value is not None and value == self._unknown and not self._said else self._write(value)

    def _set_problem(self, problem: str) -> None:
        if problem == self.problem:
            return
        self.problem = problem
        self._settle()
        mark(self, "invalid", bool(problem))
        self.setAccessibleDescription(problem or self._doubt or self._meaning)
        self.problem_changed.emit(problem)

    def _figures(self, error: AmountError) -> dict[str, object]:
        return {"text": error.text, "most": format_money(MAX_CENTS)}

    def _read(self, text: str) -> Any:
        return text

    def _write(self, value: Any) -> str:
        return "" if value is None else str(value)
