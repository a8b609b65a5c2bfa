"""Desks settle courses one after the other, each from its beginning; a sum over lines is what ``price`` says."""

import datetime

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.comparison.session_costs import Courses
from calculator.engine.pricing import price
from calculator.model.base import replaced
from calculator.model.comparison import Payer
from calculator.model.estimate import Amounts
from calculator.model.funding import Funding, FundingKind
from calculator.model.member import Member
from calculator.model.plan import CaseRate, CostShare
from tests.engine.cases import amount, plan, session

HALF = CostShare(coinsurance=5_000)
APRIL = datetime.date(2026, 4, 1)
LINES = (session(200), session(200), session(200, day=APRIL))
FEES = Funding(fee_per_case=10_000, fee_pepm=500)


def test_every_course_begins_anew_at_a_desk_of_its_own() -> None:
    desks = PlanPricer(plan(HALF, deductible=amount(300)), Member())
    first = desks.amounts(LINES)
    assert [one.deductible for one in first] == [20_000, 10_000, 0]
    assert desks.amounts(LINES) == first


def test_a_total_is_that_of_the_priced_course_with_the_employer_s_fees() -> None:
    for kind in FundingKind:
        rule = plan(HALF, deductible=amount(300), funding=replaced(FEES, kind=kind, premium_share=700))
        desks = PlanPricer(rule, Member())
        priced = price(LINES, rule, Member())
        assert desks.total(LINES) == priced.totals
        assert desks.fees(LINES) == priced.fees == 11_000 + (0 if kind is FundingKind.SELF_FUNDED else 1_400)
        assert desks.amounts(LINES) == [line.amounts for line in priced.lines]
    assert desks.total(()) == Amounts()


def test_only_one_price_for_the_whole_course_makes_a_line_depend_on_later_ones() -> None:
    assert PlanPricer(plan(HALF), Member()).by_line is True
    assert PlanPricer(plan(HALF, case_rate=CaseRate(amount=50_000, services=("dosing",))), Member()).by_line is False


def test_shorter_courses_are_read_off_the_longest_where_they_begin_it() -> None:
    """200 and half of 100, then halves; a course in March has one month's fee, one into April two."""
    desks = PlanPricer(plan(HALF, deductible=amount(300), funding=FEES), Member())
    courses = Courses([LINES[:count] for count in (0, 1, 2, 3)])
    assert courses.costs(desks, Payer.PATIENT) == (0, 20_000, 35_000, 45_000)
    assert courses.costs(desks, Payer.EMPLOYER) == (0, 10_500, 5_000 + 10_500, 15_000 + 11_000)
    assert courses.billed_at(10_000).costs(desks, Payer.PATIENT) == (0, 10_000, 20_000, 30_000)


def test_courses_that_do_not_begin_one_another_are_priced_one_by_one() -> None:
    desks = PlanPricer(plan(HALF, deductible=amount(300)), Member())
    other = (session(500),)
    assert Courses([LINES, other]).costs(desks, Payer.PATIENT) == (45_000, 40_000)
    assert Courses([LINES, other]).billed_at(40_000).costs(desks, Payer.PATIENT) == (75_000, 35_000)
