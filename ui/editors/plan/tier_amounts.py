"""The deductible and the out-of-pocket limit of a further network tier: its own, or those in network."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from calculator.model.base import changed
from calculator.model.faults import InvalidError
from calculator.model.plan import NetworkTier, TierAmounts
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan_document import FIGURE
from calculator.words.plan_faults import told
from ui.editors.plan.problems import RowProblem
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, MoneyField
from ui.widgets.form_parts import caption, describe
from ui.widgets.labels import plain_label
from ui.widgets.scale import px

AMOUNTS: Final = ("deductible", "out_of_pocket_limit")
WHO: Final = ("individual", "family")
_WIDTH: Final = 88


class TierAmountFields(QWidget):
    """Takes a tier in and tells of other amounts."""

    parts_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tier: NetworkTier | None = None
        self._voice = SILENT
        self.amounts = {(name, who): MoneyField(self, optional=True) for name in AMOUNTS for who in WHO}
        self.whose = {name: Choice(self) for name in AMOUNTS}
        self.problem = RowProblem(self.fields, self)
        self._captions = {name: caption(self) for name in WHO} | {name: plain_label("body", self) for name in AMOUNTS}
        self._lay_out()
        for (name, _), field in self.amounts.items():
            field.edited.connect(lambda _value, name=name: self._typed(name))
        for name, choice in self.whose.items():
            choice.chosen.connect(lambda own, name=name: self._chosen(name, own))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(self.amounts.values())

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.problem.forget()

    def set_tier(self, tier: NetworkTier, title: str, voice: Voice) -> None:
        """Show the amounts of ``tier``, which is called ``title``; what is typed and not good yet stays."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        for name in AMOUNTS:
            amount = voice("network_tiers.amounts_of", tier=title, amount=self._plan(name))
            for who in WHO:
                meaning = voice.of("glossary")(name)
                self.amounts[name, who].setProperty(FIGURE, f"further_tiers.{tier.name}.{name}.{who}")
                self.amounts[name, who].set_meaning(f"{amount}, {self._plan(who)}", meaning)
            whose = voice("network_tiers.whose")
            describe(self.whose[name], f"{amount}, {whose}", voice("network_tiers.whose_is"))
        before, self._tier = self._tier, tier
        if self.problem.wrong and before is not None and before.name == tier.name:
            return
        for name in AMOUNTS:
            own: TierAmounts | None = getattr(tier, name)
            self._show_own(name, own is not None)
            for who in WHO:
                self.amounts[name, who].set_value(None if own is None else getattr(own, who))

    def _typed(self, name: str) -> None:
        self._tell(name, own=True)

    def _chosen(self, name: str, own: Any) -> None:
        self._show_own(name, bool(own))
        if own:
            self.amounts[name, WHO[0]].setFocus()
        else:
            for who in WHO:
                self.amounts[name, who].set_value(None)
        self._tell(name, own=bool(own))

    def _tell(self, name: str, *, own: bool) -> None:
        if self._tier is None:
            return
        try:
            amounts = TierAmounts(**{who: self.amounts[name, who].value for who in WHO}) if own else None
            self._tier = changed(self._tier, **{name: amounts})
        except InvalidError as error:
            self.problem.complain(told(error), [self.amounts[name, who] for who in WHO])
            return
        self.problem.complain(None)
        self.parts_edited.emit({name: amounts})

    def _show_own(self, name: str, own: bool) -> None:
        self.whose[name].set_value(own)
        for who in WHO:
            field = self.amounts[name, who]
            field.setEnabled(own)
            field.setPlaceholderText(self._plan("none" if own else "as_in_network"))

    def _lay_out(self) -> None:
        grid = grid_box(self, across=8, down=4)
        for column, who in enumerate(WHO, start=1):
            grid.addWidget(self._captions[who], 0, column)
        for row, name in enumerate(AMOUNTS, start=1):
            label: QLabel = self._captions[name]
            label.setBuddy(self.whose[name])
            grid.addWidget(label, row, 0)
            for column, who in enumerate(WHO, start=1):
                self.amounts[name, who].setFixedWidth(px(_WIDTH))
                grid.addWidget(self.amounts[name, who], row, column)
            grid.addWidget(self.whose[name], row, 3)
        grid.addWidget(self.problem, 3, 0, 1, 4)
        grid.setColumnStretch(3, 1)

    def _set_words(self) -> None:
        for name, label in self._captions.items():
            label.setText(self._plan(name))
        for field in self.fields:
            field.set_voice(self._voice)
        options = [(own, self._voice.of("network_tiers")(key)) for own, key in ((True, "own"), (False, "common"))]
        for choice in self.whose.values():
            choice.set_options(options)

    def _plan(self, key: str) -> str:
        return self._voice.of("plan")(key)
