"""The patient's interview, walked with the keyboard alone: it ends in a case of the person's own."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.engine.comparison.variation import sessions_of
from calculator.files import bundled
from calculator.model.course import Network
from calculator.model.member import CoverageTier, Met
from calculator.model.plan import AmountKind
from calculator.reference.clock import today
from tests.helpers.user import answer, labels
from tests.ui.interview.walking import Walker, focused, opened, to_the_plan
from ui.interview.plan_pages import FiguresPage, PlanPage
from ui.main_window.window import Window

NUMBERS = {
    "In network: Deductible a year": "1500",
    "In network: Out-of-pocket limit a year": "5000",
    "In network: Office visit: copay": "40",
    "In network: Outpatient session: coinsurance, your share": "20%",
    "Out of network: Deductible a year": "3000",
    "Out of network: Out-of-pocket limit a year": "10000",
    "Out of network: Coinsurance, your share": "40%",
}


def to_the_end(at: Walker) -> None:
    assert at.page == "paid"
    at.tab_to("Toward the deductible")
    at.type("400")
    at.press(Qt.Key.Key_Tab)
    at.type("550")
    at.go_on()
    assert at.page == "begins"
    at.tab_to("First day")
    at.type("Jan 12, 2027")
    at.go_on()
    assert at.page == "summary"


def test_the_six_session_course_takes_fewer_than_25_entries_and_no_mouse(qtbot: QtBot, window: Window) -> None:
    """Nine copays of 40; of the sessions 1,500 and a fifth of the other 2,100: in 2027 nothing is met yet."""
    before = window.document.case
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(1)
    assert at.page == "covers"
    at.answer(0)
    assert at.page == "figures"
    for name, number in NUMBERS.items():
        at.tab_to(name)
        at.type(number)
    at.go_on()
    to_the_end(at)
    at.type("Mine")
    at.go_on()
    assert at.entries < 25
    case = window.document.case
    assert (case.title, case.example, case.course.starts) == ("Mine", False, datetime.date(2027, 1, 12))
    assert case.member.met == Met(deductible=40_000, out_of_pocket=55_000)
    assert {one.assumption for one in case.supposed} == {"copay_alone", "plan_year"}
    assert "You pay $2,280" in answer(window)
    assert window.document.unsaved
    assert "Mine" in window.windowTitle()
    QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.Undo))
    assert window.document.case == before


def test_not_to_know_is_an_answer_to_every_question(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    at.answer(5)
    at.answer(2)
    assert at.page == "visits"
    at.go_on()
    at.answer(2)
    at.answer(4)
    assert at.page == "paid"
    at.answer(1)
    at.answer(1)
    assert at.page == "summary"
    said = " ".join(labels(at.dialog.page))
    assert "The deductible is $1,500.00, a figure of an example plan." in said
    at.go_on()
    case = window.document.case
    panel = window.answers.estimate.to_confirm
    qtbot.waitUntil(lambda: not panel.waits)
    found = {point.assumption for point in panel.points}
    assert {"sessions", "starts", "met", "deductible", "limit", "visit_share", "session_share"} <= found
    assert {"network", "covered", "price"} <= found
    assert case.course.starts > today()
    qtbot.waitUntil(lambda: "Counting what is still to confirm" in answer(window))


def test_nothing_is_skipped_in_silence(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    at.go_on()
    assert at.page == "planned"
    assert "Choose one. “I don't know” is an answer too." in labels(at.dialog.page)
    at.answer(0)
    at.answer(0)
    assert at.page == "price"
    assert "Type the price, or choose another answer." in labels(at.dialog.page)
    assert focused().accessibleName() == "Price of a session"
    at.type("6oo")
    at.go_on()
    assert at.page == "price"
    assert any("6oo" in text for text in labels(at.dialog.page))


def test_a_range_that_falls_and_a_limit_below_its_deductible_are_said(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    at.answer(0)
    at.tab_to("Price of a session, from")
    at.type("800")
    at.tab_to("Price of a session, to")
    at.type("400")
    at.go_on()
    assert "The first price is above the second." in labels(at.dialog.page)
    at.tab_to("Price of a session, to")
    focused().selectAll()  # type: ignore[attr-defined]
    at.type("900")
    at.go_on()
    at.go_on()
    at.answer(1)
    at.answer(1)
    at.answer(0)
    assert at.page == "figures"
    at.type("6000")
    at.press(Qt.Key.Key_Tab)
    at.type("5000")
    at.go_on()
    assert at.page == "figures"
    assert any("below the deductible" in text for text in labels(at.dialog.page))


def test_back_keeps_what_was_typed_and_so_does_leaving(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    before = window.document.case
    for page in ("network", "visits", "price"):
        at.go_back(qtbot)
        assert at.page == page
    assert at.dialog.answers.visits == (25_000, 20_000, 17_500, 17_500)
    at.press(Qt.Key.Key_Escape)
    assert window.document.case == before
    again = opened(qtbot, window, "interview_patient")
    assert again.dialog.answers.price.one == 60_000
    again.go_on()
    assert again.page == "price"
    again.go_on()
    assert "250.00" in [field.text() for field in again.dialog.page.fields]


def test_the_bars_show_what_is_paid_against_the_plan(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(4)
    assert at.page == "paid"
    at.tab_to("Toward the deductible")
    at.type("400")
    bars = [bar.accessibleName() for bar in at.dialog.page.bars]
    assert bars == ["Deductible: $400 of $1,500 met", "Out-of-pocket limit: $400 of $5,000 met"]
    at.type("0")
    at.go_on()
    assert "$4,000.00 is more than the whole deductible of $1,500.00." in labels(at.dialog.page)


def test_what_is_paid_is_held_against_the_plan_and_against_itself(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(4)
    at.tab_to("Toward the out-of-pocket limit")
    at.type("200")
    at.go_on()
    assert "Type what counts toward the deductible too, 0 where it is nothing." in labels(at.dialog.page)
    at.tab_to("Toward the deductible")
    at.type("400")
    at.go_on()
    assert at.page == "paid"
    assert any("where only $200.00 stands" in text for text in labels(at.dialog.page))


def test_a_family_may_have_met_more_than_one_persons_deductible(qtbot: QtBot, window: Window) -> None:
    """The family's deductible is the one that holds where all of it comes first."""
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    assert isinstance(at.dialog.page, PlanPage)
    hdhp = next(plan for plan in bundled.plans() if plan.deductible.kind is AmountKind.AGGREGATE)
    at.dialog.page.list.set_value(hdhp)
    at.answer(2)
    assert at.page == "covers"
    at.answer(1)
    family = hdhp.deductible.in_network.family
    assert family is not None
    at.tab_to("Toward the deductible")
    at.type(f"{family // 100}")
    assert at.dialog.page.bars[0].accessibleName() == f"Deductible: all of ${family // 100:,} met"
    at.go_on()
    at.answer(1)
    assert any(f"${family // 100:,}" in text and text.startswith("Treatment: ") for text in labels(at.dialog.page))
    at.go_on()
    assert window.document.case.member.tier is CoverageTier.FAMILY
    assert not {one.assumption for one in window.document.case.supposed} & {"tier"}


def test_a_number_is_taken_only_where_it_is_written_in_its_place(qtbot: QtBot, window: Window) -> None:
    """Who types a coinsurance and no copay has no copay: the example's is not written there any more."""
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(1)
    at.answer(0)
    assert isinstance(at.dialog.page, FiguresPage)
    fields = at.dialog.page.form.fields
    assert (fields["visit_copay"].placeholderText(), fields["session_coinsurance"].placeholderText()) == (
        "40.00",
        "20%",
    )
    at.tab_to("In network: Office visit: coinsurance, your share")
    at.type("30")
    at.tab_to("In network: Outpatient session: copay")
    at.type("75")
    assert (fields["visit_copay"].placeholderText(), fields["session_coinsurance"].placeholderText()) == ("0.00", "0%")


def test_without_a_plan_nothing_is_asked_of_one(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(3)
    assert at.page == "begins"


def test_out_of_network_every_session_is(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.go_back(qtbot)
    at.press(Qt.Key.Key_Down)
    at.go_on()
    at.choose(2)
    at.tab_to("The plan")
    at.press(Qt.Key.Key_Down)
    at.go_on()
    assert at.page == "covers"
    at.answer(0)
    at.answer(1)
    at.answer(1)
    at.go_on()
    case = window.document.case
    assert {line.network for line in case.course.lines} == {Network.OUT}
    assert case.chosen in {plan.name for plan in bundled.plans()}
    assert sessions_of(case.course) == 6
