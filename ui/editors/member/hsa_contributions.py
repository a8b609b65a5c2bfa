"""Money that goes into the member's HSA every month: a box for each such gift."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calculator.model.funding import Contribution
from calculator.reference.voice import SILENT, Voice
from ui.editors.member.part import wrapped
from ui.editors.row_list import EditorRow, RowList
from ui.widgets.boxes import grid_box
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, Labelled, MoneyField

_PARTS: Final = ("own", "employer", "starts", "day_of_month", "months")


class ContributionBox(EditorRow):
    """One monthly contribution."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fields = (
            *(MoneyField(unknown=0) for _ in range(2)),
            DateField(),
            CountField(least=1, most=28),
            CountField(least=1, most=60),
        )
        self.parts: dict[str, Labelled[Field]] = {
            name: Labelled(field, self) for name, field in zip(_PARTS, fields, strict=True)
        }
        self._title = wrapped(self)
        grid = grid_box(self, (8, 4, 0, 8), across=8, down=8)
        grid.addWidget(self._title, 0, 0, 1, 2)
        for at, part in enumerate(self.parts.values(), start=2):
            grid.addWidget(part, at // 2, at % 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.add_remove(), 3, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for name, part in self.parts.items():
            part.field.edited.connect(lambda value, name=name: self.edit(**{name: value}))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(part.field for part in self.parts.values())

    @property
    def first(self) -> QWidget:
        """What the member puts in."""
        return self.parts["own"].field

    def set_contribution(self, contribution: Contribution) -> None:
        """Show ``contribution``."""
        self._one = contribution
        for name, part in self.parts.items():
            part.field.set_value(getattr(contribution, name))

    def set_words(self, number: int, voice: Voice) -> None:
        """Name all in ``voice``; the box is the ``number``-th."""
        self.setAccessibleName(voice("member.contribution", number=number))
        self._title.setText(self.accessibleName())
        for name, part in self.parts.items():
            part.set_words(voice(f"member.contribution_{name}"), voice(f"member.contribution_{name}_is"), voice)
            part.field.setAccessibleName(f"{self.accessibleName()}: {part.caption.text()}")
        name = voice("member.contribution_remove_name", number=number)
        self.name_remove(name, voice("member.contribution_remove_is"), voice)


class Contributions(RowList[ContributionBox]):
    """The boxes below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._new_box, parent)
        self._voice = SILENT

    def show_all(self, contributions: tuple[Contribution, ...], voice: Voice) -> None:
        """Have a box for each of ``contributions``."""
        if voice != self._voice:
            self._voice = voice
            for number, box in enumerate(self.rows, start=1):
                box.set_words(number, voice)
        self.match(len(contributions))
        for box, contribution in zip(self.rows, contributions, strict=True):
            box.set_contribution(contribution)

    def _new_box(self, parent: QWidget, number: int) -> ContributionBox:
        box = ContributionBox(parent)
        box.set_words(number, self._voice)
        return box
