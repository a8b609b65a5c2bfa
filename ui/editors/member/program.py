"""A manufacturer's program that helps with the drug: whether there is one, its cap, and whether it counts."""

from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.base import changed
from calculator.model.funding import AfterUsedUp, Assistance, AssistanceMode
from calculator.model.member import Member
from ui.editors.member.part import MemberPart, wrapped
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, MoneyField, TextField
from ui.widgets.form_parts import describe

_FACTS: Final = {
    "program_title": "title",
    "program_yearly": "yearly",
    "program_first": "member_pays_first",
    "program_mode": "mode",
    "program_fills": "fills_per_year",
    "program_used_up": "after_used_up",
}
"""A field, and the fact of Assistance that it shows."""


class MemberProgram(MemberPart):
    """The program's facts, there only where a program helps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.helped = QCheckBox(self)
        self._excluded = wrapped(self)
        self.grid.addWidget(self.helped, 0, 0, 1, 2)
        self.grid.addWidget(self._excluded, 1, 0, 1, 2)
        self.add("program_title", TextField(), 2, 0, 2)
        self.add("program_yearly", MoneyField(unknown=0), 3)
        self.add("program_first", MoneyField(unknown=0), 3, 1)
        self.add("program_mode", Choice(), 4, 0, 2)
        self.add("program_fills", CountField(least=1, most=366), 5)
        self.add("program_used_up", Choice(), 6, 0, 2)
        self.helped.clicked.connect(lambda on: self.tell("payer_assistance", assistance=Assistance() if on else None))

    def set_words(self) -> None:
        """Name all in the language."""
        super().set_words()
        self.helped.setText(self.say("program_helps"))
        describe(self.helped, self.say("program_helps"), self.say("program_helps_is"))
        self._excluded.setText(self.say("program_excluded"))
        modes = [(mode, self.say(f"program_{mode.value}")) for mode in AssistanceMode]
        self.part("program_mode").field.set_options(modes)
        used_up = [(after, self.say(f"program_used_up_{after.value}")) for after in AfterUsedUp]
        self.part("program_used_up").field.set_options(used_up)

    def show_facts(self, member: Member) -> None:
        """Fill the fields; fills, and what comes after the money, are asked for where the cap is divided over them."""
        program = member.assistance
        self.helped.setChecked(program is not None)
        self._excluded.setVisible(program is not None and member.government_plan)
        for name, fact in _FACTS.items():
            part = self.part(name)
            divided = program is not None and program.mode is AssistanceMode.MAXIMIZER
            asked = divided if name in ("program_fills", "program_used_up") else program is not None
            part.setVisible(asked)
            value = getattr(program or Assistance(), fact)
            # What nobody sees cannot be put right: bad text goes when its field does.
            (part.field.set_value if asked or isinstance(part.field, Choice) else part.field.reset)(value)

    def change(self, name: str, value: Any) -> None:
        """A fact of the program is another."""
        if self._member is not None and self._member.assistance is not None:
            self.tell(name, assistance=changed(self._member.assistance, **{_FACTS[name]: value}))
