"""Break-even, map, start dates and member mix on the real plans, worked by hand from the price list."""

import datetime

import pytest

from calculator.engine.comparison.break_even import UnwantedError, break_even
from calculator.engine.comparison.member_mix import mix
from calculator.engine.comparison.price_map import price_map
from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.comparison.start_dates import start_dates
from calculator.engine.comparison.variation import with_sessions
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case, CaseError
from calculator.model.comparison import Axis, Crossing, Payer
from calculator.model.course import Course, MoneyBack, ServiceLine
from calculator.model.estimate import Level
from calculator.model.funding import Account, AccountBalance, AccountKind, Contribution, Funding
from calculator.model.member import EnrollmentIn, LimitUse, Member, Met
from calculator.model.mix import MemberSituation, MixWeights
from calculator.model.plan import CaseRate, CostShare
from tests.engine import cases
from tests.helpers.prices import with_price

SESSIONS = tuple(range(1, 21))
PRICES = (40_000, 45_000, 60_000, 80_000, 120_000)
ALL_LATE = MixWeights(nothing_met=0, deductible_met=0, family=0, late_in_year=10_000)


def test_from_the_third_session_on_the_lower_deductible_costs_less() -> None:
    """Two sessions bill 625 + 2 × 625 = 1,875, below both deductibles; three bill 2,500: 2,000 and 20% of 500 is 2,100
    under the $2,000 plan, all 2,500 under the $3,000 plan."""
    found = break_even(bundled.example(), Payer.PATIENT, Axis.SESSIONS, 1, 20)
    assert found.crossings == (Crossing("$2,000 plan", "$3,000 plan", 3),)
    costs = {curve.plan: dict(curve.points) for curve in found.curves}
    assert [costs["$2,000 plan"][count] for count in (2, 3, 6)] == [187_500, 210_000, 247_500]
    assert [costs["$3,000 plan"][count] for count in (2, 3, 6)] == [187_500, 250_000, 341_250]
    assert found.here == 6


def test_the_price_at_which_the_deductibles_part_is_found_to_the_cent() -> None:
    """All but dosing bills 1,675; six sessions at 54.16 bring it to 1,999.96, at 54.17 to 2,000.02."""
    found = break_even(bundled.example(), Payer.PATIENT, Axis.PRICE, 0, 80_000)
    assert found.crossings == (Crossing("$2,000 plan", "$3,000 plan", 5_417),)
    assert found.here == 45_000


def test_a_discount_comes_off_the_price_that_is_varied() -> None:
    """300 off the six sessions: 1,375 and six at 104.16 are 1,999.96, at 104.17 they are 2,000.02."""
    case = bundled.example()
    back = (MoneyBack(amount=30_000, services=("dosing",)),)
    case = changed(case, course=changed(case.course, money_back=back))
    found = break_even(case, Payer.PATIENT, Axis.PRICE, 0, 80_000)
    assert found.crossings == (Crossing("$2,000 plan", "$3,000 plan", 10_417),)
    by_map = price_map(case, Payer.PATIENT, (3_000, 10_416), (6,))
    assert by_map is not None
    assert by_map.costs[by_map.plans.index("$3,000 plan")] == ((167_500, 199_996),)


def test_what_the_patient_saves_is_what_the_employer_pays_so_its_crossing_is_the_other_way() -> None:
    found = break_even(bundled.example(), Payer.EMPLOYER, Axis.SESSIONS, 1, 20)
    assert found.crossings == (Crossing("$3,000 plan", "$2,000 plan", 3),)


@pytest.mark.parametrize("payer", Payer)
@pytest.mark.parametrize("shared", [False, True])
def test_the_map_is_what_each_course_costs_alone(shared: bool, payer: Payer) -> None:
    fees = Funding(fee_per_case=10_000, fee_pepm=500)
    case = bundled.example()
    case = changed(case, plans=tuple(changed(plan, funding=fees) for plan in case.plans))
    if shared:
        rate = CaseRate(amount=250_000, services=("dosing", "integration"))
        case = changed(case, plans=tuple(changed(plan, case_rate=rate) for plan in case.plans))
    found = price_map(case, payer, PRICES, SESSIONS)
    assert found is not None
    for number, plan in enumerate(case.plans):
        for row, count in enumerate(SESSIONS):
            for column, cents in enumerate(PRICES):
                course = with_price(with_sessions(case.course, count), cents)
                totals = price(schedule(course, Level.LIKELY), plan, case.member).totals
                assert found.costs[number][row][column] == cost_to(payer, totals)


def test_the_map_names_the_cheapest_plan_and_by_how_much() -> None:
    found = price_map(bundled.example(), Payer.PATIENT, PRICES, SESSIONS)
    assert found is not None
    # Six sessions at 450: 1,500 under the first plan, 2,475 under the next.
    assert found.cheapest(5, 1) == (0, 97_500)


def test_a_map_nobody_waits_for_is_given_up() -> None:
    assert price_map(bundled.example(), Payer.PATIENT, PRICES, SESSIONS, going_on=lambda: False) is None


@pytest.mark.parametrize(("axis", "ends"), [(Axis.PRICE, (0, 200_000)), (Axis.SESSIONS, (1, 20))])
@pytest.mark.parametrize("before", [0, 2])
def test_crossings_nobody_waits_for_any_more_are_given_up(axis: Axis, ends: tuple[int, int], before: int) -> None:
    asked = iter([True] * before)
    with pytest.raises(UnwantedError):
        break_even(bundled.example(), Payer.PATIENT, axis, *ends, lambda: next(asked, False))


def test_a_december_start_pays_two_deductibles_and_a_january_start_one() -> None:
    found = start_dates(bundled.example(), datetime.date(2026, 12, 1), months=2)
    assert found is not None
    costs = {start.date: dict(zip(found.plans, start.patient, strict=True)) for start in found.starts}
    # From 2026-12-01: 1,875 in the old year below its deductible, then 2,500 in the new: 2,000 and 20% of 500.
    assert costs[datetime.date(2026, 12, 1)]["$2,000 plan"] == 397_500
    assert costs[datetime.date(2027, 1, 1)]["$2,000 plan"] == 247_500
    assert {day for day, _ in found.turns} == {datetime.date(2027, 1, 1)}
    assert datetime.date(2026, 12, 31) in costs


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_later_start_is_the_course_moved_to_the_end_of_all_dates(by_hand: bool) -> None:
    case = bundled.example()
    first, last = datetime.date(2100, 11, 20), datetime.date(2100, 12, 31)
    course = case.course.starting(first)
    if by_hand:
        lines = (*course.lines[:3], changed(course.lines[3], count=2, dates=(last, last)))
        course = changed(course, lines=lines)
    case = changed(case, course=course)
    found = start_dates(case, first)
    assert found is not None
    assert (found.starts[0].date, found.starts[-1].date.year) == (first, 2102)
    costs = {start.date: start.patient for start in found.starts}
    for day in {first, first if by_hand else last}:
        moved = schedule(case.course.starting(day), Level.LIKELY)
        member = changed(case.member, met_as_of=first)
        totals = (price(moved, plan, member).totals for plan in case.plans)
        assert costs[day] == tuple(cost_to(Payer.PATIENT, total) for total in totals)
    assert mix(changed(case, mix=ALL_LATE)).patient


def test_an_account_goes_on_filling_until_a_later_start() -> None:
    case = bundled.example()
    plan = changed(case.plan("$2,000 plan"), accounts=(Account(kind=AccountKind.HSA, yearly=0),))
    gift = Contribution(own=10_000, starts=datetime.date(2026, 9, 1), day_of_month=15, months=12)
    balance = AccountBalance(kind=AccountKind.HSA, balance=0, contributions=(gift,))
    member = changed(case.member, balances=(balance,))
    case = changed(case, plans=(plan,), chosen=plan.name, member=member)
    later = start_dates(case, datetime.date(2027, 1, 20), months=1)
    assert later is not None
    # What is paid out of the own HSA is the patient's own money: the cost stays, so look at what is left of it.
    course = case.course.starting(datetime.date(2027, 1, 20))
    lines = schedule(course, Level.LIKELY)
    waited = price(lines, plan, member, known_on=case.course.starts).lines[0].amounts
    at_once = price(lines, plan, member).lines[0].amounts
    # September 15 to January 15 are five gifts of 100; the first line bills 250 and finds them.
    assert (waited.own_account, at_once.own_account) == (25_000, 0)
    assert later.starts[0].patient == (247_500,)


def test_the_mix_weighs_each_situation() -> None:
    """$2,000 plan: nothing met 2,475; the deductible met 20% of 4,375 is 875; its family deductible of 4,000 is
    shared, so 4,000 and 20% of 375 is 4,075; from 2026-12-02 on 1,700 falls in the old year, and 2,675 in the new:
    2,000 and 20% of 675 is 135."""
    weights = MixWeights(nothing_met=3_000, deductible_met=3_000, family=3_000, late_in_year=1_000)
    found = mix(changed(bundled.example(), mix=weights))
    at = found.plans.index("$2,000 plan")
    rows = {row.situation: row.patient[at] for row in found.rows}
    assert rows[MemberSituation.NOTHING_MET] == 247_500
    assert rows[MemberSituation.DEDUCTIBLE_MET] == 87_500
    assert rows[MemberSituation.FAMILY] == 407_500
    assert rows[MemberSituation.LATE_IN_YEAR] == 383_500
    mean = sum(rows[situation] * weight for situation, weight in weights.by_situation.items()) // 10_000
    assert found.patient[at] == mean


def test_weights_that_are_not_the_whole_are_refused() -> None:
    with pytest.raises(CaseError, match="90%: they must add up to 100%"):
        mix(changed(bundled.example(), mix=MixWeights(family=1_500)))


def test_the_mix_holds_the_limits_and_the_authorization_of_each_plan_and_what_nobody_has_met() -> None:
    """Nothing met: 2 x 600 of a deductible of 1,500, whatever is stated; and late in the year no days of coverage."""
    share = CostShare()
    rule = cases.plan(share, deductible=cases.amount(1_500), benefit={"visit_limit": 2})
    course = Course(
        title="C",
        starts=datetime.date(2026, 3, 1),
        lines=(ServiceLine(service="dosing", count=3, price=PriceRange.fixed(60_000)),),
    )
    own = EnrollmentIn(
        plan="Plan",
        met=Met(deductible=150_000),
        limits_used=(LimitUse(benefit="visit", visits=1),),
        coverage_ends=datetime.date(2026, 3, 20),
    )
    case = Case(course=course, plans=(rule,), chosen="Plan", member=Member(by_plan=(own,)), mix=ALL_LATE)
    costs = {row.situation: row.patient for row in mix(case).rows}
    assert costs[MemberSituation.NOTHING_MET] == (180_000,)
    assert costs[MemberSituation.DEDUCTIBLE_MET] == (120_000,)
    assert costs[MemberSituation.LATE_IN_YEAR] == (180_000,)


def test_a_later_start_finds_what_was_met_on_the_cases_own_first_day() -> None:
    """Met before the course's first day; a start on it, or a week later, has it, and one in the next year has not."""
    rule = cases.plan(deductible=cases.amount(1_000))
    line = ServiceLine(service="dosing", price=PriceRange.fixed(60_000))
    course = Course(title="C", starts=datetime.date(2026, 12, 1), lines=(line,))
    case = Case(course=course, plans=(rule,), chosen="Plan", member=Member(met=Met(deductible=90_000)))
    found = start_dates(case, datetime.date(2026, 12, 1), months=2)
    assert found is not None
    costs = {start.date: start.patient[0] for start in found.starts}
    assert costs[datetime.date(2026, 12, 1)] == costs[datetime.date(2026, 12, 8)] == 10_000
    assert costs[datetime.date(2027, 1, 1)] == 60_000
