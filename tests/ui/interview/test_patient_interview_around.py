"""What is around the interview of a patient: open files, the welcome, screen readers, and the room it takes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.helpers.user import labels
from tests.ui.conftest import MakeWindow
from tests.ui.interview.walking import opened, to_the_plan
from ui.interview.interview import Interview
from ui.main_window.window import Window
from ui.welcome.welcome import Welcome


def test_an_open_file_stays_as_it_is(qtbot: QtBot, window: Window, tmp_path: object) -> None:
    path = tmp_path / "mine.kat"  # type: ignore[operator]
    window.document.save(path)
    content = path.read_bytes()
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(4)
    at.answer(1)
    at.answer(1)
    at.go_on()
    assert window.document.path is None
    assert window.document.unsaved
    assert path.read_bytes() == content


def test_the_welcome_leads_to_it(qtbot: QtBot, window: Window) -> None:
    window.actions_["welcome"].trigger()
    welcome = next(one for one in window.findChildren(Welcome) if one.isVisible())
    QTest.keyClick(welcome.ways["patient"], Qt.Key.Key_Space)
    assert [one.page.name for one in window.findChildren(Interview) if one.isVisible()] == ["planned"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_screen_reader_hears_the_question_with_every_answer(
    qtbot: QtBot, make_window: MakeWindow, language: str
) -> None:
    window = make_window(language=language)
    at = opened(qtbot, window, "interview_patient")
    for page in at.dialog.pages:
        assert page.accessibleName() == page.question.text()
        for button in page.findChildren(QRadioButton):
            assert button.accessibleName() == button.text().replace("&", "")
            assert button.accessibleDescription().startswith(page.question.text())


def test_days_long_past_are_said_before_the_estimate(qtbot: QtBot, window: Window) -> None:
    """A year that was typed wrong is seen at once."""
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(4)
    at.answer(1)
    at.tab_to("First day")
    at.type("Jun 1, 2020")
    at.go_on()
    assert any("15 of 15 sessions lie in the past, from Jun 1, 2020 on." in text for text in labels(at.dialog.page))


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_has_room_does_not_scroll(qtbot: QtBot, make_window: MakeWindow, themed: None, language: str) -> None:
    at = opened(qtbot, make_window(language=language), "interview_patient")
    area = at.dialog.page.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
