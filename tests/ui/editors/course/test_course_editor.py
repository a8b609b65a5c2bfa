"""The course editor as somebody works in it: prices, dates, names, templates, and what is said of bad ones."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.reference.texts import say
from tests.helpers.course_fields import Desk, choose, write

COLUMN = 372
"""What the window's left column leaves to its parts, in pixels, beside margins and scroll bar."""


def test_a_price_goes_on_with_the_keystroke_and_the_step_has_a_name(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    write(desk.row(4).prices["low"], "40")
    assert [(course.lines[3].price.low, step) for course, step in desk.told] == [
        (400, "price of Dosing, line 4"),
        (4000, "price of Dosing, line 4"),
    ]
    assert desk.row(4).prices["low"].text() == "40"


def test_the_step_has_a_name_in_spanish_too(qtbot: QtBot) -> None:
    desk = Desk(qtbot, language="es")
    write(desk.row(4).count, "5")
    assert desk.told[-1][1] == "número de Dosis, línea 4"


def test_dates_set_by_hand_are_not_moved_out_of_the_years(qtbot: QtBot) -> None:
    course = bundled.example().course
    by_hand = (course.starts, course.starts + datetime.timedelta(days=365))
    line = changed(course.lines[0], count=2, dates=by_hand)
    desk = Desk(qtbot, changed(course, lines=(line, *course.lines[1:])))
    write(desk.editor.starts.field, "2100-09-08")
    assert (desk.told, desk.good[-1]) == ([], False)
    write(desk.row(4).count, "5")
    assert desk.editor.starts.field.text() == "2100-09-08"
    assert "2000 to 2100" in desk.editor.starts.problem.text()
    write(desk.editor.starts.field, "2099-01-01")
    assert desk.told[-1][0].lines[0].dates[1] == datetime.date(2100, 1, 1)
    assert desk.good[-1]
    assert desk.editor.starts.problem.isHidden()


def test_bad_text_stays_tells_nobody_and_says_why_until_it_is_good(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(4)
    write(row.prices["likely"], "abc")
    assert (desk.told, desk.good) == ([], [False])
    assert row.problem.isVisible()
    assert "abc" in row.problem.text()
    desk.editor.set_course(desk.course, "en", 1)
    assert row.prices["likely"].text() == "abc"
    write(row.prices["likely"], "450")
    assert row.problem.isHidden()
    assert desk.good == [False, True]


def test_a_price_on_its_way_up_is_left_in_peace(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(4)
    write(row.prices["high"], "800")
    assert desk.course.lines[3].price.high == 80000
    assert desk.good == []
    QTest.qWait(500)
    assert row.problem.isHidden()


def test_prices_that_do_not_rise_are_refused_at_their_row(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(4)
    write(row.prices["low"], "900")
    qtbot.waitUntil(row.problem.isVisible)
    before = desk.course
    assert row.problem.text() == say("editors.prices_rise")
    assert all(field.property("invalid") for field in row.prices.values())
    assert before.lines[3].price.low == 9000
    write(row.prices["high"], "950")
    assert row.problem.isVisible()
    write(row.prices["likely"], "925")
    assert row.problem.isHidden()
    price = desk.course.lines[3].price
    assert (price.low, price.likely, price.high) == (90000, 92500, 95000)


def test_prices_that_do_not_rise_are_told_of_in_the_language_of_the_moment(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(4)
    write(row.prices["low"], "900")
    qtbot.waitUntil(row.problem.isVisible)
    desk.language = "es"
    desk.show(desk.course)
    assert row.problem.text() == say("editors.prices_rise", "es")
    assert row.prices["low"].text() == "900"
    write(row.prices["low"], "100")
    assert row.problem.isHidden()
    assert not any(field.property("invalid") for field in row.prices.values())


def test_undo_of_a_price_takes_the_complaint_with_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    first = desk.course
    row = desk.row(4)
    write(row.prices["low"], "900")
    qtbot.waitUntil(row.problem.isVisible)
    desk.show(first)
    assert row.problem.isHidden()
    assert row.prices["low"].text() == "450.00"
    assert desk.good == [False, True]


def test_a_nonexistent_start_is_refused_and_a_good_one_moves_the_course(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.editor.starts.field.selectAll()
    desk.editor.starts.field.insert("2027-02-30")
    assert "2027-02-30" in desk.editor.starts.problem.text()
    assert desk.told == []
    write(desk.editor.starts.field, "2027-02-28")
    assert desk.told[-1][0].starts == datetime.date(2027, 2, 28)
    assert desk.told[-1][1] == "first day of the course"
    assert desk.course.template == bundled.example().course.template


def test_a_name_is_needed(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    field = desk.editor.title.field
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert desk.editor.title.problem.text() == say("editors.bad_empty")
    assert desk.told == []
    QTest.keyClicks(field, "Spring")
    assert desk.course.title == "Spring"


def test_a_template_replaces_the_lines_and_keeps_the_start(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    write(desk.row(1).prices["low"], "abc")
    write(desk.editor.starts.field, "2027-03-01")
    choose(desk.editor.template.field, "Esketamine")
    template = next(one for one in bundled.courses() if one.template == "esketamine_26_weeks")
    assert desk.course.starts == datetime.date(2027, 3, 1)
    assert desk.services() == [line.service for line in template.lines]
    assert desk.editor.title.field.text() == template.title
    assert len(desk.editor.rows) == len(template.lines)
    assert desk.row(1).problem.isHidden()
    assert desk.good[-1] is True


def test_an_edited_template_is_ones_own_course(qtbot: QtBot) -> None:
    desk = Desk(qtbot, next(one for one in bundled.courses() if one.template == "im_kap_6"))
    assert desk.editor.template.field.currentText() == say("editors.template_im_kap_6")
    write(desk.row(1).count, "2")
    assert desk.editor.template.field.currentText() == say("editors.template_own")


def test_every_template_has_a_name_and_every_name_a_template(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    combo = desk.editor.template.field
    words = {combo.itemText(at) for at in range(combo.count())} - {say("editors.template_own")}
    assert words == {say(f"editors.template_{course.template}") for course in bundled.courses()}


def test_tab_goes_the_way_of_the_eye(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.press(2, "up")
    desk.editor.add.click()
    QTest.qWait(1)
    order: list[QWidget] = []
    widget: QWidget | None = desk.editor.template.field
    while widget is not None and widget is not desk.editor.add:
        order.append(widget)
        widget = widget.nextInFocusChain()
    stops = [w for w in order if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    places = [
        (w.mapTo(desk.editor, w.rect().center()).y(), w.mapTo(desk.editor, w.rect().center()).x())
        for w in stops
        if not isinstance(w, QToolButton)
    ]
    assert widget is desk.editor.add
    assert len(places) >= 3 + 5 * len(desk.editor.rows)
    lines = [(y // 8, x) for y, x in places]
    assert lines == sorted(lines)


def test_everything_has_a_name_for_the_ear(qtbot: QtBot) -> None:
    for language in ("en", "es"):
        desk = Desk(qtbot, language=language)
        desk.row(2).more.click()
        chain = [part for row in desk.editor.rows for part in row.chain]
        names = [part.accessibleName() or getattr(part, "text", str)() for part in chain]
        assert all(names)
        assert all(part.accessibleDescription() for part in chain)
        assert desk.row(2).prices["low"].accessibleName().endswith("2")


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_of_it_fits_the_column(qtbot: QtBot, language: str) -> None:
    desk = Desk(qtbot, language=language)
    for row in desk.editor.rows:
        row.more.click()
    assert desk.editor.minimumSizeHint().width() <= COLUMN


def test_the_total_is_the_estimates(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert desk.editor.total.text() == say("editors.total", "en", {"total": "$4,375.00"})
