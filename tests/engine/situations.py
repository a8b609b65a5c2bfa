"""Small cases for the tests of flags: a course, a plan that goes with an HSA, a rider, and what is raised."""

import datetime
from typing import Any

from calculator.engine.pricing import estimate
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import Flag
from calculator.model.funding import Account, AccountKind
from calculator.model.member import CoverageTier, Member
from calculator.model.plan import AmountKind, Benefit, CostShare, DeductibleUse, Plan, Reading, Rider
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words import flags as flag_words
from tests.engine.cases import amount, plan

SPRING = datetime.date(2026, 3, 2)
WAIVED = CostShare(copay=4_000, deductible=DeductibleUse.WAIVED)
HSA = Account(kind=AccountKind.HSA, yearly=50_000)
FAMILY = Member(tier=CoverageTier.FAMILY)


def course(*, starts: datetime.date = SPRING, count: int = 3, **parts: Any) -> Course:
    line = {"service": "dosing", "count": count, "price": PriceRange.fixed(50_000)} | parts
    return Course(title="Course", starts=starts, lines=(ServiceLine(**line),))


def raised(plan_: Plan, course_: Course | None = None, member: Member | None = None) -> dict[str, Flag]:
    """The flags of a case by code; every one of them can be said in both languages and has a source."""
    case = Case(course=course_ or course(), plans=(plan_,), chosen=plan_.name, member=member or Member())
    found = estimate(case, plan_).flags
    for flag in found:
        assert flag.source
        for language in LANGUAGES:
            assert "{" not in flag_words.sentence(flag, Voice(language))
    return {flag.code: flag for flag in found}


def hdhp(share: CostShare | None = None, **parts: Any) -> Plan:
    """A plan that may go with an HSA in 2026, 2027 and every tier."""
    own = {"deductible": amount(2_000, 4_000, kind=AmountKind.AGGREGATE), "accounts": (HSA,)}
    return plan(share or CostShare(coinsurance=2_000), **(own | {"out_of_pocket_limit": amount(8_000, 16_000)} | parts))


def benefit(**parts: Any) -> dict[str, Any]:
    return {"benefit": {"title": "Dosing session", **parts}}


def rider(**parts: Any) -> Rider:
    one = Benefit(name="kat", title="KAT rider's session", **parts.pop("benefit", {}))
    return Rider(title="Rider", benefits=(one,), reading=(Reading(service="dosing", benefit="kat"),), **parts)
