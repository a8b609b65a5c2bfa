"""What the parts of the member's editor have in common: they take a member in and tell which facts are to be others."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, Labelled


class MemberPart(QWidget):
    """Some facts about the member in two columns. ``edited`` brings the facts that change, and the name of the step."""

    edited = Signal(object, str)
    fields_changed = Signal(object, object)
    """The fields that have come, and those that go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member: Member | None = None
        self.plan: Plan | None = None
        self.plans: tuple[Plan, ...] = ()
        self._voice = SILENT
        self._named: dict[str, Labelled[Any]] = {}
        self.grid = grid_box(self, (8, 4, 0, 12), across=8, down=8)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(part.field for part in self._named.values() if isinstance(part.field, Field))

    def set_member(self, member: Member, plan: Plan, voice: Voice, plans: tuple[Plan, ...]) -> None:
        """Show these facts about ``member``, as ``plan`` needs them; ``plans`` are those of the case."""
        if voice != self._voice:
            self._voice = voice
            self.set_words()
        self._member = member
        self.plan, self.plans = plan, plans
        self.show_facts(member)

    def show_facts(self, member: Member) -> None:
        """Fill the fields; ``plan`` is the plan that needs them."""
        raise NotImplementedError

    def set_words(self) -> None:
        """Name all in the language."""
        for name, part in self._named.items():
            part.set_words(self.say(name), self.say(f"{name}_is"), self._voice)

    def add(self, name: str, field: Field | Choice, row: int, column: int = 0, span: int = 1) -> None:
        """Put a field called ``name`` in its place; what is told of it goes to ``change``."""
        part: Labelled[Any] = Labelled(field, self)
        self._named[name] = part
        told = field.chosen if isinstance(field, Choice) else field.edited
        told.connect(lambda value: self.change(name, value))
        self.grid.addWidget(part, row, column, 1, span, Qt.AlignmentFlag.AlignBottom)

    def part(self, name: str) -> "Labelled[Any]":
        """The labelled field called ``name``."""
        return self._named[name]

    def change(self, name: str, value: Any) -> None:
        """A field has another value."""
        raise NotImplementedError

    def tell(self, name: str, **facts: object) -> None:
        """Tell of the facts that change, as a step named after the field ``name``."""
        self.edited.emit(facts, self.say(name).replace("&", ""))

    def say(self, key: str, **figures: object) -> str:
        """The sentence ``key`` of these parts' catalogue."""
        return self._voice.of("member")(key, **figures)


def wrapped(parent: QWidget) -> QLabel:
    """A sentence that wraps."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def small_button(parent: QWidget) -> QToolButton:
    """A button in a row, reached by Tab."""
    button = QToolButton(parent)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def replaced(items: Sequence[Any], at: int, item: object) -> tuple[Any, ...]:
    """``items`` with another in the place ``at``; None: without the one there."""
    kept = list(items)
    kept[at : at + 1] = [] if item is None else [item]
    return tuple(kept)
