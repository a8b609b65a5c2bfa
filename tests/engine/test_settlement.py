"""Second plans, carve-out riders and their accumulators, worked by hand: steps 9 and 10 around the rulebook."""

import datetime

import pytest

from calculator.model.funding import Account, AccountKind
from calculator.model.member import (
    Coordination,
    Enrollment,
    Met,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver
from tests.engine.cases import FIRST, amount, each, plan, priced, session
from tests.engine.payer_cases import JANUARY, at_rate, beside, everybody, percent

JULY = datetime.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("method", "second", "member"),
    [
        (Coordination.STANDARD, 400, 0),  # its own 700 of 1,000, up to the 400 that are owed
        (Coordination.BASIC, 400, 0),  # up to its allowed 1,000 less 600
        (Coordination.NON_DUPLICATION, 100, 300),  # 700 less the 600 paid
        (Coordination.MAINTENANCE_OF_BENEFITS, 280, 120),  # 70% of the 400 that the first left
        (Coordination.MEDICAID, 400, 0),  # its 1,000 less 600
        (Coordination.CARVE_OUT, 700, 120),  # it pays first; the plan prices the 300 that are left
    ],
)
def test_a_second_plan_of_30_percent_beside_a_first_of_40(method: Coordination, second: int, member: int) -> None:
    result = priced(plan(percent(40)), session(1_000), member=beside(plan(percent(30)), method))
    plan_pays = 180 if method is Coordination.CARVE_OUT else 600
    assert everybody(result, "plan_pays", "second_plan", "member_pays") == [(plan_pays, second, member)]


@pytest.mark.parametrize(
    ("method", "second", "member"),
    [
        (Coordination.STANDARD, 300, 100),
        (Coordination.BASIC, 300, 100),
        (Coordination.NON_DUPLICATION, 0, 400),
        (Coordination.MAINTENANCE_OF_BENEFITS, 120, 280),
        (Coordination.MEDICAID, 400, 0),
        (Coordination.CARVE_OUT, 300, 280),  # the plan prices the 700 that are left
    ],
)
def test_a_poorer_second_plan_of_70_percent(method: Coordination, second: int, member: int) -> None:
    result = priced(plan(percent(40)), session(1_000), member=beside(plan(percent(70)), method))
    plan_pays = 420 if method is Coordination.CARVE_OUT else 600
    assert everybody(result, "plan_pays", "second_plan", "member_pays") == [(plan_pays, second, member)]


def test_a_basic_second_plan_pays_into_the_discount_where_its_own_rate_is_higher() -> None:
    """Billed 1,000; the first allows 600 and pays 480; the second allows 800 and pays 800 - 480 = 320, of which 120
    are the member's debt and 200 come out of the discount of 400."""
    result = priced(plan(at_rate(600, 20)), session(1_000), member=beside(plan(at_rate(800, 0)), Coordination.BASIC))
    names = ("plan_pays", "second_plan", "discount", "member_pays", "allowed")
    assert everybody(result, *names) == [(480, 320, 200, 0, 600)]
    assert "discount_second" in [reason.code for reason in result.lines[0].reasons]


def test_all_that_two_plans_pay_is_never_more_than_the_fee() -> None:
    result = priced(plan(at_rate(600, 20)), session(1_000), member=beside(plan(), Coordination.BASIC))
    assert everybody(result, "plan_pays", "second_plan", "discount", "member_pays") == [(480, 520, 0, 0)]


def test_a_first_plan_pays_nothing_where_the_carve_out_has_paid_all() -> None:
    result = priced(plan(percent(40)), session(1_000), member=beside(plan(), Coordination.CARVE_OUT))
    assert everybody(result, "plan_pays", "second_plan", "member_pays", "discount") == [(0, 1_000, 0, 0)]


def test_the_second_plans_rate_of_a_line_stands_over_its_own() -> None:
    """The second plan allows 500 of 1,000 on this line and pays half of them."""
    member = beside(plan(percent(50)), Coordination.STANDARD)
    result = priced(plan(percent(40)), session(1_000, allowed_second=50_000), member=member)
    assert each(result, "second_plan") == [250]
    result = priced(plan(percent(40)), session(1_000, allowed=60_000), member=member)
    assert everybody(result, "plan_pays", "second_plan", "member_pays") == [(360, 240, 0)]


@pytest.mark.parametrize(("network", "second"), [("in", 400), ("out", 0)])
def test_the_second_plan_looks_at_the_lines_own_network(network: str, second: int) -> None:
    other = plan(benefit={"out_of_network": None})
    member = beside(other, Coordination.STANDARD)
    assert each(priced(plan(percent(40)), session(1_000, network=network), member=member), "second_plan") == [second]


def test_the_second_plan_has_a_deductible_of_its_own_of_which_some_is_met_and_its_own_year() -> None:
    """Second: deductible 500, of it 300 met, a year from July. Visits of 400 that are all the member's under the first:
    400 - 200, then 400, then in July 0 of 400."""
    second = plan(deductible=amount(500), year_starts="07-01")
    member = beside(second, Coordination.STANDARD, enrollment=Enrollment(met=Met(deductible=30_000)))
    lines = (session(400), session(400), session(400, day=JULY))
    result = priced(plan(percent(100)), *lines, member=member)
    assert each(result, "second_plan") == [200, 400, 0]


@pytest.mark.parametrize(("year", "pays"), [(AccumulatorYear.CALENDAR, 200), (AccumulatorYear.PLAN, 300)])
def test_the_second_plans_accumulators_may_run_by_calendar_year(year: AccumulatorYear, pays: int) -> None:
    """Deductible 100 met in March; by plan year from July it is gone in October again, by calendar year it is not."""
    second = plan(deductible=amount(100), year_starts="07-01", accumulator_year=year)
    days = (FIRST, datetime.date(2026, 10, 1), JANUARY)
    result = priced(
        plan(percent(100)),
        *(session(300, day=day) for day in days),
        member=beside(second, Coordination.STANDARD),
    )
    first, second_line, third = each(result, "second_plan")
    assert (first, third) == (200, pays)
    assert second_line == (300 if year is AccumulatorYear.CALENDAR else 200)


def test_the_second_plans_last_quarter_carries_over_where_it_says_so() -> None:
    for carries, pays in ((CarryOver.ALWAYS, 300), (CarryOver.NONE, 200)):
        second = plan(deductible=amount(100), last_quarter_carries_over=carries)
        lines = (session(300, day=datetime.date(2026, 11, 1)), session(300, day=JANUARY))
        result = priced(plan(percent(100)), *lines, member=beside(second, Coordination.STANDARD))
        assert each(result, "second_plan") == [200, pays]


def test_the_second_plan_pays_before_the_accounts_and_counts_nothing_less_in_the_first() -> None:
    """Deductible 300: the second plan pays half of it, the HRA the rest; the first plan has counted all 300."""
    rule = plan(deductible=amount(300), accounts=(Account(kind=AccountKind.HRA, yearly=50_000),))
    result = priced(rule, session(300), session(300), member=beside(plan(percent(50)), Coordination.STANDARD))
    assert everybody(result, "second_plan", "account", "plan_pays") == [(150, 150, 0), (0, 0, 300)]


def test_a_second_plans_dollar_limit_counts_what_it_paid() -> None:
    """It may pay 300 a year: 200 owed of the first line, 100 of the second."""
    second = plan(benefit={"dollar_limit": 30_000})
    result = priced(plan(percent(20)), session(1_000), session(1_000), member=beside(second, Coordination.STANDARD))
    assert each(result, "second_plan") == [200, 100]
