"""Who pays in turn: second plans, riders and what all of them pay."""

import datetime
from typing import Any

from calculator.model.estimate import Priced
from calculator.model.member import Coordination, Member, OtherCoverage
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare, Plan
from tests.engine.cases import each

JANUARY = datetime.date(2027, 1, 15)


def percent(points: int, **parts: Any) -> CostShare:
    return CostShare(coinsurance=points * 100, **parts)


def at_rate(dollars: int, points: int) -> CostShare:
    return percent(points, allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=dollars * 100))


def beside(second: Plan, method: Coordination, **parts: Any) -> Member:
    return Member(other_coverage=OtherCoverage(plan=second, coordination=method, **parts))


def everybody(result: Priced, *names: str) -> list[tuple[int, ...]]:
    """Some amounts of every line side by side, in whole dollars."""
    return list(zip(*(each(result, name) for name in names), strict=True))
