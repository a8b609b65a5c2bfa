"""The window at work: what is typed on the left is answered on the right, can be undone, and is never thrown away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from tests.helpers.user import DEDUCTIBLE_MET, answer, field, labels, press, status, tab_stops, type_into
from ui.main_window.window import Window
from ui.widgets.fields import Field

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def test_it_opens_on_the_worked_example_with_its_answer(window: Window) -> None:
    assert "You pay $2,475" in answer(window)
    assert "Employer pays $1,900" in answer(window)
    assert status(window).startswith("Worked example")
    assert "Worked example" in labels(window.answers.estimate)
    assert not window.isWindowModified()


def test_a_keystroke_is_answered(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    assert "You pay $875" in answer(window)
    assert window.isWindowModified()
    assert status(window) == "Not saved yet"
    assert "Worked example" not in labels(window.answers.estimate)


def test_what_is_typed_in_one_field_is_one_step_with_a_name(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert undo.isEnabled()
    assert undo.text().startswith("&Undo: ")
    press(UNDO)
    assert "You pay $2,475" in answer(window)
    assert field(window, DEDUCTIBLE_MET).text() == "0.00"
    assert not undo.isEnabled()
    assert redo.text().startswith("&Redo: ")
    press(REDO)
    assert "You pay $875" in answer(window)
    assert field(window, DEDUCTIBLE_MET).text() == "2000.00"


def test_undo_reaches_every_edit_from_whatever_field_has_the_focus(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    type_into(field(window, "No., line 4"), "3")
    window.inputs.course.title.field.setFocus()
    press(UNDO)
    press(UNDO)
    assert window.document.case == bundled.example()
    assert "You pay $2,475" in answer(window)
    assert field(window, "No., line 4").text() == "6"


def test_undo_of_a_text_that_is_not_understood_is_of_that_text(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    days = window.inputs.course.starts.field
    type_into(days, "2027-02-30")
    press(UNDO)
    assert days.text() == "Sep 8, 2026"
    assert not days.problem
    assert "You pay $875" in answer(window)


def test_bad_text_is_marked_kept_and_leaves_the_last_good_answer_as_stale(window: Window) -> None:
    met = field(window, DEDUCTIBLE_MET)
    type_into(met, "abc")
    assert met.text() == "abc"
    assert any("abc" in text for text in labels(window.inputs.member))
    assert "You pay $2,475" in answer(window)
    assert "Not updated" in answer(window)
    assert status(window).startswith("Something typed is not understood yet")
    assert window.document.case == bundled.example()
    type_into(met, "2000")
    assert "You pay $875" in answer(window)
    assert "Not updated" not in answer(window)


def test_an_edit_elsewhere_does_not_make_a_stale_answer_look_good(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "abc")
    type_into(field(window, "No., line 4"), "3")
    assert "Not updated" in answer(window)
    assert field(window, DEDUCTIBLE_MET).text() == "abc"


def test_the_plan_menu_lists_the_plans_and_chooses_one(window: Window) -> None:
    menu = window.actions_.menu("choose_plan")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["&1  $750 plan", "&2  $2,000 plan", "&3  $3,000 plan"]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    menu.actions()[2].trigger()
    assert "You pay $3,413" in answer(window)
    assert window.inputs.coverage.plan.field.currentText() == "$3,000 plan"
    press("Ctrl+]")
    assert "You pay $1,500" in answer(window)
    press(UNDO)
    assert "You pay $3,413" in answer(window)


def test_a_plan_with_an_ampersand_is_shown_with_it(make_window: object) -> None:
    case = bundled.example()
    plans = (changed(case.plans[0], name="Smith & Sons"), *case.plans[1:])
    window: Window = make_window(changed(case, plans=plans))  # type: ignore[operator]
    menu = window.actions_.menu("choose_plan")
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "&1  Smith && Sons"


def test_the_plan_editor_is_answered_and_undone_in_its_own_window(window: Window, qtbot: QtBot) -> None:
    press("Ctrl+L")
    editor = next(one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window)
    deductible = next(one for one in editor.findChildren(Field) if one.isVisible() and one.text() == "2000.00")
    with qtbot.waitActive(editor):
        editor.activateWindow()
    type_into(deductible, "1000")
    assert "You pay $1,675" in answer(window)
    press(UNDO)
    assert "You pay $2,475" in answer(window)
    assert deductible.text() == "2000.00"
    type_into(deductible, "nothing")
    assert "Not updated" in answer(window)


def test_copy_and_paste_go_to_the_field_that_has_the_focus(window: Window) -> None:
    title = window.inputs.course.title.field
    title.setFocus()
    title.selectAll()
    words = title.text()
    window.actions_["copy"].trigger()
    assert QApplication.clipboard().text() == words
    window.actions_["cut"].trigger()
    assert title.text() == ""
    window.actions_["paste"].trigger()
    assert title.text() == words


def test_folding_a_section_by_keyboard_keeps_what_it_holds(window: Window) -> None:
    header = window.inputs.sections["member"].header
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert not window.inputs.member.isVisible()
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert field(window, DEDUCTIBLE_MET).text() == "2000.00"


def test_tabs_by_keyboard(window: Window) -> None:
    press("Ctrl+3", window)
    assert window.answers.current == "sheet"
    assert window.answers.sheet.isVisible()
    press("Ctrl+1", window)
    assert window.answers.current == "estimate"
    assert window.answers.estimate.isVisible()


def test_tab_goes_down_the_column_as_the_eye_does(window: Window) -> None:
    stops = [
        stop for stop in tab_stops(window, window.inputs.sections["course"].header) if window.inputs.isAncestorOf(stop)
    ]
    tops = [stop.mapTo(window, stop.rect().center()).y() for stop in stops]
    backwards = [
        (before.accessibleName(), after.accessibleName())
        for before, after, y, next_y in zip(stops, stops[1:], tops, tops[1:], strict=False)
        if next_y < y - 8
    ]
    assert backwards == []
