"""The finer rules of a cost share: order, base of the coinsurance, allowed amount, least and most per visit."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.base import changed
from calculator.model.faults import InvalidError
from calculator.model.plan import AllowedAmount, AllowedBasis, CoinsuranceBase, CostShare, Order
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan_faults import told
from ui.editors.plan.problems import RowProblem
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, Labelled, MoneyField, PercentField
from ui.widgets.form_parts import describe

FLAGS: Final = (
    *("copay_when_crossing", "counts_to_limit", "copay_counts_to_deductible", "copay_once_a_day"),
    "copay_once_a_course",
)
_CHOICES: Final = {"order": Order, "coinsurance_base": CoinsuranceBase, "basis": AllowedBasis}
_OF_AMOUNT: Final = (AllowedBasis.AMOUNT, AllowedBasis.PERCENT_OF_MEDICARE)
_OF_PERCENT: Final = (AllowedBasis.PERCENT_OF_BILLED, AllowedBasis.PERCENT_OF_MEDICARE)


class ShareRules(QWidget):
    """Takes a cost share in and tells which parts of it are to be others."""

    parts_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = CostShare()
        self._voice = SILENT
        self.choices = {name: Labelled(Choice(self)) for name in _CHOICES}
        self.rate = Labelled(MoneyField(self, optional=True))
        self.percent = Labelled(CountField(self, most=1_000))
        self.least = Labelled(MoneyField(self, optional=True))
        self.most = Labelled(MoneyField(self, optional=True))
        self.visit_deductible = Labelled(MoneyField(self, optional=True))
        self.copays = Labelled(MoneyField(self, optional=True))
        self.changes = Labelled(MoneyField(self, optional=True))
        self.then = Labelled(PercentField(self, unknown=0))
        self.flags = {name: QCheckBox(self) for name in FLAGS}
        self._amounts: dict[str, Labelled[Any]] = {
            "rate": self.rate,
            "percent": self.percent,
            "least": self.least,
            "most": self.most,
            "visit_deductible": self.visit_deductible,
            "copay_year_maximum": self.copays,
            "coinsurance_changes_after": self.changes,
            "coinsurance_then": self.then,
        }
        self.allowed_problem = RowProblem((self.rate.field,), self)
        self.bounds_problem = RowProblem((self.least.field, self.most.field), self)
        self._lay_out()
        for labelled in self.choices.values():
            labelled.field.chosen.connect(self._edited)
        for field in self.fields:
            field.edited.connect(self._edited)
        for box in self.flags.values():
            box.clicked.connect(self._edited)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(labelled.field for labelled in self._amounts.values())

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.allowed_problem.forget()
        self.bounds_problem.forget()
        self.percent.field.complain("")

    def set_share(self, share: CostShare, voice: Voice) -> None:
        """Show the rules of ``share``; what is typed and not good yet stays."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._share = share
        if not self.allowed_problem.wrong:
            self.choices["basis"].field.set_value(share.allowed.basis)
            self.rate.field.set_value(share.allowed.amount)
            self.percent.field.set_value(share.allowed.percent // 100)
        if not self.bounds_problem.wrong:
            self.least.field.set_value(share.least_per_visit)
            self.most.field.set_value(share.most_per_visit)
        for part, value in (
            (self.visit_deductible, share.visit_deductible or None),
            (self.copays, share.copay_year_maximum),
            (self.changes, share.coinsurance_changes_after),
            (self.then, share.coinsurance_then),
        ):
            if part.field.value != value:
                part.field.set_value(value)
        self.choices["order"].field.set_value(share.order)
        self.choices["coinsurance_base"].field.set_value(share.coinsurance_base)
        for name, box in self.flags.items():
            box.setChecked(getattr(share, name))
        self._show_needed()

    def _edited(self, _value: Any) -> None:
        self._show_needed()
        parts: dict[str, Any] = {name: box.isChecked() for name, box in self.flags.items()}
        parts |= {name: self.choices[name].field.value() for name in ("order", "coinsurance_base")}
        parts |= {"least_per_visit": self.least.field.value, "most_per_visit": self.most.field.value}
        parts |= {
            "visit_deductible": self.visit_deductible.field.value or 0,
            "copay_year_maximum": self.copays.field.value,
            "coinsurance_changes_after": self.changes.field.value,
            "coinsurance_then": self.then.field.value,
        }
        try:
            parts["allowed"] = AllowedAmount(
                basis=self.choices["basis"].field.value(),
                amount=self.rate.field.value,
                percent=self.percent.field.value * 100,
            )
        except InvalidError as error:
            self.allowed_problem.complain(told(error))
            return
        self.allowed_problem.complain(None)
        try:
            changed(self._share, **parts)
        except InvalidError as error:
            self.bounds_problem.complain(told(error))
            return
        self.bounds_problem.complain(None)
        self.parts_edited.emit(parts)

    def _show_needed(self) -> None:
        basis = self.choices["basis"].field.value()
        self.rate.setVisible(basis in _OF_AMOUNT)
        self.percent.setVisible(basis in _OF_PERCENT)
        self.then.setVisible(self.changes.field.value is not None)

    def _lay_out(self) -> None:
        grid = grid_box(self, across=12, down=8)
        for row, labelled in enumerate(self.choices.values()):
            grid.addWidget(labelled, row, 0, 1, 2)
        for at, amount in enumerate(self._amounts.values()):
            grid.addWidget(amount, 3 + 2 * (at // 2), at % 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.allowed_problem, 4, 0, 1, 2)
        grid.addWidget(self.bounds_problem, 6, 0, 1, 2)
        for row, box in enumerate(self.flags.values(), start=11):
            grid.addWidget(box, row, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _set_words(self) -> None:
        voice = self._voice
        for name, labelled in self.choices.items():
            labelled.field.set_options((kind, self._say(f"{name}_{kind.value}")) for kind in _CHOICES[name])
        parts: dict[str, Labelled[Any]] = {**self.choices, **self._amounts}
        for name, part in parts.items():
            part.set_words(self._say(name), voice.of("glossary")(name), voice)
        for name in ("least", "most", "visit_deductible", "copay_year_maximum", "coinsurance_changes_after"):
            self._amounts[name].field.setPlaceholderText(self._say("none"))
        for name, box in self.flags.items():
            box.setText(self._say(name))
            describe(box, self._say(name), voice.of("glossary")(name))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
