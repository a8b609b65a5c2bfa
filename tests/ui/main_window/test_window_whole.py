"""Whole tasks at the window, from the key pressed to the amount seen: plans, the year's turn, refusals, lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.new_plan import new_plan
from tests.helpers.settling import rest
from tests.helpers.typed_plan import type_table
from tests.helpers.user import DEDUCTIBLE_MET, answer, field, labels, press, status, type_into, with_ranges
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.widgets.fields import Field

DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up
LOW, LIKELY = "Low, line 4", "Price, line 4"
TURN = "The plan year turns on Jan 1, 2027, before session 8"


def total(window: Window, key: str) -> str:
    """What the total below the sessions says in the column ``key``."""
    row = window.answers.estimate.sessions.total
    return row.rows[0][row.position(key)].text


def plan_window(window: Window, qtbot: QtBot) -> QWidget:
    """The plan editor, opened by its shortcut."""
    press("Ctrl+L", window)
    editor = window.plan_desk.editor
    assert editor is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is editor)
    return editor


def test_each_plan_chosen_by_arrow_keys_is_answered_to_the_cent(window: Window) -> None:
    plans = window.inputs.coverage.plan.field
    plans.setFocus()
    seen = [(plans.currentText(), total(window, "member_pays"), total(window, "plan_pays"))]
    for key in (UP, DOWN, DOWN):
        QTest.keyClick(plans, key)
        seen.append((plans.currentText(), total(window, "member_pays"), total(window, "plan_pays")))
    assert seen == [
        ("$2,000 plan", "$2,475.00", "$1,900.00"),
        ("$750 plan", "$1,500.00", "$2,875.00"),
        ("$2,000 plan", "$2,475.00", "$1,900.00"),
        ("$3,000 plan", "$3,412.50", "$962.50"),
    ]


def test_a_start_in_december_shows_the_years_turn_and_undo_takes_it_away(window: Window) -> None:
    rest(window.answers.estimate)
    type_into(window.inputs.course.starts.field, "2026-12-01")
    assert "You pay $3,975" in answer(window), "1,875 before the turn; 2,000 and 20% of 500 after it"
    assert "2027: you pay $2,100.00, the plan pays $400.00" in answer(window)
    assert any(text.startswith(TURN) for text in labels(window.answers.estimate))
    press("Ctrl+Z")
    assert "You pay $2,475" in answer(window)
    assert not any(text.startswith(TURN) for text in labels(window.answers.estimate))


def test_flags_are_told_in_spanish_and_back(window: Window) -> None:
    rest(window.answers.estimate)
    type_into(window.inputs.course.starts.field, "2026-12-01")
    window.actions_["language_es"].trigger()
    assert not any(text.startswith(TURN) for text in labels(window.answers.estimate))
    assert any("El año del plan" in text and "2027" in text for text in labels(window.answers.estimate))
    window.actions_["language_en"].trigger()
    assert any(text.startswith(TURN) for text in labels(window.answers.estimate))


@pytest.mark.parametrize(
    ("name", "bad", "good"),
    [
        (DEDUCTIBLE_MET, "-5", "0"),
        (DEDUCTIBLE_MET, "99999999999", "0"),
        (DEDUCTIBLE_MET, "a lot", "0"),
        (DEDUCTIBLE_MET, "12.345", "0"),
        ("First day", "2026-02-30", "2026-09-08"),
        ("No., line 4", "201", "6"),
        ("No., line 4", "six", "6"),
        (LIKELY, "free", "425"),
    ],
)
def test_what_is_not_good_is_told_beside_its_field_and_the_last_answer_stays_marked(
    window: Window, qtbot: QtBot, name: str, bad: str, good: str
) -> None:
    at = window.inputs.course.starts.field if name == "First day" else field(window, name)
    good = at.text() if name == LIKELY else good
    case, headline = window.document.case, window.answers.estimate.headline.words[0]
    type_into(at, bad[:-1])
    QTest.keyClicks(at, bad[-1])
    assert at.text() == bad
    qtbot.waitUntil(lambda: bool(at.problem) and at.problem in labels(window))
    assert headline in answer(window), "the last answer that was understood stays"
    assert "Not updated" in answer(window)
    assert status(window).startswith("Something typed is not understood yet")
    assert window.document.case == case
    type_into(at, good)
    assert at.problem == ""
    assert "Not updated" not in answer(window)
    assert "You pay $2,475" in answer(window)


def test_a_low_price_above_the_likely_one_makes_the_answer_stale(window: Window, qtbot: QtBot) -> None:
    low, before = field(with_ranges(window), LOW), set(labels(window))
    kept = low.text()
    type_into(low, "900")
    qtbot.waitUntil(lambda: bool(low.problem))
    assert low.text() == "900"
    assert low.problem in set(labels(window)) - before
    assert "Not updated" in answer(window)
    assert "You pay $2,475" in answer(window)
    type_into(low, kept)
    assert "Not updated" not in answer(window)


def test_lines_copied_moved_and_removed_are_answered_and_undone(window: Window) -> None:
    row = window.inputs.course.rows[3]
    row.more.click()
    assert row.details is not None
    row.details.buttons["duplicate"].click()
    assert len(window.document.case.course.lines) == len(bundled.example().course.lines) + 1
    assert total(window, "billed") != "$4,375.00"
    row.details.buttons["up"].click()
    assert window.document.case.course.lines[2] == bundled.example().course.lines[3]
    row.details.buttons["remove"].click()
    assert total(window, "billed") == "$4,375.00"
    assert "You pay $2,475" in answer(window)
    for _ in range(3):
        press("Ctrl+Z", window)
    assert window.document.case == bundled.example()
    assert not window.actions_["undo"].isEnabled()


def test_a_line_added_and_priced_is_in_the_bill(window: Window, qtbot: QtBot) -> None:
    with_ranges(window).inputs.course.add.click()
    number = len(window.inputs.course.rows)
    qtbot.waitUntil(window.inputs.course.rows[-1].isVisible)
    assert window.document.case.course.lines[-1].service == Service.OTHER.value
    for name in ("High", "Likely", "Low"):
        type_into(field(window, f"{name}, line {number}"), "100")
    assert total(window, "billed") == "$4,475.00"


def test_a_template_chosen_replaces_the_course_and_is_one_step(window: Window) -> None:
    templates = window.inputs.course.template.field
    templates.setFocus()
    QTest.keyClick(templates, DOWN)
    chosen = next(one for one in bundled.courses() if one.template == templates.value())
    assert [line.service for line in window.document.case.course.lines] == [line.service for line in chosen.lines]
    assert "$4,375.00" not in window.inputs.course.total.text()
    press("Ctrl+Z")
    assert window.document.case == bundled.example()


def test_the_750_plan_is_typed_and_answered_without_a_mouse(make_window: MakeWindow, qtbot: QtBot) -> None:
    plan = new_plan("New plan")
    window = make_window(changed(bundled.example(), plans=(plan,), chosen=plan.name))
    assert "You pay $1,500" not in answer(window)
    plan_window(window, qtbot)
    assert isinstance(QApplication.focusWidget(), QLineEdit), "the plan's name has the focus when the editor opens"
    type_table(qtbot)
    assert "You pay $1,500" in answer(window)
    assert total(window, "member_pays") == "$1,500.00"
    assert total(window, "plan_pays") == "$2,875.00"
    assert window.inputs.coverage.plan.field.currentText() == "$750 plan"


@pytest.mark.parametrize("bad", ["120%", "-5%", "half"])
def test_a_share_that_is_none_is_refused_in_the_plan_editor(window: Window, qtbot: QtBot, bad: str) -> None:
    editor = plan_window(window, qtbot)
    share = next(one for one in editor.findChildren(Field) if one.isVisible() and one.text() in ("50%", "40%", "20%"))
    case = window.document.case
    type_into(share, bad[:-2])
    QTest.keyClicks(share, bad[-2:])
    assert share.text() == bad
    assert share.problem in labels(editor)
    assert window.document.case == case
    assert "Not updated" in answer(window)


def test_a_limit_below_the_deductible_is_told_and_kept_out_of_the_case(window: Window, qtbot: QtBot) -> None:
    editor = plan_window(window, qtbot)
    cents = window.document.case.chosen_plan.out_of_pocket_limit.in_network.individual
    limit = next(one for one in editor.findChildren(Field) if one.isVisible() and one.value == cents)
    kept, before, case = limit.text(), set(labels(editor)), window.document.case
    type_into(limit, "100")
    qtbot.waitUntil(lambda: bool(limit.problem))
    assert limit.text() == "100"
    assert limit.problem in set(labels(editor)) - before
    assert window.document.case == case
    assert "Not updated" in answer(window)
    assert "You pay $2,475" in answer(window)
    type_into(limit, kept)
    assert "Not updated" not in answer(window)


def test_a_plan_copied_and_removed_is_seen_and_undone(window: Window) -> None:
    section = window.inputs.coverage
    names = [plan.name for plan in window.document.case.plans]
    section.fill_menu()
    section.menu.actions()[1].trigger()
    assert len(window.document.case.plans) == len(names) + 1
    assert section.plan.field.currentText() not in names
    assert "You pay $2,475" in answer(window)
    press("Ctrl+Z", window)
    assert [plan.name for plan in window.document.case.plans] == names
    assert section.plan.field.currentText() == "$2,000 plan"
