"""The accounts in words and dates: what one paid of a line, what it lost, and the days on which its money comes.

What an account pays is in ``accounts``.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from calculator.model.funding import AccountKind, Contribution


class Withdrawal(NamedTuple):
    """What one account paid of one line: the kind, the cents, how many of them are the employer's, and what is left in
    it."""

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


def contribution_days(contribution: Contribution) -> Iterator[datetime.date]:
    """The days on which a monthly contribution is paid: none in its first month where the day is before it starts."""
    for month in range(contribution.months):
        day = _month_day(contribution.starts, month, contribution.day_of_month)
        if day >= contribution.starts:
            yield day


def grace_ends(year: datetime.date) -> datetime.date:
    """The last day of the grace period after the year that ended before ``year``: the 15th day of the third month
    where a year begins on the first of a month (IRS Notice 2005-42)."""
    return _month_day(year, 2, year.day) + datetime.timedelta(days=14)


def _month_day(start: datetime.date, months: int, day: int) -> datetime.date:
    whole = start.month - 1 + months
    return datetime.date(start.year + whole // 12, whole % 12 + 1, day)
