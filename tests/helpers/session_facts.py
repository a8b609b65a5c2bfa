"""Saying in the real window what became of a session, as a person does by keyboard."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calculator.model.happened import Happened
from tests.helpers.openers import action
from ui.editors.happened.dialog import HappenedDialog
from ui.main_window.window import Window


def opened(window: Window, qtbot: QtBot) -> Any:
    dialog: Any = action("happened")(window)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.form.state)
    return dialog


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(code: Qt.Key) -> None:
    QTest.keyClick(focused(), code)


def tab_to(target: QWidget) -> None:
    """Press Tab until the focus is on ``target``."""
    for _ in range(60):
        if QApplication.focusWidget() is target:
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {target.accessibleName()}")


def type_explanation(dialog: Any, **texts: str) -> None:
    """Type into the named fields, from field to field with Tab, as they stand on the paper."""
    for name, text in texts.items():
        tab_to(dialog.form.fields[name])
        QTest.keyClicks(focused(), text)


def fact(window: Window, line: int, number: int) -> Happened | None:
    found = [one for one in window.document.case.course.lines[line].happened if one.number == number]
    return found[0] if found else None


def opened_at(window: Window, qtbot: QtBot, place: tuple[int, int]) -> Any:
    dialog = HappenedDialog(window, window.voice, window.document.case, place)
    dialog.kept.connect(window.edits.happened)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.form.state)
    return dialog
