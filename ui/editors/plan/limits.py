"""The limits of one benefit: allowance, visits, dollars, waiting period, first visits, prior authorization."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.plan import Benefit
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan import benefit_title
from ui.editors.plan.visit_tiers import TierTable
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, Labelled, MoneyField, PercentField
from ui.widgets.form_parts import describe, heading
from ui.widgets.scale import px

_PLAIN: Final = (
    *("allowance", "visit_limit", "dollar_limit", "lifetime_visit_limit", "lifetime_dollar_limit", "waiting_days"),
)
_PRIOR: Final = ("penalty_percent", "penalty_amount", "failed_trials", "trial_weeks", "approval_days")


class LimitsEditor(QWidget):
    """Takes a benefit in and tells which parts of it are to be others."""

    parts_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self.parts: dict[str, Labelled[Any]] = {
            "allowance": Labelled(MoneyField(self, optional=True)),
            "visit_limit": Labelled(CountField(self, most=1_000, optional=True)),
            "dollar_limit": Labelled(MoneyField(self, optional=True)),
            "waiting_days": Labelled(CountField(self, most=1_500, optional=True)),
            "lifetime_visit_limit": Labelled(CountField(self, most=1_000, optional=True)),
            "lifetime_dollar_limit": Labelled(MoneyField(self, optional=True)),
        }
        self.together = Labelled(Choice(self))
        self.discount = QCheckBox(self)
        self.tiers = TierTable(self)
        self.prior: dict[str, Labelled[Any]] = {
            "missing": Labelled(Choice(self)),
            "penalty_percent": Labelled(PercentField(self, unknown=0)),
            "penalty_amount": Labelled(MoneyField(self, unknown=0)),
            "failed_trials": Labelled(CountField(self, most=20, optional=True)),
            "trial_weeks": Labelled(CountField(self, most=104, optional=True)),
            "approval_days": Labelled(CountField(self, least=1, most=1_500, optional=True)),
        }
        self._headings = {name: heading(self) for name in ("limits", "first_visits", "prior_authorization")}
        self._lay_out()
        for name, part in self.parts.items():
            part.field.edited.connect(lambda _value, name=name: self._limit_edited(name))
        for part in self.prior.values():
            (part.field.chosen if isinstance(part.field, Choice) else part.field.edited).connect(self._prior_edited)
        self.tiers.tiers_edited.connect(lambda tiers: self.parts_edited.emit({"first_visits": tiers}))
        self.together.field.chosen.connect(lambda name: self.parts_edited.emit({"limits_with": name}))
        self.discount.clicked.connect(lambda on: self.parts_edited.emit({"discount_when_not_covered": on}))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        parts = (*self.parts.values(), *self.prior.values())
        return (*(part.field for part in parts if isinstance(part.field, Field)), *self.tiers.fields)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.tiers.problem.forget()
        for field in self.fields:
            field.complain("")

    def set_others(self, others: Sequence[Benefit]) -> None:
        """Offer ``others`` as benefits with which the limits may be counted."""
        options: list[tuple[object, str]] = [(None, self._say("limits_own"))]
        self.together.field.set_options([*options, *((one.name, benefit_title(one, self._voice)) for one in others)])

    def set_benefit(self, benefit: Benefit, voice: Voice) -> None:
        """Show the limits of ``benefit``."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        for name, part in self.parts.items():
            value = getattr(benefit, name)
            if name != "waiting_days" or value != (part.field.value or 0):
                part.field.set_value(None if name == "waiting_days" and value == 0 else value)
        prior = benefit.authorization
        facts = prior or Authorization()
        values = {
            "missing": prior.missing if prior else None,
            "penalty_percent": facts.percent,
            "penalty_amount": facts.amount,
            "failed_trials": facts.failed_trials,
            "trial_weeks": facts.trial_weeks,
            "approval_days": facts.approval_days,
        }
        for name, value in values.items():
            self.prior[name].field.set_value(value)
        self.tiers.set_tiers(benefit.first_visits, voice)
        self.together.field.set_value(benefit.limits_with)
        self.discount.setChecked(benefit.discount_when_not_covered)
        self._show_needed()

    def _show_needed(self) -> None:
        missing = self.prior["missing"].field.value()
        for name in _PRIOR:
            self.prior[name].setVisible(missing is not None)
        self.prior["penalty_percent"].setVisible(missing is MissingAuthorization.PERCENT)
        self.prior["penalty_amount"].setVisible(missing is MissingAuthorization.AMOUNT)

    def _limit_edited(self, name: str) -> None:
        value = self.parts[name].field.value
        self.parts_edited.emit({name: value or 0 if name == "waiting_days" else value})

    def _prior_edited(self, _value: Any) -> None:
        self._show_needed()
        missing = self.prior["missing"].field.value()
        prior = None
        if missing is not None:
            facts = {name: self.prior[name].field.value for name in ("failed_trials", "trial_weeks", "approval_days")}
            prior = Authorization(
                missing=missing,
                percent=self.prior["penalty_percent"].field.value,
                amount=self.prior["penalty_amount"].field.value,
                **facts,
            )
        self.parts_edited.emit({"authorization": prior})

    def _lay_out(self) -> None:
        column = vbox(self, spacing=8)
        column.addWidget(self._headings["limits"])
        column.addLayout(_in_threes(self.parts))
        column.addWidget(self.together)
        column.addWidget(self.discount)
        column.addSpacing(px(8))
        column.addWidget(self._headings["first_visits"])
        column.addWidget(self.tiers)
        column.addSpacing(px(8))
        column.addWidget(self._headings["prior_authorization"])
        column.addLayout(_in_threes(self.prior))

    def _set_words(self) -> None:
        for name, label in self._headings.items():
            label.setText(self._say(name))
        options: list[tuple[object, str]] = [(None, self._say("missing_none"))]
        options += [(kind, self._say(f"missing_{kind.value}")) for kind in MissingAuthorization]
        self.prior["missing"].field.set_options(options)
        for name, part in {**self.parts, **self.prior}.items():
            part.set_words(self._say(name), self._voice.of("glossary")(name), self._voice)
            if isinstance(part.field, Field):
                part.field.setPlaceholderText(self._say("none"))
        self.together.set_words(self._say("limits_with"), self._voice("glossary.limits_with"), self._voice)
        self.discount.setText(self._say("discount_holds"))
        describe(self.discount, self._say("discount_holds"), self._voice("glossary.discount_holds"))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


def _in_threes(parts: dict[str, Labelled[Any]]) -> QGridLayout:
    grid = grid_box(across=12, down=8)
    for at, part in enumerate(parts.values()):
        grid.addWidget(part, at // 3, at % 3, Qt.AlignmentFlag.AlignTop)
    for column in range(3):
        grid.setColumnStretch(column, 1)
    return grid
