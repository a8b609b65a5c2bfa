"""Files of earlier versions become what this version reads, on the plain tree, before any model sees it.

Version 1 knew one set of amounts met, days and uses, and took it for every plan: a member's own enrollment. What it
took for the second plan from there too is written into the second plan's enrollment.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

Tree = dict[str, Any]

_CASE: Final = "case"
_PLAN: Final = "plan"


def migrated(content: object, member: str, version: int) -> object:
    """``content`` of a file of ``version``, the part called ``member``, as this version writes it.

    What is not of the shape that the version had is left as it is, for the model to refuse with its place.
    """
    if version >= 2 or not isinstance(content, dict):
        return content
    if member == _PLAN:
        return _plan(content)
    return _case(content) if member == _CASE else content


def _case(case: Tree) -> Tree:
    plans, member = case.get("plans"), case.get("member")
    made = dict(case)
    if isinstance(plans, list):
        made["plans"] = [_plan(plan) if isinstance(plan, dict) else plan for plan in plans]
    if isinstance(member, dict):
        other = member.get("other_coverage")
        if isinstance(other, dict):
            used = member.get("limits_used", [])
            here, there = _uses(used, made.get("plans"), other.get("plan"))
            made["member"] = {**member, "other_coverage": _second(other, member, there)}
            if there:
                made["member"]["limits_used"] = here
    return made


def _plan(plan: Tree) -> Tree:
    """A plan's carry-over was yes or no: now it has a second form."""
    carries = plan.get("last_quarter_carries_over")
    return {**plan, "last_quarter_carries_over": "always" if carries else "none"} if type(carries) is bool else plan


def _second(other: Tree, member: Tree, uses: list[object]) -> Tree:
    """The second plan had its amounts met; day, waiting period and authorization were the member's."""
    made = {name: value for name, value in other.items() if name != "met"}
    enrollment: Tree = {}
    plan = made.get("plan")
    if "met" in other:
        enrollment["met"] = other["met"]
        if "met_as_of" in member:
            enrollment["met_as_of"] = member["met_as_of"]
    if isinstance(plan, dict):
        made["plan"] = _plan(plan)
        if "coverage_starts" in member and any(benefit.get("waiting_days") for benefit in _benefits(plan)):
            enrollment["coverage_starts"] = member["coverage_starts"]
        if "authorization_held" in member and any(
            benefit.get("authorization") is not None for benefit in _benefits(plan)
        ):
            enrollment["authorization_held"] = member["authorization_held"]
    if uses:
        enrollment["limits_used"] = uses
    return {**made, "enrollment": enrollment} if enrollment else made


def _uses(used: object, plans: object, second: object) -> tuple[list[object], list[object]]:
    """What is used of limits, of the plans' benefits and of those that only the second plan has."""
    if not isinstance(used, list) or not isinstance(plans, list) or not isinstance(second, dict):
        return [], []
    first = {benefit.get("name") for plan in plans for benefit in _of_plan(plan)}
    theirs = {benefit.get("name") for benefit in _benefits(second)} - first
    of_second = [isinstance(use, dict) and use.get("benefit") in theirs for use in used]
    pairs = list(zip(used, of_second, strict=True))
    return [use for use, there in pairs if not there], [use for use, there in pairs if there]


def _of_plan(plan: object) -> Iterator[Mapping[str, Any]]:
    """The benefits of a plan and of its rider."""
    if isinstance(plan, dict):
        yield from _benefits(plan)
        yield from _benefits(plan.get("rider"))


def _benefits(coverage: object) -> Iterator[Mapping[str, Any]]:
    benefits = coverage.get("benefits") if isinstance(coverage, dict) else None
    for benefit in benefits if isinstance(benefits, list) else ():
        if isinstance(benefit, dict) and isinstance(benefit.get("name"), str):
            yield benefit
