"""The SBC's important questions: deductible and out-of-pocket limit, for one person and the family, by network."""

from typing import Final

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from calculator.model.base import changed
from calculator.model.plan import AmountKind, NetworkCredit, Plan, TierAmounts, YearlyAmount
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.fields import Field, MoneyField, ProblemLabel
from ui.editors.plan_faults import spoken

AMOUNTS: Final = ("deductible", "out_of_pocket_limit")
DRUG: Final = ("drug_deductible", "drug_limit")
NETWORKS: Final = ("in_network", "out_of_network")
TIERS: Final = ("individual", "family")


class PlanAmounts(QWidget):
    """Takes a plan in and emits it with other yearly amounts. What does not fit together is said below."""

    plan_edited = Signal(object, str)
    problem_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._language = ""
        self.fields = {
            (amount, network, tier): MoneyField(self, optional=True)
            for amount in AMOUNTS
            for network in NETWORKS
            for tier in TIERS
        }
        self.drug = {(name, tier): MoneyField(self, optional=True) for name in DRUG for tier in TIERS}
        self.kinds = {amount: Choice(self) for amount in AMOUNTS}
        self.credit = Choice(self)
        self.problem = ProblemLabel(self)
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        for field in self.all_fields:
            field.edited.connect(self._edited)
        for choice in (*self.kinds.values(), self.credit):
            choice.chosen.connect(self._edited)

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (*self.fields.values(), *self.drug.values())

    def set_plan(self, plan: Plan, language: str) -> None:
        """Show the amounts of ``plan``."""
        if language != self._language:
            self._language = language
            self._set_words()
        if plan == self._plan:
            return
        self._plan = plan
        for (name, network, tier), field in self.fields.items():
            tiers = getattr(getattr(plan, name), network)
            field.set_value(None if tiers is None else getattr(tiers, tier))
        for (name, tier), field in self.drug.items():
            tiers = getattr(plan, name)
            field.set_value(None if tiers is None else getattr(tiers, tier))
        for name, choice in self.kinds.items():
            choice.set_value(getattr(plan, name).kind)
        self.credit.set_value(plan.network_credit)
        self._complain("")

    def _edited(self, _value: object) -> None:
        if self._plan is None:
            return
        try:
            parts: dict[str, object] = {name: self._amount(name) for name in AMOUNTS}
            parts |= {name: self._drug_amount(name) for name in DRUG}
            plan = changed(self._plan, network_credit=self.credit.value(), **parts)
        except ValidationError as error:
            self._complain(spoken(error, self._language))
            return
        self._complain("")
        self._plan = plan
        self.plan_edited.emit(plan, self._say("step_amounts"))

    def _complain(self, problem: str) -> None:
        self.problem.show_problem(problem)
        self.problem.setAccessibleName(problem)
        self.problem_changed.emit(bool(problem))

    def _amount(self, name: str) -> YearlyAmount:
        inside, outside = (
            TierAmounts(**{tier: self.fields[(name, network, tier)].value for tier in TIERS}) for network in NETWORKS
        )
        kept = None if outside == TierAmounts() and self._common(name) else outside
        return YearlyAmount(kind=self.kinds[name].value(), in_network=inside, out_of_network=kept)

    def _common(self, name: str) -> bool:
        """Whether the empty out-of-network amounts mean that one amount serves both networks, as they did before."""
        return self._plan is not None and getattr(self._plan, name).out_of_network is None

    def _drug_amount(self, name: str) -> TierAmounts | None:
        tiers = TierAmounts(**{tier: self.drug[(name, tier)].value for tier in TIERS})
        return None if tiers == TierAmounts() else tiers

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for column, name in enumerate(("individual", "family", "family_rule"), start=1):
            grid.addWidget(self._label(name, "small"), 0, column, Qt.AlignmentFlag.AlignBottom)
        row = 1
        for amount in AMOUNTS:
            for network in NETWORKS:
                grid.addWidget(self._label(f"{amount}_{network}", "body"), row, 0)
                for column, tier in enumerate(TIERS, start=1):
                    grid.addWidget(self.fields[(amount, network, tier)], row, column)
                if network == "in_network":
                    grid.addWidget(self.kinds[amount], row, 3)
                row += 1
        for name in DRUG:
            grid.addWidget(self._label(name, "body"), row, 0)
            for column, tier in enumerate(TIERS, start=1):
                grid.addWidget(self.drug[(name, tier)], row, column)
            row += 1
        grid.addWidget(self._label("network_credit", "body"), row, 0)
        grid.addWidget(self.credit, row, 1, 1, 3)
        grid.addWidget(self.problem, row + 1, 0, 1, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 3)
        for field in self.all_fields:
            field.setFixedWidth(100)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        self._labels[name] = label
        return label

    def _set_words(self) -> None:
        for name, label in self._labels.items():
            label.setText(self._say(name))
        for (amount, network, tier), field in self.fields.items():
            self._name(field, f"{amount}_{network}", tier, amount)
        for (name, tier), field in self.drug.items():
            self._name(field, name, tier, name)
        for name, choice in self.kinds.items():
            choice.set_options((kind, self._say(f"kind_{kind.value}")) for kind in AmountKind)
            _describe(
                choice, f"{self._say(name)}, {self._say('family_rule')}", say("glossary.family_rule", self._language)
            )
        self.credit.set_options((credit, self._say(f"credit_{credit.value}")) for credit in NetworkCredit)
        _describe(self.credit, self._say("network_credit"), say("glossary.network_credit", self._language))

    def _name(self, field: Field, caption: str, tier: str, term: str) -> None:
        field.set_language(self._language)
        field.setPlaceholderText(self._say("none"))
        field.set_meaning(f"{self._say(caption)}, {self._say(tier)}", say(f"glossary.{term}", self._language))

    def _say(self, key: str) -> str:
        return say(f"plan.{key}", self._language)


def _describe(choice: Choice, name: str, meaning: str) -> None:
    choice.setAccessibleName(name)
    choice.setAccessibleDescription(meaning)
    choice.setWhatsThis(meaning)
