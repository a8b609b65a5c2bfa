"""The member in the left column: coverage tier, what is met so far, and what is used of the plan's limits."""

from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from calculator.model.base import changed
from calculator.model.member import CoverageTier, LimitUse, Member
from calculator.model.plan import Plan
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.dates import DateField
from ui.editors.fields import Labelled, MoneyField
from ui.editors.limit_use import LimitUseRow, limited
from ui.editors.validity import Validity

_MET: Final = ("met", "met_out_of_network", "met_drug", "others", "others_out_of_network", "others_drug")
_PARTS: Final = ("deductible", "out_of_pocket")


class MemberEditor(QWidget):
    """Takes a member in and emits a changed one with the name of the step."""

    member_edited = Signal(object, str)
    validity_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member: Member | None = None
        self._language = ""
        self._validity = Validity(self)
        self._validity.changed.connect(self.validity_changed)
        self.tier = Labelled(Choice(self))
        self.as_of = Labelled(DateField(self, optional=True))
        self.met = {(group, part): Labelled(MoneyField(self)) for group in _MET for part in _PARTS}
        self.used: dict[str, LimitUseRow] = {}
        self.authorized = QCheckBox(self)
        self._lay_out()
        self._connect()

    def set_member(self, member: Member, plan: Plan, language: str) -> None:
        """Show ``member`` as ``plan`` needs to know the person."""
        if language != self._language:
            self._language = language
            self._set_words()
        self._member = member
        self.tier.field.set_value(member.tier)
        self.as_of.field.set_value(member.met_as_of)
        for (group, part), labelled in self.met.items():
            asked = _asked(group, plan, member)
            labelled.setVisible(asked)
            # What nobody sees cannot be put right: bad text goes when its field does.
            (labelled.field.set_value if asked else labelled.field.reset)(getattr(getattr(member, group), part))
        self._match_used(tuple(benefit.name for benefit in plan.benefits if limited(benefit)))
        uses = {use.benefit: use for use in member.limits_used}
        for benefit in plan.benefits:
            if benefit.name in self.used:
                use = uses.get(benefit.name) or LimitUse(benefit=benefit.name)
                self.used[benefit.name].set_use(benefit, use, language)
        self.authorized.setVisible(any(benefit.authorization for benefit in plan.benefits))
        self.authorized.setChecked(member.authorization_held)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        parts: list[QWidget] = [self.tier, self.as_of, *self.met.values()]
        for at, part in enumerate(parts):
            grid.addWidget(part, at // 2, at % 2, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        self._uses = QVBoxLayout()
        self._uses.setSpacing(8)
        layout.addLayout(self._uses)
        layout.addWidget(self.authorized)

    def _match_used(self, benefits: tuple[str, ...]) -> None:
        """Have a row for each of ``benefits``; only another plan, or an edit of it, makes or drops one."""
        if benefits == tuple(self.used):
            return
        for name in [name for name in self.used if name not in benefits]:
            row = self.used.pop(name)
            self._validity.forget(*row.fields)
            self._uses.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.used = {name: self.used.get(name) or self._new_used(name) for name in benefits}
        for row in self.used.values():
            self._uses.removeWidget(row)
            self._uses.addWidget(row)
        fields = (field for row in self.used.values() for field in row.fields)
        met = (labelled.field for labelled in self.met.values())
        for before, after in pairwise((self.tier.field, self.as_of.field, *met, *fields, self.authorized)):
            QWidget.setTabOrder(before, after)

    def _new_used(self, name: str) -> LimitUseRow:
        row = LimitUseRow(self)
        row.edited.connect(lambda part, value: self._edit_use(name, part, value))
        for field in row.fields:
            self._validity.watch(field)
        return row

    def _connect(self) -> None:
        self.tier.field.chosen.connect(lambda value: self._edit("tier", tier=value))
        self.as_of.field.edited.connect(lambda value: self._edit("as_of", met_as_of=value))
        for (group, part), labelled in self.met.items():
            field = labelled.field
            field.edited.connect(lambda value, group=group, part=part: self._edit_met(group, part, value))
            self._validity.watch(field)
        self._validity.watch(self.as_of.field)
        self.authorized.clicked.connect(lambda value: self._edit("authorized", authorization_held=value))

    def _edit_met(self, group: str, part: str, cents: int) -> None:
        if self._member is not None:
            met = changed(getattr(self._member, group), **{part: cents})
            self._edit(f"{group}_{part}", **{group: met})

    def _edit_use(self, benefit: str, part: str, value: int) -> None:
        if self._member is not None:
            uses = {use.benefit: use for use in self._member.limits_used}
            uses[benefit] = changed(uses.get(benefit) or LimitUse(benefit=benefit), **{part: value})
            self._edit(f"used_{part}", limits_used=tuple(uses.values()))

    def _edit(self, what: str, **parts: Any) -> None:
        if self._member is not None:
            self.member_edited.emit(changed(self._member, **parts), self._say(f"member_{what}").replace("&", ""))

    def _set_words(self) -> None:
        language = self._language
        for name in ("tier", "as_of"):
            getattr(self, name).set_words(self._say(f"member_{name}"), self._say(f"member_{name}_is"), language)
        for (group, part), labelled in self.met.items():
            labelled.set_words(self._say(f"member_{group}_{part}"), self._say(f"member_{part}_is"), language)
        options = [(tier, self._say(f"tier_{tier.value}")) for tier in CoverageTier]
        self.tier.field.set_options(options)
        self.authorized.setText(self._say("member_authorized"))
        self.authorized.setAccessibleDescription(self._say("member_authorized_is"))

    def _say(self, key: str, **figures: object) -> str:
        return say(f"editors.{key}", self._language, figures)


def _asked(group: str, plan: Plan, member: Member) -> bool:
    """Whether the plan has an amount that this group of met amounts counts toward."""
    if group.startswith("others") and not member.tier.is_family:
        return False
    if group.endswith("out_of_network"):
        return any(one.out_of_network is not None for one in (plan.deductible, plan.out_of_pocket_limit))
    if group.endswith("drug"):
        return plan.drug_deductible is not None or plan.drug_limit is not None
    return True
