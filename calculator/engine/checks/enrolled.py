"""Checks of what is entered of the member in each coverage (plan, rider, second plan): its days, and what contradicts
itself in what was met and used."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.engine.checks import contradictions
from calculator.engine.checks.situation import CheckContext, as_on
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.member import Enrollment
from calculator.model.plan import Coverage, Plan

CONTRADICTION: Final = "contradiction_"
"""How the code of a flag begins that says what contradicts itself; the rest is the contradiction's own code."""

_NOTED: Final = "limit_below_deductible"
"""Put right by the engine itself: the deductible met counts as met of the limit, too."""


class _Entered(NamedTuple):
    """One coverage with what is entered of the member in it; ``family``: whether the family's amounts hold."""

    title: str
    coverage: Coverage
    enrollment: Enrollment
    family: bool


def outside_coverage(at: CheckContext) -> Iterator[Flag]:
    """Sessions lie before the first or after the last day of the coverage that takes them: it pays nothing of them."""
    if at.always_covers and not at.case.member.changes:
        return
    outside = [line.date for line in at.lines if at.on(line.date).outside(line)]
    if outside:
        figures: dict[str, object] = {"number": len(outside), "first_date": outside[0]}
        yield Flag("outside_coverage", FlagLevel.WARNING, figures, *at.of_plan)


def contradicting(at: CheckContext) -> Iterator[Flag]:
    """Entries about one coverage that cannot all be true, such as more met than its whole deductible."""
    for title, coverage, enrollment, family in _entered(at):
        for found in contradictions.of_met(enrollment, coverage, family=family):
            yield _flag(at, found, title)
        titles = {tier.name: tier.title or tier.name.replace("_", " ") for tier in coverage.further_tiers}
        for found in contradictions.of_tiers(enrollment, coverage, family=family):
            whose, tier = found.group.split(" ", 1)
            yield _flag(at, found._replace(group=whose), f"{title}, {titles[tier]}")
        benefits = {benefit.name: benefit for benefit in coverage.benefits}
        for use in enrollment.limits_used:
            if use.benefit in benefits:
                benefit = benefits[use.benefit]
                for found in contradictions.of_use(use, benefit):
                    yield _flag(at, found, benefit.title or benefit.name)


def _flag(at: CheckContext, found: contradictions.Contradiction, about: str) -> Flag:
    level = FlagLevel.NOTE if found.code == _NOTED else FlagLevel.WARNING
    figures: dict[str, object] = {**found.figures, "about": about, "group": found.group}
    return Flag(f"{CONTRADICTION}{found.code}", level, figures, *at.of_plan)


def _entered(at: CheckContext) -> Iterator[_Entered]:
    enrollment = at.enrollment
    yield _Entered(at.plan.name, _as_stated(at, at.plan, enrollment), enrollment, at.family)
    if at.plan.rider is not None and not at.plan.rider.shares_accumulators and enrollment.rider is not None:
        yield _Entered(at.plan.rider.title, at.plan.rider, enrollment.rider, at.family)
    other = at.case.member.other_coverage
    if other is not None:
        family = at.family if other.tier is None else other.tier.is_family
        yield _Entered(other.plan.name, _as_stated(at, other.plan, other.enrollment), other.enrollment, family)


def _as_stated(at: CheckContext, plan: Plan, enrollment: Enrollment) -> Plan:
    """``plan`` with the figures of the day that the amounts met in it are of; of no day they are of the first one."""
    return as_on(plan, enrollment.met_as_of or at.first_day)
