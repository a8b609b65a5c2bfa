"""A person who answers an interview with the keyboard alone, and counts what is entered."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.interview.interview import Interview
from ui.main_window.window import Window

ENTERS = (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up)


def opened(qtbot: QtBot, window: Window, action: str) -> "Walker":
    """The interview that ``action`` opens, with the focus on its first answer."""
    window.actions_[action].trigger()
    (dialog,) = (one for one in window.findChildren(Interview) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.isAncestorOf(focused()))
    return Walker(dialog)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Walker:
    """Presses keys where the focus is. ``entries`` counts the fields that were typed in and the answers chosen."""

    def __init__(self, dialog: "Interview[Any]") -> None:
        self.dialog = dialog
        self.entries = 0

    @property
    def page(self) -> str:
        """The name of the question that is asked."""
        return self.dialog.page.name

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.entries += key in ENTERS
            QTest.keyClick(focused(), key)

    def type(self, text: str) -> None:
        self.entries += 1
        QTest.keyClicks(focused(), text)

    def choose(self, place: int) -> None:
        """Choose the answer in this place, counted from 0, with the arrow keys."""
        if place == 0:
            self.press(Qt.Key.Key_Space)
        for _ in range(place):
            QTest.keyClick(focused(), Qt.Key.Key_Down)
        self.entries += place > 0

    def tab_to(self, name: str) -> None:
        """Press Tab until the field of this name has the focus."""
        for _ in range(40):
            if focused().accessibleName() == name:
                return
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {name!r}; it is at {focused().accessibleName()!r}")

    def answer(self, place: int) -> None:
        """Choose the answer in this place, and go on."""
        self.choose(place)
        self.go_on()

    def go_on(self) -> None:
        self.press(Qt.Key.Key_Return)

    def go_back(self, qtbot: QtBot) -> None:
        """Alt and the letter of Back, which presses it visibly and so takes a moment."""
        page = self.page
        QTest.keyClick(focused(), Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: self.page != page)


def to_the_plan(at: Walker) -> None:
    """Six sessions by injection at 600, the other visits as the list has them, in network."""
    at.choose(0)
    at.tab_to("How many sessions with the medicine")
    at.type("6")
    at.go_on()
    assert at.page == "price"
    at.tab_to("Price of a session")
    at.type("600")
    at.go_on()
    assert at.page == "visits"
    for price in ("250", "200", "175", "175"):
        at.type(price)
        at.press(Qt.Key.Key_Tab)
    at.go_on()
    assert at.page == "network"
    at.answer(0)
    assert at.page == "plan"
