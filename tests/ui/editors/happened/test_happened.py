"""What happened to sessions, typed into the real window by keyboard alone."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.files import document
from calculator.model.base import changed
from calculator.model.happened import Explanation, Happened, ProcessedBy, SessionState
from calculator.model.network import Network
from calculator.reference.clock import today
from tests.helpers.begun_course import past_case
from tests.helpers.session_facts import fact, focused, key, opened, opened_at, tab_to, type_explanation
from tests.ui.conftest import MakeWindow
from ui.editors.happened.dialog import HappenedDialog
from ui.main_window.window import Window


def test_three_explanations_of_benefits_are_entered_by_keyboard_alone(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(past_case())
    QTest.keySequence(window, "Ctrl+Return")
    shown: Any
    (shown,) = window.findChildren(HappenedDialog)
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown.form.state)
    sessions = shown.sessions
    for at, claim in enumerate(("A-1", "A-2", "A-3")):
        day = sessions[at].planned
        processed = (day + datetime.timedelta(days=20)).isoformat()
        type_explanation(
            shown, claim=claim, processed_on=processed, billed="200", allowed="180", plan_paid="30", member_owes="150"
        )
        if at < 2:
            tab_to(shown.next)
            key(Qt.Key.Key_Space)
            qtbot.waitUntil(lambda: QApplication.focusWidget() is shown.form.state)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shown.isVisible())
    facts = [fact(window, one.line, one.number) for one in sessions[:3]]
    for one, claim, session in zip(facts, ("A-1", "A-2", "A-3"), sessions, strict=False):
        assert one is not None
        assert (one.state, one.day, one.history) == (SessionState.DONE, session.planned, ())
        assert one.explanation is not None
        assert one.explanation.claim == claim
        assert (one.explanation.billed, one.explanation.allowed) == (20_000, 18_000)
        assert (one.explanation.plan_paid, one.explanation.member_owes) == (3_000, 15_000)
    assert window.document.case.explained_by == window.document.case.chosen
    assert window.document.unsaved
    # It is kept in the file, and each is a step of its own.
    document.save(window.document.case, tmp_path / "mine.kat")
    assert document.load(tmp_path / "mine.kat") == window.document.case
    for left in (2, 1, 0):
        window.actions_["undo"].trigger()
        kept = [fact(window, one.line, one.number) for one in sessions[:3]]
        assert sum(one is not None for one in kept) == left


def test_what_was_expected_stands_beside_each_amount(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(past_case())
    first = window.document.estimate.likely.lines[0].amounts
    dialog = opened(window, qtbot)
    form = dialog.form
    assert form.expected["billed"].text() == f"${first.billed / 100:,.2f}"
    assert form.expected["plan_paid"].text() == f"${first.plan_pays / 100:,.2f}"
    owes = first.deductible + first.copay + first.coinsurance + first.excluded + first.balance_billed
    assert form.expected["member_owes"].text() == f"${owes / 100:,.2f}"
    assert form.expected["billed"].text() in form.fields["billed"].accessibleName()


@pytest.mark.parametrize(
    ("texts", "part", "says"),
    [
        ({"billed": "200", "plan_paid": "150", "member_owes": "60"}, "member_owes", "more than the $200.00 billed"),
        ({"allowed": "100", "deductible": "90", "copay": "20"}, "allowed", "more than the $100.00 allowed"),
        ({"allowed": "100", "plan_paid": "101"}, "plan_paid", "more than the allowed amount of $100.00"),
        ({"copay": "40", "member_owes": "30"}, "member_owes", "more than the $30.00 that you owe"),
        ({"processed_on": "2001-02-03"}, "processed_on", "before the session of"),
        ({"processed_on": "2099-02-03"}, "processed_on", "still to come"),
    ],
)
def test_a_contradiction_is_refused_beside_its_field_and_nothing_typed_is_lost(
    make_window: MakeWindow, qtbot: QtBot, texts: dict[str, str], part: str, says: str
) -> None:
    window = make_window(past_case())
    dialog = opened(window, qtbot)
    type_explanation(dialog, **texts)
    key(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert says in dialog.form.problems[part].text()
    assert QApplication.focusWidget() is dialog.form.fields[part]
    assert not window.document.case.course.has_happened
    for name, text in texts.items():
        if name != "processed_on":
            assert dialog.form.fields[name].text().startswith(text)


def test_what_a_paper_says_though_it_does_not_fit_is_kept_when_it_is_kept_once_more(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(past_case())
    dialog = opened(window, qtbot)
    session = dialog.sessions[0]
    type_explanation(dialog, allowed="100", plan_paid="101")
    key(Qt.Key.Key_Return)
    assert "keep it once more" in dialog.said.text()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    kept = fact(window, session.line, session.number)
    assert kept is not None
    assert kept.explanation is not None
    assert kept.explanation.plan_paid == 10_100
    assert "session_contradiction_paid_above_allowed" in [flag.code for flag in window.document.estimate.flags]


def test_what_cannot_be_is_refused_however_often(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(past_case())
    dialog = opened(window, qtbot)
    type_explanation(dialog, billed="200", plan_paid="150", member_owes="60")
    for _ in range(3):
        key(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not window.document.case.course.has_happened


def test_a_day_to_come_is_no_day_of_service(window: Window, qtbot: QtBot) -> None:
    """The example's sessions are moved into the years to come."""
    window.edits.course(window.document.case.course.starting(datetime.date(2090, 1, 5)), "later")
    dialog = opened(window, qtbot)
    type_explanation(dialog, billed="200")
    key(Qt.Key.Key_Return)
    assert "still to come" in dialog.form.problems["day"].text()


def test_cancelled_missed_and_planned_again(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(past_case())
    dialog = opened(window, qtbot)
    session = dialog.sessions[0]
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    assert dialog.form.state.value() is SessionState.CANCELLED
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    kept = fact(window, session.line, session.number)
    assert kept is not None
    assert kept.state is SessionState.CANCELLED
    dialog = opened_at(window, qtbot, session.place)
    key(Qt.Key.Key_Down)
    assert dialog.form.state.value() is SessionState.MISSED
    assert not dialog.form.fields["allowed"].isEnabled()
    type_explanation(dialog, billed="75")
    key(Qt.Key.Key_Return)
    kept = fact(window, session.line, session.number)
    assert kept is not None
    assert kept.state is SessionState.MISSED
    assert kept.explanation is not None
    assert kept.explanation.billed == 7_500


def test_a_reprocessed_claim_keeps_what_was_said_before_and_an_addition_does_not(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(past_case())
    dialog = opened(window, qtbot)
    session = dialog.sessions[0]
    type_explanation(dialog, claim="D-9", allowed="0", member_owes="250")
    key(Qt.Key.Key_Return)
    dialog = opened_at(window, qtbot, session.place)
    assert dialog.history.isHidden()
    type_explanation(dialog, not_covered="250")
    key(Qt.Key.Key_Return)
    kept = fact(window, session.line, session.number)
    assert kept is not None
    assert kept.history == ()
    dialog = opened_at(window, qtbot, session.place)
    type_explanation(dialog, allowed="250", not_covered="0", member_owes="50")
    key(Qt.Key.Key_Return)
    kept = fact(window, session.line, session.number)
    assert kept is not None
    assert [one.member_owes for one in kept.history] == [25_000]
    assert kept.explanation is not None
    assert kept.explanation.member_owes == 5_000
    dialog = opened_at(window, qtbot, session.place)
    assert "claim D-9" in dialog.history.text()
    assert "$250.00" in dialog.history.text()


def test_a_fact_of_a_file_is_shown_whole_and_kept_as_it_was(make_window: MakeWindow, qtbot: QtBot) -> None:
    case = past_case()
    said = Explanation(
        billed=20_000,
        allowed=18_000,
        plan_paid=3_000,
        second_plan_paid=0,
        member_owes=15_000,
        deductible=10_000,
        copay=0,
        coinsurance=5_000,
        not_covered=0,
        member_paid=1_000,
        network=Network.OUT,
        processed_by=ProcessedBy.SECOND_PLAN,
        processed_on=today(),
        claim="X",
        deductible_met=10_000,
        limit_met=15_000,
        family_deductible_met=10_000,
        family_limit_met=15_000,
        visits_used=1,
    )
    one = Happened(number=1, day=case.course.starts, explanation=said, note="Called Ann")
    lines = (changed(case.course.lines[0], happened=(one,)), *case.course.lines[1:])
    case = changed(case, course=changed(case.course, lines=lines), explained_by=case.chosen)
    window = make_window(case)
    dialog = opened_at(window, qtbot, (0, 1))
    assert dialog.form.fold.header.isChecked()
    assert dialog.form.entered() == one
    before = window.document.undo_stack.count()
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert window.document.undo_stack.count() == before
    assert window.document.case == case


def test_why_it_came_out_otherwise_is_said_and_the_summary_is_copied(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(past_case())
    dialog = opened(window, qtbot)
    session = dialog.sessions[0]
    assert not dialog.copy.isEnabled()
    type_explanation(dialog, claim="C-7", billed="250", allowed="220", plan_paid="0", member_owes="220")
    key(Qt.Key.Key_Return)
    dialog = opened_at(window, qtbot, session.place)
    assert "Allowed $220.00, not $250.00" in dialog.why.text()
    assert "$30.00 less is left to you" in dialog.why.text()
    assert dialog.form.expected["allowed"].text() == "$250.00"
    dialog.copy.setFocus()
    key(Qt.Key.Key_Space)
    copied = QApplication.clipboard().text()
    assert "claim C-7" in copied
    assert "Allowed: expected $250.00, actual $220.00" in copied
    assert dialog.said.text() == "The summary is on the clipboard."
