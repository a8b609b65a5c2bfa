"""Whose the entered amounts are: met in every plan, or in the shown plan alone."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.model.whose import begins_at_nothing, has_own, in_every, only_in
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Labelled


class Whose(StrEnum):
    """What may be chosen. The last is no state but an act: this plan then has amounts of its own, all nothing."""

    EVERY = "every"
    THIS = "this"
    NOTHING = "nothing"


_DOES: Final[dict[Whose, Callable[[Member, str], Member]]] = {
    Whose.EVERY: in_every,
    Whose.THIS: only_in,
    Whose.NOTHING: begins_at_nothing,
}


class WhoseAmounts(QWidget):
    """A choice that is there where there is more than one plan, or where a plan has amounts of its own."""

    member_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member: Member | None = None
        self._plan = ""
        self.choice: Labelled[Choice] = Labelled(Choice(self), self)
        column = vbox(self)
        column.addWidget(self.choice)
        self._voice = SILENT
        self.choice.field.chosen.connect(self._chosen)

    def set_member(self, member: Member, plan: Plan, voice: Voice, plans: tuple[Plan, ...]) -> None:
        """Show whose the amounts of ``member`` are that ``plan`` counts on."""
        self._member, self._plan, self._voice = member, plan.name, voice
        own = has_own(member, plan.name)
        others = "every_other" if member.by_plan and not own else "every"
        words = [(Whose.EVERY, others), (Whose.THIS, "this")]
        if not own:
            words.append((Whose.NOTHING, "nothing"))
        self.choice.set_words(self._say("whose"), self._say("whose_is"), voice)
        self.choice.field.set_options((whose, self._say(f"whose_{key}", plan=plan.name)) for whose, key in words)
        self.choice.field.set_value(Whose.THIS if own else Whose.EVERY)
        self.setVisible(len(plans) > 1 or own)

    def _chosen(self, whose: Whose) -> None:
        member = self._member
        if member is None:
            return
        if whose is Whose.THIS and has_own(member, self._plan):
            return
        new = _DOES[whose](member, self._plan)
        if new != member:
            self.member_edited.emit(new, self._say("whose"))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("member")(key, **figures).replace("&", "")
