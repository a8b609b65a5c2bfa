"""A rider that shares the plan's accumulators draws from those that the plan has in the year and the network of the
line: worked by hand."""

import datetime

from calculator.model.base import changed
from calculator.model.later_years import edited_in, with_year
from calculator.model.member import Member, OtherCoverage, PlanChange
from calculator.model.plan import Benefit, NetworkTier, Plan, Reading, Rider, TierAmounts
from tests.engine.cases import amount, each, priced, session, tiers

RIDER = Rider(
    title="Rider",
    benefits=(Benefit(name="kat"),),
    reading=(Reading(service="drug", benefit="kat"), Reading(service="dosing", benefit="kat")),
    shares_accumulators=True,
)
PLAN = Plan(
    name="Plan",
    deductible=amount(1_000),
    drug_deductible=TierAmounts(individual=50_000),
    benefits=(Benefit(name="visit"),),
    otherwise="visit",
    rider=RIDER,
)


def test_a_drug_of_a_year_without_a_drug_deductible_draws_from_the_overall_one() -> None:
    """500 of the drugs' own deductible in 2026; from 2027 on the overall one of 1,000 serves drugs too."""
    rule = edited_in(with_year(PLAN, 2027), 2027, {"drug_deductible": None})
    lines = [session(600, "drug", datetime.date(year, 2, 1), drug=True) for year in (2026, 2027)]
    assert each(priced(rule, *lines), "deductible") == [500, 600]
    assert each(priced(changed(rule, rider=None), *lines), "deductible") == [500, 600]


def test_a_session_in_a_tier_that_only_the_plan_has_draws_from_the_deductible_of_the_tier() -> None:
    """1,000 in network, 200 in the tier, which the rider knows nothing of."""
    tier = NetworkTier(name="preferred", deductible=tiers(200))
    rule = changed(PLAN, further_tiers=(tier,), drug_deductible=None)
    lines = [session(700), session(700, network_tier="preferred"), session(700)]
    assert each(priced(rule, *lines), "deductible") == [700, 200, 300]


def test_what_comes_beside_or_after_a_plan_whose_rider_shares_its_deductible_has_its_own() -> None:
    """Sessions of 700: 1,000 are the plan's and the rider's together; another plan's deductible is 900 and a second
    one's 500."""
    rule = changed(PLAN, drug_deductible=None)
    new = Plan(name="New", deductible=amount(900), benefits=(Benefit(name="visit"),), otherwise="visit")
    starts = datetime.date(2026, 3, 10)
    lines = [session(700, "lab"), *(session(700, day=starts + datetime.timedelta(days=at)) for at in range(2))]
    member = Member(changes=(PlanChange(starts=starts, plan=new),))
    assert each(priced(rule, *lines, member=member), "deductible") == [700, 700, 200]
    second = changed(new, name="Second", deductible=amount(500))
    found = priced(rule, *lines, member=Member(other_coverage=OtherCoverage(plan=second)))
    assert each(found, "deductible") == [700, 300, 0]
    assert each(found, "second_plan") == [200, 300, 0]
