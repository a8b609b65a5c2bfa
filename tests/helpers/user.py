"""What a person at the window does and sees: finds a field by its name, types, presses keys, reads the answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.main_window.window import Window
from ui.widgets.fields import Field

DEDUCTIBLE_MET = "You: Deductible met"


def field(window: QWidget, name: str) -> Field:
    """The visible field of this name, as a screen reader says it."""
    return next(one for one in window.findChildren(Field) if one.isVisible() and one.accessibleName() == name)


def with_ranges(window: Window) -> Window:
    """The window with a low and a high price beside each likely one."""
    if not window.inputs.course.ranges.isChecked():
        window.inputs.course.ranges.click()
    return window


def type_into(target: Field, text: str) -> None:
    """Write ``text`` in place of what stands in the field, key by key."""
    target.setFocus()
    target.selectAll()
    QTest.keyClicks(target, text)


def press(keys: QKeySequence.StandardKey | str, widget: QWidget | None = None) -> None:
    """Press a shortcut where the focus is, or on ``widget``."""
    QTest.keySequence(widget or QApplication.focusWidget(), QKeySequence(keys))


def answer(window: Window) -> str:
    """The headline's words, all of them."""
    return " ".join(window.answers.estimate.headline.words)


def labels(widget: QWidget) -> list[str]:
    """Every text that is seen on labels."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def status(window: Window) -> str:
    """What the status bar says."""
    return " ".join(labels(window.statusBar()))


def tab_stops(window: QWidget, first: QWidget) -> list[QWidget]:
    """What Tab goes through from ``first`` on, once around."""
    stops, at = [], first
    while True:
        if at.isVisibleTo(window) and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(at)
        at = at.nextInFocusChain()
        if at is first:
            return stops
