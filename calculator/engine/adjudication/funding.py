"""Who pays of what the plan leaves: second plan, manufacturer's program, accounts (ENGINE.md, steps 9 and 10).

Pure functions on whole cents, and the purses that remember balances from line to line.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from calculator.engine.adjudication.rulebook import NO_HELP, Help
from calculator.engine.adjudication.years import CALENDAR, next_year, year_start
from calculator.model.funding import (
    Account,
    AccountBalance,
    AccountKind,
    AccountPays,
    AccountScope,
    Assistance,
    AssistanceMode,
    Contribution,
)
from calculator.model.member import Coordination
from calculator.money import share


def coordinate(method: Coordination, own: int, first_paid: int, own_allowed: int, owed: int, most: int) -> int:
    """What a second plan pays of one line (step 9).

    ``own`` is what it would pay as the first plan, on its allowed amount ``own_allowed``; ``first_paid`` what the
    first plan pays; ``owed`` what the member still owes; ``most`` the member's debt and the provider's discount
    together, beyond which nobody can be paid. Source of the three methods: Open Dental manual, coordination of
    benefits. All in cents.
    """
    if method is Coordination.BASIC:
        pays = min(own, own_allowed - first_paid)
    elif method is Coordination.STANDARD:
        pays = min(own, owed)
    elif method is Coordination.NON_DUPLICATION:
        pays = own - first_paid
    else:
        pays = own
    return max(0, min(pays, most))


class MemberShare(NamedTuple):
    """What the member owes of one line, by kind, in cents."""

    deductible: int
    copay: int
    coinsurance: int
    excluded: int
    balance_billed: int

    @property
    def owed(self) -> int:
        """All of it."""
        return self.deductible + self.copay + self.coinsurance + self.excluded + self.balance_billed

    @property
    def cost_sharing(self) -> int:
        """Deductible, copay and coinsurance."""
        return self.deductible + self.copay + self.coinsurance

    def less(self, paid: int) -> "MemberShare":
        """What is left after ``paid``: taken from coinsurance first, then copay, deductible, exclusions, balance."""
        left = self._asdict()
        for kind in ("coinsurance", "copay", "deductible", "excluded", "balance_billed"):
            taken = min(left[kind], paid)
            left[kind] -= taken
            paid -= taken
        return MemberShare(**left)


class ProgramState:
    """A manufacturer's program: its cap begins again each calendar year."""

    def __init__(self, assistance: Assistance) -> None:
        self.assistance = assistance
        self._year: datetime.date | None = None
        self._left = 0

    def before_limit(self, day: datetime.date) -> Help:
        """What the rulebook must know before the limit: help that counts toward nothing. NO_HELP: all of it counts."""
        self._enter(day)
        if self.assistance.mode is not AssistanceMode.ACCUMULATOR:
            return NO_HELP
        return Help(self._left, self.assistance.member_pays_first)

    def pay(self, day: datetime.date, cost_sharing: int, owed: int) -> int:
        """What the program pays of a drug line's cost sharing, in cents; its cap is drawn down."""
        self._enter(day)
        open_share = max(min(cost_sharing, owed) - self.assistance.member_pays_first, 0)
        pays = min(self._left, open_share)
        self._left -= pays
        return pays

    def _enter(self, day: datetime.date) -> None:
        year = year_start(day, CALENDAR)
        if year != self._year:
            self._year = year
            self._left = self.assistance.yearly


class Withdrawal(NamedTuple):
    """What one account paid of one line: the kind, the cents, and how many of them are the employer's."""

    kind: AccountKind
    cents: int
    employer: int
    left: int


class AccountState:
    """One account of the member, from line to line: its balance, its plan years, what the member paid before it."""

    def __init__(
        self, account: Account, balance: AccountBalance | None, turns: str, starts: datetime.date, paid_before: int
    ) -> None:
        self.account = account
        self._turns = turns
        self._year = year_start(starts, turns)
        self._paid = paid_before
        self._contributions = list(balance.contributions) if balance else []
        opening = balance.balance if balance else account.yearly
        self._open(opening, balance.employer_money if balance else opening)
        self._contributed_until = starts

    @property
    def left(self) -> int:
        """The balance, in cents."""
        return self._employer + self._own

    def pay(self, day: datetime.date, parts: MemberShare, owed: int) -> Withdrawal:
        """Pay of what the member still owes of a line on ``day`` (step 10); the balance is drawn down."""
        self._enter(day)
        eligible = min(owed, _in_scope(self.account.scope, parts))
        before_start = max(self.account.starts_after - self._paid, 0)
        eligible = max(eligible - before_start, 0)
        if self.account.pays is AccountPays.SHARE:
            eligible = share(eligible, self.account.percent)
        cents = 0 if self.account.kind is AccountKind.LSA else min(eligible, self.left)
        employer = min(cents, self._employer)
        self._employer -= employer
        self._own -= cents - employer
        return Withdrawal(self.account.kind, cents, employer, self.left)

    def member_paid(self, cents: int) -> None:
        """Count what the member paid of a line toward the amount after which this account starts."""
        self._paid += cents

    def _enter(self, day: datetime.date) -> None:
        year = year_start(day, self._turns)
        while self._year < year:
            self._year = next_year(self._year)
            self._paid = 0
            self._begin_year()
        if self.account.kind is AccountKind.HSA:
            self._contribute(day)

    def _begin_year(self) -> None:
        if self.account.kind is AccountKind.HSA:
            self._employer += self.account.yearly
            return
        carried = self.left if self.account.carries_over else 0
        if self.account.carry_over_limit is not None:
            carried = min(carried, self.account.carry_over_limit)
        available = self.account.yearly + carried
        self._open(available, available)

    def _open(self, cents: int, employer: int) -> None:
        """Let ``cents`` be in the account. An FSA's are the member's, an HRA's the employer's, an HSA's of both."""
        if self.account.kind is AccountKind.HSA:
            self._employer = min(employer, cents)
        else:
            self._employer = 0 if self.account.kind is AccountKind.FSA else cents
        self._own = cents - self._employer

    def _contribute(self, day: datetime.date) -> None:
        for contribution in self._contributions:
            for at in contribution_days(contribution):
                if self._contributed_until <= at <= day:
                    self._own += contribution.own
                    self._employer += contribution.employer
        self._contributed_until = day + datetime.timedelta(days=1)


def contribution_days(contribution: Contribution) -> Iterator[datetime.date]:
    """The days on which a monthly contribution is paid: none in its first month where the day is before it starts."""
    for month in range(contribution.months):
        day = _month_day(contribution.starts, month, contribution.day_of_month)
        if day >= contribution.starts:
            yield day


def _month_day(start: datetime.date, months: int, day: int) -> datetime.date:
    whole = start.month - 1 + months
    return datetime.date(start.year + whole // 12, whole % 12 + 1, day)


def _in_scope(scope: AccountScope, parts: MemberShare) -> int:
    if scope is AccountScope.DEDUCTIBLE:
        return parts.deductible
    return parts.cost_sharing if scope is AccountScope.COST_SHARING else parts.owed
