"""The employer's side of a plan: who bears the claims, the fees, and an agreed price for the whole course."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.funding import Funding, FundingKind
from calculator.model.plan import CaseRate, Plan
from calculator.reference.voice import SILENT, Voice, said
from calculator.words.services import service_title
from ui.editors.plan.problems import RowProblem
from ui.widgets.boxes import grid_box, hbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, Labelled, MoneyField
from ui.widgets.form_parts import caption, describe

_AMOUNTS: Final = ("premium_share", "attachment_point", "fee_pepm", "fee_per_case", "fee_per_engaged_month")
_USUAL: Final = tuple(service.value for service in Service if service is not Service.OTHER)


class FundingEditor(QWidget):
    """Takes a plan in and tells which parts of it are to be others."""

    parts_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._voice = SILENT
        self.kind = Labelled(Choice(self))
        self.amounts = {name: Labelled(_amount(name, self)) for name in _AMOUNTS}
        self.case_rate = Labelled(MoneyField(self, optional=True))
        self.services = {service: QCheckBox(self) for service in _USUAL}
        self._covers = caption(self)
        self.problem = RowProblem((self.case_rate.field,), self)
        self.case_rate.field.problem_changed.disconnect(self.case_rate.problem.show_problem)
        self._lay_out()
        self.kind.field.chosen.connect(lambda kind: self._fund("kind", kind))
        for name, part in self.amounts.items():
            part.field.edited.connect(lambda value, name=name: self._fund(name, value))
        self.case_rate.field.edited.connect(self._case_edited)
        for box in self.services.values():
            box.clicked.connect(self._case_edited)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (*(part.field for part in self.amounts.values()), self.case_rate.field)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.problem.forget()
        for field in self.fields:
            field.complain("")

    def set_plan(self, plan: Plan, voice: Voice) -> None:
        """Show the funding and the agreed price of ``plan``."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._plan = plan
        self.kind.field.set_value(plan.funding.kind)
        for name, part in self.amounts.items():
            part.field.set_value(getattr(plan.funding, name))
        self._show_needed(plan.funding)
        if not self.problem.wrong:
            rate = plan.case_rate
            self.case_rate.field.set_value(rate.amount if rate else None)
            for service, box in self.services.items():
                box.setChecked(rate is not None and service in rate.services)
        self._show_services()

    def _fund(self, name: str, value: Any) -> None:
        if self._plan is not None:
            funding = changed(self._plan.funding, **{name: value})
            label = self._say("funding_kind" if name == "kind" else name)
            self.parts_edited.emit({"funding": funding}, label)

    def _case_edited(self, _value: Any) -> None:
        """Services that have no box here stay covered as they were."""
        self._show_services()
        if self._plan is None:
            return
        rate = None
        amount = self.case_rate.field.value
        if amount is not None:
            before = self._plan.case_rate
            others = tuple(one for one in before.services if one not in self.services) if before else ()
            ticked = tuple(service for service, box in self.services.items() if box.isChecked())
            if not (*ticked, *others):
                self.problem.complain(said("plan.wrong_case_services"))
                return
            rate = CaseRate(amount=amount, services=(*ticked, *others))
        self.problem.complain(None)
        self.parts_edited.emit({"case_rate": rate}, self._say("case_rate"))

    def _show_needed(self, funding: Funding) -> None:
        self.amounts["premium_share"].setVisible(funding.kind is not FundingKind.SELF_FUNDED)
        self.amounts["attachment_point"].setVisible(funding.kind is FundingKind.LEVEL_FUNDED)

    def _show_services(self) -> None:
        needed = self.case_rate.field.value is not None
        for widget in (self._covers, *self.services.values()):
            widget.setVisible(needed)

    def _lay_out(self) -> None:
        bottom = Qt.AlignmentFlag.AlignBottom
        grid = grid_box(self, (0, 4, 0, 0), across=12, down=8)
        places = ((0, 1), (0, 2), (1, 0), (1, 1), (1, 2))
        grid.addWidget(self.kind, 0, 0, bottom)
        for place, part in zip(places, self.amounts.values(), strict=True):
            grid.addWidget(part, *place, bottom)
        covers = hbox(spacing=8)
        for box in self.services.values():
            covers.addWidget(box)
        covers.addStretch(1)
        grid.addWidget(self.case_rate, 2, 0, bottom)
        grid.addWidget(self._covers, 3, 0)
        grid.addLayout(covers, 4, 0, 1, 3)
        grid.addWidget(self.problem, 5, 0, 1, 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def _set_words(self) -> None:
        voice = self._voice
        self.kind.field.set_options((kind, self._say(f"funding_{kind.value}")) for kind in FundingKind)
        self.kind.set_words(self._say("funding_kind"), voice("glossary.funding_kind"), voice)
        for name, part in {**self.amounts, "case_rate": self.case_rate}.items():
            part.set_words(self._say(name), voice.of("glossary")(name), voice)
        for name in ("attachment_point", "case_rate"):
            field = self.case_rate.field if name == "case_rate" else self.amounts[name].field
            field.setPlaceholderText(self._say("none"))
        self._covers.setText(self._say("case_rate_services"))
        for service, box in self.services.items():
            name = service_title(service, "", voice)
            box.setText(name)
            describe(box, f"{self._say('case_rate_services')}: {name}", voice("glossary.case_rate_services"))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


def _amount(name: str, parent: QWidget) -> MoneyField:
    """A field that stands empty where nothing is known of the amount."""
    optional = name == "attachment_point"
    return MoneyField(parent, optional=optional, unknown=None if optional else 0)
