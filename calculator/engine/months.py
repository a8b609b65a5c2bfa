"""What a course costs month by month: the estimate's own lines added up by calendar month. It prices nothing."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from calculator.engine.so_far import is_done
from calculator.model.estimate import Amounts, Estimate, Level, PricedLine


class Month(NamedTuple):
    """A calendar month of the course: its first day, how many sessions it has, and their sums at the three prices; of
    the likely ones ``done`` is the sum of what is done, ``to_come`` that of the others."""

    starts: datetime.date
    sessions: int
    low: Amounts
    likely: Amounts
    high: Amounts
    done: Amounts = Amounts()
    to_come: Amounts = Amounts()

    def range_of(self, amount: str) -> tuple[int, int]:
        """The least and the greatest of an amount over the three prices, in cents."""
        values = [getattr(amounts, amount) for amounts in (self.low, self.likely, self.high)]
        return min(values), max(values)


def by_month(estimate: Estimate) -> tuple[Month, ...]:
    """Every month from the first session to the last; one in which nothing happens has zeros.

    Fees that an employer bears beside the sessions are not in it: they belong to no session's day.
    """
    lines: dict[datetime.date, list[int]] = defaultdict(list)
    for at, line in enumerate(estimate.likely.lines):
        lines[line.line.date.replace(day=1)].append(at)
    return tuple(
        Month(
            starts,
            len(lines.get(starts, ())),
            *(
                Amounts.sum([Amounts(), *(estimate.at(level).lines[at].amounts for at in lines.get(starts, ()))])
                for level in Level
            ),
            *_apart([estimate.likely.lines[at] for at in lines.get(starts, ())]),
        )
        for starts in (_months(min(lines), max(lines)) if lines else ())
    )


def _apart(lines: list[PricedLine]) -> Iterator[Amounts]:
    for done in (True, False):
        yield Amounts.sum([Amounts(), *(line.amounts for line in lines if is_done(line.line) is done)])


def _months(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    while first <= last:
        yield first
        first = (first + datetime.timedelta(days=31)).replace(day=1)
