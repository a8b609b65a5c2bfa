"""A course that ends early: what has been paid by then. It is no part of an estimate, which is of the whole course."""

import datetime
from itertools import accumulate
from typing import Final, NamedTuple

from calculator.model.course import Course, Service
from calculator.model.estimate import Estimate
from calculator.model.in_force import plans_in_force
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.persistence import Persistence, persistences

_MEDICINE: Final = (Service.DOSING, Service.MAINTENANCE)


class Exit(NamedTuple):
    """The course ends after so many ``sessions`` (with the ``medicine``, or in a course without any of every kind), the
    last on ``date``: what member and plan have paid by the end of that day, at the likely prices, in cents."""

    sessions: int
    date: datetime.date
    member_pays: int
    plan_pays: int
    medicine: bool


def exits(course: Course, estimate: Estimate) -> tuple[Exit, ...]:
    """Where a course may end: after its first session, after each quarter of it, and after so many as were counted in
    studies of its medicine. A session is one with the medicine; in a course without any it is every one."""
    lines = estimate.likely.lines
    paid = list(accumulate(line.amounts.member_pays for line in lines))
    by_plan = list(accumulate(line.amounts.plan_pays for line in lines))
    days = [line.line.date for line in lines]
    medicine = [line.line.date for line in lines if line.line.service in _MEDICINE]
    sessions = medicine or days
    count = len(sessions)
    places = {1, *(count * quarter // 4 for quarter in range(1, 4)), *(one.sessions for one in known_of(course))}
    found = []
    for place in sorted(place for place in places if 0 < place < count):
        last = max(at for at, day in enumerate(days) if day <= sessions[place - 1])
        found.append(Exit(place, sessions[place - 1], paid[last], by_plan[last], bool(medicine)))
    return tuple(found)


def has_one_price(plan: Plan, member: Member) -> bool:
    """Whether a plan asks one price for all sessions together, which is not shared out over them."""
    return any(now.plan.case_rate is not None for now in plans_in_force(plan, member))


def known_of(course: Course) -> tuple[Persistence, ...]:
    """What is published of how many stay on in courses with the medicine of this one."""
    routes = {line.route for line in course.lines if line.count and line.service in _MEDICINE}
    return tuple(one for one in persistences() if routes & set(one.routes))
