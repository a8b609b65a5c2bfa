"""All coverages of a member, row by row, and the plans that cover him one after the other."""

import datetime
from typing import NamedTuple

from calculator.engine.adjudication.columns import NOBODY
from calculator.engine.adjudication.covering import Covering, covering_of
from calculator.model.base import replaced
from calculator.model.in_force import InForce, plans_in_force
from calculator.model.member import CoverageTier, Member, Met, PlanChange, PlanEnrollment
from calculator.model.plan import Plan
from calculator.model.whose import in_rider


class Insured(NamedTuple):
    """A plan that covers the member, from ``begins`` on (None: from the first day): the rows of its coverage and of its
    rider's."""

    plan: Plan
    begins: datetime.date | None
    row: int
    rider: int


class Coverings(NamedTuple):
    """All coverages of a member, row by row; the plans that cover him one after the other; and a second plan's row.

    ``in_force`` are the same plans each once, from the first day to the last: one that goes on with other people is the
    same one.
    """

    rows: list[Covering]
    plans: list[Insured]
    in_force: list[InForce]
    second: int


def coverings_of(plan: Plan, member: Member) -> Coverings:
    """The plan, its rider if it has one, a second plan if there is one, and the plans that come after the first."""
    first, *later = plans_in_force(plan, member)
    made = Coverings([], [], [first], NOBODY)
    _add(made, plan, first.enrollment, first.tier)
    other = member.other_coverage
    if other is not None:
        tier = other.tier or member.tier
        made = made._replace(second=len(made.rows))
        made.rows.append(
            covering_of("second_plan", other.plan, other.enrollment, other.plan, tier, made.second, made.second)
        )
    for now, change in zip(later, member.changes, strict=True):
        goes_on = change.plan is None
        enrolled = _going_on(now.enrollment, change) if goes_on else now.enrollment
        brings = goes_on or change.deductible_credit
        _add(made, now.plan, enrolled, now.tier, change.starts, brings=brings, goes_on=goes_on)
        if goes_on:
            made.in_force[-1] = made.in_force[-1]._replace(ends=now.ends)
        else:
            made.in_force.append(now)
    return made


def _add(
    made: Coverings,
    plan: Plan,
    enrolled: PlanEnrollment,
    tier: CoverageTier,
    begins: datetime.date | None = None,
    *,
    brings: bool = False,
    goes_on: bool = False,
) -> None:
    """A plan and its rider; from ``begins`` on it comes in place of the last one. ``brings``: it brings that one's
    deductible along, or, where it ``goes_on`` from it, all that its rider counted too."""
    row, beside = len(made.rows), NOBODY
    follows = made.plans[-1].row if brings else NOBODY
    first = made.rows[follows].first if goes_on else row
    made.rows.append(covering_of("plan", plan, enrolled, plan, tier, row, first, begins, follows, goes_on=goes_on))
    if plan.rider is not None:
        beside = len(made.rows)
        follows = made.plans[-1].rider if goes_on else NOBODY
        first = made.rows[follows].first if goes_on else beside
        own = in_rider(enrolled, plan, plan.rider)
        made.rows.append(
            covering_of("rider", plan.rider, own, plan, tier, row, first, begins, follows, goes_on=goes_on)
        )
    made.plans.append(Insured(plan, begins, row, beside))


def _going_on(enrolled: PlanEnrollment, change: PlanChange) -> PlanEnrollment:
    """What is stated of a plan that goes on with other people: what stood before the change is brought along."""
    if enrolled.met_as_of is not None and enrolled.met_as_of >= change.starts:
        return enrolled
    return replaced(
        enrolled,
        met=Met(),
        met_out_of_network=Met(),
        met_drug=Met(),
        others=Met(),
        others_out_of_network=Met(),
        others_drug=Met(),
        met_in_tiers=(),
        met_last_quarter=0,
        met_as_of=None,
        limits_used=(),
    )
