"""The course editor as somebody works in it: prices, dates, names, templates, and what is said of bad ones."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.course import MoneyBack
from calculator.reference.texts import say
from calculator.reference.voice import Voice
from tests.helpers.course_fields import Desk, choose, write
from tests.helpers.member_folds import choose as pick
from tests.helpers.settling import rest

COLUMN = 372
"""What the window's left column leaves to its parts, in pixels, beside margins and scroll bar."""


def test_a_price_goes_on_with_the_keystroke_and_the_step_has_a_name(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    write(desk.row(4).prices["low"], "40")
    assert [(course.lines[3].price.low, step) for course, step in desk.told] == [
        (400, "price of Dosing session, line 4"),
        (4000, "price of Dosing session, line 4"),
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
    assert "abc" in desk.editor.problem.text()
    assert "Line 4" in desk.editor.problem.text()
    desk.editor.set_course(desk.course, Voice("en"), 1)
    assert row.prices["likely"].text() == "abc"
    write(row.prices["likely"], "450")
    assert desk.editor.problem.text() == ""
    assert desk.good == [False, True]


def test_a_price_on_its_way_up_is_left_in_peace(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(4)
    write(row.prices["high"], "800")
    assert desk.course.lines[3].price.high == 80000
    assert desk.good == []
    rest(desk.editor)
    assert desk.editor.problem.text() == ""


def test_a_row_is_judged_when_it_is_left_and_keeps_the_prices_from_before(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(4)
    height = desk.editor.sizeHint().height()
    write(row.prices["low"], "900")
    write(row.prices["likely"], "925")
    rest(desk.editor)
    assert desk.editor.problem.text() == ""
    assert desk.course.lines[3].price.low == 45000
    desk.row(5).count.setFocus()
    assert say("editors.prices_rise") in desk.editor.problem.text()
    assert "Line 4" in desk.editor.problem.text()
    assert all(field.property("invalid") for field in row.prices.values())
    assert desk.editor.sizeHint().height() == height
    write(row.prices["high"], "950")
    assert desk.editor.problem.text() == ""
    price = desk.course.lines[3].price
    assert (price.low, price.likely, price.high) == (90000, 92500, 95000)


def test_prices_that_do_not_rise_are_told_of_in_the_language_of_the_moment(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.editor.ranges.click()
    row = desk.row(4)
    write(row.prices["low"], "900")
    desk.row(5).count.setFocus()
    desk.voice = Voice("es")
    desk.show(desk.course)
    assert say("editors.prices_rise", "es") in desk.editor.problem.text()
    assert row.prices["low"].text() == "900"
    write(row.prices["low"], "100")
    assert desk.editor.problem.text() == ""
    assert not any(field.property("invalid") for field in row.prices.values())


def test_another_price_takes_the_complaint_with_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    first = desk.course.lines[3]
    row = desk.row(4)
    write(row.prices["low"], "900")
    desk.row(5).count.setFocus()
    line = changed(first, price=PriceRange(low=1, likely=2, high=3))
    desk.show(changed(desk.course, lines=(*desk.course.lines[:3], line, *desk.course.lines[4:])))
    assert desk.editor.problem.text() == ""
    assert row.prices["low"].text() == "0.01"
    assert desk.good == [False, True]


def test_one_price_stays_one_and_an_empty_low_or_high_stands_for_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    row = desk.row(1)
    write(row.prices["likely"], "300")
    assert desk.course.lines[0].price == PriceRange.fixed(30000)
    assert [row.prices[name].text() for name in ("low", "high")] == ["300.00", "300.00"]
    dosing = desk.row(4)
    for name in ("low", "high"):
        dosing.prices[name].setFocus()
        dosing.prices[name].selectAll()
        QTest.keyClick(dosing.prices[name], Qt.Key.Key_Delete)
    assert desk.course.lines[3].price == PriceRange.fixed(desk.course.lines[3].price.likely)
    dosing.prices["likely"].setFocus()
    dosing.prices["likely"].selectAll()
    QTest.keyClick(dosing.prices["likely"], Qt.Key.Key_Delete)
    desk.row(5).count.setFocus()
    assert say("editors.price_needed") in desk.editor.problem.text()
    assert desk.course.lines[3].price.likely > 0


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
    assert desk.editor.problem.text() == ""
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
    desk.editor.ranges.click()
    desk.press(2, "up")
    desk.editor.add.click()
    rest(desk.editor)
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


def test_a_discount_is_added_named_typed_and_taken_off_again(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    table = desk.editor.money_back
    table.add.click()
    row = table.rows[0]
    choose(row.choice, "Dosing")
    write(row.amount, "300")
    (one,) = desk.told[-1][0].money_back
    assert (one.services, one.amount) == (("dosing",), 30_000)
    write(row.amount, "lots")
    assert desk.good[-1] is False
    assert "lots" in row.problem.text()
    row.remove.click()
    assert desk.told[-1][0].money_back == ()
    assert desk.good[-1]


def test_a_discount_is_of_the_services_that_are_ticked(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    table = desk.editor.money_back
    table.add.click()
    row = table.rows[0]
    assert not any(box.isVisible() for box in row.boxes.values())
    pick(row.choice, "Several")
    assert all(box.isVisible() and box.isChecked() for box in row.boxes.values())
    for service in ("evaluation", "intake", "preparation"):
        row.boxes[service].click()
    assert desk.course.money_back[0].services == ("dosing", "integration")
    row.boxes["dosing"].click()
    # The last tick stays: of no service nothing would come off, and none named is all of them.
    row.boxes["integration"].click()
    assert desk.course.money_back[0].services == ("integration",)
    assert row.boxes["integration"].isChecked()
    assert row.choice.currentText().startswith("Several")
    pick(row.choice, "All")
    assert desk.course.money_back[0].services == ()
    assert not any(box.isVisible() for box in row.boxes.values())


def test_a_discount_of_several_services_is_shown_as_it_is(qtbot: QtBot) -> None:
    course = bundled.example().course
    desk = Desk(qtbot, changed(course, money_back=(MoneyBack(amount=100, services=("dosing", "drug")),)))
    row = desk.editor.money_back.rows[0]
    assert [service for service, box in row.boxes.items() if box.isChecked()] == ["dosing", "drug"]
    assert row.boxes["drug"].isVisible()
