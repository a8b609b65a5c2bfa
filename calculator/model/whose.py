"""Whose the entered amounts are: of every plan, or of one plan alone. Each function gives a changed member."""

from collections.abc import Collection
from typing import Any

from calculator.model.base import changed
from calculator.model.member import Enrollment, EnrollmentIn, Member, PlanEnrollment
from calculator.model.plan import Plan, Rider


def has_own(member: Member, plan: str) -> bool:
    """Whether what is entered for ``plan`` is of this plan alone."""
    return any(one.plan == plan for one in member.by_plan)


def recorded(member: Member, plan: str, **parts: Any) -> Member:
    """``parts`` of the enrollment in ``plan`` are others: of its own one, or of that in every plan.

    Raises:
        InvalidError: the last day would be before the first, or a part breaks its bounds.
    """
    if not has_own(member, plan):
        return changed(member, **parts)
    own = tuple(changed(one, **parts) if one.plan == plan else one for one in member.by_plan)
    return changed(member, by_plan=own)


def only_in(member: Member, plan: str) -> Member:
    """What is entered for every plan is of ``plan`` alone; every other plan without amounts of its own begins at
    nothing."""
    here = EnrollmentIn(plan=plan, **_enrollment(member))
    return changed(member, by_plan=(*_others(member, plan), here), **_enrollment(PlanEnrollment()))


def begins_at_nothing(member: Member, plan: str) -> Member:
    """``plan`` has nothing on record of the member; the other plans keep what is entered."""
    return changed(member, by_plan=(*_others(member, plan), EnrollmentIn(plan=plan)))


def in_every(member: Member, plan: str) -> Member:
    """What is entered for ``plan`` alone holds in every plan that has no amounts of its own."""
    if not has_own(member, plan):
        return member
    return changed(member, by_plan=_others(member, plan), **_enrollment(member.enrollment_in(plan)))


def among(member: Member, plans: Collection[str]) -> Member:
    """Without what is entered for plans that are not among ``plans``."""
    kept = tuple(one for one in member.by_plan if one.plan in plans)
    return member if kept == member.by_plan else changed(member, by_plan=kept)


def in_rider(enrolled: PlanEnrollment, plan: Plan, rider: Rider) -> Enrollment:
    """The enrollment in the plan's rider: its own, or what the plan's says of it (see ``PlanEnrollment``)."""
    if enrolled.rider is not None:
        return enrolled.rider
    only = {benefit.name for benefit in rider.benefits} - {benefit.name for benefit in plan.benefits}
    return Enrollment.unchecked(
        coverage_starts=enrolled.coverage_starts,
        coverage_ends=enrolled.coverage_ends,
        met_as_of=enrolled.met_as_of,
        limits_used=tuple(use for use in enrolled.limits_used if use.benefit in only),
        authorization_held=enrolled.authorization_held,
    )


def _others(member: Member, plan: str) -> tuple[EnrollmentIn, ...]:
    return tuple(one for one in member.by_plan if one.plan != plan)


def _enrollment(of: PlanEnrollment) -> dict[str, Any]:
    return {name: getattr(of, name) for name in PlanEnrollment.parts()}
