"""The member in the left column: coverage tier, what is met so far, and what is used of the plan's limits."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.base import changed
from calculator.model.in_force import covers_family
from calculator.model.member import CoverageTier, Member, PlanEnrollment
from calculator.model.plan import Plan
from calculator.model.whose import recorded
from calculator.reference.voice import SILENT, Voice
from ui.editors.member.limit_use import LimitUseRow
from ui.editors.member.limit_uses import LimitUses
from ui.editors.member.met_table import MetTable
from ui.editors.member.more import MemberMore
from ui.editors.member.tier_met import TierMetTable
from ui.editors.member.whose import WhoseAmounts
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled
from ui.widgets.validity import LastGood, Validity


class MemberEditor(QWidget):
    """Takes a member in and emits a changed one with the name of the step."""

    member_edited = Signal(object, str)
    validity_changed = Signal(bool)
    second_plan_asked = Signal()
    """The second plan is to be opened in the plan editor."""

    later_plan_asked = Signal(int)
    """The plan of the change at this place is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member: Member | None = None
        self._plan = ""
        self._of: tuple[object, ...] = ()
        """What was shown last."""
        self._voice = SILENT
        self.validity = Validity(self)
        self.validity.changed.connect(self.validity_changed)
        self._told: Member | None = None
        self._last_good = LastGood(self.validity, lambda: self._member, self._take_back)
        self.tier = Labelled(Choice(), self)
        self.as_of = Labelled(DateField(optional=True), self)
        self.met = MetTable(self)
        self.met_in_tiers = TierMetTable(self)
        self.whose = WhoseAmounts(self)
        self.uses = LimitUses(self)
        self.authorized = QCheckBox(self)
        self.more = MemberMore(self)
        self._lay_out()
        self._connect()

    def set_member(self, member: Member, plan: Plan, voice: Voice, plans: tuple[Plan, ...] = ()) -> None:
        """Show ``member`` as ``plan`` needs to know the person; ``plans`` of the case may be the second one."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        other = member != self._told or plan.name != self._plan
        self._member, self._plan = member, plan.name
        if other:
            self._last_good.begin()
        of = member, plan, plans, voice
        if of == self._of:
            # A price was typed: the same member stands in every field.
            return
        self._of = of
        enrolled = member.enrollment_in(plan.name)
        self.tier.field.set_value(member.tier)
        self.as_of.field.set_value(enrolled.met_as_of)
        self.whose.set_member(member, plan, voice, plans)
        family = covers_family(member)[0]
        self.met.set_met(enrolled, plan, family=family)
        self.met_in_tiers.set_met(enrolled, plan, voice, family=family)
        self.uses.set_uses(enrolled.limits_used, plan, voice)
        self.authorized.setVisible(any(benefit.authorization for benefit in plan.benefits))
        self.authorized.setChecked(enrolled.authorization_held)
        self.more.set_member(member, plan, voice, plans)

    @property
    def used(self) -> dict[str, LimitUseRow]:
        """What is used of the limits of the plan's benefits, by their names."""
        return self.uses.rows

    def forget(self) -> None:
        """Let go of what is typed and not understood: another case is about to be shown."""
        self._of = ()
        for field in self.findChildren(Field):
            if field.problem:
                field.reset(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the order of Tab: Qt makes it anew when the editor is put into a window."""
        super().showEvent(event)
        self._set_tab_order()

    def _lay_out(self) -> None:
        grid = grid_box(across=8, down=8)
        top: tuple[QWidget, ...] = (self.tier, self.as_of)
        for column, part in enumerate(top):
            grid.addWidget(part, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        layout = vbox(self, spacing=8)
        layout.addLayout(grid)
        # The sentence about a date takes the whole width: in its own column it would be six lines high.
        layout.addWidget(self.as_of.problem)
        layout.addWidget(self.whose)
        layout.addWidget(self.met)
        layout.addWidget(self.met_in_tiers)
        layout.addWidget(self.uses)
        layout.addWidget(self.authorized)
        layout.addWidget(self.more)

    def _set_tab_order(self) -> None:
        top = (self.tier.field, self.as_of.field, self.whose.choice.field)
        met = (*self.met.fields.values(), *self.met_in_tiers.fields.values())
        first = (*top, *met, *self.uses.fields, self.authorized)
        for before, after in pairwise((*first, *self.more.stops)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.tier.field.chosen.connect(lambda value: self._edit("tier", tier=value))
        self.as_of.field.edited.connect(lambda value: self._edit("as_of", met_as_of=value))
        self.whose.member_edited.connect(self.member_edited)
        self.met.edited.connect(self._edit_met)
        self.uses.edited.connect(lambda uses, step: self._tell(step, limits_used=uses))
        self.uses.fields_changed.connect(self._fields_changed)
        self.met_in_tiers.fields_changed.connect(self._fields_changed)
        self.met_in_tiers.edited.connect(lambda met, step: self._tell(step, met_in_tiers=met))
        for field in self.met.fields.values():
            self.validity.watch(field)
        self.validity.watch(self.as_of.field)
        self.more.edited.connect(lambda facts, step: self._tell(step, **facts))
        self.more.fields_changed.connect(self._fields_changed)
        self.more.second_plan_asked.connect(self.second_plan_asked)
        self.more.later_plan_asked.connect(self.later_plan_asked)
        self.authorized.clicked.connect(lambda value: self._edit("authorized", authorization_held=value))

    def _fields_changed(self, come: Iterable[Field], gone: Iterable[Field]) -> None:
        self.validity.forget(*gone)
        for field in come:
            self.validity.watch(field)
        self._set_tab_order()

    def _edit_met(self, group: str, part: str, cents: int) -> None:
        if self._member is not None:
            met = changed(getattr(self._member.enrollment_in(self._plan), group), **{part: cents})
            self._tell(self.met.fields[group, part].accessibleName(), **{group: met})

    def _edit(self, what: str, **parts: Any) -> None:
        self._tell(self._say(f"member_{what}").replace("&", ""), **parts)

    def _tell(self, step: str, **parts: Any) -> None:
        """Tell of another member: what a coverage has on record goes where the shown amounts stand."""
        if self._member is not None:
            kept = {name: parts.pop(name) for name in PlanEnrollment.parts() if name in parts}
            member = changed(self._member, **parts)
            self._last_good.told(step)
            self._told = recorded(member, self._plan, **kept)
            self.member_edited.emit(self._told, step)

    def _take_back(self, member: Member, step: str) -> None:
        """The member is as before what is refused was begun; that stays as it is typed."""
        self.member_edited.emit(member, step)

    def _set_words(self) -> None:
        voice = self._voice
        for name in ("tier", "as_of"):
            getattr(self, name).set_words(self._say(f"member_{name}"), self._say(f"member_{name}_is"), voice)
        self.met.set_words(voice)
        options = [(tier, self._say(f"tier_{tier.value}")) for tier in CoverageTier]
        self.tier.field.set_options(options)
        self.authorized.setText(self._say("member_authorized"))
        self.authorized.setAccessibleDescription(self._say("member_authorized_is"))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("editors")(key, **figures)
