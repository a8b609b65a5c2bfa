"""Visits, dollars and lifetime limits of a benefit, worked by hand."""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication.pools import DRUG, IN, OUT
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.member import LimitUse, Member
from calculator.model.plan import (
    Benefit,
    CostShare,
    DeductibleUse,
    Plan,
    Reading,
    VisitTier,
)
from calculator.model.plan_year import AccumulatorYear
from tests.engine.cases import FIRST, amount, each, plan, priced, session

OCTOBER, DECEMBER = datetime.date(2026, 10, 1), datetime.date(2026, 12, 31)
JANUARY = datetime.date(2027, 1, 1)
LATER = datetime.date(2028, 1, 1)


def test_visits_and_dollars_turn_with_the_plan_year_where_accumulators_turn_with_the_calendar() -> None:
    rule = plan(
        deductible=amount(100),
        benefit={"visit_limit": 1},
        year_starts="07-01",
        accumulator_year=AccumulatorYear.CALENDAR,
    )
    days = (FIRST, datetime.date(2026, 6, 30), datetime.date(2026, 7, 1), JANUARY)
    result = priced(rule, *(session(300, day=day) for day in days))
    assert each(result, "excluded") == [0, 300, 0, 300]
    assert each(result, "deductible") == [100, 0, 0, 0]


def test_lifetime_visits_end_for_good_and_those_before_the_course_count() -> None:
    rule = plan(benefit={"lifetime_visit_limit": 3})
    member = Member(limits_used=(LimitUse(benefit="visit", lifetime_visits=1),))
    days = (DECEMBER, JANUARY, JANUARY, LATER)
    result = priced(rule, *(session(300, day=day) for day in days), member=member)
    assert each(result, "excluded") == [0, 0, 300, 300]
    bare = priced(plan(CostShare(), benefit={"lifetime_visit_limit": 0}), session(300))
    assert [reason.code for reason in bare.lines[0].reasons][2] == "excluded_lifetime_visits_used"


@pytest.mark.parametrize(
    ("used", "paid"),
    [
        (LimitUse(benefit="visit"), [300, 200, 300]),
        (LimitUse(benefit="visit", dollars=40_000), [100, 0, 300]),
        (LimitUse(benefit="visit", dollars=60_000), [0, 0, 300]),
        (LimitUse(benefit="visit", lifetime_dollars=50_000), [300, 100, 0]),
        (LimitUse(benefit="visit", lifetime_dollars=99_000), [0, 0, 0]),
        (LimitUse(benefit="visit", dollars=40_000, lifetime_dollars=60_000), [100, 0, 200]),
        (LimitUse(benefit="other", dollars=60_000), [300, 200, 300]),
    ],
)
def test_dollars_used_of_a_yearly_limit_of_500_and_a_lifetime_limit_of_900(used: LimitUse, paid: list[int]) -> None:
    rule = plan(benefit={"dollar_limit": 50_000, "lifetime_dollar_limit": 90_000})
    member = Member(limits_used=(used,))
    result = priced(rule, session(300), session(300), session(300, day=JANUARY), member=member)
    assert each(result, "plan_pays") == paid


def test_the_dollars_of_a_limit_used_before_belong_to_the_year_of_the_course() -> None:
    rule = plan(benefit={"visit_limit": 2})
    member = Member(limits_used=(LimitUse(benefit="visit", visits=2),))
    assert each(priced(rule, session(300), session(300, day=JANUARY), member=member), "excluded") == [300, 0]


@pytest.mark.parametrize(
    ("limit", "used", "second", "excluded"),
    [
        ({"visit_limit": 5}, {"visits": 2}, {"visits": 2}, [0, 300]),
        ({"lifetime_visit_limit": 5}, {"lifetime_visits": 2}, {"lifetime_visits": 2}, [0, 300]),
        ({"dollar_limit": 90_000}, {"dollars": 40_000}, {"dollars": 10_000}, [0, 200]),
        ({"lifetime_dollar_limit": 90_000}, {"lifetime_dollars": 40_000}, {"lifetime_dollars": 10_000}, [0, 200]),
    ],
)
def test_what_is_used_of_a_limit_in_two_entries_adds_up(
    limit: dict[str, int], used: dict[str, int], second: dict[str, int], excluded: list[int]
) -> None:
    entries = tuple(LimitUse(benefit="visit", **parts) for parts in (used, second))
    result = priced(plan(benefit=limit), session(300), session(300), member=Member(limits_used=entries))
    assert each(result, "excluded") == excluded


def test_a_visit_that_is_not_covered_uses_no_visit() -> None:
    rule = plan(benefit={"visit_limit": 1, "waiting_days": 31})
    member = Member(coverage_starts=FIRST)
    days = (FIRST, datetime.date(2026, 4, 1), datetime.date(2026, 4, 2))
    assert each(priced(rule, *(session(300, day=day) for day in days), member=member), "excluded") == [300, 0, 300]


def test_a_waiting_period_without_a_known_start_is_over() -> None:
    assert each(priced(plan(benefit={"waiting_days": 31}), session(300)), "excluded") == [0]


def test_services_under_one_benefit_share_its_visits_and_under_two_do_not() -> None:
    two = Plan(
        name="Plan",
        benefits=(Benefit(name="a", visit_limit=1), Benefit(name="b", visit_limit=1)),
        reading=(Reading(service="dosing", benefit="a"), Reading(service="lab", benefit="b")),
        otherwise="a",
    )
    result = priced(two, session(300), session(300, "lab"), session(300, "integration"))
    assert each(result, "excluded") == [0, 0, 300]


def test_the_tiers_by_visit_follow_one_another_and_begin_again_with_the_year() -> None:
    """Visit 1 at $0, through visit 3 at $20, then 10%; the deductible applies in the second tier only."""
    steps = (
        VisitTier(through=1),
        VisitTier(through=3, copay=2_000, deductible=DeductibleUse.APPLIES),
    )
    rule = plan(
        CostShare(coinsurance=1_000, least_per_visit=7_000), deductible=amount(100), benefit={"first_visits": steps}
    )
    days = (FIRST, FIRST, FIRST, FIRST, JANUARY)
    result = priced(rule, *(session(300, day=day) for day in days))
    assert each(result, "member_pays") == [0, 120, 20, 70, 0]


def test_out_of_network_without_a_benefit_there_is_not_covered_and_billed_in_full() -> None:
    rule = plan(CostShare(copay=1_000), benefit={"out_of_network": None})
    result = priced(rule, session(300, network="out"), session(300))
    assert each(result, "excluded") == [300, 0]
    assert each(result, "member_pays") == [300, 10]


def test_a_service_that_the_plan_does_not_read_is_not_covered() -> None:
    rule = Plan(name="Plan")
    assert each(priced(rule, session(300)), "excluded") == [300]


@pytest.mark.parametrize("missing", list(MissingAuthorization))
def test_authorization_held_is_no_matter_and_missing_it_where_none_is_asked_is_none(
    missing: MissingAuthorization,
) -> None:
    asked: dict[str, Any] = {"authorization": Authorization(missing=missing, percent=5_000, amount=10_000)}
    assert each(priced(plan(benefit=asked), session(300)), "member_pays") == [0]
    lacking = Member(authorization_held=False)
    assert each(priced(plan(), session(300), member=lacking), "member_pays") == [0]
    pays = {MissingAuthorization.DENIED: 300, MissingAuthorization.PERCENT: 150, MissingAuthorization.AMOUNT: 100}
    assert each(priced(plan(benefit=asked), session(300), member=lacking), "member_pays") == [pays[missing]]


def test_the_names_of_the_pools_differ() -> None:
    assert len({IN, OUT, DRUG}) == 3
