"""The dialog in which a plan's document is read, and its parts."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.dropping import drop
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.main_window.window import Window
from ui.widgets.choice import Choice


def dialog_of(window: Window, qtbot: QtBot) -> PlanDocumentDialog:
    (dialog,) = window.findChildren(PlanDocumentDialog)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
    return dialog


def dropped(window: Window, qtbot: QtBot, path: Path) -> PlanDocumentDialog:
    drop(window, path)
    qtbot.waitUntil(lambda: bool(window.findChildren(PlanDocumentDialog)))
    return dialog_of(window, qtbot)


def choose(choice: Choice, value: object) -> None:
    """Go through the list with the keys to ``value``."""
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.count()):
        if choice.value() == value:
            return
        QTest.keyClick(choice, Qt.Key.Key_Down)
    raise AssertionError(f"{value} is not offered")


def settle(dialog: PlanDocumentDialog, qtbot: QtBot) -> None:
    """Check all that is left, as a person does who finds it right."""
    assert dialog.review is not None
    for one in dialog.review.items:
        if one.open:
            qtbot.mouseClick(one.checked, Qt.MouseButton.LeftButton, pos=QPoint(8, one.checked.height() // 2))
