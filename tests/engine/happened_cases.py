"""A course of which sessions have happened: four of $500 a week from March 2, 2026, under 20% after a deductible of
$1,000, with an out-of-pocket limit of $1,500. As planned the patient pays 500, 500, 100 and 100 dollars."""

import datetime
from typing import Any

from calculator.engine.pricing import estimate
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import Priced
from calculator.model.happened import Explanation, Happened, SessionState
from calculator.model.member import Member
from calculator.model.plan import CostShare, Plan
from tests.engine.cases import amount, plan

STARTS = datetime.date(2026, 3, 2)
FIFTH = CostShare(coinsurance=2_000)
PLAN = plan(FIFTH, deductible=amount(1_000), out_of_pocket_limit=amount(1_500))


def fact(
    number: int, state: SessionState = SessionState.DONE, day: datetime.date | None = None, **said: Any
) -> Happened:
    return Happened(number=number, state=state, day=day, explanation=Explanation(**said) if said else None)


def case_of(*facts: Happened, rule: Plan = PLAN, member: Member | None = None, **parts: Any) -> Case:
    line = {"service": "dosing", "count": 4, "price": PriceRange.fixed(50_000), "happened": facts} | parts
    course = Course(title="Course", starts=STARTS, lines=(ServiceLine(**line),))
    return Case(course=course, plans=(rule,), chosen=rule.name, member=member or Member())


def priced(*facts: Happened, **parts: Any) -> Priced:
    case = case_of(*facts, **parts)
    return estimate(case, case.chosen_plan).likely
