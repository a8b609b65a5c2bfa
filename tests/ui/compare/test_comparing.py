"""A long comparison is put off until the typing rests: the last answer stands, marked, and is never taken for the new
one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from calculator.engine.comparison.side_by_side import compare, cost_to
from calculator.files.bundled import example
from calculator.files.document import load
from calculator.model.case import Case
from calculator.model.comparison import Comparison, Payer
from calculator.money import format_decimal, format_money
from calculator.reference.texts import LANGUAGES, catalogue
from tests.helpers.long_course import long_course
from tests.helpers.settling import rest
from tests.helpers.user import labels, press, type_into
from tests.ui.conftest import MakeWindow
from ui.compare.compare_tab import CompareMode, CompareView
from ui.compare.rows import MEASURES
from ui.main_window.window import Window
from ui.widgets.fields import Field

LIKELY = next(at for at, measure in enumerate(MEASURES) if measure.key == "patient_likely")


@pytest.fixture
def compared(make_window: MakeWindow) -> Window:
    """A window that shows the long comparison, at rest."""
    window = make_window(long_course())
    window.answers.turn_to("compare")
    rest(window)
    return window


def price(window: Window) -> Field:
    return window.inputs.course.rows[0].prices["likely"]


def shown(view: CompareView) -> list[str]:
    """What each plan costs the patient, as it stands in the table."""
    return [cell.text for cell in view.table.grid.titled[LIKELY].cells]


def right(case: Case) -> list[str]:
    """The same, priced from nothing."""
    return [format_money(cost_to(Payer.PATIENT, one.estimate.likely.totals)) for one in compare(case).columns]


def marked(view: CompareView, language: str = "en") -> bool:
    """Whether the figures are said, and shown, to be of the entry before."""
    said = catalogue(language)["compare_tab.anew"] in labels(view)
    assert said == view.table.table.faded
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_answer_stands_marked_until_the_typing_rests(make_window: MakeWindow, language: str) -> None:
    window = make_window(long_course(), language=language)
    window.answers.turn_to("compare")
    view, before = window.answers.compare, right(window.document.case)
    assert shown(view) == before
    assert not marked(view, language)
    type_into(price(window), "612")
    assert shown(view) == before
    assert marked(view, language)
    assert view.announcement() == ""
    rest(window)
    assert shown(view) == right(window.document.case) != before
    assert not marked(view, language)
    assert catalogue(language)["compare_tab.anew"] not in view.announcement()


def test_the_figures_of_the_entry_before_are_grey(compared: Window) -> None:
    table = compared.answers.compare.table.table
    cell = table.visualRect(table.model().index(LIKELY, 0))
    text = table.look.text.name()

    def inks() -> set[str]:
        picture = table.viewport().grab(cell).toImage()
        return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}

    assert text in inks()
    type_into(price(compared), "6")
    assert text not in inks()
    rest(compared)
    assert text in inks()


def test_an_answer_arrives_for_the_last_key_only(qtbot: QtBot, compared: Window) -> None:
    view = compared.answers.compare
    came: list[Case] = []

    def take(case: Case, comparison: Comparison) -> None:
        assert comparison == compare(case)
        came.append(case)

    view.comparing.compared.connect(take)
    for text in ("6", "61", "612"):
        type_into(price(compared), text)
        assert came == []
        # The typing rests for a moment, and the work for it begins.
        qtbot.waitUntil(lambda: view.comparing._jobs is not None and view.comparing._jobs.busy)
    rest(compared)
    assert came == [compared.document.case]
    assert shown(view) == right(compared.document.case)


def test_undo_brings_back_the_answer_that_was(compared: Window) -> None:
    view = compared.answers.compare
    before = shown(view)
    type_into(price(compared), "612")
    press("Ctrl+Z", compared)
    rest(compared)
    assert shown(view) == before
    assert not marked(view)


def test_what_is_copied_is_the_answer_to_the_last_entry(compared: Window) -> None:
    table = compared.answers.compare.table.table
    table.choose(LIKELY, 0)
    type_into(price(compared), "612")
    table.setFocus()
    press("Ctrl+C", table)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[LIKELY + 1].split("\t")[1:] == right(compared.document.case)
    assert not marked(compared.answers.compare)


@pytest.mark.parametrize("act", ["sort", "pin"])
def test_what_is_done_with_the_figures_is_done_with_the_new_ones(compared: Window, act: str) -> None:
    view = compared.answers.compare
    view.table.table.choose(LIKELY, 1)
    type_into(price(compared), "612")
    QTest.mouseClick(view.table.buttons[act], Qt.MouseButton.LeftButton)
    assert shown(view) == right(compared.document.case)
    assert not marked(view)
    if act == "sort":
        costs = [cost_to(Payer.PATIENT, one.estimate.likely.totals) for one in compare(compared.document.case).columns]
        assert costs == sorted(costs)


def test_another_case_is_never_seen_under_the_answer_of_this_one(compared: Window) -> None:
    view = compared.answers.compare
    type_into(price(compared), "612")
    compared.document.replace(long_course(), None)
    assert shown(view) == right(long_course())
    assert not marked(view)
    rest(compared)
    assert shown(view) == right(long_course())


def test_other_plans_are_compared_at_once(compared: Window) -> None:
    view, table = compared.answers.compare, compared.answers.compare.table.table
    type_into(price(compared), "612")
    table.setFocus()
    table.choose(LIKELY, 0)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shown(view) == right(compared.document.case)
    assert not marked(view)


def test_a_file_and_an_export_hold_the_last_entry(
    qtbot: QtBot, compared: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(price(compared), "612")
    compared.document.save(tmp_path / "long.kat")
    assert load(tmp_path / "long.kat").course.lines[0].price.likely == 61_200
    path = tmp_path / "plans.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV (*.csv)"))
    compared.actions_["export_spreadsheet"].trigger()
    qtbot.waitUntil(path.exists, timeout=60_000)
    written = path.read_text(encoding="utf-8-sig")
    for one in compare(compared.document.case).columns:
        assert format_decimal(cost_to(Payer.PATIENT, one.estimate.likely.totals)) in written
    rest(compared)


def test_what_is_not_looked_at_is_compared_when_it_is_seen(compared: Window) -> None:
    view = compared.answers.compare
    compared.answers.turn_to("estimate")
    type_into(price(compared), "612")
    compared.answers.turn_to("compare")
    assert marked(view)
    view.turn_to(CompareMode.START)
    view.turn_to(CompareMode.TABLE)
    rest(compared)
    assert shown(view) == right(compared.document.case)
    assert not marked(view)


def test_a_window_that_closes_meanwhile_ends(qtbot: QtBot, compared: Window) -> None:
    view = compared.answers.compare
    type_into(price(compared), "612")
    assert view.comparing.waits
    compared.document.undo_stack.setClean()
    compared.close()
    assert not compared.isVisible()
    qtbot.waitUntil(lambda: not (view.comparing._jobs and view.comparing._jobs.busy))


def test_a_short_course_is_compared_at_once(make_window: MakeWindow) -> None:
    window = make_window(example())
    window.answers.turn_to("compare")
    type_into(price(window), "612")
    assert not window.answers.compare.comparing.waits
    assert shown(window.answers.compare) == right(window.document.case)
