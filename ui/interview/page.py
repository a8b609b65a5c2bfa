"""A page of an interview: one question, its explanation, and the answers to choose from, fields among them."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from calculator.reference.voice import Voice
from ui.widgets.boxes import vbox
from ui.widgets.fields import Field, ProblemLabel
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text, wrapping_label
from ui.widgets.scale import margins
from ui.widgets.scrolled import AsHighAsItsWidth

A = TypeVar("A")
E = TypeVar("E", bound=str)


class Problem(NamedTuple):
    """What is missing on a page, and the field or the answer where it would be."""

    words: str
    where: QWidget


class Page(AsHighAsItsWidth, Generic[A]):
    """Asks one thing of answers of kind ``A``.

    A page is shown with ``show_answers``, read with ``read``, and says with ``problem`` what is still missing.
    """

    def __init__(self, name: str, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.voice = voice
        self.question = plain_label("title", self)
        self.question.setWordWrap(True)
        self.question.setText(self.say(name))
        self.help = wrapping_label("muted", self)
        self.help.setText(self.say(f"{name}_help"))
        self.problem_label = ProblemLabel(self)
        self.notice = wrapping_label("warning", self)
        self.notice.hide()
        self.column = vbox(self, (24, 20, 24, 12), spacing=10)
        self.column.addWidget(self.question)
        self.column.addWidget(self.help)
        self.setAccessibleName(self.question.text())
        self.setAccessibleDescription(self.help.text())

    def finish_layout(self) -> None:
        """Put the places of what is odd and of what is missing below all that was added."""
        self.column.addWidget(self.notice)
        self.column.addWidget(self.problem_label)
        self.column.addStretch(1)

    @property
    def fields(self) -> Sequence[Field]:
        """Every field whose text may be bad."""
        return self.findChildren(Field)

    @property
    def first(self) -> QWidget:
        """What has the focus when the page is shown."""
        raise NotImplementedError

    def applies(self, answers: A) -> bool:
        """Whether this is asked at all after ``answers``."""
        del answers
        return True

    def show_answers(self, answers: A) -> None:
        """Show what was answered."""
        raise NotImplementedError

    def read(self, answers: A) -> A:
        """``answers`` with those of this page."""
        raise NotImplementedError

    def problem(self, answers: A) -> Problem | None:
        """What is missing in ``answers``, which hold those of this page; None: nothing."""
        del answers
        return None

    def odd(self) -> str:
        """What is asked about the answers that are typed, which may be so all the same; empty: nothing."""
        return ""

    def show_notice(self) -> None:
        """Say what is odd, beside the fields and to whoever hears them."""
        words = self.odd()
        set_text(self.notice, words)
        self.notice.setVisible(bool(words))
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def check(self, answers: A) -> bool:
        """Whether the next question can be asked; if not, say why, and lead to where it is put right."""
        bad = next((field for field in self.fields if field.problem and not field.isHidden()), None)
        found = Problem(bad.problem, bad) if bad is not None else self.problem(answers)
        self.problem_label.show_problem(found.words if found is not None and bad is None else "")
        if found is not None:
            found.where.setFocus(Qt.FocusReason.OtherFocusReason)
            found.where.setAccessibleDescription(found.words)
        return found is None

    def say(self, key: str, **figures: object) -> str:
        """A sentence of the interviews."""
        return self.voice.of("interview")(key, **figures)


class _Row(QWidget):
    """Qt's part: a generic class cannot have signals."""

    chosen = Signal()
    """Another answer was chosen."""


class Options(_Row, Generic[E]):
    """One radio button for each of ``values``, with its explanation and its fields below it. Typing into a field of an
    answer chooses that answer."""

    def __init__(self, question: str, values: Sequence[E], parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[E, QRadioButton] = {}
        self._question = question
        self._group = QButtonGroup(self)
        self._column = vbox(self, spacing=4)
        self._last: dict[E, QWidget] = {}
        self._meanings: dict[E, QLabel] = {}
        for value in values:
            button = QRadioButton(self)
            button.installEventFilter(self)
            self._group.addButton(button)
            self._column.addWidget(button)
            self.buttons[value] = button
            self._last[value] = button
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit())
        self.setAccessibleName(question)

    @property
    def first(self) -> QRadioButton:
        """The chosen button, or the first where none is."""
        return next((button for button in self.buttons.values() if button.isChecked()), self._group.buttons()[0])  # type: ignore[return-value]

    @property
    def value(self) -> E | None:
        """The chosen answer; None: none is."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, value: E | None) -> None:
        """Choose an answer without telling anybody."""
        if value is not None:
            self.buttons[value].setChecked(True)

    def set_words(self, value: E, words: str, meaning: str = "") -> None:
        """Name an answer; ``meaning`` stands below it."""
        button = self.buttons[value]
        button.setText(words)
        # Whoever hears the answer alone is told the question with it.
        describe(button, words, f"{self._question} {meaning}".strip())
        if meaning and value not in self._meanings:
            self._meanings[value] = wrapping_label("muted", self)
            self._insert(value, self._meanings[value])
        if meaning:
            set_text(self._meanings[value], meaning)

    def put(self, value: E, widget: QWidget) -> None:
        """Let ``widget``, which has a layout or wraps, stand below an answer."""
        self._insert(value, widget)
        own = [widget] if isinstance(widget, Field) else []
        for field in (*own, *widget.findChildren(Field)):
            field.begun.connect(lambda value=value: self._typed(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose the neighbour of a button, where none is chosen yet too."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        buttons = list(self.buttons.values())
        at = next(at for at, button in enumerate(buttons) if button is watched)
        neighbour = buttons[min(max(at + step, 0), len(buttons) - 1)]
        neighbour.setFocus(Qt.FocusReason.TabFocusReason)
        neighbour.setChecked(True)
        self.chosen.emit()
        return True

    def _insert(self, value: E, widget: QWidget) -> None:
        # One column for all: heights that follow a width are not told well from one layout to another within it.
        widget.setContentsMargins(margins(24, 0, 0, 6))
        self._column.insertWidget(self._column.indexOf(self._last[value]) + 1, widget)
        self._last[value] = widget

    def _typed(self, value: E) -> None:
        if not self.buttons[value].isChecked():
            self.buttons[value].setChecked(True)
            self.chosen.emit()
