"""Typing into the real window as a person does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from ui.main_window.window import Window
from ui.widgets.fields import Field

MET = "You: Deductible met"


LIMIT_MET = "You: Toward the limit"


def click_and_type(target: Field, text: str) -> None:
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    QTest.keyClicks(target, text)


def banner(window: Window) -> QToolButton:
    return window.answers.estimate.headline.stale
