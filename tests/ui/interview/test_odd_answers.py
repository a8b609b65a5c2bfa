"""A price of nothing and a first day years away are asked about beside their fields, and refused by nobody."""

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calculator.reference.clock import today
from tests.ui.interview.walking import Walker, opened, to_the_plan
from ui.interview.last_pages import BeginsPage
from ui.main_window.window import Window


def notice(at: Walker) -> str:
    page: Any = at.dialog.page
    return page.notice.text() if page.notice.isVisible() else ""


def test_a_session_and_a_visit_at_nothing_are_asked_about(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    at.choose(0)
    at.go_on()
    assert at.page == "price"
    at.tab_to("Price of a session")
    assert notice(at) == ""
    at.type("0")
    assert "Is it free?" in notice(at)
    at.go_on()
    assert at.page == "visits"
    assert notice(at) == ""
    at.type("0")
    assert "leave the field empty" in notice(at)
    at.press(Qt.Key.Key_Backspace)
    assert notice(at) == ""


@pytest.mark.parametrize(("days", "asked"), [(700, False), (760, True)])
def test_a_first_day_years_away_is_asked_about(qtbot: QtBot, window: Window, days: int, asked: bool) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    page = next(one for one in at.dialog.pages if isinstance(one, BeginsPage))
    at.dialog._at = at.dialog.pages.index(page)
    at.dialog._show()
    at.tab_to("First day")
    at.type((today() + datetime.timedelta(days=days)).isoformat())
    assert ("Is the year right?" in notice(at)) == asked
    at.go_on()
    assert at.page != "begins"
