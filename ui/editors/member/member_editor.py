"""The member in the left column: coverage tier, what is met so far, and what is used of the plan's limits."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from calculator.model.base import changed
from calculator.model.member import CoverageTier, LimitUse, Member
from calculator.model.plan import Plan
from calculator.reference.texts import say
from ui.editors.member.limit_use import LimitUseRow, limited
from ui.editors.member.met_table import MetTable
from ui.editors.member.more import MemberMore
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled
from ui.widgets.scale import px
from ui.widgets.validity import Validity


class MemberEditor(QWidget):
    """Takes a member in and emits a changed one with the name of the step."""

    member_edited = Signal(object, str)
    validity_changed = Signal(bool)
    second_plan_asked = Signal()
    """The second plan is to be opened in the plan editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member: Member | None = None
        self._language = ""
        self._validity = Validity(self)
        self._validity.changed.connect(self.validity_changed)
        self.tier = Labelled(Choice(), self)
        self.as_of = Labelled(DateField(optional=True), self)
        self.met = MetTable(self)
        self.used: dict[str, LimitUseRow] = {}
        self.authorized = QCheckBox(self)
        self.more = MemberMore(self)
        self._lay_out()
        self._connect()

    def set_member(self, member: Member, plan: Plan, language: str, plans: tuple[Plan, ...] = ()) -> None:
        """Show ``member`` as ``plan`` needs to know the person; ``plans`` of the case may be the second one."""
        if language != self._language:
            self._language = language
            self._set_words()
        self._member = member
        self.tier.field.set_value(member.tier)
        self.as_of.field.set_value(member.met_as_of)
        self.met.set_met(member, plan)
        self._match_used(tuple(benefit.name for benefit in plan.benefits if limited(benefit)))
        uses = {use.benefit: use for use in member.limits_used}
        for benefit in plan.benefits:
            if benefit.name in self.used:
                use = uses.get(benefit.name) or LimitUse(benefit=benefit.name)
                self.used[benefit.name].set_use(benefit, use, language)
        self.authorized.setVisible(any(benefit.authorization for benefit in plan.benefits))
        self.authorized.setChecked(member.authorization_held)
        self.more.set_member(member, plan, language, plans)

    def forget(self) -> None:
        """Let go of what is typed and not understood: another case is about to be shown."""
        for field in self.findChildren(Field):
            if field.problem:
                field.reset(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the order of Tab: Qt makes it anew when the editor is put into a window."""
        super().showEvent(event)
        self._set_tab_order()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(8))
        top: tuple[QWidget, ...] = (self.tier, self.as_of)
        for column, part in enumerate(top):
            grid.addWidget(part, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(grid)
        # The sentence about a date takes the whole width: in its own column it would be six lines high.
        layout.addWidget(self.as_of.problem)
        layout.addWidget(self.met)
        self._uses = QVBoxLayout()
        self._uses.setSpacing(px(8))
        layout.addLayout(self._uses)
        layout.addWidget(self.authorized)
        layout.addWidget(self.more)

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
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        fields = (field for row in self.used.values() for field in row.fields)
        first = (self.tier.field, self.as_of.field, *self.met.fields.values(), *fields, self.authorized)
        for before, after in pairwise((*first, *self.more.stops)):
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
        self.met.edited.connect(self._edit_met)
        for field in self.met.fields.values():
            self._validity.watch(field)
        self._validity.watch(self.as_of.field)
        self.more.edited.connect(lambda facts, step: self._tell(step, **facts))
        self.more.fields_changed.connect(self._fields_changed)
        self.more.second_plan_asked.connect(self.second_plan_asked)
        self.authorized.clicked.connect(lambda value: self._edit("authorized", authorization_held=value))

    def _fields_changed(self, come: Iterable[Field], gone: Iterable[Field]) -> None:
        self._validity.forget(*gone)
        for field in come:
            self._validity.watch(field)
        self._set_tab_order()

    def _edit_met(self, group: str, part: str, cents: int) -> None:
        if self._member is not None:
            met = changed(getattr(self._member, group), **{part: cents})
            self._tell(self.met.fields[group, part].accessibleName(), **{group: met})

    def _edit_use(self, benefit: str, part: str, value: int) -> None:
        if self._member is not None:
            uses = {use.benefit: use for use in self._member.limits_used}
            uses[benefit] = changed(uses.get(benefit) or LimitUse(benefit=benefit), **{part: value})
            self._tell(self.used[benefit].parts[part].field.accessibleName(), limits_used=tuple(uses.values()))

    def _edit(self, what: str, **parts: Any) -> None:
        self._tell(self._say(f"member_{what}").replace("&", ""), **parts)

    def _tell(self, step: str, **parts: Any) -> None:
        if self._member is not None:
            self.member_edited.emit(changed(self._member, **parts), step)

    def _set_words(self) -> None:
        language = self._language
        for name in ("tier", "as_of"):
            getattr(self, name).set_words(self._say(f"member_{name}"), self._say(f"member_{name}_is"), language)
        self.met.set_words(language)
        options = [(tier, self._say(f"tier_{tier.value}")) for tier in CoverageTier]
        self.tier.field.set_options(options)
        self.authorized.setText(self._say("member_authorized"))
        self.authorized.setAccessibleDescription(self._say("member_authorized_is"))

    def _say(self, key: str, **figures: object) -> str:
        return say(f"editors.{key}", self._language, figures)
