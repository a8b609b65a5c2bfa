"""Two benefits of which the order on one day matters, and the other orders of a course's days."""

from itertools import groupby
from typing import Any

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.estimate import DatedLine
from calculator.model.plan import Benefit, CostShare, Plan, Reading

Lines = tuple[DatedLine, ...]

HALF, TENTH = CostShare(coinsurance=5_000), CostShare(coinsurance=1_000)


def two(dosing: CostShare, integration: CostShare, **parts: Any) -> Plan:
    """A plan with a benefit for each of two services."""
    shares = {"dosing": dosing, "integration": integration}
    benefits = tuple(Benefit(name=name, in_network=share) for name, share in shares.items())
    reading = tuple(Reading(service=name, benefit=name) for name in shares)
    return Plan(name="Plan", benefits=benefits, reading=reading, **parts)


def borne(pricer: PlanPricer, lines: Lines) -> int:
    """What the course comes to for the member, his own accounts included, in cents."""
    total = pricer.total(lines)
    return total.member_pays + total.own_account


def other_orders(lines: Lines) -> list[Lines]:
    """The course with the sessions of each day turned round, the dearest last, and the dearest first."""
    days = [tuple(day) for _, day in groupby(lines, key=lambda line: line.date)]
    return [
        tuple(line for day in days for line in reversed(day)),
        tuple(line for day in days for line in sorted(day, key=lambda line: line.billed)),
        tuple(line for day in days for line in sorted(day, key=lambda line: -line.billed)),
    ]
