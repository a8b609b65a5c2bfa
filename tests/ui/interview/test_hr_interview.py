"""The interview of HR, walked with the keyboard alone: it ends in a comparison of plans."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.files import own_plans
from calculator.model.comparison import Payer
from tests.helpers.user import labels
from tests.ui.interview.walking import Walker, focused, opened
from ui.interview.hr_pages import HandDialog
from ui.main_window.window import Window


def to_the_end(at: Walker) -> None:
    assert at.page == "planned"
    at.answer(0)
    assert at.page == "price"
    at.tab_to("Price of a session")
    at.type("600")
    at.go_on()
    assert at.page == "whose"
    at.answer(1)
    assert at.page == "hand_over"


def test_two_plans_of_the_library_are_compared_without_a_mouse(qtbot: QtBot, window: Window) -> None:
    before = window.document.case
    at = opened(qtbot, window, "interview_hr")
    at.press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    at.go_on()
    to_the_end(at)
    at.choose(3)
    at.tab_to("What do you want to call it?")
    at.type("Board")
    at.go_on()
    case = window.document.case
    assert (case.title, len(case.plans), case.example) == ("Board", 2, False)
    assert window.answers.current == "compare"
    assert window.answers.compare.payer.value is Payer.EMPLOYER
    assert {one.assumption for one in case.supposed} == {"starts", "sessions", "tier"}
    assert window.document.unsaved
    window.document.undo_stack.undo()
    assert window.document.case == before


def test_without_a_plan_it_does_not_go_on(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_hr")
    at.go_on()
    assert at.page == "plans"
    assert "Tick a plan, or bring one in." in labels(at.dialog.page)


def test_a_plan_by_hand_is_kept_and_what_is_not_known_of_it_is_to_be_confirmed(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_hr")
    at.tab_to("By hand…")
    at.press(Qt.Key.Key_Space)
    (dialog,) = at.dialog.findChildren(HandDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    by_hand = Walker(_as_interview(dialog))
    by_hand.go_on()
    assert "Type what the plan is called." in labels(dialog)
    by_hand.type("Gold")
    by_hand.tab_to("In network: Deductible a year")
    by_hand.type("1000")
    by_hand.go_on()
    assert own_plans.shelf().named("Gold") is not None
    # What a window manager does: the window below the one that closed is the active one.
    at.dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is at.dialog)
    at.tab_to("Plans")
    at.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    at.go_on()
    to_the_end(at)
    at.answer(3)
    case = window.document.case
    assert case.plans[0].name == "Gold"
    assert case.plans[0].deductible.in_network.individual == 100_000
    assert {"limit", "session_share"} <= {one.assumption for one in case.supposed if one.plan == "Gold"}
    assert "deductible" not in {one.assumption for one in case.supposed}


def test_leaving_keeps_the_answers(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_hr")
    at.press(Qt.Key.Key_Space)
    at.go_on()
    at.press(Qt.Key.Key_Escape)
    again = opened(qtbot, window, "interview_hr")
    assert len(again.dialog.answers.plans) == 1
    again.go_on()
    assert again.page == "planned"


def _as_interview(dialog: HandDialog) -> Any:
    return dialog
