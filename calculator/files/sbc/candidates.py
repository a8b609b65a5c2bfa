"""What a dosing session may be paid as under a plan that was read, and what the course would cost the member then.

No Summary of Benefits and Coverage says it: a person chooses, and sees what hangs on it. The one engine prices each.
"""

from typing import Final, NamedTuple

from calculator.engine.pricing import estimate
from calculator.files.bundled import free_name
from calculator.files.sbc.draft import DOSING
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.plan import Plan

MOST_PLANS: Final = 10


class Candidate(NamedTuple):
    """A row of the form, and the least, likely and greatest cost of the course to the member under it, in cents."""

    row: str
    least: int
    likely: int
    greatest: int


def candidates(case: Case, drafts: dict[str, Plan]) -> tuple[Candidate, ...]:
    """What ``case`` costs its member under each of ``drafts``, by the row that a dosing session is paid as there."""
    found = []
    for row in DOSING:
        if row in drafts:
            with_it = joined(case, drafts[row])
            priced = estimate(with_it, with_it.chosen_plan)
            least, greatest = priced.range_of("member_pays")
            found.append(Candidate(row, least, priced.likely.totals.member_pays, greatest))
    return tuple(found)


def joined(case: Case, plan: Plan) -> Case:
    """``case`` with ``plan`` under a name of its own, chosen; where it is full, in place of its last plan.

    Raises:
        InvalidError: the case cannot have it.
    """
    here = case.plans[: MOST_PLANS - 1]
    named = changed(plan, name=free_name(plan.name, [one.name for one in here]))
    return changed(case, plans=(*here, named), chosen=named.name)
