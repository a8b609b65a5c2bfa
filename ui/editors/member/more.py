"""What only some members need to say, folded away: each fold says what it holds, and is made when it is opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from ui.editors.member.part import MemberPart
from ui.editors.member.summary import FOLDS, summary
from ui.widgets.boxes import vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import tab_stops
from ui.widgets.sections import Section

if TYPE_CHECKING:
    from ui.editors.member.changes import MemberChanges


def _facts() -> MemberPart:
    from ui.editors.member.facts import MemberFacts  # noqa: PLC0415 (made when it is opened)

    return MemberFacts()


def _accounts() -> MemberPart:
    from ui.editors.member.accounts import MemberAccounts  # noqa: PLC0415 (made when it is opened)

    return MemberAccounts()


def _tax() -> MemberPart:
    from ui.editors.member.accounts import MemberTax  # noqa: PLC0415 (made when it is opened)

    return MemberTax()


def _program() -> MemberPart:
    from ui.editors.member.program import MemberProgram  # noqa: PLC0415 (made when it is opened)

    return MemberProgram()


def _second() -> MemberPart:
    from ui.editors.member.second_plan import MemberSecond  # noqa: PLC0415 (made when it is opened)

    return MemberSecond()


def _rider() -> MemberPart:
    from ui.editors.member.rider import MemberRider  # noqa: PLC0415 (made when it is opened)

    return MemberRider()


def _changes() -> MemberPart:
    from ui.editors.member.changes import MemberChanges  # noqa: PLC0415 (made when it is opened)

    return MemberChanges()


def _agreements() -> MemberPart:
    from ui.editors.member.single_case_agreements import MemberAgreements  # noqa: PLC0415 (made when it is opened)

    return MemberAgreements()


_TITLES: Final = {"program": "payer_assistance", "second": "column_second_plan"}
"""Parts that are called as they are where they pay."""

_MAKERS: Final[dict[str, Callable[[], MemberPart]]] = dict(
    zip(FOLDS, (_facts, _rider, _accounts, _tax, _program, _second, _changes, _agreements), strict=True)
)


class MemberMore(QWidget):
    """The folds. ``edited`` brings the facts that change and the name of the step."""

    edited = Signal(object, str)
    fields_changed = Signal(object, object)
    second_plan_asked = Signal()
    later_plan_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Member, Plan, Voice, tuple[Plan, ...]] | None = None
        self.parts: dict[str, MemberPart] = {}
        self.folds = {name: _fold() for name in _MAKERS}
        column = vbox(self, spacing=4)
        for name, fold in self.folds.items():
            column.addWidget(fold)
            fold.header.toggled.connect(lambda opened, name=name: self._opened(name) if opened else None)

    @property
    def changes(self) -> "MemberChanges":
        """The changes of coverage, whose fold was opened."""
        return cast("MemberChanges", self.parts["changes"])

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad, of the folds that were opened."""
        return tuple(field for part in self.parts.values() for field in part.fields)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, in the order of the eye."""
        return [stop for fold in self.folds.values() for stop in tab_stops(fold)]

    def set_member(self, member: Member, plan: Plan, voice: Voice, plans: tuple[Plan, ...]) -> None:
        """Show what the folds hold, in their headers and in those that were opened."""
        if self._shown == (member, plan, voice, plans):
            return
        self._shown = member, plan, voice, plans
        for name, fold in self.folds.items():
            fold.set_title(voice(f"member.{_TITLES.get(name, name)}"), voice(f"member.{name}_is"))
            fold.set_holds(summary(name, member, plan, voice))
        for part in self.parts.values():
            part.set_member(member, plan, voice, plans)

    def _opened(self, name: str) -> None:
        if name in self.parts:
            return
        part = self.parts[name] = _MAKERS[name]()
        self.folds[name].fill(part)
        part.edited.connect(self.edited)
        part.fields_changed.connect(self.fields_changed)
        if name == "second":
            part.edit_asked.connect(self.second_plan_asked)  # type: ignore[attr-defined]
        if name == "changes":
            self.changes.edit_asked.connect(self.later_plan_asked)
        self.fields_changed.emit(part.fields, ())
        if self._shown is not None:
            part.set_member(*self._shown)


def _fold() -> Section:
    fold = Section(QWidget())
    fold.header.setObjectName("foldHeader")
    fold.header.setChecked(False)
    fold.set_close()
    return fold
