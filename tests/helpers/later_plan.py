"""A case in which another plan comes in the middle of the course.

Four sessions of $500, a week apart. Two are under the first plan, which asks for a copay of $50 (100); two under one
that takes 20% and needs prior authorization (200): 300.
"""

import datetime
from typing import Final

from calculator.model.authorization import Authorization
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, Service, ServiceLine
from calculator.model.member import Member, PlanChange
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan, Reading

COMES: Final = datetime.date(2026, 5, 18)


def copay(cents: int) -> CostShare:
    return CostShare(copay=cents, deductible=DeductibleUse.WAIVED)


OLD: Final = Plan(name="Old job", benefits=(Benefit(name="visit", in_network=copay(5_000)),), otherwise="visit")
NEW: Final = Plan(
    name="New job",
    benefits=(
        Benefit(name="clinic", in_network=CostShare(coinsurance=2_000), authorization=Authorization()),
        Benefit(name="office", in_network=copay(1_000)),
    ),
    reading=(Reading(service=Service.DOSING, benefit="clinic"),),
)


def course() -> Course:
    line = ServiceLine(service=Service.DOSING, count=4, price=PriceRange.fixed(50_000))
    return Course(title="Four", starts=datetime.date(2026, 5, 4), lines=(line,))


def case_of(*changes: PlanChange) -> Case:
    member = Member(changes=changes or (PlanChange(starts=COMES, plan=NEW),))
    return Case(course=course(), plans=(OLD,), chosen=OLD.name, member=member)
