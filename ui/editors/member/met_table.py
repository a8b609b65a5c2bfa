"""What is met so far, as a small table: whose amounts in the rows, deductible and limit in the columns."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.texts import say
from ui.widgets.fields import Field, MoneyField, ProblemLabel
from ui.widgets.scale import px

GROUPS: Final = ("met", "met_out_of_network", "met_drug", "others", "others_out_of_network", "others_drug")
PARTS: Final = ("deductible", "out_of_pocket")


class MetTable(QWidget):
    """Shows the met amounts that the plan asks for, and tells of an edit."""

    edited = Signal(str, str, object)
    """One of GROUPS, one of PARTS, and the new value in cents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[tuple[str, str], Field] = {(g, p): MoneyField(self) for g in GROUPS for p in PARTS}
        self.problems = {group: ProblemLabel(self) for group in GROUPS}
        self._heads = {part: QLabel(self) for part in PARTS}
        self._names = {group: QLabel(self) for group in GROUPS}
        self._lay_out()
        for (group, part), field in self.fields.items():
            field.edited.connect(lambda value, group=group, part=part: self.edited.emit(group, part, value))
            field.problem_changed.connect(lambda _problem, group=group: self._show_problem(group))

    def set_met(self, member: Member, plan: Plan) -> None:
        """Show what ``member`` has met, where ``plan`` has an amount that it counts toward."""
        for group in GROUPS:
            asked = _asked(group, plan, member)
            self._names[group].setVisible(asked)
            for part in PARTS:
                field = self.fields[group, part]
                field.setVisible(asked)
                # What nobody sees cannot be put right: bad text goes when its field does.
                (field.set_value if asked else field.reset)(getattr(getattr(member, group), part))

    def set_words(self, language: str) -> None:
        """Name all in ``language``."""
        for part, head in self._heads.items():
            head.setText(say(f"editors.met_{part}", language))
        for group, name in self._names.items():
            name.setText(say(f"editors.of_{group}", language))
        for (group, part), field in self.fields.items():
            field.set_language(language)
            words = (say(f"editors.of_{group}", language), say(f"editors.met_{part}", language).replace("&", ""))
            field.set_meaning(": ".join(words), say(f"editors.met_{part}_is", language))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        for column, (part, head) in enumerate(self._heads.items(), start=1):
            head.setProperty("role", "small")
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            head.setWordWrap(True)
            head.setBuddy(self.fields["met", part])
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 3)
        grid.setColumnStretch(0, 4)
        for number, group in enumerate(GROUPS):
            name = self._names[group]
            name.setProperty("role", "muted")
            name.setWordWrap(True)
            grid.addWidget(name, 1 + 2 * number, 0)
            for column, part in enumerate(PARTS, start=1):
                grid.addWidget(self.fields[group, part], 1 + 2 * number, column)
            grid.addWidget(self.problems[group], 2 + 2 * number, 0, 1, 3)

    def _show_problem(self, group: str) -> None:
        problems = [self.fields[group, part].problem for part in PARTS]
        self.problems[group].show_problem(next(filter(None, problems), ""))


def _asked(group: str, plan: Plan, member: Member) -> bool:
    """Whether the plan has an amount that this group of met amounts counts toward."""
    if group.startswith("others") and not member.tier.is_family:
        return False
    if group.endswith("out_of_network"):
        return any(one.out_of_network is not None for one in (plan.deductible, plan.out_of_pocket_limit))
    if group.endswith("drug"):
        return plan.drug_deductible is not None or plan.drug_limit is not None
    return True
