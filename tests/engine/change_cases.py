"""Sessions in March 2026 and changes of what covers a member, in few words."""

import datetime
from typing import Final

from calculator.model.estimate import DatedLine
from calculator.model.member import CoverageTier, PlanChange
from calculator.model.plan import CostShare, Plan
from tests.engine.cases import session

FIFTH: Final = CostShare(coinsurance=2_000)
THIRTY: Final = CostShare(coinsurance=3_000)
ALL: Final = CostShare(coinsurance=10_000)
FAMILY: Final = CoverageTier.FAMILY


def on(text: str) -> datetime.date:
    """The day that is written as 2026-03-01."""
    return datetime.date.fromisoformat(text)


def march(*days: int, billed: int = 500) -> list[DatedLine]:
    """A session of so many dollars on each of these days of March 2026."""
    return [session(billed, day=datetime.date(2026, 3, day)) for day in days]


def people(day: str, tier: CoverageTier = FAMILY) -> PlanChange:
    """From ``day`` on the same plan covers other people."""
    return PlanChange(starts=on(day), tier=tier)


def to(rule: Plan, day: str, *, credit: bool = False) -> PlanChange:
    """From ``day`` on another plan covers the member."""
    return PlanChange(starts=on(day), plan=rule, deductible_credit=credit)
