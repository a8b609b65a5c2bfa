"""Four sessions of $500, a week apart from May 4, 2026: a course in which a family is covered from the last one on."""

import datetime
from typing import Final

from calculator.model.base import changed, replaced
from calculator.model.case import Case
from calculator.model.member import CoverageTier, PlanChange
from calculator.model.plan import AmountKind, Benefit, CostShare, Plan, TierAmounts, YearlyAmount
from tests.helpers.later_plan import OLD, case_of

LATER: Final = datetime.date(2026, 5, 25)
FAMILY: Final = PlanChange(starts=LATER, tier=CoverageTier.FAMILY)


def asking(rule: Plan, family: int) -> Plan:
    """The plan with 20% after a deductible of $400 alone, and of so many cents together."""
    return replaced(
        rule,
        benefits=(Benefit(name="visit", in_network=CostShare(coinsurance=2_000)),),
        reading=(),
        otherwise="visit",
        deductible=YearlyAmount(in_network=TierAmounts(individual=40_000, family=family), kind=AmountKind.AGGREGATE),
    )


def under(family: int, *changes: PlanChange) -> Case:
    """The course under such a plan."""
    return changed(case_of(*changes), plans=(asking(OLD, family),))
