"""The interview of HR, walked with the keyboard alone: it ends in a comparison of plans."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from calculator.files import bundled, own_plans
from calculator.files.document import save
from calculator.model.base import changed
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
    dialog, by_hand = opened_by_hand(qtbot, at)
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


def file_of(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def ticked(at: Walker) -> list[str]:
    rows = at.dialog.page.list
    items = [rows.item(row) for row in range(rows.count())]
    return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]


def test_the_plans_of_a_file_are_ticked_and_kept(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ours.kat"
    save(changed(bundled.example(), example=False), path)
    file_of(monkeypatch, path)
    at = opened(qtbot, window, "interview_hr")
    at.tab_to("From a file…")
    at.press(Qt.Key.Key_Space)
    # The library has plans of these names already.
    names = [f"{plan.name} (2)" for plan in bundled.example().plans]
    assert sorted(ticked(at)) == sorted(names)
    assert sorted(kept.plan.name for kept in own_plans.shelf().plans) == sorted(names)


def test_a_file_that_holds_no_plan_is_said(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ours.kat"
    path.write_text("nothing", encoding="utf-8")
    said: list[str] = []
    monkeypatch.setattr("ui.dialogs.questions.warn", lambda _parent, _title, words, *_: said.append(words))
    at = opened(qtbot, window, "interview_hr")
    for chosen in ("", path):
        file_of(monkeypatch, chosen)
        at.dialog.page._from_file()
    assert len(said) == 1
    assert said[0].startswith("ours.kat")
    assert ticked(at) == []


def test_a_plan_that_cannot_be_kept_is_compared_all_the_same(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder of the library cannot be made, as on a full disk."""
    shelf = own_plans.folder()
    shelf.parent.mkdir(parents=True, exist_ok=True)
    shelf.write_text("in the way", encoding="utf-8")
    said: list[str] = []
    monkeypatch.setattr("ui.dialogs.questions.warn", lambda _parent, title, _words, *_: said.append(title))
    at = opened(qtbot, window, "interview_hr")
    at.dialog.page.bring_in(changed(bundled.example().plans[0], name="Mine"))
    assert ticked(at) == ["Mine"]
    assert len(said) == 1
    assert "Mine" in said[0]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Type what the plan is called."),
        ({"In network: Deductible a year": "x"}, "“x” is not an amount of money: write for example 450 or 450.00."),
        (
            {"In network: Deductible a year": "3000", "In network: Out-of-pocket limit a year": "1000"},
            "The out-of-pocket limit is below the deductible. A limit includes the deductible.",
        ),
    ],
)
def test_a_plan_by_hand_that_is_none_is_not_taken(
    qtbot: QtBot, window: Window, typed: dict[str, str], said: str
) -> None:
    dialog, by_hand = opened_by_hand(qtbot, opened(qtbot, window, "interview_hr"))
    if typed:
        by_hand.type("Gold")
    for name, text in typed.items():
        by_hand.tab_to(name)
        by_hand.type(text)
    by_hand.go_on()
    assert dialog.isVisible()
    assert said in labels(dialog)
    assert own_plans.shelf().plans == ()


def opened_by_hand(qtbot: QtBot, at: Walker) -> tuple[HandDialog, Walker]:
    """The window for a plan by hand, opened from the page of plans, and who types in it."""
    at.tab_to("By hand…")
    at.press(Qt.Key.Key_Space)
    (dialog,) = at.dialog.findChildren(HandDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    return dialog, Walker(_as_interview(dialog))
