"""The plan years of a course of which nobody knows a plan's figures yet, so that those of the year before are taken."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from calculator.engine.adjudication.years import year_start
from calculator.model.plan import Plan


class UnknownYear(NamedTuple):
    """The first plan year of the sessions under ``plan``, after the one in which they begin or that its figures are of,
    of which it has no figures. ``later``: the plan comes in the course."""

    year: int
    plan: Plan
    later: bool

    @property
    def figures(self) -> dict[str, object]:
        """What the sentence that says so needs."""
        return {"year": self.year, "later_plan": self.plan.name}

    @property
    def told_apart(self) -> tuple[object, ...]:
        """What it is known again by: the plan's name only where it is not the first plan."""
        return (self.year, *((self.plan.name,) if self.later else ()), self.plan.years)


def unknown_year(plan: Plan, days: Sequence[datetime.date], *, later: bool) -> UnknownYear | None:
    """The unknown year of ``plan``; ``days`` of the sessions under it are in order. None: all are known."""
    if not days:
        return None
    first, last = (year_start(day, plan.year_starts).year for day in (days[0], days[-1]))
    known = max(first, plan.figures_year or first, *(figures.year for figures in plan.years))
    return UnknownYear(known + 1, plan, later) if last > known else None
