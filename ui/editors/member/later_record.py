"""What a plan that comes in the course, and its rider, have on record of the member. The forms are made when the first
plan comes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.base import changed
from calculator.model.member import Enrollment, PlanEnrollment
from calculator.model.plan import Plan
from calculator.model.whose import in_rider
from calculator.reference.voice import SILENT, Voice
from ui.editors.member.enrollment import EnrollmentForm
from ui.widgets.boxes import vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe


class LaterRecord(QWidget):
    """Takes what the plan of the change with this ``number`` has on record in, and tells when it is something else."""

    edited = Signal(object)
    fields_changed = Signal(object, object)
    """The fields that have come, and those that go."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._plan: Plan | None = None
        self._enrolled = PlanEnrollment()
        self._voice = SILENT
        self.form: EnrollmentForm | None = None
        self.rider: EnrollmentForm | None = None
        self.own = QCheckBox(self)
        self.own.hide()
        self._column = vbox(self, spacing=8)
        self._column.addWidget(self.own)
        self.own.clicked.connect(self._rider_clicked)
        self.hide()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(field for form in (self.form, self.rider) if form is not None for field in form.fields)

    def set_record(self, enrolled: PlanEnrollment, plan: Plan | None, voice: Voice, *, family: bool) -> None:
        """Show what ``plan`` has on record; None: no other plan comes. ``family``: the family's amounts hold."""
        self._enrolled, self._plan, self._voice = enrolled, plan, voice
        self.setVisible(plan is not None)
        if plan is None:
            return
        if self.form is None:
            self.form = self._made("change_record", 0)
            self.form.enrollment_edited.connect(lambda kept, _step: self.edited.emit(kept))
        self.form.set_enrollment(enrolled, plan, voice, family=family, of=plan)
        rider = plan.rider
        self.own.setVisible(rider is not None)
        self.own.setChecked(enrolled.rider is not None)
        of, words = voice("member.change_rider", number=self._number), voice("member.change_rider_own")
        self.own.setText(words)
        describe(self.own, f"{of}: {words}", voice("member.rider_own_is"))
        if rider is not None and enrolled.rider is not None and self.rider is None:
            self.rider = self._made("change_rider", 2)
            self.rider.enrollment_edited.connect(lambda kept, _step: self._keep(kept))
        if self.rider is not None:
            self.rider.setVisible(rider is not None and enrolled.rider is not None)
            self.rider.set_enrollment(enrolled.rider or Enrollment(), rider or plan, voice, family=family, of=plan)

    def _made(self, title: str, place: int) -> EnrollmentForm:
        form = EnrollmentForm(lambda voice: voice(f"member.{title}", number=self._number), self)
        form.fields_changed.connect(self.fields_changed)
        self._column.insertWidget(place, form)
        # A layout shows it at the next turn of events; who was led to a field of it is to be there at once.
        form.show()
        self.fields_changed.emit(form.fields, ())
        return form

    def _rider_clicked(self, on: bool) -> None:
        rider = self._plan.rider if self._plan is not None else None
        if self._plan is not None and rider is not None:
            # It begins as what held for it as long as nothing was said of it.
            self._keep(in_rider(self._enrolled, self._plan, rider) if on else None)

    def _keep(self, rider: Enrollment | None) -> None:
        self.edited.emit(changed(self._enrolled, rider=rider))
