"""The member's second plan: which, how it coordinates with the first, whom it covers, and what it has on record."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from calculator.model.base import changed
from calculator.model.member import Coordination, CoverageTier, Enrollment, Member, OtherCoverage
from calculator.model.plan import Coverage, Plan
from ui.editors.member.enrollment import EnrollmentForm
from ui.editors.member.offered_plans import KeptPlans, offered
from ui.editors.member.part import MemberPart, wrapped
from ui.widgets.choice import Choice
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe

_NONE = Coverage()


class MemberSecond(MemberPart):
    """Chooses a copy of a plan as the second; ``edit_asked``: it is to be opened in the plan editor."""

    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = KeptPlans()
        self.add("second_plan", Choice(), 0, 0, 2)
        self.edit = QPushButton(self)
        self.grid.addWidget(self.edit, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.add("coordination", Choice(), 2, 0, 2)
        self._how = wrapped(self)
        self.grid.addWidget(self._how, 3, 0, 1, 2)
        self.add("second_tier", Choice(), 4, 0, 2)
        self.form = EnrollmentForm(lambda voice: voice("shared.column_second_plan"), self)
        self.grid.addWidget(self.form, 5, 0, 1, 2)
        self.form.enrollment_edited.connect(self._enrolled)
        self.form.fields_changed.connect(self.fields_changed)
        self.edit.clicked.connect(self.edit_asked)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (*super().fields, *self.form.fields)

    def set_words(self) -> None:
        """Name all in the language."""
        super().set_words()
        self.edit.setText(self.say("second_edit"))
        describe(self.edit, self.say("second_edit"), self.say("second_edit_is"))
        ways = [(way, self.say(f"coordination_{way.value}")) for way in Coordination]
        self.part("coordination").field.set_options(ways)
        tiers = [(tier, self._voice(f"editors.tier_{tier.value}")) for tier in CoverageTier]
        self.part("second_tier").field.set_options([(None, self.say("second_tier_same")), *tiers])

    def show_facts(self, member: Member) -> None:
        """Fill the fields; all but the first are there only with a second plan."""
        other = member.other_coverage
        choice = self.part("second_plan").field
        plans = offered(other.plan if other else None, self.plans, self._kept.plans, self.say)
        choice.set_options([(None, self.say("none_masculine")), *plans])
        choice.set_value(other.plan if other else None)
        for widget in (self.edit, self._how, self.part("coordination"), self.part("second_tier"), self.form):
            widget.setVisible(other is not None)
        way = other.coordination if other else Coordination.STANDARD
        self.part("coordination").field.set_value(way)
        self._how.setText(self.say(f"coordination_{way.value}_is"))
        tier = other.tier if other else None
        self.part("second_tier").field.set_value(tier)
        enrollment, plan = (other.enrollment, other.plan) if other else (Enrollment(), _NONE)
        of = other.plan if other else None
        self.form.set_enrollment(enrollment, plan, self._voice, family=(tier or member.tier).is_family, of=of)

    def change(self, name: str, value: Any) -> None:
        """The second plan, or a fact about it, is another."""
        if self._member is None:
            return
        other = self._member.other_coverage
        if name == "second_plan":
            self.tell(name, other_coverage=_with_plan(other, value))
        elif other is not None and name == "coordination":
            self.tell(name, other_coverage=changed(other, coordination=value))
        elif other is not None:
            self.tell(name, other_coverage=changed(other, tier=value))

    def _enrolled(self, enrollment: Enrollment, step: str) -> None:
        other = self._member.other_coverage if self._member else None
        if other is not None:
            self.edited.emit({"other_coverage": changed(other, enrollment=enrollment)}, step)

    def showEvent(self, event: QShowEvent) -> None:
        """Look which plans the user keeps: some may have come since this was last seen."""
        super().showEvent(event)
        if self._kept.look() and self._member is not None:
            self.show_facts(self._member)


def _with_plan(other: OtherCoverage | None, plan: Plan | None) -> OtherCoverage | None:
    if plan is None:
        return None
    return OtherCoverage(plan=plan) if other is None else changed(other, plan=plan)
