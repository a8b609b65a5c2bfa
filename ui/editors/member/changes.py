"""Changes of coverage in the course: another plan from a day on, or the same one with other people."""

import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from calculator.model.in_force import covers_family
from calculator.model.member import CoverageTier, Member, PlanChange
from calculator.reference.clock import today
from calculator.reference.voice import said
from ui.editors.member.later_record import LaterRecord
from ui.editors.member.offered_plans import KeptPlans, offered
from ui.editors.member.part_rows import MemberRows
from ui.editors.row_list import EditorRow
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled
from ui.widgets.form_parts import describe

_MOST = 4
_MONTH = datetime.timedelta(days=28)


class ChangeRow(EditorRow):
    """One change: its day, the plan from then on, whom it covers, what it brings along and has on record.

    ``edit_asked``: its plan is to be opened in the plan editor.
    """

    edit_asked = Signal()
    fields_changed = Signal(object, object)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._earliest: datetime.date | None = None
        self._latest: datetime.date | None = None
        self.day = Labelled(DateField(), self)
        self.plan = Labelled(Choice(), self)
        self.tier = Labelled(Choice(), self)
        self.edit_plan = QPushButton(self)
        self.credit = QCheckBox(self)
        self.record = LaterRecord(number, self)
        grid = grid_box(self, (0, 0, 0, 8), across=8, down=4)
        grid.addWidget(self.day, 0, 0)
        grid.addWidget(self.tier, 0, 1)
        grid.addWidget(self.plan, 1, 0, 1, 2)
        grid.addWidget(self.edit_plan, 2, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.credit, 3, 0, 1, 2)
        grid.addWidget(self.record, 4, 0, 1, 2)
        grid.addWidget(self.add_remove(), 5, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.day.field.edited.connect(self._day_edited)
        self.plan.field.chosen.connect(lambda plan: self.edit(plan=plan))
        self.tier.field.chosen.connect(lambda tier: self.edit(tier=tier))
        self.credit.clicked.connect(lambda on: self.edit(deductible_credit=on))
        self.edit_plan.clicked.connect(self.edit_asked)
        self.record.edited.connect(lambda enrolled: self.edit(enrollment=enrolled))
        self.record.fields_changed.connect(self.fields_changed)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return self.day.field, *self.record.fields

    @property
    def first(self) -> QWidget:
        """The day."""
        return self.day.field

    def set_change(self, change: PlanChange, earliest: datetime.date | None, latest: datetime.date | None) -> None:
        """Show ``change``, which comes after the day ``earliest`` and before ``latest``. What its plan has on record is
        shown by ``record``."""
        self._one, self._earliest, self._latest = change, earliest, latest
        self.day.field.set_value(change.starts)
        self.plan.field.set_value(change.plan)
        self.tier.field.set_value(change.tier)
        self.credit.setChecked(change.deductible_credit)
        for widget in (self.edit_plan, self.credit):
            widget.setVisible(change.plan is not None)

    def _day_edited(self, day: datetime.date) -> None:
        first, last = self._earliest, self._latest
        if self._one is not None and ((first and day <= first) or (last and day >= last)):
            self.day.field.refuse(said("member.changes_order"), self._one.starts)
            return
        self.day.field.complain("")
        self.edit(starts=day)


class MemberChanges(MemberRows[ChangeRow]):
    """A row for each change, and a button for another. ``edit_asked``: the plan of the change at this place is to be
    opened in the plan editor."""

    edit_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("changes", "change", _MOST, parent)
        self._kept = KeptPlans()

    def show_facts(self, member: Member) -> None:
        """Have a row for each change."""
        super().show_facts(member)
        days = [change.starts for change in member.changes]
        _, *families = covers_family(member)
        for at, (row, change) in enumerate(zip(self.rows, member.changes, strict=True)):
            plans = offered(change.plan, self.plans, self._kept.plans, self.say)
            row.plan.field.set_options([(None, self.say("change_same_plan")), *plans])
            row.set_change(change, days[at - 1] if at else None, days[at + 1] if at + 1 < len(days) else None)
            family = change.plan is not None and families.pop(0)
            row.record.set_record(change.enrollment, change.plan, self._voice, family=family)

    def showEvent(self, event: QShowEvent) -> None:
        """Look which plans the user keeps: some may have come since this was last seen."""
        super().showEvent(event)
        if self._kept.look() and self._member is not None:
            self.show_facts(self._member)

    def new_row(self, parent: QWidget) -> ChangeRow:
        """A row that shows no change yet."""
        at = len(self.rows)
        row = ChangeRow(at + 1, parent)
        row.edit_asked.connect(lambda: self.edit_asked.emit(at))
        row.fields_changed.connect(self.fields_changed)
        return row

    def another(self, held: tuple[Any, ...]) -> PlanChange:
        """A change on the first day of next year, or four weeks after the last one."""
        return PlanChange(starts=held[-1].starts + _MONTH if held else datetime.date(today().year + 1, 1, 1))

    def name_row(self, row: ChangeRow, number: int) -> None:
        """Name all in ``row``, the ``number``-th."""
        super().name_row(row, number)
        tiers = [(tier, self._voice(f"editors.tier_{tier.value}")) for tier in CoverageTier]
        row.tier.field.set_options([(None, self.say("change_same_people")), *tiers])
        for name, part in (("change_day", row.day), ("change_plan", row.plan), ("change_tier", row.tier)):
            part.set_words(self.say(name, number=number), self.say(f"{name}_is"), self._voice)
        row.edit_plan.setText(self.say("change_edit"))
        describe(row.edit_plan, self.say("change_edit_name", number=number), self.say("change_edit_is"))
        row.credit.setText(self.say("change_credit"))
        describe(row.credit, self.say("change_credit"), self.say("change_credit_is"))
