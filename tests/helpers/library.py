"""The plan library, as a person uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from calculator.files import bundled, own_plans
from ui.library.dialog import LibraryDialog

PLANS = {plan.name: plan for plan in bundled.plans()}


PPO = PLANS["Example: PPO"]


def listed(dialog: LibraryDialog) -> list[str]:
    """What stands in the list, row by row."""
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [" | ".join(text for column in (0, 1) if (text := item.text(column))) for item in items]


def choose(dialog: LibraryDialog, name: str) -> None:
    """Choose a plan as a person does: type its name, go down into the list."""
    dialog.search.setFocus()
    dialog.search.selectAll()
    QTest.keyClicks(dialog.search, name)
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    assert dialog.list.entry is not None
    assert dialog.list.entry.plan.name == name


def click(dialog: LibraryDialog, name: str) -> None:
    button = dialog.buttons[name]
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def own() -> list[str]:
    return [kept.plan.name for kept in own_plans.shelf().plans]
