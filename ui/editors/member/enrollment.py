"""What a rider or a second plan has on record of the member: its days, what was met and used in it, and whether it gave
authorization. The plan's own stands open in the member's part of the left column; these are folded away."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.base import changed
from calculator.model.member import Enrollment
from calculator.model.plan import Coverage, Plan
from calculator.model.plan_year import CarryOver
from calculator.reference.voice import SILENT, Voice
from ui.editors.member.coverage_days import CoverageDays
from ui.editors.member.limit_uses import LimitUses
from ui.editors.member.met_table import MetTable
from ui.editors.member.tier_met import TierMetTable
from ui.widgets.boxes import vbox
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled, MoneyField
from ui.widgets.form_parts import describe


class EnrollmentForm(QWidget):
    """Takes an enrollment and its coverage in and emits a changed one with the name of the step.

    ``title`` gives what the coverage is called, which stands before the names of its fields.
    """

    enrollment_edited = Signal(object, str)
    fields_changed = Signal(object, object)

    def __init__(self, title: Callable[[Voice], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._enrollment = Enrollment()
        self._voice = SILENT
        self.days = CoverageDays(self)
        self.as_of = Labelled(DateField(optional=True), self)
        self.met = MetTable(self)
        self.met_in_tiers = TierMetTable(self)
        self.late = Labelled(MoneyField(self, unknown=0), self)
        self.uses = LimitUses(self)
        self.authorized = QCheckBox(self)
        column = vbox(self, spacing=8)
        for part in (self.days, self.as_of, self.met, self.met_in_tiers, self.late, self.uses, self.authorized):
            column.addWidget(part)
        self.days.edited.connect(lambda days, step: self._tell(step, **days))
        self.as_of.field.edited.connect(lambda day: self._tell(self._say("member_as_of"), met_as_of=day))
        self.met.edited.connect(self._edit_met)
        self.met_in_tiers.fields_changed.connect(self.fields_changed)
        self.met_in_tiers.edited.connect(lambda met, step: self._tell(step, met_in_tiers=met))
        self.late.field.edited.connect(
            lambda cents: self._tell(self._voice("member.met_last_quarter"), met_last_quarter=cents)
        )
        self.uses.edited.connect(lambda uses, step: self._tell(step, limits_used=uses))
        self.uses.fields_changed.connect(self.fields_changed)
        self.authorized.clicked.connect(
            lambda held: self._tell(self._say("member_authorized"), authorization_held=held)
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (
            *self.days.fields,
            self.as_of.field,
            *self.met.fields.values(),
            *self.met_in_tiers.fields.values(),
            self.late.field,
            *self.uses.fields,
        )

    def set_enrollment(
        self, enrollment: Enrollment, coverage: Coverage, voice: Voice, *, family: bool, of: Plan | None
    ) -> None:
        """Show ``enrollment`` as ``coverage`` asks for it; ``family``: whether the family's amounts hold. ``of`` is the
        coverage itself or the plan whose rider it is, which says what its last quarter carries over; None: nothing."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._enrollment = enrollment
        self.days.set_days(enrollment)
        self.as_of.field.set_value(enrollment.met_as_of)
        self.met.set_met(enrollment, coverage, family=family)
        self.met_in_tiers.set_met(enrollment, coverage, voice, family=family, of=self._title(voice))
        carries = of is not None and of.last_quarter_carries_over is not CarryOver.NONE
        late = carries or bool(enrollment.met_last_quarter)
        self.late.setVisible(late)
        # What nobody sees cannot be put right: bad text goes when its field does.
        (self.late.field.set_value if late else self.late.field.reset)(enrollment.met_last_quarter)
        self.uses.set_uses(enrollment.limits_used, coverage, voice)
        self.authorized.setVisible(any(benefit.authorization for benefit in coverage.benefits))
        self.authorized.setChecked(enrollment.authorization_held)

    def _edit_met(self, group: str, part: str, cents: int) -> None:
        met = changed(getattr(self._enrollment, group), **{part: cents})
        self._tell(self.met.fields[group, part].accessibleName(), **{group: met})

    def _tell(self, step: str, **parts: Any) -> None:
        self.enrollment_edited.emit(changed(self._enrollment, **parts), step)

    def _set_words(self) -> None:
        voice = self._voice
        of = self._title(voice)
        self.days.set_words(voice, of)
        self.as_of.set_words(self._say("member_as_of"), self._say("member_as_of_is"), voice)
        self.as_of.field.set_meaning(f"{of}: {self._say('member_as_of')}", self._say("member_as_of_is"))
        self.met.set_words(voice, of)
        late, meaning = voice("member.met_last_quarter"), voice("member.met_last_quarter_is")
        self.late.set_words(late, meaning, voice)
        self.late.field.set_meaning(f"{of}: {late}", meaning)
        self.authorized.setText(self._say("member_authorized"))
        describe(self.authorized, f"{of}: {self._say('member_authorized')}", self._say("member_authorized_is"))

    def _say(self, key: str) -> str:
        return self._voice.of("editors")(key).replace("&", "")
