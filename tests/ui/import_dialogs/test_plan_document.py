"""File ▸ Read a plan's document: dropped, chosen or pasted, looked at beside its page, put right, confirmed, added."""

import copy
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files import apart
from calculator.model.base import changed
from calculator.model.plan import DeductibleUse
from calculator.money import format_money
from tests.files.sbc import typeset
from tests.files.sbc.test_sbc_random import copied
from tests.files.sbc.test_sbc_typeset import PPO
from tests.helpers.user import answer, labels, tab_stops, type_into
from tests.ui.conftest import Answers, MakeWindow
from tests.ui.document.test_sharing import drop
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.import_dialogs.review_item import ReviewItem
from ui.import_dialogs.source_page import SourcePage
from ui.library.compare import CompareDialog
from ui.library.dialog import LibraryDialog
from ui.main_window.window import Window
from ui.welcome.welcome import Welcome
from ui.widgets.choice import Choice
from ui.widgets.field import Field


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of a PPO whose specialist copay is waived by the answer about services before the deductible only."""
    path = tmp_path_factory.mktemp("forms") / "value-ppo.pdf"
    path.write_bytes(typeset.pdf(PPO))
    return path


def dialog_of(window: Window, qtbot: QtBot) -> PlanDocumentDialog:
    (dialog,) = window.findChildren(PlanDocumentDialog)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
    return dialog


def dropped(window: Window, qtbot: QtBot, path: Path) -> PlanDocumentDialog:
    drop(window, path)
    qtbot.waitUntil(lambda: bool(window.findChildren(PlanDocumentDialog)))
    return dialog_of(window, qtbot)


def item(dialog: PlanDocumentDialog, name: str) -> ReviewItem:
    assert dialog.review is not None
    return next(one for one in dialog.review.items if one.name == name)


def part(of: ReviewItem, name: str) -> Field | Choice:
    return next(editor for one, editor in of.editors.items() if one.name == name)


def choose(choice: Choice, value: object) -> None:
    """Go through the list with the keys to ``value``."""
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.count()):
        if choice.value() == value:
            return
        QTest.keyClick(choice, Qt.Key.Key_Down)
    raise AssertionError(f"{value} is not offered")


def settle(dialog: PlanDocumentDialog, qtbot: QtBot) -> None:
    """Check all that is left, as a person does who finds it right."""
    assert dialog.review is not None
    for one in dialog.review.items:
        if one.open:
            qtbot.mouseClick(one.checked, Qt.MouseButton.LeftButton, pos=QPoint(8, one.checked.height() // 2))


def test_a_document_is_dropped_put_right_confirmed_and_the_course_is_priced_under_it(
    qtbot: QtBot, window: Window, form: Path
) -> None:
    before = answer(window)
    dialog = dropped(window, qtbot, form)
    guess = item(dialog, "Specialist visit, in network")
    assert dialog.review is not None
    assert {one.open for one in dialog.review.items[:2]} == {True}
    assert guess is dialog.review.items[1]
    assert "guessed" in labels(guess)
    assert not dialog.add.isEnabled()
    assert answer(window) == before
    # Nobody wrote that the copay is waived for the specialist's procedures: the person knows better.
    copay = part(guess, "copay")
    assert isinstance(copay, Field)
    assert copay.text() == "45.00"
    qtbot.mouseClick(copay, Qt.MouseButton.LeftButton)
    assert any("$45 copay/visit" in said for said in labels(dialog))
    assert dialog.review is not None
    assert not dialog.review.page.page.marked().isEmpty()
    qtbot.keyClicks(copay, "60")
    assert guess.checked.isChecked()
    deductible = part(guess, "summary_deductible")
    assert isinstance(deductible, Choice)
    choose(deductible, "applies")
    settle(dialog, qtbot)
    assert not dialog.add.isEnabled()
    assert "One thing is left to confirm before the plan can be added." in labels(dialog)
    qtbot.waitUntil(lambda: not dialog.busy)
    offered = [dialog.question.choice.itemText(at) for at in range(dialog.question.choice.count())]
    assert len(offered) == 4
    choose(dialog.question.choice, "specialist")
    promised = dialog.question.choice.currentText()
    assert dialog.add.isEnabled()
    qtbot.keyClick(dialog.add, Qt.Key.Key_Space)
    case = window.document.case
    plan = case.chosen_plan
    assert plan.name == PPO["name"]
    visit = next(one for one in plan.benefits if one.name == "specialist_visit")
    assert (visit.in_network.copay, visit.in_network.deductible) == (6_000, DeductibleUse.APPLIES)
    assert plan.benefit_for("dosing") == visit
    likely = estimate(case, plan).likely.totals.member_pays
    assert format_money(likely) in promised
    assert answer(window) != before
    assert f"read the plan “{PPO['name']}”" in window.actions_["undo"].text()
    window.actions_["undo"].trigger()
    assert answer(window) == before


def test_each_figure_keeps_its_page_and_words_until_it_is_edited(qtbot: QtBot, window: Window, form: Path) -> None:
    dialog = dropped(window, qtbot, form)
    type_into_first = part(item(dialog, "Overall deductible, in network"), "individual")
    assert isinstance(type_into_first, Field)
    settle(dialog, qtbot)
    choose(dialog.question.choice, "mental_other")
    qtbot.keyClick(dialog.add, Qt.Key.Key_Space)
    plan = window.document.case.chosen_plan
    document = plan.document
    assert document is not None
    assert document.name == "value-ppo.pdf"
    source = document.source_of("benefits.primary_visit.in_network.copay")
    assert source is not None
    assert (source.page, source.words) == (2, "$25 copay/visit; deductible does not apply")
    assert document.source_of("deductible.in_network.family") is not None
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    type_into(editor.amounts.fields[("deductible", "in_network", "family")], "2600")
    after = window.document.case.chosen_plan.document
    assert after is not None
    assert after.source_of("deductible.in_network.family") is None
    assert after.source_of("deductible.in_network.individual") is not None


def test_from_a_figure_in_the_plan_editor_one_gets_back_to_its_page(
    qtbot: QtBot, window: Window, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, moved = tmp_path / "value-ppo.pdf", tmp_path / "moved.pdf"
    here.write_bytes(form.read_bytes())
    dialog = dropped(window, qtbot, here)
    settle(dialog, qtbot)
    choose(dialog.question.choice, "mental_other")
    qtbot.keyClick(dialog.add, Qt.Key.Key_Space)
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    row = next(one for one in editor.benefits.rows if one.title.text() == "Specialist visit")
    qtbot.waitUntil(editor.isActiveWindow)
    row.inside.copay.setFocus()
    said = "Read in value-ppo.pdf, page 2: “$45 copay/visit”"
    assert said in labels(editor)
    asked: list[Path] = []

    def ask(path: Path) -> None:
        monkeypatch.setattr(
            QFileDialog,
            "getOpenFileName",
            lambda *_, **__: (asked.append(path) or str(path), ""),  # type: ignore[func-returns-value]
        )

    # Where it was read it is found again; moved away, it is asked for once; another of its name is told apart.
    for at, right, asks in ((None, True, 0), (here, False, 1), (moved, True, 1), (None, True, 0)):
        asked.clear()
        if at is not None:
            ask(at)
        if at is here:
            here.rename(moved)
            here.write_bytes(moved.read_bytes() + b"\n")
        qtbot.mouseClick(editor.meaning.show_page, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda asks=asks: len(asked) == asks and bool(shown_page(editor)), timeout=10_000)
        (page,) = shown_page(editor)
        assert said in labels(page)
        assert any("This is not the document" in one for one in labels(page)) is not right
        assert page.page.page.marked().isEmpty() is not right
        qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    type_into(row.inside.copay, "50")
    assert not any(one.startswith("Read in") for one in labels(editor))


def shown_page(editor: QWidget) -> list[SourcePage]:
    """The page of a document that is open and has come."""
    return [one for one in editor.findChildren(SourcePage) if one.isVisible() and not one.busy]


def test_the_library_reads_a_document_too(qtbot: QtBot, window: Window, form: Path) -> None:
    window.actions_["plan_library"].trigger()
    (library,) = window.findChildren(LibraryDialog)
    qtbot.mouseClick(library.buttons["read"], Qt.MouseButton.LeftButton)
    (dialog,) = library.findChildren(PlanDocumentDialog)
    dialog.read_path(form)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
    settle(dialog, qtbot)
    choose(dialog.question.choice, "specialist")
    qtbot.keyClick(dialog.add, Qt.Key.Key_Space)
    assert window.document.case.chosen == PPO["name"]


def test_a_text_is_pasted_and_its_words_are_marked_in_it(qtbot: QtBot, window: Window, form: Path) -> None:
    window.actions_["read_document"].trigger()
    (dialog,) = window.findChildren(PlanDocumentDialog)
    assert not dialog.start.read.isEnabled()
    QApplication.clipboard().setText(copied(form.read_bytes()))
    dialog.start.text.setFocus()
    QTest.keySequence(dialog.start.text, "Ctrl+V")
    qtbot.mouseClick(dialog.start.read, Qt.MouseButton.LeftButton)
    dialog_of(window, qtbot)
    copay = part(item(dialog, "Primary care visit, in network"), "copay")
    copay.setFocus()
    assert dialog.review is not None
    (selection,) = dialog.review.page.text.extraSelections()
    assert "$25 copay/visit" in selection.cursor.selectedText()


def test_a_value_that_is_not_understood_and_a_limit_below_its_deductible_are_said(
    qtbot: QtBot, window: Window, form: Path
) -> None:
    dialog = dropped(window, qtbot, form)
    settle(dialog, qtbot)
    choose(dialog.question.choice, "specialist")
    assert dialog.add.isEnabled()
    field = part(item(dialog, "Overall deductible, in network"), "individual")
    assert isinstance(field, Field)
    type_into(field, "12x")
    assert not dialog.add.isEnabled()
    assert field.problem in labels(dialog)
    assert "A value is not understood: see beside it." in labels(dialog)
    type_into(field, "5000")
    assert not dialog.add.isEnabled()
    assert any("A limit includes the deductible" in said for said in labels(dialog)) or any(
        "family amount is below" in said for said in labels(dialog)
    )


def test_a_scan_and_a_letter_are_refused_where_another_can_be_chosen(
    qtbot: QtBot, window: Window, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear member, your premium goes up. " * 30, encoding="utf-8")
    dialog = dropped(window, qtbot, letter)
    assert any("letter.txt: this is no Summary of Benefits and Coverage" in said for said in labels(dialog))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(form), ""))
    qtbot.mouseClick(dialog.start.choose, Qt.MouseButton.LeftButton)
    dialog_of(window, qtbot)
    assert dialog.review is not None


def test_reading_leaves_the_window_alone_and_can_be_cancelled(
    qtbot: QtBot, window: Window, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda _kind: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(apart, "MOST_SECONDS", 60)
    drop(window, form)
    qtbot.waitUntil(lambda: bool(window.findChildren(PlanDocumentDialog)))
    (dialog,) = window.findChildren(PlanDocumentDialog)
    assert "Reading value-ppo.pdf…" in labels(dialog)
    qtbot.keyClick(dialog.wait.cancel, Qt.Key.Key_Space)
    # The child that would read for a minute is ended.
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.review is None
    assert dialog.start.choose.isVisible()
    dialog.read_path(form)
    ended = QSignalSpy(dialog.destroyed)
    dialog.close()
    qtbot.waitUntil(lambda: ended.count() == 1)


def test_a_copay_for_each_day_is_said_beside_its_field_and_confirmed(qtbot: QtBot, window: Window, form: Path) -> None:
    dialog = dropped(window, qtbot, form)
    facility = item(dialog, "Outpatient surgery: facility fee, in network")
    assert facility.open
    assert any(said.startswith("The document's copay is for each day.") for said in labels(facility))
    assert "for each day" in part(facility, "copay").accessibleDescription()
    visit = item(dialog, "Primary care visit, in network")
    assert not visit.open
    assert not any("for each day" in said for said in labels(visit))


def test_next_years_document_takes_the_place_of_this_years_and_shows_what_differs(
    qtbot: QtBot, window: Window, form: Path, tmp_path: Path
) -> None:
    dialog = dropped(window, qtbot, form)
    settle(dialog, qtbot)
    choose(dialog.question.choice, "specialist")
    qtbot.keyClick(dialog.add, Qt.Key.Key_Space)
    count = len(window.document.case.plans)
    qtbot.waitUntil(lambda: not window.findChildren(PlanDocumentDialog))
    spec = copy.deepcopy(PPO) | {"period": "07/01/2027 – 06/30/2028"}
    spec["services"]["primary"] = ("$30 copay/visit; deductible does not apply", "40% coinsurance", "None")
    later = tmp_path / "next-year.pdf"
    later.write_bytes(typeset.pdf(spec))
    dialog = dropped(window, qtbot, later)
    settle(dialog, qtbot)
    choose(dialog.question.choice, "specialist")
    choose(dialog.question.place, PPO["name"])
    qtbot.mouseClick(dialog.question.compare, Qt.MouseButton.LeftButton)
    (compared,) = dialog.findChildren(CompareDialog)
    at = [compared.grid.position(key) for key in ("fact", "left", "right")]
    said = {tuple(row[place].text for place in at) for row in compared.grid.rows}
    assert ("Copay, in network", "$30.00", "$25.00") in said
    assert ("Figures are of year", "2027", "2026") in said
    compared.close()
    qtbot.keyClick(dialog.add, Qt.Key.Key_Space)
    case = window.document.case
    assert len(case.plans) == count
    assert (case.chosen, case.chosen_plan.figures_year) == (PPO["name"], 2027)


def test_a_full_case_is_said_and_a_plan_of_it_can_give_way(qtbot: QtBot, window: Window, form: Path) -> None:
    case = window.document.case
    plans = (*case.plans, *(changed(case.plans[0], name=f"Plan {n}") for n in range(10 - len(case.plans))))
    window.edits.plans(plans, plans[0].name, "fill")
    dialog = dropped(window, qtbot, form)
    settle(dialog, qtbot)
    choose(dialog.question.choice, "specialist")
    assert not dialog.add.isEnabled()
    assert any(said.startswith("A case holds at most 10 plans") for said in labels(dialog))
    choose(dialog.question.place, plans[3].name)
    assert dialog.add.isEnabled()


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_has_a_name_and_is_reached_by_tab_in_the_order_of_the_eye(
    qtbot: QtBot, make_window: MakeWindow, form: Path, language: str
) -> None:
    window = make_window(language=language)
    dialog = dropped(window, qtbot, form)
    assert dialog.review is not None
    stops = tab_stops(dialog, dialog.review.items[0].first)
    assert [stop for stop in stops if not stop.accessibleName()] == []
    places = [stops.index(one.first) for one in dialog.review.items]
    assert places == sorted(places)
    assert places[-1] < stops.index(dialog.question.choice) < stops.index(dialog.leave)


def test_at_half_as_large_again_nothing_of_a_field_is_cut_off(
    qtbot: QtBot, make_window: MakeWindow, form: Path, themed: None
) -> None:
    window = make_window(language="es")
    window.choose_zoom(150)
    try:
        dialog = dropped(window, qtbot, form)
        dialog.resize(1024, 640)
        assert dialog.review is not None
        fields = dialog.review.widget(1)
        assert isinstance(fields, QScrollArea)
        qtbot.waitUntil(lambda: fields.horizontalScrollBar().maximum() == 0)
        assert dialog.width() == 1024
    finally:
        window.choose_zoom(100)


def test_escape_leaves_the_case_as_it_was(qtbot: QtBot, window: Window, form: Path, answers: Answers) -> None:
    before = window.document.case
    dialog = dropped(window, qtbot, form)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(QDialog)))
    assert window.document.case == before
    assert answers.said == []


def test_the_welcome_leads_to_it(qtbot: QtBot, window: Window) -> None:
    window.actions_["welcome"].trigger()
    (welcome,) = window.findChildren(Welcome)
    qtbot.mouseClick(welcome.ways["document"], Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(PlanDocumentDialog)
    assert dialog.start.choose.isVisible()
    dialog.close()
