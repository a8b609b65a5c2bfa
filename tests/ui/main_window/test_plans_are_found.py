"""Plans are found where people look: in the Plan menu, on the tab that compares, in the editor that is done with; and
one price is asked for before a range."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.files import own_plans
from calculator.model.base import PriceRange
from tests.helpers.user import field, status, type_into
from ui.editors.plan.plan_editor import PlanEditor
from ui.main_window.window import Window


def new_plan(qtbot: QtBot, window: Window) -> PlanEditor:
    window.actions_["new_plan"].trigger()
    editor = window.plan_desk.editor
    assert editor is not None
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def test_a_new_plan_opens_with_its_name_selected_is_done_and_is_kept(qtbot: QtBot, window: Window) -> None:
    editor = new_plan(qtbot, window)
    assert QApplication.focusWidget() is editor.head.name
    assert editor.head.name.selectedText() == "New plan"
    QTest.keyClicks(editor.head.name, "Gold")
    assert window.document.case.chosen == "Gold"
    editor.done_button.click()
    assert not editor.isVisible()
    kept = own_plans.shelf().named("Gold")
    assert kept is not None
    assert kept.plan == window.document.case.chosen_plan


def test_a_plan_is_not_kept_where_that_is_not_wanted(qtbot: QtBot, window: Window) -> None:
    editor = new_plan(qtbot, window)
    editor.keep.click()
    editor.done_button.click()
    assert own_plans.shelf().plans == ()


def test_a_plan_that_came_with_the_program_is_not_kept_twice(qtbot: QtBot, window: Window) -> None:
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    editor.done_button.click()
    assert own_plans.shelf().plans == ()


def test_what_is_not_understood_is_asked_about_before_the_editor_is_done(qtbot: QtBot, window: Window) -> None:
    editor = new_plan(qtbot, window)
    type_into(next(iter(editor.amounts.fields.values())), "1x")  # type: ignore[arg-type]
    editor.done_button.click()
    assert editor.isVisible()
    assert own_plans.shelf().plans == ()


def test_the_menu_and_the_tab_add_a_plan_of_the_library(qtbot: QtBot, window: Window) -> None:
    menu = window.actions_.menu("add_plan")
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert "Add Example: PPO" in words or any("Example: PPO" in text for text in words)
    next(action for action in menu.actions() if "Example: PPO" in action.text()).trigger()
    assert window.document.case.chosen == "Example: PPO"
    window.answers.turn_to("compare")
    tab = window.answers.compare
    assert tab.add.menu() is menu
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert window.document.case.chosen == "New plan"
    assert window.plan_desk.editor is not None


def test_one_price_is_asked_for_and_the_range_where_it_is_wanted(qtbot: QtBot, window: Window) -> None:
    course = window.inputs.course
    row = course.rows[3]
    assert [name for name, one in row.prices.items() if one.isVisible()] == ["likely"]
    type_into(field(window, "Price, line 4"), "620")
    assert window.document.case.course.lines[3].price == PriceRange.fixed(62_000)
    QTest.keyClick(course.ranges, Qt.Key.Key_Space)
    assert all(one.isVisible() for one in row.prices.values())
    type_into(field(window, "High, line 4"), "700")
    price = window.document.case.course.lines[3].price
    assert (price.low, price.likely, price.high) == (62_000, 62_000, 70_000)
    QTest.keyClick(course.ranges, Qt.Key.Key_Space)
    assert window.document.case.course.lines[3].price == PriceRange.fixed(62_000)
    window.document.undo_stack.undo()
    assert window.document.case.course.lines[3].price.high == 70_000
    assert course.ranges.isChecked()
    assert status(window)
