"""The plan years of a course of which nobody knows the figures yet, so that those of the year before are taken; of the
plan that covers the member at first, and of those that come in its place."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from calculator.engine.adjudication.years import year_start
from calculator.engine.confirmation import other_readings as other
from calculator.model.base import replaced
from calculator.model.in_force import plans_in_force
from calculator.model.member import Member
from calculator.model.plan import Plan


class UnknownYear(NamedTuple):
    """The first plan year of the sessions under ``plan``, after the one in which they begin or that its figures are of,
    of which it has no figures. ``change`` is the place of the change that brings the plan among the member's; None: it
    is there from the first day on."""

    year: int
    plan: Plan
    change: int | None

    @property
    def sentence(self) -> str:
        """The sentence that says so."""
        return "next_year" if self.change is None else "next_year_of_later"

    @property
    def figures(self) -> dict[str, object]:
        """What the sentence needs."""
        return {"year": self.year, "later_plan": self.plan.name}

    @property
    def told_apart(self) -> tuple[object, ...]:
        """What it is known again by: the plan's name only where it is not the first plan."""
        return (self.year, *(() if self.change is None else (self.plan.name,)), self.plan.years)


def unknown_years(plan: Plan, member: Member, days: Sequence[datetime.date]) -> tuple[UnknownYear, ...]:
    """The unknown years of ``plan`` and of those that come in its place; ``days`` of the sessions are in order."""
    change: int | None = None
    under: dict[int | None, tuple[Plan, list[datetime.date]]] = {}
    for at, now in enumerate(plans_in_force(plan, member)):
        if at and member.changes[at - 1].plan is not None:
            change = at - 1
        under.setdefault(change, (now.plan, []))[1].extend(day for day in days if now.on(day))
    found = []
    for brought, (one, covered) in under.items():
        if not covered:
            continue
        first, last = (year_start(day, one.year_starts).year for day in (covered[0], covered[-1]))
        known = max(first, one.figures_year or first, *(figures.year for figures in one.years))
        if last > known:
            found.append(UnknownYear(known + 1, one, brought))
    return tuple(found)


def with_plan(plan: Plan, member: Member, unknown: UnknownYear, known: Plan) -> tuple[Plan, Member]:
    """The first plan and the member with ``known`` in place of the plan of ``unknown``."""
    if unknown.change is None:
        return known, member
    changes = list(member.changes)
    changes[unknown.change] = replaced(changes[unknown.change], plan=known)
    return plan, replaced(member, changes=tuple(changes))


def all_dearer(plan: Plan, member: Member, unknown: Sequence[UnknownYear]) -> tuple[Plan, Member]:
    """The first plan and the member when all ``unknown`` years bring higher deductibles and limits."""
    for one in unknown:
        plan, member = with_plan(plan, member, one, other.dearer_from(one.plan, one.year))
    return plan, member
