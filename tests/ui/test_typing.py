"""A person clicks into fields and types, and leaves them by the next click: what is seen, and what is priced."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calculator.reference.texts import say
from tests.helpers.openers import folds, plan_editor
from tests.helpers.settling import rest
from tests.helpers.typing import LIMIT_MET, MET, banner, click_and_type
from tests.helpers.user import answer, field, status, with_ranges
from tests.ui.conftest import MakeWindow
from ui.main_window.panes import Pane
from ui.main_window.window import Window
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, TextField

LIKELY = "Price, line 4"


def figures(widget: QWidget) -> list[Field]:
    """Every field that is seen and is no plain text."""
    return [one for one in widget.findChildren(Field) if one.isVisible() and not isinstance(one, TextField)]


def test_a_click_into_any_figure_or_day_selects_it(window: Window) -> None:
    folds(with_ranges(window))
    editor = plan_editor(window)
    window.answers.turn_to("compare")
    seen = [*figures(window.inputs), *figures(editor)]
    assert len(seen) > 60
    for one in seen:
        if one.isEnabled():
            one.clearFocus()
            QTest.mouseClick(one, Qt.MouseButton.LeftButton)
            assert one.selectedText() == one.text(), one.accessibleName()


def test_what_is_typed_after_a_click_replaces_what_stood_there(window: Window) -> None:
    click_and_type(field(window, LIKELY), "620")
    assert window.document.case.course.lines[3].price.likely == 62_000
    click_and_type(field(window, LIKELY), "640")
    assert window.document.case.course.lines[3].price.likely == 64_000
    click_and_type(window.inputs.course.starts.field, "1/5/27")
    assert window.document.case.course.starts == datetime.date(2027, 1, 5)


def test_however_often_it_is_clicked_and_a_text_is_not_selected(window: Window) -> None:
    price = field(window, LIKELY)
    for _ in range(2):
        QTest.mouseClick(price, Qt.MouseButton.LeftButton)
        assert price.selectedText() == price.text()
    QTest.mouseDClick(price, Qt.MouseButton.LeftButton)
    assert price.selectedText() == price.text()
    QTest.keyClick(price, Qt.Key.Key_End)
    QTest.keyClick(price, Qt.Key.Key_Backspace)
    assert price.text() == "450.0"
    title = window.inputs.course.title.field
    QTest.mouseClick(title, Qt.MouseButton.LeftButton)
    assert title.selectedText() == ""


def test_what_nobody_knows_stands_empty_and_a_written_zero_stays(window: Window) -> None:
    met = field(window, MET)
    assert met.text() == ""
    click_and_type(met, "0")
    QTest.mouseClick(field(window, LIMIT_MET), Qt.MouseButton.LeftButton)
    assert met.text() == "0.00"
    assert window.document.case.member.met.deductible == 0
    window.inputs.course.add.click()
    assert [one.text() for one in window.inputs.course.rows[-1].prices.values()] == ["", "", ""]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_last_good_answer_is_the_one_before_the_typing(
    make_window: MakeWindow, qtbot: QtBot, language: str
) -> None:
    window = make_window(language=language)
    before, case = answer(window), window.document.case
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    deductible = editor.amounts.fields["deductible", "in_network", "individual"]
    click_and_type(deductible, "9000")
    assert window.document.case == case
    assert not window.document.unsaved
    assert before in answer(window)
    assert deductible.text() == "9000"
    qtbot.waitUntil(lambda: bool(deductible.problem))
    said = say("views.stale_field", language, {"field": editor.validity.first.accessibleName()})  # type: ignore[union-attr]
    assert banner(window).full_text == said
    assert banner(window).isVisible()


@pytest.mark.parametrize("text", ["9000x", "12.345", "-5", "99999999"])
def test_no_prefix_of_a_refused_text_is_an_answer(window: Window, text: str) -> None:
    before = window.document.case
    for name in (LIKELY, MET):
        click_and_type(field(window, name), text)
        assert window.document.case == before
    assert status(window) == say("window.status_unread")


def test_other_entries_count_while_one_is_refused(window: Window) -> None:
    click_and_type(field(window, MET), "20x")
    click_and_type(field(window, LIKELY), "620")
    click_and_type(field(window, LIMIT_MET), "300x")
    case = window.document.case
    assert (case.course.lines[3].price.likely, case.member.met.deductible, case.member.met.out_of_pocket) == (
        62_000,
        0,
        0,
    )
    assert field(window, MET).text() == "20x"
    click_and_type(field(window, MET), "200")
    assert window.document.case.member.met.deductible == 20_000


def test_three_prices_are_typed_in_peace_and_nothing_moves(window: Window, qtbot: QtBot) -> None:
    row = window.inputs.course.rows[3]
    places = [one.pos() for one in window.inputs.course.rows]
    for name, text in (("low", "900"), ("likely", "950")):
        click_and_type(row.prices[name], text)
        assert window.inputs.course.problem.text() == ""
    click_and_type(row.prices["high"], "1000")
    price = window.document.case.course.lines[3].price
    assert (price.low, price.likely, price.high) == (90_000, 95_000, 100_000)
    click_and_type(row.prices["low"], "2000")
    QTest.mouseClick(field(window, MET), Qt.MouseButton.LeftButton)
    assert say("editors.prices_rise") in window.inputs.course.problem.text()
    rest(window)
    assert [one.pos() for one in window.inputs.course.rows] == places
    assert window.document.case.course.lines[3].price.low == 90_000


def test_the_banner_leads_to_the_entry_wherever_it_is(themed: None, window: Window, qtbot: QtBot) -> None:
    folds(window)
    taxed = field(window, "Federal rate") if _there(window, "Federal rate") else field(window, MET)
    rest(window)
    below = window.answers.estimate.bar
    place = below.mapTo(window, below.rect().topLeft())
    click_and_type(taxed, "x")
    rest(window)
    assert below.mapTo(window, below.rect().topLeft()) == place
    for fold in window.inputs.column.folds.values():
        fold.header.setChecked(False)
    assert not taxed.isVisible()
    assert taxed.accessibleName() in banner(window).full_text
    banner(window).click()
    assert taxed.isVisible()
    assert taxed.hasFocus()
    assert not taxed.visibleRegion().isEmpty()


def test_the_banner_leads_out_of_a_narrow_window_and_into_the_plan_editor(window: Window, qtbot: QtBot) -> None:
    window.resize(700, 640)
    window.panes.turn_to(Pane.ANSWERS)
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    limit = editor.amounts.fields["out_of_pocket_limit", "in_network", "individual"]
    click_and_type(limit, "1")
    qtbot.waitUntil(banner(window).isVisible)
    banner(window).click()
    qtbot.waitUntil(limit.hasFocus)
    assert limit.selectedText() == "1"


def _there(window: Window, name: str) -> bool:
    return any(one.isVisible() and one.accessibleName() == name for one in window.findChildren(Field))


def test_a_plan_editor_with_errors_asks_before_it_closes(window: Window) -> None:
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    deductible = editor.amounts.fields["deductible", "in_network", "individual"]
    click_and_type(deductible, "9000")
    assert not editor.close()
    (box,) = editor.findChildren(QMessageBox)
    assert deductible.accessibleName() in box.text()
    _press(box, "Go back")
    assert editor.isVisible()
    assert deductible.text() == "9000"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    (box,) = [one for one in editor.findChildren(QMessageBox) if one.isVisible()]
    _press(box, "Leave it out")
    assert window.plan_desk.editor is None
    assert not banner(window).isVisible()
    window.edit_plan()
    assert window.plan_desk.editor.close()  # type: ignore[union-attr]


def _press(box: QMessageBox, words: str) -> None:
    next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == words).click()


def test_every_list_opens_with_all_of_its_items_in_sight(window: Window, themed: None, qtbot: QtBot) -> None:
    folds(window)
    editor = plan_editor(window)
    lists = [one for one in (*window.findChildren(QComboBox), *editor.findChildren(QComboBox)) if one.isVisible()]
    assert len(lists) > 20
    for one in lists:
        one.showPopup()
        view = one.view()
        for at in (0, one.count() - 1):
            place = view.visualRect(one.model().index(at, 0))
            assert view.viewport().rect().contains(place), (one.accessibleName(), at)
        assert view.sizeHintForColumn(0) <= view.viewport().width(), one.accessibleName()
        one.hidePopup()


def test_new_begins_next_monday_at_the_top_with_nobody_s_plan(window: Window, qtbot: QtBot) -> None:
    window.inputs.verticalScrollBar().setValue(500)
    window.actions_["new"].trigger()
    case = window.document.case
    assert case.course.starts.weekday() == 0
    assert 0 < (case.course.starts - datetime.datetime.now().astimezone().date()).days <= 7
    assert [plan.name for plan in case.plans] == [say("bundled.no_plan_yet")]
    assert not case.plans[0].example
    totals = window.document.estimate.likely.totals
    assert totals.member_pays == totals.billed
    rest(window)
    assert window.inputs.verticalScrollBar().value() == 0


def test_a_day_that_is_typed_shows_how_it_is_understood(window: Window) -> None:
    starts = window.inputs.course.starts.field
    assert isinstance(starts, DateField)
    QTest.mouseClick(starts, Qt.MouseButton.LeftButton)
    plain = starts.grab().toImage()
    QTest.keyClicks(starts, "Jan 5")
    assert starts.grab().toImage() != plain
    assert window.document.case.course.starts.strftime("%m-%d") == "01-05"
    QTest.mouseClick(field(window, MET), Qt.MouseButton.LeftButton)
    assert starts.text().startswith("Jan 5, ")
