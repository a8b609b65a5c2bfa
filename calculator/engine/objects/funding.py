"""The member's accounts (docs/rules.md, step 10): purses that remember balances from line to line, and what they pay.

An account that starts after an amount counts what the member paid, out of an HSA or FSA too (Rev. Rul. 2004-45).
"""

import datetime
from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.engine.adjudication.years import next_year, year_start
from calculator.engine.objects.parts import MemberShare
from calculator.model.funding import Account, AccountBalance, AccountKind, AccountPays, AccountScope, Contribution
from calculator.money import WHOLE, share

_DAY: Final = datetime.timedelta(days=1)
_OWN: Final = (AccountKind.HSA, AccountKind.FSA)
"""The accounts whose money is the member's, whoever put it in."""


class Withdrawal(NamedTuple):
    """What one account paid of one line: the kind, the cents, and how many of them are the employer's."""

    kind: AccountKind
    cents: int
    employer: int
    left: int


class Forfeit(NamedTuple):
    """Money that an account lost because a year of its plan ended, or the grace period after it: the last day on which
    it could be spent, in cents."""

    kind: AccountKind
    last_day: datetime.date
    cents: int


class PaidBefore(NamedTuple):
    """What the member has paid toward deductible and limit before the course, in cents: in the year that ``as_of`` lies
    in, and to be counted from ``holds_from`` on."""

    cents: int
    as_of: datetime.date
    holds_from: datetime.date


class AccountState:
    """One account of the member, from line to line: its balance, its plan years, what the member paid before it."""

    def __init__(
        self,
        account: Account,
        balance: AccountBalance | None,
        turns: str,
        starts: datetime.date,
        before: PaidBefore | None = None,
    ) -> None:
        self.account = account
        self.is_own = account.kind in _OWN
        self.pays_care = account.kind is not AccountKind.LSA
        self.pays_whole = self.pays_care and (account.pays is AccountPays.FIRST or account.percent == WHOLE)
        self.forfeits: list[Forfeit] = []
        self._turns = turns
        self._year = year_start(starts, turns)
        self._same_until = starts
        self._before = before
        self._paid = 0
        self._grace = 0
        self._contributions = list(balance.contributions) if balance else []
        opening = balance.balance if balance else account.yearly
        self._open(opening, balance.employer_money if balance else opening)
        self._contributed_until = starts

    @property
    def left(self) -> int:
        """The balance, in cents."""
        return self._employer + self._own + self._grace

    @property
    def before_start(self) -> int:
        """What the member has still to pay in the plan year before this account pays, in cents."""
        return max(self.account.starts_after - self._paid, 0)

    def open_of(self, parts: MemberShare) -> int:
        """What of ``parts`` is in this account's scope, in cents."""
        scope = self.account.scope
        if scope is AccountScope.DEDUCTIBLE:
            return parts.deductible
        return parts.cost_sharing if scope is AccountScope.COST_SHARING else parts.owed

    def counted_of(self, parts: MemberShare) -> int:
        """What of ``parts`` counts toward the amount after which this account starts, once the member paid it."""
        return parts.owed if self.account.scope is AccountScope.ALL else parts.cost_sharing

    def pay(self, parts: MemberShare) -> Withdrawal:
        """Pay of what is still owed of a line (step 10); the balance is drawn down."""
        eligible = self.open_of(parts)
        if self.account.pays is AccountPays.SHARE:
            eligible = share(eligible, self.account.percent)
        cents = min(eligible, self.left) if self.pays_care else 0
        grace = min(cents, self._grace)
        employer = min(cents - grace, self._employer)
        self._grace -= grace
        self._employer -= employer
        self._own -= cents - grace - employer
        return Withdrawal(self.account.kind, cents, employer, self.left)

    def member_paid(self, cents: int) -> None:
        """Count what the member paid of a line toward the amount after which this account starts."""
        self._paid += cents

    def start(self) -> None:
        """The member has paid what comes before this account."""
        self._paid = max(self._paid, self.account.starts_after)

    def enter(self, day: datetime.date) -> None:
        """Begin the plan years that begin up to ``day``; what is paid before the course counts from its day on."""
        if self.account.kind is AccountKind.HSA and self._contributions:
            self._contribute(day)
        if day < self._same_until:
            return
        year = year_start(day, self._turns)
        while self._year < year:
            self._end_grace(next_year(self._year))
            self._year = next_year(self._year)
            self._paid = 0
            self._begin_year()
        self._end_grace(day)
        before = self._before
        if before is not None and before.holds_from <= day:
            self._before = None
            if year_start(before.as_of, self._turns) == year:
                self._paid = max(self._paid, before.cents)
        changes = [next_year(year)]
        if self._grace:
            changes.append(_grace_ends(year) + _DAY)
        if self._before is not None:
            changes.append(self._before.holds_from)
        self._same_until = min(changes)

    def _begin_year(self) -> None:
        account = self.account
        if account.kind is AccountKind.HSA:
            self._employer += account.yearly
            return
        left = self.left
        if account.grace_period:
            self._grace = left
            self._open(account.yearly, 0)
            return
        carried = left if account.carries_over else 0
        if account.carry_over_limit is not None:
            carried = min(carried, account.carry_over_limit)
        self._forfeit(self._year - _DAY, left - carried)
        available = account.yearly + carried
        self._open(available, available)

    def _end_grace(self, day: datetime.date) -> None:
        last = _grace_ends(self._year)
        if self._grace and day > last:
            self._forfeit(last, self._grace)
            self._grace = 0

    def _forfeit(self, last_day: datetime.date, cents: int) -> None:
        if cents > 0:
            self.forfeits.append(Forfeit(self.account.kind, last_day, cents))

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
        self._contributed_until = day + _DAY


def contribution_days(contribution: Contribution) -> Iterator[datetime.date]:
    """The days on which a monthly contribution is paid: none in its first month where the day is before it starts."""
    for month in range(contribution.months):
        day = _month_day(contribution.starts, month, contribution.day_of_month)
        if day >= contribution.starts:
            yield day


def _month_day(start: datetime.date, months: int, day: int) -> datetime.date:
    whole = start.month - 1 + months
    return datetime.date(start.year + whole // 12, whole % 12 + 1, day)


def _grace_ends(year: datetime.date) -> datetime.date:
    """The last day of the grace period after the year that ended before ``year``: the 15th day of the third month
    where a year begins on the first of a month (IRS Notice 2005-42)."""
    return _month_day(year, 2, year.day) + datetime.timedelta(days=14)
