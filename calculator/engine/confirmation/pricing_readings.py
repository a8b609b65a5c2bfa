"""Prices other readings of a case, by the engine that prices the case itself.

Each thread keeps what the words of the last plans came to: while a person edits a course, its readings are of the same
few plans, and many readings of one course are of its own plan.
"""

import threading
from typing import Final

from calculator.engine.adjudication.plan_pricer import PlanPricer, with_fees
from calculator.engine.confirmation.ground import Otherwise
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.kept import goes_with_the_case

_PLANS: Final = 12
"""So many plans are kept, the last ones: a case has a reading of some six others than its own."""

_READINGS: Final = 500
"""After so many readings nothing is kept: a pricer keeps a calendar for all days on which a course began."""


class _OfThread(threading.local):
    """The pricers of a thread, the last used first, and how many readings they may still price."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Nothing is kept."""
        self.readings = _READINGS
        self.pricers: list[tuple[Plan, Member, PlanPricer]] = []


class _Kept:
    """What each thread keeps, until another case is opened."""

    def __init__(self) -> None:
        self.forget()
        goes_with_the_case(self.forget)

    def forget(self) -> None:
        """Nothing is kept for any thread."""
        self.here = _OfThread()


_kept: Final = _Kept()


def likely_amounts(reading: Otherwise) -> tuple[Amounts, list[Amounts]]:
    """What ``reading`` comes to at its likely prices, and what becomes of each of its lines."""
    pricer, lines = _pricer(reading.plan, reading.member), reading.lines
    each = pricer.amounts(lines)
    return with_fees(Amounts.sum(each), pricer.fees(lines)), each


def totals_of(reading: Otherwise, lines: tuple[DatedLine, ...]) -> Amounts:
    """What ``lines`` come to under the plan of another ``reading``, for its member."""
    return _pricer(reading.plan, reading.member).total(lines)


def _pricer(plan: Plan, member: Member) -> PlanPricer:
    here = _kept.here
    if here.readings == 0:
        here.begin()
    here.readings -= 1
    for at, (known_plan, known_member, pricer) in enumerate(here.pricers):
        if _same(known_plan, plan) and _same(known_member, member):
            here.pricers.insert(0, here.pricers.pop(at))
            return pricer
    pricer = PlanPricer(plan, member)
    here.pricers = [(plan, member, pricer), *here.pricers[: _PLANS - 1]]
    return pricer


def _same(one: object, other: object) -> bool:
    # What nobody edited is the very same: to compare it by what is in it takes longer.
    return one is other or one == other
