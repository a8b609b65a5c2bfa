"""What only some members need to say, at the real window: by keyboard, and seen in the answer."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled, own_plans
from calculator.model.authorization import Authorization
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Network, Service
from calculator.model.funding import Account, AccountKind
from calculator.model.member import Coordination
from calculator.model.plan_year import CarryOver
from tests.helpers.member_folds import choose, more, pressed, unfold
from tests.helpers.user import answer, field, labels, press, type_into
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.widgets.choice import Choice
from ui.widgets.fields import Field


def with_plans(**parts: object) -> Case:
    case = bundled.example()
    return changed(case, plans=tuple(changed(plan, **parts) for plan in case.plans))


def with_hsa(yearly: int = 0) -> Case:
    return with_plans(accounts=(Account(kind=AccountKind.HSA, yearly=yearly),))


def with_drug() -> Case:
    case = bundled.example()
    lines = tuple(changed(line, drug=line.service == Service.DOSING) for line in case.course.lines)
    return changed(case, course=changed(case.course, lines=lines))


def test_a_second_plan_pays_and_is_said_to(window: Window) -> None:
    """The $750 plan as second: up to October 8 it pays 210, 160, 135, 0, 135, 120 and 135, which is 895; then what is
    left of each session, 190, four times 35 and three times 90, which is 600."""
    part = unfold(window, "second")
    choose(part.part("second_plan").field, "$750")
    totals = window.document.estimate.likely.totals
    assert (totals.second_plan, totals.member_pays) == (149_500, 98_000)
    assert "$980" in answer(window)
    assert any("1,495.00" in text for text in labels(window.answers.estimate.bar))
    choose(part.part("coordination").field, "Pays first")
    other = window.document.case.member.other_coverage
    assert other is not None
    assert other.coordination is Coordination.CARVE_OUT
    press("Ctrl+Z", window)
    assert window.document.estimate.likely.totals == totals


def test_what_is_met_in_the_second_plan_counts_there(window: Window) -> None:
    part = unfold(window, "second")
    choose(part.part("second_plan").field, "$750")
    type_into(field(window, "Second plan: You: Deductible met"), "750")
    # Its deductible is over, so of the first two dosing sessions it pays 360 each, not 0 and 120.
    assert window.document.estimate.likely.totals.second_plan == 149_500 + 60_000


def test_the_second_plan_is_edited_in_a_plan_editor_of_its_own(window: Window, qtbot: QtBot) -> None:
    part = unfold(window, "second")
    choose(part.part("second_plan").field, "$750")
    pressed(part, "Edit the second plan")
    editor = window.second_desk.editor
    assert editor is not None
    qtbot.waitUntil(editor.isVisible)
    type_into(editor.head.name, "Spouse's plan")
    assert window.document.case.second_plan is not None
    assert window.document.case.second_plan.name == "Spouse's plan"
    assert window.document.case.chosen == "$2,000 plan"
    choose(part.part("second_plan").field, "None")
    assert window.document.case.second_plan is None
    assert window.second_desk.editor is None


def test_hsa_money_pays_and_the_fold_says_what_it_holds(make_window: MakeWindow) -> None:
    window = make_window(with_hsa())
    unfold(window, "accounts")
    type_into(field(window, "HSA now"), "500")
    assert window.document.estimate.likely.totals.own_account == 50_000
    more(window).folds["accounts"].header.setFocus()
    QTest.keyClick(more(window).folds["accounts"].header, Qt.Key.Key_Space)
    assert "HSA $500" in labels(more(window))


def test_a_monthly_contribution_is_added_filled_and_removed(make_window: MakeWindow) -> None:
    window = make_window(with_hsa())
    part = unfold(window, "accounts")
    pressed(part, "Monthly contribution")
    type_into(field(window, "Monthly contribution 1: Your own"), "100")
    type_into(field(window, "Monthly contribution 1: From"), "2026-09-01")
    type_into(field(window, "Monthly contribution 1: On day"), "15")
    gift = window.document.case.member.balances[0].contributions[0]
    assert (gift.own, gift.starts, gift.day_of_month) == (10_000, datetime.date(2026, 9, 1), 15)
    # September 15, October 15, and the course is over by November.
    assert window.document.estimate.likely.totals.own_account == 20_000
    pressed(part, "Remove")
    assert window.document.case.member.balances[0].contributions == ()


def test_an_hra_s_balance_stands_in_place_of_the_yearly_amount(make_window: MakeWindow) -> None:
    window = make_window(with_plans(accounts=(Account(kind=AccountKind.HRA, yearly=50_000),)))
    assert "$1,975" in answer(window)
    unfold(window, "accounts")
    type_into(field(window, "HRA now"), "300")
    assert window.document.estimate.likely.totals.account == 30_000
    assert "$2,175" in answer(window)
    field(window, "HRA now").clear()
    QTest.keyClicks(field(window, "HRA now"), " ")
    assert window.document.case.member.balances == ()
    assert "$1,975" in answer(window)


def test_what_the_plan_puts_into_the_hsa_stays_when_a_contribution_is_added(make_window: MakeWindow) -> None:
    window = make_window(with_hsa(yearly=75_000))
    part = unfold(window, "accounts")
    before = window.document.estimate.likely.totals
    assert not part.part("employer_money").field.isEnabled()
    pressed(part, "Monthly contribution")
    assert window.document.estimate.likely.totals == before
    assert [field(window, name).text() for name in ("HSA now", "Of it the employer's")] == ["750.00", "750.00"]


def test_the_employer_s_part_is_at_most_what_the_hsa_holds(make_window: MakeWindow) -> None:
    window = make_window(with_hsa())
    unfold(window, "accounts")
    type_into(field(window, "HSA now"), "500")
    share = field(window, "Of it the employer's")
    type_into(share, "600")
    assert "$500.00" in share.problem
    # On its way it was 60, which is good; the answer is of what it was before all of it was typed.
    assert window.document.case.member.balances[0].employer_money == 0
    type_into(field(window, "HSA now"), "800")
    assert share.problem == ""
    assert window.document.case.member.balances[0].employer_money == 60_000


def test_an_account_that_the_plan_does_not_have_is_said_to_pay_nothing(make_window: MakeWindow) -> None:
    window = make_window(with_hsa())
    part = unfold(window, "accounts")
    type_into(field(window, "HSA now"), "500")
    plain = tuple(changed(plan, accounts=()) for plan in window.document.case.plans)
    window.edits.plans(plain, window.document.case.chosen, "no accounts")
    assert "Not in this plan: HSA. Nothing is paid from there." in labels(part)
    unfold(window, "accounts")
    assert "none in this plan" in labels(more(window))


def test_a_waiting_period_runs_from_the_day_coverage_began(make_window: MakeWindow) -> None:
    """14 days from September 1: the 250 of September 8 are the member's; then 2,000 and a fifth of 2,125."""
    plan = bundled.example().chosen_plan
    waiting = tuple(changed(benefit, waiting_days=14) for benefit in plan.benefits)
    window = make_window(with_plans(benefits=waiting, reading=plan.reading, otherwise=plan.otherwise))
    unfold(window, "facts")
    type_into(field(window, "Coverage began"), "2026-09-01")
    assert window.document.estimate.likely.totals.excluded == 25_000
    assert "$2,675" in answer(window)
    assert window.document.undo_stack.undoText() == "Coverage began"


def test_too_few_treatments_tried_are_flagged(make_window: MakeWindow) -> None:
    plan = bundled.example().chosen_plan
    asking = tuple(changed(benefit, authorization=Authorization(failed_trials=2)) for benefit in plan.benefits)
    window = make_window(with_plans(benefits=asking))
    unfold(window, "facts")
    type_into(field(window, "Treatments tried"), "2")
    assert "trials_too_few" not in {flag.code for flag in window.document.estimate.flags}
    type_into(field(window, "Treatments tried"), "1")
    assert "trials_too_few" in {flag.code for flag in window.document.estimate.flags}


def test_what_was_met_in_the_last_quarter_goes_on_into_the_next_year(make_window: MakeWindow) -> None:
    """From December 1: 1,875 and 2,500 are billed. 1,500 of deductible is left this year, which is 1,575 to pay;
    next year 500 of it, which is 900, or nothing where the 500 met before count there too, which is 500."""
    case = with_plans(last_quarter_carries_over=CarryOver.ALWAYS)
    window = make_window(changed(case, course=case.course.starting(datetime.date(2026, 12, 1))))
    type_into(field(window, "You: Deductible met"), "500")
    assert "$2,475" in answer(window)
    unfold(window, "facts")
    type_into(field(window, "Met in the last three months"), "500")
    assert "$2,075" in answer(window)


def test_a_plan_of_the_case_can_be_the_second_and_changed_ones_are_named_apart(make_window: MakeWindow) -> None:
    case = bundled.example()
    ours = changed(case.plans[0], name="Ours")
    window = make_window(changed(case, plans=(ours, *case.plans[1:])))
    choice = unfold(window, "second").part("second_plan").field
    names = [choice.itemText(number) for number in range(choice.count())]
    assert len(set(names)) == len(names)
    choose(choice, "Ours (of this case)")
    assert window.document.case.second_plan == ours
    window.edits.second_plan(changed(case.plans[1], figures_year=2031), "figures")
    assert choice.currentText() == "$2,000 plan (changed)"


def test_a_plan_that_the_user_keeps_can_be_the_second(make_window: MakeWindow) -> None:
    window = make_window()
    part = unfold(window, "second")
    kept = own_plans.keep(changed(bundled.example().plans[0], name="My spouse's plan"))
    window.answers.setFocus()
    more(window).folds["second"].header.click()
    more(window).folds["second"].header.click()
    choose(part.part("second_plan").field, "My spouse's plan")
    assert window.document.case.second_plan == kept
    assert window.document.estimate.likely.totals.second_plan == 149_500


def test_tax_that_is_saved_is_shown_and_no_price_changes(make_window: MakeWindow) -> None:
    window = make_window(with_hsa())
    unfold(window, "accounts")
    type_into(field(window, "HSA now"), "500")
    before = window.document.estimate.likely.totals
    unfold(window, "tax")
    type_into(field(window, "Federal"), "22")
    assert window.document.estimate.likely.totals == before
    assert window.document.estimate.likely.tax_saved == 11_000


def test_a_program_helps_with_the_drug_but_not_a_government_plan_s_member(make_window: MakeWindow) -> None:
    window = make_window(with_drug())
    part = unfold(window, "program")
    pressed(part, "A program helps")
    type_into(field(window, "At most a year"), "1000")
    assert window.document.estimate.likely.totals.assistance == 100_000
    choose(part.part("program_mode").field, "Maximizer")
    type_into(field(window, "Sessions a year"), "10")
    program = window.document.case.member.assistance
    assert program is not None
    assert program.fills_per_year == 10
    unfold(window, "facts")
    pressed(more(window).parts["facts"], "government plan")
    assert window.document.estimate.likely.totals.assistance == 0
    assert any("does not help" in text for text in labels(part))


def test_an_agreed_rate_holds_out_of_network(make_window: MakeWindow) -> None:
    case = bundled.example()
    lines = tuple(
        changed(line, network=Network.OUT if line.service == Service.DOSING else line.network)
        for line in case.course.lines
    )
    window = make_window(changed(case, course=changed(case.course, lines=lines)))
    outside = window.document.estimate.likely.totals
    part = unfold(window, "agreements")
    pressed(part, "Add an agreement")
    type_into(field(window, "Agreement 1: rate"), "400")
    agreed = window.document.case.member.single_case_agreements[0]
    assert (agreed.service, agreed.rate) == ("dosing", 40_000)
    assert window.document.estimate.likely.totals.discount == 6 * 5_000
    pressed(part, "Remove")
    assert window.document.estimate.likely.totals == outside


def test_what_is_not_understood_is_refused_beside_the_field_and_the_answer_stays(window: Window) -> None:
    unfold(window, "facts")
    before = answer(window)
    trials = field(window, "Treatments tried")
    type_into(trials, "many")
    assert trials.problem
    assert trials.problem in labels(window.inputs)
    assert "$2,475" in before
    assert "$2,475" in answer(window)
    window.document.replace(bundled.example(), None)
    assert not trials.problem


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_control_has_a_name_and_says_what_it_means(make_window: MakeWindow, language: str) -> None:
    window = make_window(with_hsa(), language)
    for name in more(window).folds:
        unfold(window, name)
    accounts, agreements = more(window).parts["accounts"], more(window).parts["agreements"]
    accounts.gift.click()  # type: ignore[attr-defined]
    agreements.more.click()  # type: ignore[attr-defined]
    controls = [
        one
        for one in more(window).findChildren(QWidget)
        if isinstance(one, Field | Choice | QAbstractButton) and one.isVisible() and not isinstance(one.parent(), Field)
    ]
    assert len(controls) > 20
    assert [
        one.accessibleName() for one in controls if not one.accessibleName() or not one.accessibleDescription()
    ] == []


def test_nothing_of_it_is_made_before_it_is_opened(window: Window) -> None:
    assert more(window).parts == {}
