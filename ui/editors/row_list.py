"""Things of a kind below each other, each in a row that can go: discounts, agreements, changes of coverage, gifts."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from calculator.model.base import changed
from calculator.reference.voice import Voice
from ui.widgets.boxes import hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, MoneyField, ProblemLabel
from ui.widgets.form_parts import describe


class EditorRow(QWidget):
    """One of several things of a kind. ``edited`` brings it changed; ``removed``: it is to go."""

    edited = Signal(object)
    removed = Signal()

    remove: QToolButton
    """Takes the row away; made by ``add_remove``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one: Any = None

    def add_remove(self) -> QToolButton:
        """Make the button that takes the row away. Tab comes to it after what was made before it."""
        self.remove = QToolButton(self)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.clicked.connect(self.removed)
        return self.remove

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget:
        """Where somebody begins who has added the row."""
        raise NotImplementedError

    def name_remove(self, name: str, meaning: str, voice: Voice) -> None:
        """Say what the button that removes the row does, ``name`` with the row's number."""
        self.remove.setText(voice("shared.remove"))
        describe(self.remove, name, meaning)

    def edit(self, **parts: object) -> None:
        """Tell of the thing with other ``parts``."""
        if self._one is not None:
            self.edited.emit(changed(self._one, **parts))


class AmountRow(EditorRow):
    """What is chosen, the amount that holds for it, and the button that removes both; what is wrong is said below."""

    def __init__(self, chosen: str, amount: str, parent: QWidget | None = None) -> None:
        """``chosen`` and ``amount`` are the names of the thing's parts."""
        super().__init__(parent)
        self.choice = Choice(self)
        self.amount = MoneyField(self, unknown=0)
        self.problem = ProblemLabel(self)
        row = hbox(spacing=8)
        row.addWidget(self.choice, 3)
        row.addWidget(self.amount, 2)
        row.addWidget(self.add_remove())
        layout = vbox(self, spacing=2)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        self.choice.chosen.connect(lambda value: self.edit(**{chosen: value}))
        self.amount.edited.connect(lambda cents: self.edit(**{amount: cents}))
        self.amount.problem_changed.connect(self.problem.show_problem)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The amount."""
        return (self.amount,)

    @property
    def first(self) -> QWidget:
        """The choice."""
        return self.choice

    def name_parts(self, chosen: tuple[str, str], amount: tuple[str, str], voice: Voice) -> None:
        """Name the choice and the amount, each by its name and its meaning."""
        describe(self.choice, *chosen)
        self.amount.set_voice(voice)
        self.amount.set_meaning(*amount)


R = TypeVar("R", bound=EditorRow)


class _List(QWidget):
    """Qt's part: a generic class cannot have signals."""

    changed_at = Signal(int, object)
    """A place and what stands there now; None: it goes."""

    fields_changed = Signal(object, object)
    """The fields that have come, and those that go."""


class RowList(_List, Generic[R]):
    """As many rows as there are things."""

    def __init__(self, new: Callable[[QWidget, int], R], parent: QWidget | None = None) -> None:
        """``new`` makes the row of a number, which begins at 1, and names it."""
        super().__init__(parent)
        self._new = new
        self.rows: list[R] = []
        self._column = vbox(self, spacing=4)
        self.hide()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(field for row in self.rows for field in row.fields)

    def match(self, count: int) -> None:
        """Have ``count`` rows: those at the end come and go."""
        self.setVisible(count > 0)
        gone = [self._drop() for _ in range(len(self.rows) - count)]
        come = [self._add() for _ in range(count - len(self.rows))]
        if come or gone:
            self.fields_changed.emit(_fields(come), _fields(gone))

    def _add(self) -> R:
        at = len(self.rows)
        row = self._new(self, at + 1)
        self.rows.append(row)
        self._column.addWidget(row)
        # A layout shows it at the next turn of events; who added it is to be in its first field at once.
        row.show()
        row.edited.connect(lambda one: self.changed_at.emit(at, one))
        row.removed.connect(lambda: self.changed_at.emit(at, None))
        return row

    def _drop(self) -> R:
        row = self.rows.pop()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        return row


def _fields(rows: Sequence[EditorRow]) -> tuple[Field, ...]:
    return tuple(field for row in rows for field in row.fields)


def replaced(items: Sequence[Any], at: int, item: object) -> tuple[Any, ...]:
    """``items`` with another in the place ``at``; None: without the one there."""
    kept = list(items)
    kept[at : at + 1] = [] if item is None else [item]
    return tuple(kept)
