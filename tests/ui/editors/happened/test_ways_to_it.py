"""The ways to what happened to the session that is chosen in the table."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from calculator.reference.voice import ENGLISH
from tests.helpers.begun_course import past_case
from tests.ui.conftest import MakeWindow
from ui.editors.happened.dialog import HappenedDialog
from ui.main_window.window import Window


def by_button(window: Window) -> None:
    window.answers.estimate.sessions.happened.click()


def by_menu(window: Window) -> None:
    table = window.answers.estimate.sessions
    before = set(QApplication.topLevelWidgets())
    table.view.customContextMenuRequested.emit(table.view.visualRect(table.lines.index(2, 1)).center())
    (menu,) = [one for one in set(QApplication.topLevelWidgets()) - before if isinstance(one, QMenu)]
    next(one for one in menu.actions() if "happened" in one.text()).trigger()


def by_double_click(window: Window) -> None:
    table = window.answers.estimate.sessions
    at = table.view.visualRect(table.lines.index(2, 1)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def by_key(window: Window) -> None:
    QTest.keySequence(window.answers.estimate.sessions.view, "Ctrl+Return")


@pytest.mark.parametrize("way", [by_button, by_menu, by_double_click, by_key])
def test_the_table_leads_to_the_session_that_is_chosen(make_window: MakeWindow, way: Callable[[Window], None]) -> None:
    window = make_window(past_case())
    table = window.answers.estimate.sessions
    table.view.setFocus()
    table.view.choose(2, 1)
    way(window)
    (dialog,) = window.findChildren(HappenedDialog)
    line = window.document.estimate.likely.lines[2].line
    assert dialog.session.field.currentText().startswith(ENGLISH.date(line.date))
