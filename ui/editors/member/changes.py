"""Changes of coverage in the course: another plan from a day on, or the same one with other people."""

import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from calculator.files import bundled, own_plans
from calculator.model.base import changed
from calculator.model.member import CoverageTier, Member, PlanChange
from calculator.model.plan import Plan
from calculator.reference.clock import today
from calculator.reference.voice import said
from ui.editors.member.offered_plans import offered
from ui.editors.member.part import MemberPart, replaced, small_button, wrapped
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled, MoneyField
from ui.widgets.form_parts import describe

_MOST = 4
_MONTH = datetime.timedelta(days=28)


class ChangeRow(QWidget):
    """One change: its day, the plan from then on, whom it covers, and what it brings along."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change: PlanChange | None = None
        self._earliest: datetime.date | None = None
        self._latest: datetime.date | None = None
        self.day = Labelled(DateField(), self)
        self.plan = Labelled(Choice(), self)
        self.tier = Labelled(Choice(), self)
        self.met = Labelled(MoneyField(self, optional=True), self)
        self.credit = QCheckBox(self)
        self.remove = small_button(self)
        grid = grid_box(self, (0, 0, 0, 8), across=8, down=4)
        grid.addWidget(self.day, 0, 0)
        grid.addWidget(self.tier, 0, 1)
        grid.addWidget(self.plan, 1, 0, 1, 2)
        grid.addWidget(self.credit, 2, 0, 1, 2)
        grid.addWidget(self.met, 3, 0)
        grid.addWidget(self.remove, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.day.field.edited.connect(self._day_edited)
        self.plan.field.chosen.connect(lambda plan: self._edit(plan=plan))
        self.tier.field.chosen.connect(lambda tier: self._edit(tier=tier))
        self.credit.clicked.connect(lambda on: self._edit(deductible_credit=on))
        self.met.field.edited.connect(self._met_edited)
        self.remove.clicked.connect(self.removed)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return self.day.field, self.met.field

    def set_change(self, change: PlanChange, earliest: datetime.date | None, latest: datetime.date | None) -> None:
        """Show ``change``, which comes after the day ``earliest`` and before ``latest``."""
        self._change, self._earliest, self._latest = change, earliest, latest
        self.day.field.set_value(change.starts)
        self.plan.field.set_value(change.plan)
        self.tier.field.set_value(change.tier)
        self.credit.setChecked(change.deductible_credit)
        self.met.field.set_value(change.enrollment.met.deductible or None)
        for widget in (self.credit, self.met):
            widget.setVisible(change.plan is not None)

    def _day_edited(self, day: datetime.date) -> None:
        first, last = self._earliest, self._latest
        if self._change is not None and ((first and day <= first) or (last and day >= last)):
            self.day.field.refuse(said("member.changes_order"), self._change.starts)
            return
        self.day.field.complain("")
        self._edit(starts=day)

    def _met_edited(self, cents: int | None) -> None:
        if self._change is not None:
            enrollment = self._change.enrollment
            met = changed(enrollment.met, deductible=cents or 0)
            self._edit(enrollment=changed(enrollment, met=met))

    def _edit(self, **parts: object) -> None:
        if self._change is not None:
            self.edited.emit(changed(self._change, **parts))


class MemberChanges(MemberPart):
    """A row for each change, and a button for another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = bundled.plans()
        self._own: tuple[Plan, ...] = ()
        self.rows: list[ChangeRow] = []
        self._rows = vbox(spacing=4)
        self.more = QPushButton(self)
        self._what = wrapped(self)
        self.grid.addWidget(self._what, 0, 0, 1, 2)
        self.grid.addLayout(self._rows, 1, 0, 1, 2)
        self.grid.addWidget(self.more, 2, 0)
        self.more.clicked.connect(self._add)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The days and the amounts."""
        return tuple(field for row in self.rows for field in row.fields)

    def set_words(self) -> None:
        """Name all in the language."""
        self._what.setText(self.say("changes_what"))
        self.more.setText(self.say("change_add"))
        describe(self.more, self.say("change_add"), self.say("change_add_is"))
        for number, row in enumerate(self.rows, start=1):
            self._name(row, number)

    def show_facts(self, member: Member) -> None:
        """Have a row for each change."""
        changes = member.changes
        self._match(len(changes))
        days = [change.starts for change in changes]
        for at, (row, change) in enumerate(zip(self.rows, changes, strict=True)):
            kept = (*self._own, *self._library)
            row.plan.field.set_options(
                [(None, self.say("change_same_plan")), *offered(change.plan, self.plans, kept, self.say)]
            )
            row.set_change(change, days[at - 1] if at else None, days[at + 1] if at + 1 < len(days) else None)
        self.more.setEnabled(len(self.rows) < _MOST)

    def change(self, name: str, value: Any) -> None:
        """A change is another; None: it goes."""
        if self._member is not None:
            self.tell("change", changes=replaced(self._member.changes, int(name), value))

    def showEvent(self, event: QShowEvent) -> None:
        """Look which plans the user keeps: some may have come since this was last seen."""
        super().showEvent(event)
        own = tuple(kept.plan for kept in own_plans.shelf().plans)
        if own != self._own:
            self._own = own
            if self._member is not None:
                self.show_facts(self._member)

    def _add(self) -> None:
        """Another change: on the first day of next year, or four weeks after the one before."""
        if self._member is None or self.plan is None:
            return
        changes = self._member.changes
        starts = changes[-1].starts + _MONTH if changes else datetime.date(today().year + 1, 1, 1)
        self.tell("change_add_step", changes=(*changes, PlanChange(starts=starts)))
        self.rows[-1].day.field.setFocus()

    def _match(self, count: int) -> None:
        while len(self.rows) > count:
            row = self.rows.pop()
            self.fields_changed.emit((), row.fields)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            self.rows.append(self._new_row(len(self.rows)))

    def _new_row(self, at: int) -> ChangeRow:
        row = ChangeRow(self)
        self._name(row, at + 1)
        self._rows.addWidget(row)
        row.show()
        row.edited.connect(lambda change: self.change(str(at), change))
        row.removed.connect(lambda: self.change(str(at), None))
        self.fields_changed.emit(row.fields, ())
        return row

    def _name(self, row: ChangeRow, number: int) -> None:
        tiers = [(tier, self._voice(f"editors.tier_{tier.value}")) for tier in CoverageTier]
        row.tier.field.set_options([(None, self.say("change_same_people")), *tiers])
        parts = (("change_day", row.day), ("change_plan", row.plan), ("change_tier", row.tier), ("change_met", row.met))
        for name, part in parts:
            part.set_words(self.say(name, number=number), self.say(f"{name}_is"), self._voice)
        row.met.field.setPlaceholderText(self.say("change_met_none"))
        row.credit.setText(self.say("change_credit"))
        describe(row.credit, self.say("change_credit"), self.say("change_credit_is"))
        row.remove.setText(self.say("remove"))
        describe(row.remove, self.say("change_remove_name", number=number), self.say("change_remove_is"))
