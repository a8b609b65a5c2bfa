"""What the chosen plan's rider has on record of the member: as the plan has it, or amounts and days of its own."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.in_force import covers_family
from calculator.model.member import Enrollment, Member
from calculator.model.plan import Rider
from calculator.model.whose import in_rider
from ui.editors.member.enrollment import EnrollmentForm
from ui.editors.member.part import MemberPart, wrapped
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe


class MemberRider(MemberPart):
    """A sentence on what holds, and below a box the rider's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.there = wrapped(self)
        self.own = QCheckBox(self)
        self.form = EnrollmentForm(lambda voice: voice("shared.rider_name"), self)
        for row, widget in enumerate((self.there, self.own, self.form)):
            self.grid.addWidget(widget, row, 0, 1, 2)
        self.own.clicked.connect(self._clicked)
        self.form.enrollment_edited.connect(lambda own, step: self.edited.emit({"rider": own}, step))
        self.form.fields_changed.connect(self.fields_changed)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return self.form.fields

    def set_words(self) -> None:
        """Name all in the language."""
        super().set_words()
        self.own.setText(self.say("rider_own"))
        describe(self.own, self.say("rider_own"), self.say("rider_own_is"))

    def show_facts(self, member: Member) -> None:
        """Fill the fields; there are none without a rider."""
        rider = self.plan.rider if self.plan else None
        own = member.enrollment_in(self.plan.name).rider if self.plan else None
        self.there.setVisible(rider is None or own is None)
        self.there.setText(self.say("rider_none" if rider is None else "rider_as_plan"))
        self.own.setVisible(rider is not None)
        self.own.setChecked(own is not None)
        self.form.setVisible(rider is not None and own is not None)
        enrollment, coverage = own or Enrollment(), rider or Rider(title="-")
        self.form.set_enrollment(enrollment, coverage, self._voice, family=covers_family(member)[0], of=self.plan)

    def change(self, name: str, value: Any) -> None:
        """There are no fields but the form's."""

    def _clicked(self, on: bool) -> None:
        rider = self.plan.rider if self.plan else None
        if self._member is not None and self.plan is not None and rider is not None:
            enrolled = self._member.enrollment_in(self.plan.name)
            # It begins as what held for it as long as nothing was said of it.
            self.tell("rider_own", rider=in_rider(enrolled, self.plan, rider) if on else None)
