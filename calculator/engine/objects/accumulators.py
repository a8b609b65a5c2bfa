"""Accumulators: what is counted toward a deductible or an out-of-pocket limit, for each person and the family."""

import datetime
from collections import defaultdict
from typing import Final

from calculator.engine.adjudication.rulebook import NO_LIMIT, embedded_left
from calculator.model.member import LimitUse
from calculator.model.plan import AmountKind, TierAmounts
from calculator.model.plan_year import CarryOver

_OTHERS: Final = "others"


class Accumulator:
    """One yearly amount and what is used of it. ``absent`` is what is left where there is no such amount: 0 for a
    deductible, NO_LIMIT for a limit. ``person_cap`` bounds one person where the amount is the family's in common.
    ``exists``: whether the plan has such an amount at all; ``aggregate``: whether it is the whole family's first;
    ``in_common``: whether no person has an amount of his own in it; ``paid_beside``: whether ``room`` may be less than
    what is left."""

    def __init__(
        self, amounts: TierAmounts, kind: AmountKind, *, family_tier: bool, absent: int, person_cap: int = NO_LIMIT
    ) -> None:
        self._individual = amounts.individual
        self._family = amounts.family if family_tier else None
        self.aggregate = kind is AmountKind.AGGREGATE and self._family is not None
        self.in_common = self._family is not None and (self.aggregate or self._individual is None)
        self.exists = self._individual is not None or self._family is not None
        self._absent = absent
        self.person_cap = person_cap
        self._used: defaultdict[str, int] = defaultdict(int)
        self._late: defaultdict[str, int] = defaultdict(int)
        self._beside: defaultdict[str, int] = defaultdict(int)
        self.paid_beside = False

    def used(self, person: str) -> int:
        """What counts against the amount that binds ``person``: the family's where it is aggregate."""
        return sum(self._used.values()) if self.aggregate else self._used[person]

    def left(self, person: str) -> int:
        """What is left for ``person``, in cents (docs/rules.md, steps 4 and 6)."""
        if self._family is None:
            return self._absent if self._individual is None else self._individual - self._used[person]
        return self._left_in_family(self._used, person)

    def room(self, person: str) -> int:
        """What is left for ``person`` to pay: what is paid beside a maximizer counts toward nothing, and still nobody
        pays more than the limit."""
        paid = defaultdict(int, {who: self._used[who] + self._beside[who] for who in {*self._used, *self._beside}})
        if self._family is not None:
            return max(self._left_in_family(paid, person), 0)
        return self._absent if self._individual is None else max(self._individual - paid[person], 0)

    def credit(self, person: str, cents: int, *, late: bool = False) -> None:
        """Count ``cents`` for ``person``, no further than the amount itself; ``late``: it may be carried over."""
        if not self.exists or not cents:
            return
        counted = min(cents, max(self.left(person), 0))
        self._used[person] += counted
        if late:
            self._late[person] += counted

    def pay_beside(self, person: str, cents: int) -> None:
        """Remember ``cents`` that ``person`` paid and that count toward nothing."""
        if self.exists and cents:
            self._beside[person] += cents
            self.paid_beside = True

    def raise_to(self, person: str, cents: int) -> int:
        """Let at least ``cents`` be counted for ``person``, and say how much was counted until now."""
        counted = self._used[person]
        self.credit(person, max(cents - counted, 0))
        return counted

    def raise_others_to(self, person: str, cents: int) -> None:
        """Let at least ``cents`` be counted for all but ``person``: no one person's amount bounds it, the family's
        does."""
        if self._family is not None:
            counted = sum(used for who, used in self._used.items() if who != person)
            room = max(self._family - sum(self._used.values()), 0)
            self._used[_OTHERS] += min(max(cents - counted, 0), room)

    def raise_late_to(self, person: str, cents: int) -> None:
        """Let at least ``cents`` of what is counted for ``person`` be counted in the year's last quarter."""
        self._late[person] = max(self._late[person], min(cents, self._used[person]))

    def turn(self, carry_over: CarryOver) -> None:
        """Begin a new year: nothing is used, but for the last quarter's amounts where they are carried over."""
        carried: dict[str, int] = {}
        if carry_over is not CarryOver.NONE:
            whole = carry_over is CarryOver.ALWAYS
            carried = {who: cents for who, cents in self._late.items() if whole or self.left(who) > 0}
        self._used = defaultdict(int, carried)
        self._late = defaultdict(int)
        self._beside = defaultdict(int)
        self.paid_beside = False

    def _left_in_family(self, used: defaultdict[str, int], person: str) -> int:
        family_left = (self._family or 0) - sum(used.values())
        if self.in_common:
            return embedded_left(max(self.person_cap - used[person], 0), family_left)
        return embedded_left((self._individual or 0) - used[person], family_left)


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

    def raise_to(self, use: LimitUse) -> None:
        """Let at least this be used."""
        self.visits = max(self.visits, use.visits)
        self.dollars = max(self.dollars, use.dollars)
        self.lifetime_visits = max(self.lifetime_visits, use.lifetime_visits)
        self.lifetime_dollars = max(self.lifetime_dollars, use.lifetime_dollars)


def same_or_next(year: datetime.date, entered: datetime.date) -> bool:
    """Whether ``entered`` is the year that begins right after ``year``, so that a carry-over can reach it."""
    return entered.year - year.year == 1
