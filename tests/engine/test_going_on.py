"""What goes on when a plan is changed or its year turns, and what begins at nothing: worked by hand."""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.base import replaced
from calculator.model.funding import Account, AccountKind
from calculator.model.member import CoverageTier, LimitUse, Member, Met, OtherCoverage, PlanChange, PlanEnrollment
from calculator.model.plan import (
    Benefit,
    CaseRate,
    CostShare,
    NetworkTier,
    Plan,
    Reading,
    Rider,
    TierShare,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, each, plan, priced, session, tiers

DAY, LATER, LAST = (datetime.date(2026, 3, day) for day in (2, 10, 24))
NEXT = datetime.date(2027, 2, 1)
FAMILY = CoverageTier.FAMILY


def with_rider(name: str) -> Plan:
    own = {"deductible": amount(1_000), "title": "Rider"}
    beside = Rider(benefits=(Benefit(name="kat"),), reading=(Reading(service="dosing", benefit="kat"),), **own)
    return plan(CostShare(), name=name, rider=beside)


def test_another_plan_s_rider_begins_at_nothing_and_the_same_plan_s_goes_on() -> None:
    """A rider's deductible of 1,000, and 600 a session."""
    lines = [session(600, day=day) for day in (DAY, LATER)]
    for change, deductible in (
        (PlanChange(starts=LATER, plan=with_rider("New")), [600, 600]),
        (PlanChange(starts=LATER, tier=FAMILY), [600, 400]),
    ):
        found = priced(with_rider("Plan"), *lines, member=Member(changes=(change,)))
        assert each(found, "deductible") == deductible


@pytest.mark.parametrize(
    ("as_of", "deductible"),
    [
        # As of the first day of the change and later the amounts are of the plan as it goes on: 900 of 1,000.
        (LATER, [300, 300, 100]),
        (datetime.date(2026, 3, 12), [300, 300, 100]),
        # As of a day before it they are the first's: 900, and the session of that day is among them.
        (datetime.date(2026, 3, 5), [300, 100, 0]),
        (None, [100, 0, 0]),
    ],
)
def test_amounts_of_a_day_belong_to_the_plan_as_it_was_on_that_day(
    as_of: datetime.date | None, deductible: list[int]
) -> None:
    change = PlanChange(starts=LATER, tier=FAMILY)
    member = Member(met=Met(deductible=90_000), met_as_of=as_of, changes=(change,))
    rule = plan(CostShare(), deductible=amount(1_000, 5_000))
    found = priced(rule, *(session(300, day=day) for day in (DAY, LATER, LAST)), member=member)
    assert each(found, "deductible") == deductible


def test_what_is_met_of_the_last_quarter_is_brought_along_once() -> None:
    rule = plan(CostShare(), deductible=amount(1_000, 5_000), last_quarter_carries_over=CarryOver.ALWAYS)
    change = PlanChange(starts=datetime.date(2026, 11, 10), tier=FAMILY)
    member = Member(met=Met(deductible=30_000), met_last_quarter=20_000, changes=(change,))
    lines = [session(100, day=day) for day in (datetime.date(2026, 11, 2), datetime.date(2026, 11, 20), NEXT)]
    found = priced(rule, *lines, member=member)
    assert [line.standing.deductible_used // 100 for line in found.lines] == [400, 500, 500]


@pytest.mark.parametrize(
    ("now", "then", "deductible"),
    [
        # An own deductible of drugs, a tier's or one out of network that there is in the one year only.
        ({}, {"drug_deductible": tiers(100)}, [600, 400, 100]),
        ({"drug_deductible": tiers(100)}, {"without_drug_deductible": True}, [100, 600, 600]),
    ],
)
def test_a_deductible_that_there_is_in_one_year_only(
    now: dict[str, Any], then: dict[str, Any], deductible: list[int]
) -> None:
    """A deductible of 1,000, and drugs at 600."""
    rule = plan(CostShare(), deductible=amount(1_000), **now)
    years = (YearFigures(year=2027, **then),)
    lines = [session(600, "drug", day, drug=True) for day in (DAY, LATER, NEXT)]
    if now:
        lines = [lines[0], session(600, day=LATER), lines[2]]
    assert each(priced(replaced(rule, years=years), *lines), "deductible") == deductible


def test_a_tier_that_has_its_own_deductible_from_a_year_on() -> None:
    """600 of 1,000 in network, 400 more; in the new year the tier has 300 of its own."""
    rule = plan(
        CostShare(),
        benefit={"further_tiers": (TierShare(tier="second", share=CostShare()),)},
        deductible=amount(1_000),
        further_tiers=(NetworkTier(name="second"),),
        years=(YearFigures(year=2027, further_tiers=(NetworkTier(name="second", deductible=tiers(300)),)),),
    )
    lines = [session(600, day=day, network_tier="second") for day in (DAY, LATER, NEXT)]
    found = priced(rule, *lines, session(600, day=NEXT))
    assert each(found, "deductible") == [600, 400, 300, 600]


def test_figures_of_a_year_hold_from_the_day_on_which_it_begins() -> None:
    """The plan year begins late in December, and is named by the year in which it does."""
    rule = plan(
        CostShare(),
        year_starts="12-28",
        deductible=amount(500),
        years=(YearFigures(year=2026, deductible=amount(300)),),
    )
    days = (datetime.date(2026, 12, 27), datetime.date(2026, 12, 28))
    assert each(priced(rule, *(session(600, day=day) for day in days)), "deductible") == [500, 300]


def test_uses_of_limits_of_the_first_plan_are_used_once() -> None:
    """Of four visits two are used before: one is left after the session, and the change brings no more uses."""
    member = Member(
        limits_used=(LimitUse(benefit="visit", visits=2),), changes=(PlanChange(starts=LATER, tier=FAMILY),)
    )
    rule = plan(CostShare(copay=4_000), benefit={"visit_limit": 4})
    found = priced(rule, *(session(500, day=day) for day in (DAY, LATER, LAST)), member=member)
    assert each(found, "member_pays") == [40, 40, 500]


def test_what_is_stated_of_the_new_plan_is_its_own() -> None:
    new = plan(CostShare(), name="New", deductible=amount(1_000))
    own = PlanEnrollment(met=Met(deductible=70_000), met_as_of=datetime.date(2026, 3, 12))
    member = Member(changes=(PlanChange(starts=LATER, plan=new, enrollment=own),))
    found = priced(plan(CostShare()), *(session(500, day=day) for day in (DAY, LATER, LAST)), member=member)
    assert each(found, "deductible") == [0, 500, 300]


def test_money_in_its_grace_period_is_lost_with_the_plan() -> None:
    """Of December's FSA 50 are left, and 100 are January's: on February 1 all of it is lost."""
    fsa = Account(kind=AccountKind.FSA, yearly=10_000, grace_period=True)
    change = PlanChange(starts=datetime.date(2027, 2, 1), plan=plan(CostShare(), name="New"))
    rule = plan(CostShare(coinsurance=10_000), accounts=(fsa,))
    days = (datetime.date(2026, 12, 1), datetime.date(2027, 2, 10))
    found = priced(rule, *(session(50, day=day) for day in days), member=Member(changes=(change,)))
    assert [notice.figures["lost_cents"] for notice in found.notices] == [15_000]


def test_an_hsa_loses_nothing_at_the_turn_of_the_year() -> None:
    rule = plan(CostShare(), accounts=(Account(kind=AccountKind.HSA, yearly=10_000),))
    found = priced(rule, session(50, day=DAY), session(50, day=NEXT))
    assert (found.notices, found.accounts_left) == ((), (("hsa", 20_000),))


def test_nothing_of_the_rest_of_the_year_goes_on_as_the_last_quarter_s() -> None:
    rule = plan(CostShare(), deductible=amount(1_000, 5_000), last_quarter_carries_over=CarryOver.ALWAYS)
    member = Member(changes=(PlanChange(starts=LATER, tier=FAMILY),))
    found = priced(rule, *(session(300, day=day) for day in (DAY, LATER, NEXT)), member=member)
    assert [line.standing.deductible_used for line in found.lines] == [30_000, 60_000, 30_000]


def test_a_limit_of_the_family_alone_is_capped_beside_one_that_each_person_has() -> None:
    """Half of 40,000 would be 20,000: one person pays no more than 2026's self-only limit of 10,600."""
    limits = YearlyAmount(in_network=tiers(None, 15_000), out_of_network=tiers(5_000, 15_000))
    rule = plan(CostShare(coinsurance=5_000), out_of_pocket_limit=limits)
    found = priced(rule, session(40_000, day=DAY), member=Member(tier=FAMILY))
    assert each(found, "member_pays") == [10_600]


def test_every_accumulator_has_a_name_of_its_own() -> None:
    second = OtherCoverage(plan=plan(CostShare(), name="Second"))
    change = PlanChange(starts=LATER, plan=plan(CostShare(), name="New"))
    pricer = PlanPricer(with_rider("Plan"), Member(other_coverage=second, changes=(change,)))
    names = [
        f"{whose}.{what}.in" for whose in ("plan", "rider", "second_plan", "plan_3") for what in ("deductible", "limit")
    ]
    assert list(pricer.accumulators) == names


@pytest.mark.parametrize(
    ("as_of", "whose"), [(None, ["plan"]), (DAY, ["plan"]), (LATER, ["plan", "plan_1"]), (LAST, ["plan", "plan_1"])]
)
def test_what_is_on_record_is_of_the_plan_as_it_goes_on_too_where_the_record_is_of_that_time(
    as_of: datetime.date | None, whose: list[str]
) -> None:
    change = PlanChange(starts=LATER, tier=FAMILY)
    pricer = PlanPricer(plan(CostShare()), Member(met_as_of=as_of, changes=(change,)))
    assert list(pricer.own_accumulators) == [f"{one}.{what}.in" for one in whose for what in ("deductible", "limit")]


def test_one_price_for_the_course_in_either_plan_makes_no_line_alone() -> None:
    shared = CaseRate(amount=100_000, services=("dosing",))
    plain, priced_once = plan(CostShare()), plan(CostShare(), name="New", case_rate=shared)
    for first, then, alone in ((plain, plain, True), (plain, priced_once, False), (priced_once, plain, False)):
        change = PlanChange(starts=LATER, plan=replaced(then, name="Then"))
        assert PlanPricer(first, Member(changes=(change,))).by_line is alone


def test_the_plan_of_a_day_is_the_new_one_from_its_first_day_on() -> None:
    before = LATER - datetime.timedelta(days=1)
    change = PlanChange(starts=LATER, plan=plan(CostShare(), name="New"))
    lines = (session(500, day=DAY), session(500, day=LATER))
    for member, names in ((Member(changes=(change,)), ["Plan", "Plan", "New"]), (Member(), ["Plan"] * 3)):
        course = PlanPricer(plan(CostShare()), member).settle(lines)
        assert [course.plan_on(day).name for day in (DAY, before, LATER)] == names
