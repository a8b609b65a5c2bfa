"""The folds below what is asked of every member: opened, chosen in, pressed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.editors.member.more import MemberMore
from ui.main_window.window import Window
from ui.widgets.choice import Choice


def more(window: Window) -> MemberMore:
    return window.inputs.member.more


def unfold(window: Window, name: str) -> QWidget:
    """Open a fold by the keyboard."""
    header = more(window).folds[name].header
    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Space)
    return more(window).parts[name]


def choose(box: Choice, words: str) -> None:
    """Open the list, go down to the first item that begins so, and take it."""
    at = next(number for number in range(box.count()) if box.itemText(number).startswith(words))
    box.setFocus()
    box.showPopup()
    QTest.keyClick(box.view(), Qt.Key.Key_Home)
    for _ in range(at):
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def pressed(part: QWidget, words: str) -> None:
    button = next(one for one in part.findChildren(QAbstractButton) if one.isVisible() and words in one.text())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
