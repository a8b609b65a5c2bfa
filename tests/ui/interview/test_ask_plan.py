"""Ask your plan: the page is copied and saved, the answers are typed back and leave what is to be confirmed."""

import datetime
import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.engine.confirmation.to_confirm import supposed_as
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.reference.clock import today
from tests.helpers.user import labels, type_into
from tests.ui.conftest import MakeWindow
from ui.interview.ask_answer import AskAnswer
from ui.interview.ask_plan import AskPlanDialog
from ui.main_window.window import Window
from ui.widgets.scrolled import Scrolled


def unsure() -> Case:
    plan = next(plan for plan in bundled.plans() if plan.name == "Example: PPO")
    case = changed(bundled.example(), example=False, plans=(plan,), chosen=plan.name)
    for name in ("met", "deductible", "limit", "session_share", "sessions", "starts"):
        case = supposed_as(case, name, today())
    return case


def opened(window: Window) -> AskPlanDialog:
    window.actions_["ask_plan"].trigger()
    (dialog,) = (one for one in window.findChildren(AskPlanDialog) if one.isVisible())
    return dialog


def about(dialog: AskPlanDialog, assumption: str) -> AskAnswer:
    return next(one for one in dialog.answers if one.assumption == assumption)


def choose(answer: AskAnswer, place: int) -> None:
    answer.choice.setFocus()
    for _ in range(place):
        QTest.keyClick(answer.choice, Qt.Key.Key_Down)


def test_what_is_answered_is_entered_and_leaves_the_list(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(unsure())
    panel = window.answers.estimate.to_confirm
    qtbot.waitUntil(lambda: not panel.waits)
    before = {point.assumption for point in panel.points}
    panel.ask.click()
    (dialog,) = (one for one in window.findChildren(AskPlanDialog) if one.isVisible())
    choose(about(dialog, "network"), 1)
    type_into(about(dialog, "deductible").fields[0], "1000")  # type: ignore[arg-type]
    met = about(dialog, "met").fields
    type_into(met[0], "400")
    type_into(met[1], "600")
    type_into(dialog.told_by.field, "Maria")
    type_into(dialog.reference.field, "4711")
    dialog.take.click()
    case = window.document.case
    assert case.chosen_plan.deductible.in_network.individual == 100_000
    assert case.member.met.deductible == 40_000
    assert {one.told_by for one in case.confirmed} == {"Maria, 4711"}
    qtbot.waitUntil(lambda: not panel.waits)
    assert {point.assumption for point in panel.points} == before - {"network", "deductible", "met"}
    window.document.undo_stack.undo()
    assert window.document.case == unsure()


def test_nothing_answered_is_nothing_entered(make_window: MakeWindow) -> None:
    window = make_window(unsure())
    opened(window).take.click()
    assert not window.document.undo_stack.canUndo()


def test_a_bad_entry_and_a_contradiction_are_said_and_nothing_is_entered(make_window: MakeWindow) -> None:
    window = make_window(unsure())
    dialog = opened(window)
    type_into(about(dialog, "limit").fields[0], "2oo")
    dialog.take.click()
    assert dialog.isVisible()
    assert any("2oo" in text for text in labels(dialog))
    type_into(about(dialog, "limit").fields[0], "200")
    dialog.take.click()
    assert dialog.isVisible()
    assert any("below its deductible" in text for text in labels(dialog))
    assert not window.document.undo_stack.canUndo()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_text_has_every_question_with_its_blank(make_window: MakeWindow, language: str) -> None:
    window = make_window(unsure(), language)
    dialog = opened(window)
    dialog.buttons["copy"].click()
    text = QApplication.clipboard().text()
    for answer in dialog.answers:
        assert next(label for label in labels(answer)) in text
    assert "J3490" in text
    assert text.count("________") > len(dialog.answers)


def test_the_page_is_one_page_with_every_question(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(unsure())
    dialog = opened(window)
    path = tmp_path / "questions.pdf"
    monkeypatch.setattr("ui.dialogs.save_dialog.ask_place", lambda *_arguments: path)
    dialog.buttons["save"].click()
    qtbot.waitUntil(path.exists, timeout=20_000)
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    for answer in dialog.answers:
        assert next(label for label in labels(answer)) in text
    for words in ("Member ID", "90791", "96372*", "Reference number of the call"):
        assert words in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_empty_is_scrolled_to(qtbot: QtBot, make_window: MakeWindow, themed: None, language: str) -> None:
    dialog = opened(make_window(unsure(), language))
    (area,) = dialog.findChildren(Scrolled)
    page = area.widget()
    qtbot.waitUntil(lambda: page.height() == max(page.heightForWidth(page.width()), area.viewport().height()))
    assert page.height() - dialog.told_by.mapTo(page, dialog.told_by.rect().bottomLeft()).y() < 200


def test_next_years_figures_are_typed_after_the_call(make_window: MakeWindow) -> None:
    case = unsure()
    window = make_window(changed(case, course=case.course.starting(datetime.date(2026, 12, 1))))
    dialog = opened(window)
    answer = about(dialog, "next_year")
    assert "They stay as they are" in [answer.choice.itemText(at) for at in range(answer.choice.count())]
    type_into(answer.fields[0], "2000")  # type: ignore[arg-type]
    dialog.take.click()
    plan = window.document.case.chosen_plan
    assert plan.in_year(2027).deductible.in_network.individual == 200_000
    assert plan.deductible == case.chosen_plan.deductible
