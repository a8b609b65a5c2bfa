"""A plan editor in use: what is typed and chosen in it, and what it tells."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from ui.editors.plan.plan_editor import PlanEditor
from ui.widgets.choice import Choice
from ui.widgets.fields import Field


class Heard:
    """An editor on the $750 plan, the plans it told of, and the last word on its validity."""

    def __init__(self, qtbot: QtBot, plan: Plan, language: str = "en") -> None:
        self.qtbot = qtbot
        self.editor = PlanEditor()
        qtbot.addWidget(self.editor)
        self.editor.set_plan(plan, Voice(language), ["Another plan", plan.name])
        self.editor.show()
        qtbot.waitExposed(self.editor)
        self.plans: list[Plan] = []
        self.valid = True
        self.editor.plan_edited.connect(lambda plan, _step: self.plans.append(plan))
        self.editor.validity_changed.connect(self._validity)

    def type(self, field: Field, text: str) -> None:
        field.setFocus()
        field.selectAll()
        if text:
            self.qtbot.keyClicks(field, text)
        else:
            self.qtbot.keyClick(field, Qt.Key.Key_Delete)

    def choose(self, choice: Choice, value: object) -> None:
        choice.set_value(value)
        choice.activated.emit(choice.currentIndex())

    def _validity(self, valid: bool) -> None:
        self.valid = valid
