"""What the member pays under one benefit in one network: copay, coinsurance, deductible, and the rest folded."""

from typing import Any, Final

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    Order,
)
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.fields import Field, Labelled, MoneyField, PercentField, ProblemLabel
from ui.editors.plan_faults import spoken

CELLS: Final = (72, 60, 72)
"""The widths of copay, coinsurance and deductible in a row, in pixels; the header above has the same."""

FLAGS: Final = ("copay_when_crossing", "counts_to_limit", "copay_counts_to_deductible")
_CHOICES: Final = {"order": Order, "coinsurance_base": CoinsuranceBase, "basis": AllowedBasis}


class ShareEditor(QWidget):
    """The three figures of an SBC's row, and ``details``: a widget with the other rules, placed by the caller."""

    share_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = CostShare()
        self._language = ""
        self.copay = MoneyField(self)
        self.coinsurance = PercentField(self)
        self.applies = QCheckBox(self)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(8)
        for column, (widget, width) in enumerate(zip((self.copay, self.coinsurance, self.applies), CELLS, strict=True)):
            row.addWidget(widget, 0, column)
            widget.setFixedWidth(width)
        self.details = QWidget()
        self.choices = {name: Labelled(Choice(self.details)) for name in _CHOICES}
        self.least = Labelled(MoneyField(self.details, optional=True))
        self.most = Labelled(MoneyField(self.details, optional=True))
        self.rate = Labelled(MoneyField(self.details, optional=True))
        self.percent = Labelled(PercentField(self.details))
        self.flags = {name: QCheckBox(self.details) for name in FLAGS}
        self.problem = ProblemLabel(self.details)
        self._lay_out_details()
        self._connect()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        more = (self.least.field, self.most.field, self.rate.field, self.percent.field)
        return (self.copay, self.coinsurance, *more)

    def set_share(self, share: CostShare, where: str, language: str) -> None:
        """Show ``share``; ``where`` names benefit and network for a screen reader."""
        if language != self._language:
            self._language = language
            self._set_words(where)
        self._share = share
        self.copay.set_value(share.copay)
        self.coinsurance.set_value(share.coinsurance)
        self.applies.setChecked(share.deductible is DeductibleUse.APPLIES)
        self.choices["order"].field.set_value(share.order)
        self.choices["coinsurance_base"].field.set_value(share.coinsurance_base)
        self.choices["basis"].field.set_value(share.allowed.basis)
        self.least.field.set_value(share.least_per_visit)
        self.most.field.set_value(share.most_per_visit)
        self.rate.field.set_value(share.allowed.amount)
        self.percent.field.set_value(min(share.allowed.percent, 10_000))
        for name, box in self.flags.items():
            box.setChecked(getattr(share, name))
        self._show_needed()

    def _lay_out_details(self) -> None:
        grid = QGridLayout(self.details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        parts: list[QWidget] = [*self.choices.values(), self.rate, self.percent, self.least, self.most]
        for at, part in enumerate(parts):
            grid.addWidget(part, at // 2, at % 2)
        row = (len(parts) + 1) // 2
        for at, box in enumerate(self.flags.values(), start=row):
            grid.addWidget(box, at, 0, 1, 2)
        grid.addWidget(self.problem, row + len(self.flags), 0, 1, 2)

    def _connect(self) -> None:
        for field in self.fields:
            field.edited.connect(self._edited)
        for labelled in self.choices.values():
            labelled.field.chosen.connect(self._edited)
        for box in (self.applies, *self.flags.values()):
            box.clicked.connect(self._edited)

    def _edited(self, _value: Any) -> None:
        self._show_needed()
        percent = self._share.allowed.percent
        if self.percent.field.value != min(percent, 10_000):
            percent = self.percent.field.value
        try:
            share = CostShare(
                copay=self.copay.value,
                coinsurance=self.coinsurance.value,
                deductible=DeductibleUse.APPLIES if self.applies.isChecked() else DeductibleUse.WAIVED,
                order=self.choices["order"].field.value(),
                coinsurance_base=self.choices["coinsurance_base"].field.value(),
                least_per_visit=self.least.field.value,
                most_per_visit=self.most.field.value,
                allowed=AllowedAmount(
                    basis=self.choices["basis"].field.value(), amount=self.rate.field.value, percent=percent
                ),
                **{name: box.isChecked() for name, box in self.flags.items()},
            )
        except ValidationError as error:
            self.problem.show_problem(spoken(error, self._language))
            return
        self.problem.show_problem("")
        self._share = share
        self.share_edited.emit(share)

    def _show_needed(self) -> None:
        basis = self.choices["basis"].field.value()
        self.rate.setVisible(basis in (AllowedBasis.AMOUNT, AllowedBasis.PERCENT_OF_MEDICARE))
        self.percent.setVisible(basis in (AllowedBasis.PERCENT_OF_BILLED, AllowedBasis.PERCENT_OF_MEDICARE))

    def _set_words(self, where: str) -> None:
        for field, name in ((self.copay, "copay"), (self.coinsurance, "coinsurance")):
            field.set_language(self._language)
            field.set_meaning(f"{self._say(name)}, {where}", say(f"glossary.{name}", self._language))
        self.applies.setAccessibleName(f"{self._say('applies')}, {where}")
        self.applies.setAccessibleDescription(say("glossary.deductible_applies", self._language))
        self.applies.setWhatsThis(say("glossary.deductible_applies", self._language))
        for name, labelled in self.choices.items():
            labelled.field.set_options((kind, self._say(f"{name}_{kind.value}")) for kind in _CHOICES[name])
            labelled.set_words(self._say(name), say(f"glossary.{name}", self._language), self._language)
        for name in ("least", "most", "rate", "percent"):
            getattr(self, name).set_words(self._say(name), say(f"glossary.{name}", self._language), self._language)
        for name, box in self.flags.items():
            box.setText(self._say(name))
            box.setAccessibleDescription(say(f"glossary.{name}", self._language))
            box.setWhatsThis(say(f"glossary.{name}", self._language))

    def _say(self, key: str) -> str:
        return say(f"plan.{key}", self._language)
