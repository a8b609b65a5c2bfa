"""Which plan covers a member on which days: the first one, and those that come in its place in the course."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from calculator.model.member import CoverageTier, Member, PlanEnrollment
from calculator.model.plan import Plan


class InForce(NamedTuple):
    """A plan that covers the member from ``begins`` (None: from the first day on) to the day before ``ends`` (None: it
    goes on), what it has on record of the member, and whom it covers."""

    plan: Plan
    enrollment: PlanEnrollment
    tier: CoverageTier
    begins: datetime.date | None = None
    ends: datetime.date | None = None

    def on(self, day: datetime.date) -> bool:
        """Whether it is in force on ``day``."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day < self.ends)


def plans_in_force(plan: Plan, member: Member) -> tuple[InForce, ...]:
    """``plan`` and what comes after it, in order of their days. A plan that goes on with other people is there again,
    with what it has on record."""
    found = [InForce(plan, member.enrollment_in(plan.name), member.tier)]
    for change in member.changes:
        before = found[-1]
        found[-1] = before._replace(ends=change.starts)
        enrollment = before.enrollment if change.plan is None else change.enrollment
        found.append(InForce(change.plan or before.plan, enrollment, change.tier or before.tier, change.starts))
    return tuple(found)


def each_plan(spans: Sequence[InForce]) -> list[InForce]:
    """``spans`` with a plan that goes on with other people once, with those that it covers at first."""
    found: list[InForce] = []
    for now in spans:
        if found and found[-1].plan is now.plan:
            found[-1] = found[-1]._replace(ends=now.ends)
        else:
            found.append(now)
    return found


def covers_family(member: Member) -> tuple[bool, ...]:
    """Of each plan that covers ``member`` in turn, the first one and those that changes bring, whether it covers a
    family at any time: then the family's amounts can decide."""
    tier = member.tier
    found = [tier.is_family]
    for change in member.changes:
        tier = change.tier or tier
        if change.plan is None:
            found[-1] = found[-1] or tier.is_family
        else:
            found.append(tier.is_family)
    return tuple(found)
