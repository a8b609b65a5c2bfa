"""Money that goes into the member's HSA every month: a box for each such gift."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from calculator.model.base import changed
from calculator.model.funding import Contribution
from calculator.reference.voice import SILENT, Voice
from ui.editors.member.part import wrapped
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, Labelled, MoneyField
from ui.widgets.form_parts import describe

_PARTS: Final = ("own", "employer", "starts", "day_of_month", "months")


class ContributionBox(QFrame):
    """Takes one monthly contribution in and emits a changed one; ``removed``: it is to go."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contribution: Contribution | None = None
        fields = (
            *(MoneyField(unknown=0) for _ in range(2)),
            DateField(),
            CountField(least=1, most=28),
            CountField(least=1, most=60),
        )
        self.parts: dict[str, Labelled[Field]] = {
            name: Labelled(field, self) for name, field in zip(_PARTS, fields, strict=True)
        }
        self.remove = QPushButton(self)
        self._title = wrapped(self)
        grid = grid_box(self, (8, 4, 0, 8), across=8, down=8)
        grid.addWidget(self._title, 0, 0, 1, 2)
        for at, part in enumerate(self.parts.values(), start=2):
            grid.addWidget(part, at // 2, at % 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.remove, 3, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for name, part in self.parts.items():
            part.field.edited.connect(lambda value, name=name: self._edit(name, value))
        self.remove.clicked.connect(self.removed)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(part.field for part in self.parts.values())

    def set_contribution(self, contribution: Contribution) -> None:
        """Show ``contribution``."""
        self._contribution = contribution
        for name, part in self.parts.items():
            part.field.set_value(getattr(contribution, name))

    def set_words(self, number: int, voice: Voice) -> None:
        """Name all in ``voice``; the box is the ``number``-th."""
        self.setAccessibleName(voice("member.contribution", number=number))
        self._title.setText(self.accessibleName())
        for name, part in self.parts.items():
            part.set_words(voice(f"member.contribution_{name}"), voice(f"member.contribution_{name}_is"), voice)
            part.field.setAccessibleName(f"{self.accessibleName()}: {part.caption.text()}")
        self.remove.setText(voice("shared.remove"))
        name = voice("member.contribution_remove_name", number=number)
        describe(self.remove, name, voice("member.contribution_remove_is"))

    def _edit(self, name: str, value: Any) -> None:
        if self._contribution is not None:
            self.edited.emit(changed(self._contribution, **{name: value}))


class Contributions(QWidget):
    """The boxes below each other. ``changed_at`` brings a place and its new contribution; None: it goes."""

    changed_at = Signal(int, object)
    fields_changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[ContributionBox] = []
        self._voice = SILENT
        self._column = vbox(self, spacing=4)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(field for box in self.boxes for field in box.fields)

    def show_all(self, contributions: tuple[Contribution, ...], voice: Voice) -> None:
        """Have a box for each of ``contributions``."""
        self._match(len(contributions))
        if voice != self._voice:
            self._voice = voice
            for number, box in enumerate(self.boxes, start=1):
                box.set_words(number, voice)
        for box, contribution in zip(self.boxes, contributions, strict=True):
            box.set_contribution(contribution)

    def _match(self, count: int) -> None:
        while len(self.boxes) > count:
            box = self.boxes.pop()
            self.fields_changed.emit((), box.fields)
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        while len(self.boxes) < count:
            at = len(self.boxes)
            box = ContributionBox(self)
            self.boxes.append(box)
            self._column.addWidget(box)
            # A layout shows it at the next turn of events; who added it is to be in its first field at once.
            box.show()
            box.edited.connect(lambda contribution, at=at: self.changed_at.emit(at, contribution))
            box.removed.connect(lambda at=at: self.changed_at.emit(at, None))
            if self._voice:
                box.set_words(at + 1, self._voice)
            self.fields_changed.emit(box.fields, ())
