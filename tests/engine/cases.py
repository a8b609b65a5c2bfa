"""Small plans and courses for the engine's tests: a rule, some dated sessions, and what became of them."""

import datetime
from typing import Any

from calculator.engine.pricing import price
from calculator.model.estimate import DatedLine, EventKind, Priced
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, Plan, TierAmounts, YearlyAmount

FIRST = datetime.date(2026, 3, 1)


def session(billed: int, service: str = "dosing", day: datetime.date = FIRST, **parts: Any) -> DatedLine:
    """One session billed in whole dollars."""
    return DatedLine(date=day, service=service, label="", number=1, of=1, billed=billed * 100, **parts)


def amount(individual: int | None = None, family: int | None = None, **parts: Any) -> YearlyAmount:
    """A yearly amount in whole dollars."""
    return YearlyAmount(in_network=tiers(individual, family), **parts)


def tiers(individual: int | None = None, family: int | None = None) -> TierAmounts:
    """Amounts in whole dollars."""
    cents = [None if dollars is None else dollars * 100 for dollars in (individual, family)]
    return TierAmounts(individual=cents[0], family=cents[1])


def plan(share: CostShare | None = None, *, benefit: dict[str, Any] | None = None, **parts: Any) -> Plan:
    """A plan that pays every service under one benefit."""
    share = share or CostShare()
    one = Benefit(name="visit", in_network=share, **({"out_of_network": share} | (benefit or {})))
    return Plan(**({"name": "Plan", "benefits": (one,), "otherwise": "visit"} | parts))


def priced(plan_: Plan, *lines: DatedLine, member: Member | None = None) -> Priced:
    """The lines priced under the plan."""
    return price(lines, plan_, member or Member())


def each(result: Priced, name: str) -> list[int]:
    """One amount of every line, in whole dollars; the test fails where there are cents."""
    cents = [getattr(line.amounts, name) for line in result.lines]
    assert all(amount % 100 == 0 for amount in cents), cents
    return [amount // 100 for amount in cents]


def events(result: Priced) -> list[tuple[EventKind, int]]:
    """What happens in the course, and at which line."""
    return [(event.kind, event.at) for event in result.events]
