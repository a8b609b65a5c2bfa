"""For every flag about what has happened one case that must raise it, and one at the boundary that must not. Sessions
cost $500 each; the first is on March 2, 2026."""

import datetime
from typing import Any, Final

from calculator.model.base import replaced
from calculator.model.course import Course
from calculator.model.happened import Explanation, Happened, ProcessedBy, SessionState
from calculator.model.member import CoverageTier, Member
from calculator.model.plan import CostShare, Plan
from tests.engine.cases import amount, plan
from tests.engine.flag_cases import FIFTH, Given
from tests.engine.situations import SPRING, course

FAMILY: Final = Member(tier=CoverageTier.FAMILY)
DEDUCTIBLE: Final = plan(FIFTH, deductible=amount(1_000, 2_000), out_of_pocket_limit=amount(5_000, 9_000))
COPAY: Final = plan(CostShare(copay=4_000))


def happened(state: SessionState = SessionState.DONE, number: int = 1, **said: Any) -> Course:
    """The course with an explanation of benefits of one session; cents."""
    one = course()
    fact = Happened(number=number, state=state, explanation=Explanation(**said))
    return replaced(one, lines=(replaced(one.lines[0], happened=(fact,)),))


def pair(
    rule: Plan, must: dict[str, Any], must_not: dict[str, Any], member: Member | None = None
) -> tuple[Given, Given]:
    return Given(rule, happened(**must), member), Given(rule, happened(**must_not), member)


CANCELLED: Final = {"state": SessionState.CANCELLED}
PLANNED: Final = {"state": SessionState.PLANNED}

FACTS: Final = {
    "happened_beyond_count": pair(COPAY, {"number": 4, "claim": "A"}, {"number": 3, "claim": "A"}),
    "deductible_explained": pair(DEDUCTIBLE, {"deductible_met": 50_001}, {"deductible_met": 50_000}),
    "limit_explained": pair(DEDUCTIBLE, {"limit_met": 49_999}, {"limit_met": 50_000}),
    "family_deductible_explained": pair(
        DEDUCTIBLE, {"family_deductible_met": 60_000}, {"family_deductible_met": 50_000}, FAMILY
    ),
    "family_limit_explained": pair(DEDUCTIBLE, {"family_limit_met": 60_000}, {"family_limit_met": 50_000}, FAMILY),
    "visits_explained": pair(COPAY, {"visits_used": 2}, {"visits_used": 1}),
    "session_contradiction_allowed_above_billed": pair(
        COPAY, {"billed": 50_000, "allowed": 50_001}, {"billed": 50_000, "allowed": 50_000}
    ),
    "session_contradiction_paid_above_allowed": pair(
        COPAY, {"allowed": 40_000, "plan_paid": 40_001}, {"allowed": 40_000, "plan_paid": 40_000}
    ),
    "session_contradiction_owed_and_paid_not_allowed": pair(
        COPAY,
        {"allowed": 40_000, "plan_paid": 30_000, "member_owes": 9_999},
        {"allowed": 40_000, "plan_paid": 30_000, "member_owes": 10_000},
    ),
    "session_contradiction_owed_and_paid_above_billed": pair(
        COPAY,
        {"billed": 50_000, "plan_paid": 40_000, "member_owes": 10_001},
        {"billed": 50_000, "plan_paid": 40_000, "member_owes": 10_000},
    ),
    "session_contradiction_parts_above_allowed": pair(
        COPAY,
        {"allowed": 40_000, "copay": 30_000, "not_covered": 10_001},
        {"allowed": 40_000, "copay": 30_000, "not_covered": 10_000},
    ),
    "session_contradiction_parts_above_owed": pair(
        COPAY,
        {"allowed": 40_000, "plan_paid": 30_000, "copay": 10_001},
        {"allowed": 40_000, "plan_paid": 30_000, "copay": 10_000},
    ),
    "session_contradiction_parts_below_owed": pair(
        COPAY,
        {"member_owes": 10_000, "deductible": 0, "copay": 9_999, "coinsurance": 0, "not_covered": 0},
        {"member_owes": 10_000, "deductible": 0, "copay": 9_999, "coinsurance": 0, "not_covered": 1},
    ),
    "session_contradiction_parts_of_second": pair(
        COPAY,
        {"processed_by": ProcessedBy.SECOND_PLAN, "copay": 1},
        {"processed_by": ProcessedBy.SECOND_PLAN, "second_plan_paid": 1},
    ),
    "session_contradiction_deductible_met_below_taken": pair(
        DEDUCTIBLE, {"deductible": 50_000, "deductible_met": 49_999}, {"deductible": 50_000, "deductible_met": 50_000}
    ),
    "session_contradiction_family_below_own": pair(
        DEDUCTIBLE,
        {"limit_met": 50_000, "family_limit_met": 49_999},
        {"limit_met": 50_000, "family_limit_met": 50_000},
        FAMILY,
    ),
    "session_contradiction_explained_but_planned": pair(COPAY, PLANNED | {"copay": 1}, PLANNED | {"billed": 1}),
    "session_contradiction_explained_but_cancelled": pair(COPAY, CANCELLED | {"copay": 1}, CANCELLED | {"billed": 1}),
    "session_contradiction_processed_before": pair(
        COPAY, {"processed_on": SPRING - datetime.timedelta(days=1)}, {"processed_on": SPRING}
    ),
}
