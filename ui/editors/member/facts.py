"""Facts that only some coverage rules ask for: the days of coverage, what was tried before, a government plan, a
spouse's FSA."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.member import Member
from calculator.model.plan_year import CarryOver
from ui.editors.member.coverage_days import CoverageDays
from ui.editors.member.part import MemberPart
from ui.widgets.fields import CountField, MoneyField
from ui.widgets.form_parts import describe


class MemberFacts(MemberPart):
    """Days of coverage, failed trials, what was met in the last quarter, government plan, the spouse's FSA."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = CoverageDays(self)
        self.grid.addWidget(self.days, 0, 0, 1, 2)
        self._named |= {"coverage_starts": self.days.starts, "coverage_ends": self.days.ends}
        self.days.edited.connect(self.edited)
        self.add("failed_trials", CountField(most=50, optional=True), 1)
        self.add("met_last_quarter", MoneyField(unknown=0), 1, 1)
        self.government = QCheckBox(self)
        self.grid.addWidget(self.government, 2, 0, 1, 2)
        self.spouse_fsa = QCheckBox(self)
        self.grid.addWidget(self.spouse_fsa, 3, 0, 1, 2)
        self.spouse_fsa.clicked.connect(lambda on: self.tell("spouse_fsa", spouse_fsa=on))
        self.government.clicked.connect(lambda on: self.tell("government_plan", government_plan=on))

    def set_words(self) -> None:
        """Name all in the language."""
        super().set_words()
        for name, box in (("government_plan", self.government), ("spouse_fsa", self.spouse_fsa)):
            box.setText(self.say(name))
            describe(box, self.say(name), self.say(f"{name}_is"))

    def show_facts(self, member: Member) -> None:
        """Fill the fields; the last quarter's amount is asked for where the plan carries it over."""
        enrolled = member.enrollment_in(self.plan.name) if self.plan else member
        self.days.set_days(enrolled)
        self.part("failed_trials").field.set_value(member.failed_trials)
        self.part("met_last_quarter").field.set_value(enrolled.met_last_quarter)
        carries = self.plan is not None and self.plan.last_quarter_carries_over is not CarryOver.NONE
        self.part("met_last_quarter").setVisible(carries or bool(enrolled.met_last_quarter))
        self.government.setChecked(member.government_plan)
        self.spouse_fsa.setChecked(member.spouse_fsa)

    def change(self, name: str, value: Any) -> None:
        """A fact is another."""
        self.tell(name, **{name: value})
