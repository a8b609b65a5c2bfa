"""What each coverage has on record of the member can change a price, and is said on the sheet: of the plan, its rider,
a second plan, and of a plan that comes later and its rider. Each field is changed alone."""

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any, Final

import pytest

from calculator.engine.pricing import estimate
from calculator.model.authorization import Authorization
from calculator.model.base import PriceRange, changed, replaced
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.member import (
    CoverageTier,
    Enrollment,
    LimitUse,
    Member,
    Met,
    OtherCoverage,
    PlanChange,
    PlanEnrollment,
    TierMet,
)
from calculator.model.plan import Benefit, CaseRate, CostShare, NetworkTier, Plan, Reading, Rider, TierAmounts
from calculator.model.plan_year import CarryOver
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import already_met, assumptions

BENEFIT: Final = Benefit(name="visit", in_network=CostShare(coinsurance=1_000), authorization=Authorization())
COVERS: Final[dict[str, Any]] = {
    "benefits": (BENEFIT,),
    "reading": (Reading(service="dosing", benefit="visit"),),
    "further_tiers": (NetworkTier(name="tier_2", title="Tier 2", deductible=TierAmounts(individual=50_000)),),
}
PLAN: Final = Plan(
    name="Plan",
    rider=Rider(title="Carve-out", **COVERS),
    last_quarter_carries_over=CarryOver.ALWAYS,
    **COVERS,
)
OTHER: Final = replaced(PLAN, name="Other", rider=replaced(PLAN.rider, title="Beside"))
COURSE: Final = Course(
    title="Two",
    starts=datetime.date(2026, 3, 2),
    lines=(ServiceLine(service="dosing", count=2, price=PriceRange.fixed(60_000)),),
)
MET: Final = Met(deductible=12_300, out_of_pocket=45_600)
RECORD: Final[dict[str, Any]] = {
    "coverage_starts": datetime.date(2026, 3, 3),
    "coverage_ends": datetime.date(2026, 3, 8),
    "met_as_of": datetime.date(2026, 3, 4),
    "met": MET,
    "met_out_of_network": MET,
    "met_drug": MET,
    "others": MET,
    "others_out_of_network": MET,
    "others_drug": MET,
    "met_in_tiers": (TierMet(tier="tier_2", met=MET),),
    "met_last_quarter": 7_800,
    "limits_used": (LimitUse(benefit="visit", visits=3),),
    "authorization_held": False,
}
ENGLISH: Final = Voice("en")
USES: Final = ("visits", "dollars", "lifetime_visits", "lifetime_dollars")


def of_plan(record: Enrollment) -> Member:
    return Member(**vars(record))


def of_rider(record: Enrollment) -> Member:
    return Member(rider=record)


def of_second(record: Enrollment) -> Member:
    return Member(other_coverage=OtherCoverage(plan=OTHER, enrollment=record))


def of_later(record: Enrollment) -> Member:
    return Member(changes=(PlanChange(starts=COURSE.starts, plan=OTHER, enrollment=PlanEnrollment(**vars(record))),))


def of_later_rider(record: Enrollment) -> Member:
    return Member(changes=(PlanChange(starts=COURSE.starts, plan=OTHER, enrollment=PlanEnrollment(rider=record)),))


HOLDERS: Final = (of_plan, of_rider, of_second, of_later, of_later_rider)


def said(member: Member, voice: Voice = ENGLISH) -> list[str]:
    case = Case(course=COURSE, plans=(PLAN,), chosen=PLAN.name, member=member)
    return [*already_met(case, voice), *assumptions(case, estimate(case, PLAN), voice)]


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", RECORD)
def test_each_field_on_record_is_said(holder: Callable[[Enrollment], Member], name: str) -> None:
    before = Enrollment(met=MET) if name == "met_as_of" else Enrollment()
    assert said(holder(changed(before, **{name: RECORD[name]}))) != said(holder(before))


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", USES)
def test_each_use_of_a_limit_is_said(holder: Callable[[Enrollment], Member], name: str) -> None:
    record = Enrollment(limits_used=(LimitUse(benefit="visit", **{name: 4}),))
    assert said(holder(record), Voice("es")) != said(holder(Enrollment()), Voice("es"))


@pytest.mark.parametrize("part", ["met", "others"])
def test_what_is_met_in_a_tier_names_it(part: str) -> None:
    record = Enrollment(met_in_tiers=(TierMet(tier="tier_2", **{part: MET}),))
    assert any("Tier 2" in one and "$123.00" in one for one in said(of_plan(record)))


def test_whom_a_second_plan_covers_is_said() -> None:
    family = OtherCoverage(plan=OTHER, tier=CoverageTier.FAMILY)
    assert said(Member(other_coverage=family)) != said(Member(other_coverage=replaced(family, tier=None)))


def test_a_price_for_the_whole_course_is_said_of_a_later_plan_too() -> None:
    rated = replaced(OTHER, case_rate=CaseRate(services=("dosing",), amount=98_700))
    change = PlanChange(starts=COURSE.starts, plan=rated)
    assert any(one.startswith("In “Other”: ") and "$987.00" in one for one in said(Member(changes=(change,))))


def test_no_field_is_left_out() -> None:
    assert {field.name for field in dataclasses.fields(Enrollment)} == set(RECORD)
