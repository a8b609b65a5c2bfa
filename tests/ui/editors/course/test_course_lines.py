"""The lines of a course: added, copied, moved and removed, each with what is typed in it; and their folded part."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.engine.schedule import days_of
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.course import MOST_LINES, Network, Service
from tests.helpers.course_fields import Desk, choose, write
from tests.helpers.member_folds import choose as pick
from ui.editors.course.session_days import SessionDays

NAMES = [
    "Therapist intake",
    "Preparation session",
    "Medical evaluation",
    "Dosing session",
    "Integration session",
]


def test_add_puts_an_empty_line_at_the_end_and_goes_there(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.editor.add.click()
    assert desk.services()[-1] == Service.OTHER
    assert desk.editor.rows[-1].service.hasFocus()
    assert desk.told[-1][1] == "add a service"


def test_no_more_lines_are_offered_than_a_course_takes(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    for _ in range(MOST_LINES):
        desk.editor.add.click()
    assert len(desk.course.lines) == MOST_LINES
    assert not desk.editor.add.isEnabled()
    desk.row(1).more.click()
    details = desk.row(1).details
    assert details is not None
    assert not details.buttons["duplicate"].isEnabled()


def test_all_lines_can_be_removed(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    while desk.course.lines:
        desk.press(1, "remove")
    assert desk.editor.rows == []
    assert desk.editor.add.hasFocus()


def test_bad_text_goes_with_its_line_and_not_to_another(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    write(desk.row(4).prices["low"], "abc")
    desk.press(1, "remove")
    assert desk.row(3).service.currentText() == "Dosing session"
    assert desk.row(3).prices["low"].text() == "abc"
    desk.press(3, "up")
    assert desk.row(2).prices["low"].text() == "abc"
    assert "abc" in desk.editor.problem.text()
    desk.press(2, "remove")
    assert all(row.problem.isHidden() for row in desk.editor.rows)
    assert desk.good == [False, True]


def test_a_line_keeps_its_buttons_under_the_finger_while_it_moves(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(1)
    row.more.click()
    assert row.details is not None
    down = row.details.buttons["down"]
    down.setFocus()
    for _ in range(2):
        QTest.keyClick(down, Qt.Key.Key_Space)
    assert desk.services() == ["intake", "preparation", "evaluation", "dosing", "integration"]
    assert desk.row(3) is row
    assert down.hasFocus()
    assert desk.shown() == NAMES


def test_the_first_line_cannot_go_up_nor_the_last_down(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    enabled = []
    for row in (desk.editor.rows[0], desk.editor.rows[-1]):
        row.more.click()
        assert row.details is not None
        enabled.append([row.details.buttons[step].isEnabled() for step in ("up", "down")])
    assert enabled == [[False, True], [True, False]]


def test_a_copy_is_edited_apart_and_removed_alone(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.press(4, "duplicate")
    assert desk.services().count("dosing") == 2
    write(desk.row(5).count, "x")
    desk.press(4, "remove")
    assert desk.row(4).count.text() == "x"
    write(desk.row(4).count, "3")
    assert [line.count for line in desk.course.lines if line.service == "dosing"] == [3]


def test_the_folded_part_edits_the_line(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.row(4).more.click()
    details = desk.row(4).details
    assert details is not None
    write(details.days.first_day.field, "30")
    choose(details.network.field, "Out")
    write(details.label.field, "<b>Mine</b>")
    details.drug.click()
    line = desk.course.lines[3]
    assert (line.first_day, line.network, line.label, line.drug) == (30, Network.OUT, "<b>Mine</b>", True)


def test_what_is_wrong_in_the_folded_part_is_said_below_the_row_when_folded(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(4)
    row.more.click()
    assert row.details is not None
    write(row.details.days.first_day.field, "soon")
    assert row.details.days.first_day.problem.isVisible()
    assert row.folded_problem.isHidden()
    row.more.click()
    assert row.folded_problem.isVisible()
    assert row.folded_problem.text() == row.details.days.first_day.field.problem


def test_hand_made_dates_go_when_the_count_changes(qtbot: QtBot) -> None:
    course = bundled.example().course
    dated = changed(course.lines[0], dates=(datetime.date(2026, 9, 9),))
    desk = Desk(qtbot, changed(course, lines=(dated, *course.lines[1:])))
    write(desk.row(1).count, "2")
    assert (desk.course.lines[0].count, desk.course.lines[0].dates) == (2, ())


def _days(desk: Desk, number: int) -> SessionDays:
    row = desk.row(number)
    if not row.more.isChecked():
        row.more.click()
    assert row.details is not None
    return row.details.days


def test_sessions_are_any_days_apart(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    days = _days(desk, 4)
    assert not days.gaps.isVisible()
    pick(days.cadence.field, "Other days apart")
    assert QApplication.focusWidget() is days.gaps.field
    write(days.gaps.field, "10, 4")
    assert desk.course.lines[3].gaps == (10, 4)
    assert desk.told[-1][1] == "how often of Dosing session, line 4"
    desk.row(5).count.setFocus()
    write(days.gaps.field, "10, 400")
    assert days.gaps.problem.isVisible()
    assert "from 0 to 366" in days.gaps.problem.text()
    assert desk.course.lines[3].gaps == (10, 4)
    pick(days.cadence.field, "Weekly")
    assert desk.course.lines[3].gaps == (7,)
    assert not days.gaps.isVisible()
    assert desk.good[-1]


def test_sessions_stand_on_dates_by_hand_as_many_as_are_written(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    days, row = _days(desk, 4), desk.row(4)
    before = desk.course.lines[3]
    planned = days_of(before, desk.course.starts)
    pick(days.cadence.field, "On given dates")
    assert (desk.course.lines[3].dates, desk.course.lines[3].count) == (planned, before.count)
    assert QApplication.focusWidget() is days.dates.field
    write(days.dates.field, "Jan 12, 2027; 1/20; 2027-02-03;")
    assert desk.course.lines[3].dates == tuple(datetime.date(2027, *day) for day in ((1, 12), (1, 20), (2, 3)))
    assert (desk.course.lines[3].count, row.count.text()) == (3, "3")
    desk.row(5).count.setFocus()
    assert days.dates.field.text() == "Jan 12, 2027; Jan 20, 2027; Feb 3, 2027"
    write(days.dates.field, "Jan 12, 2027; someday")
    assert "someday" in days.dates.problem.text()
    assert desk.course.lines[3].count == 3
    pick(days.cadence.field, "Weekly")
    assert desk.course.lines[3].dates == ()
    assert row.count.text() == "3"


def test_a_date_that_is_written_twice_is_said_and_holds(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    days = _days(desk, 4)
    pick(days.cadence.field, "On given dates")
    assert not days.repeated.isVisible()
    write(days.dates.field, "1/12/2027; 1/20/2027; 1/12/2027")
    assert desk.course.lines[3].count == 3
    assert days.repeated.isVisible()
    assert "More than one session on: Jan 12, 2027." in days.repeated.text()
    write(days.dates.field, "1/12/2027; 1/20/2027; 1/13/2027")
    assert not days.repeated.isVisible()


def test_dates_by_hand_are_written_in_the_language(qtbot: QtBot) -> None:
    desk = Desk(qtbot, language="es")
    days = _days(desk, 1)
    pick(days.cadence.field, "En fechas dadas")
    write(days.dates.field, "12 de enero de 2027; 3/2/27")
    desk.row(5).count.setFocus()
    assert days.dates.field.text() == "12 ene 2027; 3 feb 2027"
