"""Accumulators: what is counted toward a deductible or an out-of-pocket limit, for each person and the family."""

import datetime
from collections import defaultdict
from typing import Final

from calculator.engine.adjudication.rulebook import NO_LIMIT, embedded_left
from calculator.model.plan import AmountKind, TierAmounts

_OTHERS: Final = "others"


class Accumulator:
    """One yearly amount and what is used of it. ``absent`` is what is left where there is no such amount: 0 for a
    deductible, NO_LIMIT for a limit. ``person_cap`` bounds one person inside an aggregate family limit. ``exists``:
    whether the plan has such an amount at all; ``aggregate``: whether it is the whole family's first."""

    def __init__(
        self, amounts: TierAmounts, kind: AmountKind, *, family_tier: bool, absent: int, person_cap: int = NO_LIMIT
    ) -> None:
        self._individual = amounts.individual
        self._family = amounts.family if family_tier else None
        self.aggregate = kind is AmountKind.AGGREGATE and self._family is not None
        self.exists = self._individual is not None or self._family is not None
        self._absent = absent
        self.person_cap = person_cap
        self._used: defaultdict[str, int] = defaultdict(int)
        self._late: defaultdict[str, int] = defaultdict(int)

    def used(self, person: str) -> int:
        """What counts against the amount that binds ``person``: the family's where it is aggregate."""
        return sum(self._used.values()) if self.aggregate else self._used[person]

    def left(self, person: str) -> int:
        """What is left for ``person``, in cents (ENGINE.md, steps 4 and 6)."""
        if self._family is None:
            return self._absent if self._individual is None else self._individual - self._used[person]
        family_left = self._family - sum(self._used.values())
        if self.aggregate:
            return embedded_left(max(self.person_cap - self._used[person], 0), family_left)
        if self._individual is None:
            return family_left
        return embedded_left(self._individual - self._used[person], family_left)

    def credit(self, person: str, cents: int, *, late: bool = False) -> None:
        """Count ``cents`` for ``person``, no further than the amount itself; ``late``: it may be carried over."""
        if not self.exists or not cents:
            return
        counted = min(cents, max(self.left(person), 0))
        self._used[person] += counted
        if late:
            self._late[person] += counted

    def credit_others(self, cents: int) -> None:
        """Count what the rest of the family has met: no one person's amount bounds it, the family's does."""
        if self._family is not None:
            self._used[_OTHERS] += min(cents, max(self._family - sum(self._used.values()), 0))

    def mark_late(self, person: str, cents: int) -> None:
        """Say that ``cents`` of what is counted for ``person`` were counted in the year's last quarter."""
        self._late[person] += min(cents, self._used[person])

    def turn(self, *, carry_over: bool) -> None:
        """Begin a new year: nothing is used, but for the last quarter's amounts where the plan carries them over."""
        carried = dict(self._late) if carry_over else {}
        self._used = defaultdict(int, carried)
        self._late = defaultdict(int)


class LimitUses:
    """Visits and plan dollars used of one benefit's limits, this plan year and in a lifetime."""

    def __init__(self, visits: int = 0, dollars: int = 0, lifetime_visits: int = 0, lifetime_dollars: int = 0) -> None:
        self.visits = visits
        self.dollars = dollars
        self.lifetime_visits = lifetime_visits
        self.lifetime_dollars = lifetime_dollars

    def add(self, dollars: int) -> None:
        """Count one covered visit for which the plan paid ``dollars`` cents."""
        self.visits += 1
        self.lifetime_visits += 1
        self.dollars += dollars
        self.lifetime_dollars += dollars

    def turn(self) -> None:
        """Begin a new plan year; lifetime uses go on."""
        self.visits = 0
        self.dollars = 0


def same_or_next(year: datetime.date, entered: datetime.date) -> bool:
    """Whether ``entered`` is the year that begins right after ``year``, so that a carry-over can reach it."""
    return entered.year - year.year == 1
