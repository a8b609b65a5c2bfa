"""What a rider has on record is priced, and said on the sheet: its last quarter, and that of a later plan's rider.

Two sessions of $200 under a rider with a deductible of $300 of its own and 10%; of the year before $80 were counted in
its last quarter: $220 are left, so $200, then $20 and 10% of $180.
"""

import datetime
from typing import Final

from calculator.engine.pricing import estimate
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.member import Enrollment, Member, Met, PlanChange, PlanEnrollment
from calculator.model.plan import Benefit, CostShare, Plan, Reading, Rider, TierAmounts, YearlyAmount
from calculator.model.plan_year import CarryOver
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import already_met

COURSE: Final = Course(
    title="Two",
    starts=datetime.date(2026, 1, 5),
    lines=(ServiceLine(service="dosing", count=2, price=PriceRange.fixed(20_000)),),
)
RIDER: Final = Rider(
    title="Rider",
    deductible=YearlyAmount(in_network=TierAmounts(individual=30_000, family=60_000)),
    benefits=(Benefit(name="visit", in_network=CostShare(coinsurance=1_000)),),
    reading=(Reading(service="dosing", benefit="visit"),),
)
PLAN: Final = Plan(name="Any", rider=RIDER, last_quarter_carries_over=CarryOver.ALWAYS)
RECORD: Final = Enrollment(met=Met(deductible=10_000), met_last_quarter=8_000, met_as_of=datetime.date(2025, 12, 31))


def test_the_last_quarter_of_a_rider_is_priced_and_said() -> None:
    case = Case(course=COURSE, plans=(PLAN,), chosen=PLAN.name, member=Member(rider=RECORD))
    assert estimate(case, PLAN).likely.totals.member_pays == 20_000 + 2_000 + 1_800
    said = "\n".join(already_met(case, Voice("en")))
    assert "Rider" in said
    assert "$80.00" in said


def test_what_a_later_plans_rider_has_on_record_is_said() -> None:
    comes = PlanChange(starts=COURSE.starts, plan=PLAN, enrollment=PlanEnrollment(rider=RECORD))
    case = Case(course=COURSE, plans=(Plan(name="Old"),), chosen="Old", member=Member(changes=(comes,)))
    assert estimate(case, case.chosen_plan).likely.totals.member_pays == 23_800
    said = "\n".join(already_met(case, Voice("es")))
    assert "$80.00" in said
    assert "$100.00" in said
