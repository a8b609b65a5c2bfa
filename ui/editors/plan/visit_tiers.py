"""The rules for the first visits of a year: a row for each tier, and an empty one to add the next."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculator.model.plan import DeductibleUse, VisitTier
from calculator.reference.voice import SILENT, Voice, said
from ui.editors.plan.problems import RowProblem
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, MoneyField, PercentField
from ui.widgets.form_parts import caption, describe

_MOST: Final = 5
_COLUMNS: Final = ("first_through", "first_copay", "first_coinsurance", "first_deductible")
"""The columns, by the names of their meanings in the glossary."""


class TierTable(QWidget):
    """Takes the tiers in and emits them when they are others. A row without a number of visits is no tier."""

    tiers_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self._captions = [caption(self) for _ in _COLUMNS]
        self.rows = [
            (
                CountField(self, least=1, most=1_000, optional=True),
                MoneyField(self, optional=True),
                PercentField(self, optional=True),
                Choice(self),
            )
            for _ in range(_MOST)
        ]
        self.problem = RowProblem(self.fields, self)
        grid = grid_box(self, across=12, down=4)
        for column, label in enumerate(self._captions):
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1)
        for at, row in enumerate(self.rows, start=1):
            for column, cell in enumerate(row):
                grid.addWidget(cell, at, column)
        grid.addWidget(self.problem, _MOST + 1, 0, 1, len(_COLUMNS))
        for field in self.fields:
            field.edited.connect(self._edited)
        for row in self.rows:
            row[3].chosen.connect(self._edited)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(field for row in self.rows for field in row[:3])

    def set_tiers(self, tiers: tuple[VisitTier, ...], voice: Voice) -> None:
        """Show ``tiers``; what is typed and not good yet stays."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        if self.problem.wrong or tiers == self._tiers():
            return
        for at, (through, copay, coinsurance, deductible) in enumerate(self.rows):
            tier = tiers[at] if at < len(tiers) else None
            through.set_value(tier.through if tier else None)
            copay.set_value(tier.copay or None if tier else None)
            coinsurance.set_value(tier.coinsurance or None if tier else None)
            deductible.set_value(tier.deductible if tier else DeductibleUse.WAIVED)
        self._show_needed()

    def _tiers(self) -> tuple[VisitTier, ...]:
        return tuple(
            VisitTier(
                through=through.value,
                copay=copay.value or 0,
                coinsurance=coinsurance.value or 0,
                deductible=deductible.value(),
            )
            for through, copay, coinsurance, deductible in self.rows
            if through.value is not None
        )

    def _edited(self, _value: Any) -> None:
        tiers = self._tiers()
        steps = [tier.through for tier in tiers]
        if steps != sorted(set(steps)):
            self.problem.complain(said("plan.wrong_tiers_rise"), [row[0] for row in self.rows])
            return
        self.problem.complain(None)
        self._show_needed()
        self.tiers_edited.emit(tiers)

    def _show_needed(self) -> None:
        """All rows that are tiers, and one more; the figures beside a number of visits only where there is one."""
        filled = [row[0].value is not None or bool(row[0].problem) for row in self.rows]
        last = max((at for at, one in enumerate(filled) if one), default=-1)
        for at, row in enumerate(self.rows):
            row[0].setVisible(at <= last + 1)
            for cell in row[1:]:
                cell.setVisible(filled[at])
        for label in self._captions[1:]:
            label.setVisible(last >= 0)

    def _set_words(self) -> None:
        for label, name in zip(self._captions, _COLUMNS, strict=True):
            label.setText(self._say(_called(name)))
        for number, row in enumerate(self.rows, start=1):
            row[3].set_options((use, self._say(f"deductible_{use.value}")) for use in DeductibleUse)
            row[3].set_value(row[3].value() or DeductibleUse.WAIVED)
            for name, cell in zip(_COLUMNS, row, strict=True):
                called = f"{self._say(_called(name))} {number}"
                meaning = self._voice.of("glossary")(name)
                if isinstance(cell, Field):
                    cell.set_voice(self._voice)
                    cell.set_meaning(called, meaning)
                    cell.setPlaceholderText("–")
                else:
                    describe(cell, called, meaning)
            row[0].setPlaceholderText(self._say("none"))
        self._show_needed()

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


def _called(column: str) -> str:
    """The key of a column's name: a part of a cost share is called as in every other."""
    return column if column == "first_through" else column.removeprefix("first_")
