"""*To confirm* in a real window: what is listed, a click that confirms, a click that leads to the field, and that
nothing is said to be fine while something unconfirmed carries the answer."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from calculator.engine import pricing
from calculator.engine.confirmation import to_confirm as engine
from calculator.engine.confirmation.to_confirm import open_points
from calculator.files import bundled
from calculator.files.document import load, save
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.reference.voice import Voice
from tests.helpers.settling import rest
from tests.helpers.user import labels, type_into
from tests.ui.conftest import MakeWindow
from ui.estimate import to_confirm
from ui.main_window.window import Window

NOTHING = "Nothing stands out about this answer."


def listed(window: Window) -> tuple[str, ...]:
    """What is listed once the typing rests."""
    panel = window.answers.estimate.to_confirm
    deadline = QDeadlineTimer(5_000)
    while panel.waits and not deadline.hasExpired():
        QApplication.processEvents()
    assert not panel.waits
    return panel.sentences


def button(window: Window, words: str, about: str) -> QPushButton:
    listed(window)
    found = window.answers.estimate.to_confirm.findChildren(QPushButton)
    return next(one for one in found if one.isVisible() and one.accessibleName() == f"{words}: {about}")


def click(qtbot: QtBot, pressed: QPushButton) -> None:
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)


NETWORK = "The clinic is in the plan's network."
COVERED = "The plan covers ketamine dosing. For mental health ketamine is off-label, and plans may exclude it."
ALLOWED = "In network the plan allows the whole billed price; no negotiated amount is entered."
PRICE = "5 prices are still those of the template, not your clinic's."


def test_a_line_for_each_assumption_and_nothing_is_said_to_stand_out_only_when_all_are_confirmed(
    window: Window, qtbot: QtBot
) -> None:
    seen = labels(window.answers.estimate)
    assert NOTHING not in seen
    assert f"{NETWORK} Out of network: you would pay $4,150.00 ($1,675.00 more)." == listed(window)[0]
    assert len(listed(window)) == 4
    for about in (NETWORK, COVERED, ALLOWED, PRICE):
        assert NOTHING not in labels(window.answers.estimate)
        click(qtbot, button(window, "It is so", about))
        assert not any(line.startswith(about) for line in listed(window))
    assert listed(window) == ()
    assert NOTHING in labels(window.answers.estimate)
    assert window.document.case.example


def test_a_confirmation_is_one_step_that_can_be_undone(window: Window, qtbot: QtBot) -> None:
    before = listed(window)
    click(qtbot, button(window, "It is so", NETWORK))
    assert len(listed(window)) == 3
    assert window.actions_["undo"].text() == "&Undo: confirm an assumption"
    window.actions_["undo"].trigger()
    assert listed(window) == before


def test_it_comes_back_when_what_was_confirmed_is_typed_over(window: Window, qtbot: QtBot) -> None:
    click(qtbot, button(window, "It is so", PRICE))
    click(qtbot, button(window, "It is so", ALLOWED))
    type_into(window.inputs.course.rows[3].prices["high"], "500")
    assert any(line.startswith(ALLOWED) for line in listed(window))
    assert any("4 prices are still" in line for line in listed(window))


def priced(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The answers whose other readings are priced from now on."""
    answers: list[object] = []

    def found(*of: Any) -> Any:
        answers.append(of[2])
        return open_points(*of)

    monkeypatch.setattr(engine, "open_points", found)
    return answers


def test_no_key_waits_for_the_other_readings_and_nothing_moves_meanwhile(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, before = window.answers.estimate.to_confirm, listed(window)
    answers = priced(monkeypatch)
    place = panel.mapTo(window, QPoint()), panel.size()
    type_into(window.inputs.course.rows[3].prices["high"], "475")
    assert answers == []
    assert panel.sentences == before
    assert labels(panel)[1] == "What the answer rests on is being looked at anew…"
    assert (panel.mapTo(window, QPoint()), panel.size()) == place
    assert any("4 prices are still" in line for line in listed(window))
    assert labels(panel)[1].startswith("The answer rests on these")
    assert answers == [window.document.estimate]


def test_nothing_is_said_to_stand_out_while_that_is_not_known(window: Window, qtbot: QtBot) -> None:
    listed(window)
    for about in (NETWORK, COVERED, ALLOWED, PRICE):
        click(qtbot, button(window, "It is so", about))
    assert NOTHING in labels(window.answers.estimate)
    type_into(window.inputs.course.rows[3].prices["high"], "475")
    assert NOTHING not in labels(window.answers.estimate)
    assert any("4 prices are still" in line for line in listed(window))
    assert NOTHING not in labels(window.answers.estimate)


def test_a_click_right_after_a_key_confirms_what_is_entered_now(window: Window, qtbot: QtBot) -> None:
    listed(window)
    type_into(window.inputs.course.rows[3].prices["high"], "475")
    now = next(one for one in window.answers.estimate.to_confirm.rows if one.said.startswith(PRICE))
    click(qtbot, now.confirm)
    assert not any("still" in line for line in listed(window))
    assert any(line.startswith(NETWORK) for line in listed(window))


def test_what_was_confirmed_is_kept_in_the_file(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    click(qtbot, button(window, "It is so", NETWORK))
    path = tmp_path / "mine.kat"
    save(window.document.case, path)
    window.document.replace(bundled.example(), None)
    assert len(listed(window)) == 4
    window.document.replace(load(path), path)
    assert len(listed(window)) == 3


def test_change_leads_to_the_network_of_a_line(window: Window, qtbot: QtBot) -> None:
    click(qtbot, button(window, "Change…", NETWORK))
    focus = QApplication.focusWidget()
    details = window.inputs.course.rows[0].details
    assert details is not None
    assert focus is details.network.field
    assert focus.isVisible()


def test_change_leads_to_the_price_and_to_the_plan(window: Window, qtbot: QtBot) -> None:
    click(qtbot, button(window, "Change…", PRICE))
    assert QApplication.focusWidget() is window.inputs.course.rows[0].prices["likely"]
    click(qtbot, button(window, "Change…", COVERED))
    editor = window.plan_desk.editor
    assert editor is not None
    qtbot.waitUntil(editor.isActiveWindow)
    assert editor.focusWidget() is editor.reading.choices["dosing"]
    click(qtbot, button(window, "Change…", ALLOWED))
    row = next(row for row in editor.benefits.rows if row.title.value == "Outpatient service")
    assert row.more.isChecked()


def in_the_past() -> Case:
    case = bundled.example()
    return changed(case, example=False, course=case.course.starting(datetime.date(2020, 1, 7)))


def test_days_in_the_past_lead_to_the_first_day(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(in_the_past())
    click(qtbot, button(window, "Change…", "15 of 15 sessions lie in the past, from Jan 7, 2020 on."))
    assert QApplication.focusWidget() is window.inputs.course.starts.field


def test_the_headline_counts_them_and_leads_there(window: Window, qtbot: QtBot) -> None:
    headline = window.answers.estimate.headline
    listed(window)
    assert headline.to_confirm.text() == "4 to confirm"
    qtbot.mouseClick(headline.to_confirm, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is window.answers.estimate.to_confirm


def test_a_long_course_is_priced_beside_the_window(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(to_confirm, "_AT_ONCE", 3)
    window = make_window()
    assert NOTHING not in labels(window.answers.estimate)
    qtbot.waitUntil(lambda: len(listed(window)) == 4)


def test_while_the_points_are_looked_for_what_stands_out_is_of_the_answer_shown(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(window.answers.estimate)
    panel = type(window.answers.estimate.to_confirm)
    monkeypatch.setattr(panel, "show_answer", lambda *_: None)
    monkeypatch.setattr(panel, "waits", True)
    view, case = window.answers.estimate, window.document.case
    late = changed(case, course=case.course.starting(datetime.date(2026, 12, 15)))
    turning = pricing.estimate(late, late.chosen_plan)
    assert turning.flags
    view.show_case(late, turning, Voice("en"))
    assert len(view.flags.sentences) == len(turning.flags)
    view.show_case(case, window.document.estimate, Voice("en"))
    assert view.flags.sentences == ()
    assert NOTHING not in labels(view)


def test_in_spanish(make_window: MakeWindow) -> None:
    window = make_window(language="es")
    assert listed(window)[0] == (
        "La clínica está en la red del plan. Fuera de la red: usted pagaría $4,150.00 ($1,675.00 más)."
    )
    titles = [label.text() for label in window.answers.estimate.to_confirm.findChildren(QLabel)]
    assert titles[0] == "Por confirmar"


def test_change_while_the_list_is_of_the_answer_before_leads_to_the_plan_as_it_is_now(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    """In Spanish the example's plans have other names; of so many sessions the list is found on another thread."""
    case = bundled.example()
    lines = tuple(changed(line, count=30) for line in case.course.lines)
    window = make_window(changed(case, course=changed(case.course, lines=lines)))
    change = button(window, "Change…", ALLOWED)
    window.choose_language("es")
    assert window.answers.estimate.to_confirm.waits
    click(qtbot, change)
    assert not window.answers.estimate.to_confirm.waits
    editor = window.plan_desk.editor
    assert editor is not None
    assert editor.focusWidget().accessibleName().startswith("Límites")
