"""The limits of one benefit: allowance, visits, dollars, waiting period, first visits, prior authorization."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from calculator.model.base import changed
from calculator.model.plan import Authorization, Benefit, MissingAuthorization, VisitTier
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.fields import CountField, Field, Labelled, MoneyField, PercentField

_PLAIN: Final = (
    *("allowance", "visit_limit", "dollar_limit", "lifetime_visit_limit", "lifetime_dollar_limit", "waiting_days"),
)
_FIRST: Final = ("first_through", "first_copay", "first_coinsurance")
_PRIOR: Final = ("penalty_percent", "penalty_amount", "failed_trials", "trial_weeks", "approval_days")


class LimitsEditor(QWidget):
    """Takes a benefit in and emits it with other limits."""

    benefit_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._benefit: Benefit | None = None
        self._language = ""
        self.parts: dict[str, Labelled[Any]] = {
            "allowance": Labelled(MoneyField(self, optional=True)),
            "visit_limit": Labelled(CountField(self, most=1_000, optional=True)),
            "dollar_limit": Labelled(MoneyField(self, optional=True)),
            "lifetime_visit_limit": Labelled(CountField(self, most=1_000, optional=True)),
            "lifetime_dollar_limit": Labelled(MoneyField(self, optional=True)),
            "waiting_days": Labelled(CountField(self, most=1_500)),
            "first_through": Labelled(CountField(self, most=1_000)),
            "first_copay": Labelled(MoneyField(self)),
            "first_coinsurance": Labelled(PercentField(self)),
            "missing": Labelled(Choice(self)),
            "penalty_percent": Labelled(PercentField(self)),
            "penalty_amount": Labelled(MoneyField(self)),
            "failed_trials": Labelled(CountField(self, most=20, optional=True)),
            "trial_weeks": Labelled(CountField(self, most=104, optional=True)),
            "approval_days": Labelled(CountField(self, least=1, most=1_500, optional=True)),
        }
        self.discount = QCheckBox(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for at, part in enumerate(self.parts.values()):
            grid.addWidget(part, at // 3, at % 3)
        grid.addWidget(self.discount, 5, 0, 1, 3)
        for part in self.parts.values():
            (part.field.chosen if isinstance(part.field, Choice) else part.field.edited).connect(self._edited)
        self.discount.clicked.connect(self._edited)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(part.field for part in self.parts.values() if isinstance(part.field, Field))

    def set_benefit(self, benefit: Benefit, language: str) -> None:
        """Show the limits of ``benefit``."""
        if language != self._language:
            self._language = language
            self._set_words()
        self._benefit = benefit
        first = benefit.first_visits[0] if benefit.first_visits else VisitTier(through=1)
        prior = benefit.authorization
        facts = prior or Authorization()
        values = {name: getattr(benefit, name) for name in _PLAIN} | {
            "first_through": first.through if benefit.first_visits else 0,
            "first_copay": first.copay,
            "first_coinsurance": first.coinsurance,
            "missing": prior.missing if prior else None,
            "penalty_percent": facts.percent,
            "penalty_amount": facts.amount,
            "failed_trials": facts.failed_trials,
            "trial_weeks": facts.trial_weeks,
            "approval_days": facts.approval_days,
        }
        for name, value in values.items():
            self.parts[name].field.set_value(value)
        self.discount.setChecked(benefit.discount_when_not_covered)
        self._show_needed(bool(benefit.first_visits), prior)

    def _show_needed(self, first: bool, prior: Authorization | None) -> None:
        for name in _FIRST[1:]:
            self.parts[name].setVisible(first)
        for name in _PRIOR:
            self.parts[name].setVisible(prior is not None)
        if prior is not None:
            self.parts["penalty_percent"].setVisible(prior.missing is MissingAuthorization.PERCENT)
            self.parts["penalty_amount"].setVisible(prior.missing is MissingAuthorization.AMOUNT)

    def _edited(self, _value: Any) -> None:
        if self._benefit is None:
            return
        value = {
            name: part.field.value() if isinstance(part.field, Choice) else part.field.value
            for name, part in self.parts.items()
        }
        first: tuple[VisitTier, ...] = ()
        if value["first_through"]:
            tier = VisitTier(
                through=value["first_through"], copay=value["first_copay"], coinsurance=value["first_coinsurance"]
            )
            first = (tier, *self._benefit.first_visits[1:])
        prior = None
        if value["missing"] is not None:
            prior = Authorization(
                missing=value["missing"],
                percent=value["penalty_percent"],
                amount=value["penalty_amount"],
                failed_trials=value["failed_trials"],
                trial_weeks=value["trial_weeks"],
                approval_days=value["approval_days"],
            )
        plain = {name: value[name] for name in _PLAIN}
        self._benefit = changed(
            self._benefit,
            first_visits=first,
            authorization=prior,
            discount_when_not_covered=self.discount.isChecked(),
            **plain,
        )
        self._show_needed(bool(first), prior)
        self.benefit_edited.emit(self._benefit)

    def _set_words(self) -> None:
        options: list[tuple[object, str]] = [(None, self._say("missing_none"))]
        options += [(kind, self._say(f"missing_{kind.value}")) for kind in MissingAuthorization]
        self.parts["missing"].field.set_options(options)
        for name, part in self.parts.items():
            part.set_words(self._say(name), say(f"glossary.{name}", self._language), self._language)
            if isinstance(part.field, Field):
                part.field.setPlaceholderText(self._say("none"))
        self.discount.setText(self._say("discount_holds"))
        self.discount.setAccessibleDescription(say("glossary.discount_holds", self._language))
        self.discount.setWhatsThis(say("glossary.discount_holds", self._language))

    def _say(self, key: str) -> str:
        return say(f"plan.{key}", self._language)
