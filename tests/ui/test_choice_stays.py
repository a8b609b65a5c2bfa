"""What is chosen while an entry is refused stays chosen: only what was typed on the way to the refused text is taken
back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.helpers.user import DEDUCTIBLE_MET, field, type_into, with_ranges
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window


def _choose_next(choice: QComboBox) -> None:
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)


def _service(window: Window, number: int) -> str:
    return window.document.case.course.lines[number - 1].service


def test_a_service_stays_when_the_prices_of_its_line_are_refused_later(window: Window, qtbot: QtBot) -> None:
    row, before = with_ranges(window).inputs.course.rows[3], _service(window, 4)
    type_into(row.prices["low"], "9000")
    _choose_next(row.service)
    chosen = _service(window, 4)
    assert chosen != before
    assert not row.prices["low"].problem
    qtbot.waitUntil(lambda: bool(row.prices["low"].problem))
    assert _service(window, 4) == row.service.value() == chosen
    assert row.prices["low"].text() == "9000.00"


def test_a_service_stays_when_a_refusal_is_said_in_another_language(window: Window) -> None:
    type_into(field(window, "No., line 1"), "abc")
    before = _service(window, 2)
    _choose_next(window.inputs.course.rows[1].service)
    chosen = _service(window, 2)
    assert chosen != before
    window.choose_language("es")
    assert _service(window, 2) == chosen
    assert window.inputs.course.rows[0].count.text() == "abc"


def test_what_is_marked_of_the_member_stays_when_a_refusal_is_said_in_another_language(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "abc")
    before = window.document.case.member
    marked = window.inputs.member.authorized
    marked.setFocus()
    marked.click()
    changed = window.document.case.member
    assert changed != before
    window.choose_language("es")
    assert window.document.case.member == changed


def test_what_is_marked_of_a_plan_stays_when_a_refusal_is_said_in_another_language(make_window: MakeWindow) -> None:
    window = make_window()
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    type_into(editor.amounts.fields["deductible", "in_network", "individual"], "abc")
    before = window.document.case.chosen_plan
    _choose_next(editor.year.credit)
    changed = window.document.case.chosen_plan
    assert changed != before
    window.choose_language("es")
    assert window.document.case.chosen_plan == changed


def test_typing_on_to_what_is_refused_takes_back_no_choice_made_before(window: Window) -> None:
    count = field(window, "No., line 1")
    before = window.document.case.course.lines[0].count
    _choose_next(window.inputs.course.rows[0].service)
    chosen = _service(window, 1)
    type_into(count, "7")
    assert window.document.case.course.lines[0].count == 7
    QTest.keyClicks(count, "x")
    assert window.document.case.course.lines[0].count == before
    assert _service(window, 1) == chosen


def test_typing_on_in_another_plan_takes_back_nothing_of_the_one_before(make_window: MakeWindow) -> None:
    window = make_window()
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    deductible = editor.amounts.fields["deductible", "in_network", "individual"]
    type_into(deductible, "100")
    first = window.document.case.chosen_plan
    window.actions_["next_plan"].trigger()
    next_ = window.document.case.chosen_plan
    assert next_.name != first.name
    # The focus has stayed where it was.
    deductible.selectAll()
    QTest.keyClicks(deductible, "200x")
    assert deductible.problem
    assert window.document.case.chosen_plan == next_
    assert window.document.case.plan(first.name) == first


def test_typing_on_after_an_undo_brings_back_nothing_undone(window: Window) -> None:
    before = window.document.case
    _choose_next(window.inputs.course.rows[0].service)
    count = field(window, "No., line 2")
    type_into(count, "7")
    for _ in range(2):
        window.actions_["undo"].trigger()
    assert window.document.case == before
    count.selectAll()
    QTest.keyClicks(count, "8x")
    assert count.problem
    assert window.document.case.course == before.course
