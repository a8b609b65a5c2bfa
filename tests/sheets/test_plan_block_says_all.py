"""Two plans that price differently do not print alike: each field of a plan that can change a price, changed alone,
changes what the sheet says of the plan."""

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import pytest

from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import PriceRange, replaced
from calculator.model.case import Case
from calculator.model.course import Course, Network, Place, ServiceLine
from calculator.model.member import CoverageTier, Member, OtherCoverage, PlanChange
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    AmountKind,
    Benefit,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    NetworkCredit,
    NetworkTier,
    Order,
    Plan,
    Reading,
    Rider,
    RiderPays,
    TierAmounts,
    TierShare,
    VisitTier,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference.voice import Voice
from calculator.sheets.plan_block import plan_rows

SHARE = CostShare(copay=4_000, coinsurance=2_000)
BENEFIT = Benefit(name="visit", in_network=SHARE, out_of_network=SHARE, authorization=Authorization())
AMOUNTS = YearlyAmount(
    in_network=TierAmounts(individual=100_000, family=200_000),
    out_of_network=TierAmounts(individual=300_000, family=600_000),
)
PLAN = Plan(
    name="Plan",
    year_starts="07-01",
    deductible=AMOUNTS,
    out_of_pocket_limit=YearlyAmount(
        in_network=TierAmounts(individual=500_000, family=900_000),
        out_of_network=TierAmounts(individual=900_000, family=1_800_000),
    ),
    drug_deductible=TierAmounts(individual=7_500),
    drug_limit=TierAmounts(individual=90_000),
    benefits=(BENEFIT, Benefit(name="other", covered=False)),
    reading=(Reading(service="dosing", benefit="visit"), Reading(service="drug", benefit="visit")),
    further_tiers=(NetworkTier(name="tier_2", title="Tier 2"),),
)
PRICE = PriceRange.fixed(60_000)
COURSE = Course(
    title="Course",
    starts=datetime.date(2027, 1, 4),
    lines=(
        ServiceLine(service="dosing", count=2, price=PRICE),
        ServiceLine(service="dosing", label="Elsewhere", count=1, price=PRICE, network=Network.OUT),
        ServiceLine(service="dosing", label="Second tier", count=1, price=PRICE, network_tier="tier_2"),
        ServiceLine(service="drug", count=2, price=PRICE, drug=True),
    ),
)

OF_SHARE: dict[str, Any] = {
    "copay": 5_000,
    "coinsurance": 3_000,
    "deductible": DeductibleUse.WAIVED,
    "order": Order.COPAY_FIRST,
    "coinsurance_base": CoinsuranceBase.ALLOWED,
    "copay_when_crossing": False,
    "copay_counts_to_deductible": True,
    "copay_once_a_day": True,
    "copay_once_a_course": True,
    "copay_year_maximum": 20_000,
    "visit_deductible": 10_000,
    "coinsurance_changes_after": 500_000,
    "coinsurance_then": 1_000,
    "counts_to_limit": False,
    "least_per_visit": 1_000,
    "most_per_visit": 9_000,
    "allowed": AllowedAmount(basis=AllowedBasis.PERCENT_OF_BILLED, percent=8_000),
}
OF_BENEFIT: dict[str, Any] = {
    "covered": False,
    "in_network": replaced(SHARE, copay=1_000),
    "out_of_network": None,
    "allowance": 40_000,
    "visit_limit": 6,
    "lifetime_visit_limit": 12,
    "dollar_limit": 100_000,
    "lifetime_dollar_limit": 300_000,
    "first_visits": (VisitTier(through=3, copay=1_000),),
    "waiting_days": 30,
    "authorization": None,
    "discount_when_not_covered": True,
    "limits_with": "other",
    "further_tiers": (TierShare(tier="tier_2", share=SHARE),),
}
OF_AUTHORIZATION: dict[str, Any] = {
    "missing": MissingAuthorization.PERCENT,
    "percent": 5_000,
    "amount": 25_000,
    "failed_trials": 2,
    "trial_weeks": 6,
    "approval_days": 180,
}
OF_PLAN: dict[str, Any] = {
    "deductible": replaced(AMOUNTS, kind=AmountKind.AGGREGATE),
    "out_of_pocket_limit": replaced(PLAN.out_of_pocket_limit, kind=AmountKind.AGGREGATE),
    "network_credit": NetworkCredit.BOTH,
    "limit_includes_deductible": False,
    "years": (YearFigures(year=2027, deductible=replaced(AMOUNTS, kind=AmountKind.AGGREGATE)),),
    "drug_deductible": TierAmounts(individual=8_500),
    "drug_limit": None,
    "reading": PLAN.reading[:1],
    "otherwise": None,
    "year_starts": "01-01",
    "accumulator_year": AccumulatorYear.CALENDAR,
    "last_quarter_carries_over": CarryOver.IF_NOT_MET,
    "further_tiers": (NetworkTier(name="tier_2", title="Tier 2", deductible=TierAmounts(individual=90_000)),),
}
OF_TIER: dict[str, Any] = {
    "title": "Second tier",
    "deductible": TierAmounts(individual=90_000),
    "out_of_pocket_limit": TierAmounts(individual=600_000, family=700_000),
    "counts_toward": ("in",),
    "counted_from": ("out",),
    "balance_billing": True,
}
RIDER = Rider(
    title="Rider",
    deductible=AMOUNTS,
    out_of_pocket_limit=PLAN.out_of_pocket_limit,
    drug_deductible=TierAmounts(individual=7_500),
    drug_limit=TierAmounts(individual=90_000),
    benefits=PLAN.benefits,
    reading=PLAN.reading,
    further_tiers=PLAN.further_tiers,
)
OF_RIDER: dict[str, Any] = {
    "title": "Carve-out",
    "pays": RiderPays.FIRST,
    "shares_accumulators": True,
    "deductible": OF_PLAN["deductible"],
    "out_of_pocket_limit": OF_PLAN["out_of_pocket_limit"],
    "network_credit": NetworkCredit.BOTH,
    "limit_includes_deductible": False,
    "drug_deductible": None,
    "drug_limit": TierAmounts(individual=80_000),
    "reading": PLAN.reading[:1],
    "otherwise": None,
    "further_tiers": OF_PLAN["further_tiers"],
}
NOT_READ = {"otherwise"}
"""It holds only where the reading names nothing: tried by itself; a rider takes what its reading names."""
ELSEWHERE = {
    "name",
    "note",
    "sources",
    "example",
    "figures_year",
    "edited",
    "made_from",
    "document",
    "market",
    "title",
} | {
    # Each has a block or a sentence of its own beside this one.
    *("rider", "accounts", "funding", "case_rate", "benefits"),
}
"""What prices nothing, or is said elsewhere on the sheet."""


def rows(plan: Plan) -> list[tuple[str, str]]:
    case = Case(course=COURSE, plans=(plan,), chosen="Plan", member=Member(tier=CoverageTier.FAMILY))
    return plan_rows(case, Voice("en"))


def rows_of_later(plan: Plan) -> list[tuple[str, str]]:
    change = PlanChange(starts=COURSE.starts + datetime.timedelta(days=1), plan=replaced(plan, name="Later"))
    return plan_rows(case_with(Member(tier=CoverageTier.FAMILY, changes=(change,))), Voice("en"))


def rows_of_second(plan: Plan) -> list[tuple[str, str]]:
    other = OtherCoverage(plan=replaced(plan, name="Second"), tier=CoverageTier.FAMILY)
    return plan_rows(case_with(Member(other_coverage=other)), Voice("en"))


def case_with(member: Member) -> Case:
    return Case(course=COURSE, plans=(PLAN,), chosen="Plan", member=member)


def with_benefit(benefit: Benefit) -> Plan:
    return replaced(PLAN, benefits=(benefit, *PLAN.benefits[1:]))


@pytest.mark.parametrize("name", OF_SHARE)
@pytest.mark.parametrize("network", ["in_network", "out_of_network"])
def test_each_field_of_a_cost_share_is_said(network: str, name: str) -> None:
    before = replaced(SHARE, coinsurance_changes_after=400_000) if name == "coinsurance_then" else SHARE
    plans = [
        with_benefit(replaced(BENEFIT, **{network: share}))
        for share in (before, replaced(before, **{name: OF_SHARE[name]}))
    ]
    assert rows(plans[0]) != rows(plans[1])


@pytest.mark.parametrize("name", OF_BENEFIT)
def test_each_field_of_a_benefit_is_said(name: str) -> None:
    before = BENEFIT if name != "discount_when_not_covered" else replaced(BENEFIT, out_of_network=None)
    assert rows(with_benefit(replaced(before, **{name: OF_BENEFIT[name]}))) != rows(with_benefit(before))


@pytest.mark.parametrize("name", OF_AUTHORIZATION)
def test_each_field_of_an_authorization_is_said(name: str) -> None:
    missing = {"percent": MissingAuthorization.PERCENT, "amount": MissingAuthorization.AMOUNT}.get(name)
    before = Authorization(failed_trials=3 if name == "trial_weeks" else None)
    before = before if missing is None else replaced(before, missing=missing)
    after = replaced(before, **{name: OF_AUTHORIZATION[name]})
    plans = [with_benefit(replaced(BENEFIT, authorization=one)) for one in (before, after)]
    assert rows(plans[0]) != rows(plans[1])


@pytest.mark.parametrize("name", [name for name in OF_PLAN if name not in NOT_READ])
@pytest.mark.parametrize("tell", [rows, rows_of_later, rows_of_second])
def test_each_field_of_a_plan_is_said(tell: Callable[[Plan], list[tuple[str, str]]], name: str) -> None:
    assert tell(replaced(PLAN, **{name: OF_PLAN[name]})) != tell(PLAN)


@pytest.mark.parametrize("name", [name for name in OF_RIDER if name not in NOT_READ])
def test_each_field_of_a_rider_is_said(name: str) -> None:
    one, other = (replaced(PLAN, rider=rider) for rider in (RIDER, replaced(RIDER, **{name: OF_RIDER[name]})))
    assert rows(one) != rows(other)


@pytest.mark.parametrize("name", OF_TIER)
def test_each_field_of_a_network_tier_is_said(name: str) -> None:
    tier = replaced(PLAN.further_tiers[0], **{name: OF_TIER[name]})
    assert rows(replaced(PLAN, further_tiers=(tier,))) != rows(PLAN)


@pytest.mark.parametrize("name", OF_SHARE)
def test_each_field_of_a_cost_share_in_a_tier_is_said(name: str) -> None:
    before = replaced(SHARE, coinsurance_changes_after=400_000) if name == "coinsurance_then" else SHARE
    plans = [
        with_benefit(replaced(BENEFIT, further_tiers=(TierShare(tier="tier_2", share=share),)))
        for share in (before, replaced(before, **{name: OF_SHARE[name]}))
    ]
    assert rows(plans[0]) != rows(plans[1])


def test_the_benefit_of_a_place_is_said() -> None:
    elsewhere = Reading(service="dosing", benefit="other", place=Place.OFFICE)
    assert rows(replaced(PLAN, reading=(*PLAN.reading, elsewhere))) != rows(PLAN)


def test_the_benefit_of_whatever_is_not_named_is_said() -> None:
    silent = replaced(PLAN, reading=PLAN.reading[:1])
    assert rows(replaced(silent, otherwise="visit")) != rows(silent)


@pytest.mark.parametrize(
    ("model", "held"),
    [
        (CostShare, OF_SHARE),
        (Benefit, OF_BENEFIT),
        (Authorization, OF_AUTHORIZATION),
        (Plan, OF_PLAN),
        (NetworkTier, OF_TIER),
        (Rider, OF_RIDER),
    ],
)
def test_no_field_is_left_out(model: Any, held: dict[str, Any]) -> None:
    assert {field.name for field in dataclasses.fields(model)} - ELSEWHERE == set(held) - ELSEWHERE
