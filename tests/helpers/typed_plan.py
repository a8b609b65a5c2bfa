"""A plan typed into the editor by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

TICK, SKIP = object(), None


TABLE = (
    *("$750 plan", SKIP, SKIP, "2026", SKIP),
    *("750", "1500", "2250", "4500", SKIP),
    *("3500", "7000", "7000", "14000", SKIP),
    *(SKIP, SKIP, SKIP),
    *(SKIP, SKIP, "25", SKIP, TICK, SKIP, SKIP, "40%", SKIP, SKIP),
    *(SKIP, SKIP, "40", SKIP, TICK, SKIP, SKIP, "40%", SKIP, SKIP),
    *(SKIP, SKIP, SKIP, "20", SKIP, SKIP, SKIP, "40", SKIP, SKIP),
)
"""What is typed from one Tab to the next: head, the years shown, deductible, limit, three folds, then the rows of three
benefits."""


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_table(qtbot: QtBot) -> None:
    for typed in TABLE:
        at = focused()
        if typed is TICK:
            assert isinstance(at, QCheckBox)
            qtbot.keyClick(at, Qt.Key.Key_Space)
        elif isinstance(typed, str):
            assert isinstance(at, QLineEdit), f"{typed} has nowhere to go: {at.accessibleName()}"
            qtbot.keyClick(at, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            qtbot.keyClicks(at, typed)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
