"""Facts that only some coverage rules ask for: since when covered, what was tried before, a government plan."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.member import Member
from ui.editors.member.part import MemberPart
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, MoneyField
from ui.widgets.form_parts import describe


class MemberFacts(MemberPart):
    """Coverage start, failed trials, what was met in the last quarter, government plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add("coverage_starts", DateField(optional=True), 0)
        self.add("failed_trials", CountField(most=50, optional=True), 0, 1)
        self.add("met_last_quarter", MoneyField(), 1, 0, 2)
        self.government = QCheckBox(self)
        self.grid.addWidget(self.government, 2, 0, 1, 2)
        self.government.clicked.connect(lambda on: self.tell("government_plan", government_plan=on))

    def set_words(self) -> None:
        """Name all in the language."""
        super().set_words()
        self.government.setText(self.say("government_plan"))
        describe(self.government, self.say("government_plan"), self.say("government_plan_is"))

    def show_facts(self, member: Member) -> None:
        """Fill the fields; the last quarter's amount is asked for where the plan carries it over."""
        for name in ("coverage_starts", "failed_trials", "met_last_quarter"):
            self.part(name).field.set_value(getattr(member, name))
        carries = self.plan is not None and self.plan.last_quarter_carries_over
        self.part("met_last_quarter").setVisible(carries or bool(member.met_last_quarter))
        self.government.setChecked(member.government_plan)

    def change(self, name: str, value: Any) -> None:
        """A fact is another."""
        self.tell(name, **{name: value})
