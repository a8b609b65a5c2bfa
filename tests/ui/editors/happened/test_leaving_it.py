"""What is entered of a session, or answered in the interview, is not lost unasked."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.begun_course import past_case
from tests.helpers.session_facts import opened
from tests.helpers.user import type_into
from tests.ui.conftest import MakeWindow
from tests.ui.interview.walking import focused
from tests.ui.interview.walking import opened as interview


def asked(qtbot: QtBot, parent: QWidget, words: str) -> None:
    """Press the button of the question that is asked over ``parent``."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in parent.findChildren(QMessageBox)))
    box = next(box for box in parent.findChildren(QMessageBox) if box.isVisible())
    button = next(one for one in box.buttons() if words in one.text().replace("&", ""))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("text", ["437", "4x7"])
def test_cancel_asks_before_what_is_entered_of_a_session_goes(make_window: MakeWindow, qtbot: QtBot, text: str) -> None:
    window = make_window(past_case())
    shown: Any = opened(window, qtbot)
    type_into(shown.form.fields["billed"], text)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    asked(qtbot, shown, "Go back")
    assert shown.isVisible()
    assert shown.form.fields["billed"].text() == text
    shown.cancel.click()
    asked(qtbot, shown, "Leave it out")
    qtbot.waitUntil(lambda: not window.findChildren(type(shown)) or not shown.isVisible())
    assert not window.document.unsaved


def test_cancel_asks_nothing_where_nothing_is_entered(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(past_case())
    shown: Any = opened(window, qtbot)
    gone: list[int] = []
    shown.finished.connect(gone.append)
    shown.cancel.click()
    assert gone == [0]


def test_an_answer_that_is_not_understood_is_asked_about(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    at = interview(qtbot, window, "interview_patient")
    at.choose(0)
    at.tab_to("How many sessions with the medicine")
    at.type("6x")
    field: Any = focused()
    at.dialog.cancel.click()
    asked(qtbot, at.dialog, "Go back")
    assert at.dialog.isVisible()
    assert field.text() == "6x"
    at.dialog.cancel.click()
    asked(qtbot, at.dialog, "Leave it out")
    qtbot.waitUntil(lambda: not at.dialog.isVisible())
