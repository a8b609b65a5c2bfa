"""If the course ends early: the panel below the sessions shows what is paid by then, and follows the entries."""

import pytest
from pytestqt.qtbot import QtBot

from calculator.engine.exits import exits
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.plan import CaseRate
from calculator.money import format_money
from calculator.reference.texts import LANGUAGES
from tests.helpers.settling import rest
from tests.helpers.user import labels
from tests.ui.conftest import MakeWindow


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_every_place_with_what_is_paid_by_then(qtbot: QtBot, make_window: MakeWindow, language: str) -> None:
    window = make_window(bundled.example(), language)
    panel = window.answers.estimate.exits
    qtbot.waitUntil(panel.isVisible)
    case, answer = window.document.case, window.document.estimate
    shown = labels(panel)
    for one in exits(case.course, answer):
        assert format_money(one.member_pays) in shown
        assert format_money(one.plan_pays) in shown
    assert all(sentence in panel.accessibleDescription() for sentence in panel.sentences)


def test_it_follows_what_is_entered_and_goes_where_there_is_one_price(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(bundled.example())
    panel = window.answers.estimate.exits
    qtbot.waitUntil(panel.isVisible)
    before = panel.sentences
    case = window.document.case
    rated = changed(case.chosen_plan, case_rate=CaseRate(amount=100_000, services=("dosing",)))
    plans = tuple(rated if plan.name == case.chosen else plan for plan in case.plans)
    window.document.edit(changed(case, plans=plans), "plan")
    rest(panel)
    assert panel.sentences != before
    assert ["one price for all sessions" in sentence for sentence in panel.sentences] == [True]
    window.document.undo_stack.undo()
    rest(panel)
    assert panel.sentences == before
