"""A plan's document: what it takes the place of, how it is reached, and how one leaves."""

import copy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from calculator.model.base import changed
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tests.helpers.plan_documents import choose, dropped, settle
from tests.helpers.user import labels, tab_stops
from tests.ui.conftest import Answers, MakeWindow
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.library.compare import CompareDialog
from ui.main_window.window import Window
from ui.welcome.welcome import Welcome


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
