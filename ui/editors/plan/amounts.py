"""The SBC's important questions: deductible and out-of-pocket limit, for one person and the family, by network."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from calculator.model.base import changed
from calculator.model.faults import InvalidError
from calculator.model.plan import AmountKind, Coverage, NetworkCredit, TierAmounts, YearlyAmount
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan_document import FIGURE
from calculator.words.plan_faults import limit_at_fault, told
from ui.editors.plan.problems import RowProblem
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, MoneyField
from ui.widgets.form_parts import caption, describe
from ui.widgets.labels import plain_label
from ui.widgets.scale import px

AMOUNTS: Final = ("deductible", "out_of_pocket_limit")
DRUG: Final = ("drug_deductible", "drug_limit")
NETWORKS: Final = ("in_network", "out_of_network")
TIERS: Final = ("individual", "family")
PARTS: Final = (*AMOUNTS, *DRUG, "network_credit")
"""The parts of a plan that are edited here."""

COMMON: Final = "common"
_WIDTH: Final = 88
_KIND: Final = 180
_LAST: Final = 6


class PlanAmounts(QWidget):
    """Takes a plan or a rider in and tells of other yearly amounts. ``credit`` is a choice that stands elsewhere."""

    parts_edited = Signal(object, str)

    def __init__(self, credit: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Coverage | None = None
        self._voice = SILENT
        self.fields = {
            (amount, network, tier): MoneyField(self, optional=True)
            for amount in AMOUNTS
            for network in NETWORKS
            for tier in TIERS
        }
        self.fields |= {(name, NETWORKS[0], tier): MoneyField(self, optional=True) for name in DRUG for tier in TIERS}
        self.kinds = {amount: Choice(self) for amount in AMOUNTS}
        self.drug = QCheckBox(self)
        self.credit = credit
        self.problems = {
            name: RowProblem([field for key, field in self.fields.items() if key[0] == name], self)
            for name in (*AMOUNTS, *DRUG)
        }
        self._labels: dict[str, list[QLabel]] = {}
        self._lay_out()
        for (name, network, tier), field in self.fields.items():
            field.setProperty(FIGURE, f"{name}.{network}.{tier}")
            field.edited.connect(lambda _value, name=name: self._edited(name))
        for name, choice in self.kinds.items():
            choice.setProperty(FIGURE, f"{name}.kind")
            choice.chosen.connect(lambda _value, name=name: self._edited(name))
        self.credit.chosen.connect(self._credit_chosen)
        self.drug.clicked.connect(self._drug_clicked)

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(self.fields.values())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The fields in the order of the eye: row by row."""
        rows: list[QWidget] = []
        for name in (*AMOUNTS, *DRUG):
            if name == DRUG[0]:
                rows.append(self.drug)
            rows += [field for key, field in self.fields.items() if key[0] == name]
            if name in self.kinds:
                rows.append(self.kinds[name])
        return tuple(rows)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        for problem in self.problems.values():
            problem.forget()
        self._plan = None

    def set_plan(self, plan: Coverage, voice: Voice) -> None:
        """Show the amounts of ``plan``; what is typed and not good yet stays where these are the same as before."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        before, self._plan = self._plan, plan
        same = before is not None and all(getattr(before, name) == getattr(plan, name) for name in PARTS)
        if same:
            return
        for (name, network, tier), field in self.fields.items():
            amounts = getattr(plan, name)
            tiers = getattr(amounts, network) if isinstance(amounts, YearlyAmount) else amounts
            field.set_value(None if tiers is None else getattr(tiers, tier))
        for name, choice in self.kinds.items():
            choice.set_value(getattr(plan, name).kind)
        if before is None or any(getattr(plan, name) is not None for name in DRUG):
            self._show_drug(any(getattr(plan, name) is not None for name in DRUG))
        self._show_common()

    def _edited(self, name: str) -> None:
        self._tell(self._made(self._common), self._say(name))

    def _credit_chosen(self, value: Any) -> None:
        """One amount for both networks empties the amounts outside; any other choice makes them own amounts."""
        if value == COMMON:
            for name in AMOUNTS:
                for tier in TIERS:
                    self.fields[(name, NETWORKS[1], tier)].set_value(None)
        self._tell(self._made(lambda _name: value == COMMON), self._say("network_credit"))

    def _drug_clicked(self, on: bool) -> None:
        self._show_drug(on)
        if on:
            self.fields[(DRUG[0], NETWORKS[0], TIERS[0])].setFocus()
        else:
            for name in DRUG:
                for tier in TIERS:
                    self.fields[(name, NETWORKS[0], tier)].set_value(None)
            self._edited(DRUG[0])

    def _tell(self, plan: Coverage | None, step: str) -> None:
        if plan is not None:
            self._plan = plan
            self._show_common()
            self.parts_edited.emit({name: getattr(plan, name) for name in PARTS}, step)

    def _made(self, common: Callable[[str], bool]) -> Coverage | None:
        """The plan of what the fields hold; None where that is no plan, which is then said.

        ``common`` tells of an amount whether one serves both networks where the fields outside are empty.
        """
        if self._plan is None:
            return None
        parts: dict[str, Any] = {}
        for name in (*AMOUNTS, *DRUG):
            try:
                parts[name] = self._drug_amount(name) if name in DRUG else self._amount(name, common)
            except InvalidError as error:
                self.problems[name].complain(told(error))
                return None
            self.problems[name].complain(None)
        if self.credit.value() != COMMON:
            parts["network_credit"] = self.credit.value()
        try:
            return changed(self._plan, **parts)
        except InvalidError as error:
            at = limit_at_fault(error)
            concerned = (self.fields[(AMOUNTS[1], *at)],) if at else ()
            self.problems[AMOUNTS[1]].complain(told(error), concerned)
            return None

    def _tiers(self, name: str, network: str) -> TierAmounts:
        return TierAmounts(**{tier: self.fields[(name, network, tier)].value for tier in TIERS})

    def _amount(self, name: str, common: Callable[[str], bool]) -> YearlyAmount:
        outside: TierAmounts | None = self._tiers(name, NETWORKS[1])
        if outside == TierAmounts() and common(name):
            outside = None
        return YearlyAmount(
            kind=self.kinds[name].value(), in_network=self._tiers(name, NETWORKS[0]), out_of_network=outside
        )

    def _common(self, name: str) -> bool:
        return self._plan is not None and getattr(self._plan, name).out_of_network is None

    def _drug_amount(self, name: str) -> TierAmounts | None:
        tiers = self._tiers(name, NETWORKS[0])
        return None if tiers == TierAmounts() else tiers

    def _show_common(self) -> None:
        if self._plan is None:
            return
        common = [self._common(name) for name in AMOUNTS]
        self.credit.set_value(COMMON if all(common) else self._plan.network_credit)
        for name, one in zip(AMOUNTS, common, strict=True):
            for tier in TIERS:
                self.fields[(name, NETWORKS[1], tier)].setPlaceholderText(self._say("as_in_network" if one else "none"))

    def _show_drug(self, on: bool) -> None:
        self.drug.setChecked(on)
        for name in DRUG:
            for label in self._labels[name]:
                label.setVisible(on)
            for tier in TIERS:
                self.fields[(name, NETWORKS[0], tier)].setVisible(on)

    def _lay_out(self) -> None:
        grid = grid_box(self, across=8, down=4)
        grid.addWidget(self._label("in_network", "small_strong"), 0, 1, 1, 2)
        grid.addWidget(self._label("out_of_network", "small_strong"), 0, 4, 1, 2)
        for column in (1, 4):
            for at, tier in enumerate(TIERS):
                grid.addWidget(self._label(tier, "small"), 1, column + at)
        grid.addWidget(self._label("family_rule", "small"), 1, _LAST + 1)
        row = 2
        for name in AMOUNTS:
            grid.addWidget(self._label(name, "body"), row, 0)
            for column, network in zip((1, 4), NETWORKS, strict=True):
                for at, tier in enumerate(TIERS):
                    grid.addWidget(self.fields[(name, network, tier)], row, column + at)
            grid.addWidget(self.kinds[name], row, _LAST + 1)
            grid.addWidget(self.problems[name], row + 1, 1, 1, _LAST + 1)
            row += 2
        grid.addWidget(self.drug, row, 0, 1, _LAST + 2)
        for name in DRUG:
            row += 2
            grid.addWidget(self._label(name, "body"), row - 1, 0)
            for at, tier in enumerate(TIERS, start=1):
                grid.addWidget(self.fields[(name, NETWORKS[0], tier)], row - 1, at)
            grid.addWidget(self.problems[name], row, 1, 1, _LAST + 1)
        grid.setColumnMinimumWidth(3, px(8))
        grid.setColumnMinimumWidth(_LAST, px(8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(_LAST + 1, 1)
        for field in self.all_fields:
            field.setFixedWidth(px(_WIDTH))
        for kind in self.kinds.values():
            kind.setMinimumWidth(px(_KIND))

    def _label(self, name: str, role: str) -> QLabel:
        label = caption(self, role) if role != "body" else plain_label(role, self)
        self._labels.setdefault(name, []).append(label)
        return label

    def _set_words(self) -> None:
        for name, labels in self._labels.items():
            for label in labels:
                label.setText(self._say(name))
        for (name, network, tier), field in self.fields.items():
            field.set_voice(self._voice)
            field.setPlaceholderText(self._say("none"))
            where = f", {self._say(network)}" if name in AMOUNTS else ""
            field.set_meaning(f"{self._say(name)}{where}, {self._say(tier)}", self._meaning(name))
        for name, choice in self.kinds.items():
            choice.set_options((kind, self._say(f"kind_{kind.value}")) for kind in AmountKind)
            describe(choice, f"{self._say(name)}, {self._say('family_rule')}", self._meaning("family_rule"))
        self.drug.setText(self._say("drug_own"))
        describe(self.drug, self._say("drug_own"), self._meaning("drug_deductible"))
        options: list[tuple[Any, str]] = [(COMMON, self._say("credit_common"))]
        options += [(credit, self._say(f"credit_{credit.value}")) for credit in NetworkCredit]
        self.credit.set_options(options)
        self._show_common()

    def _meaning(self, key: str) -> str:
        return self._voice.of("glossary")(key)

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
