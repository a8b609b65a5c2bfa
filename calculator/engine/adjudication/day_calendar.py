"""The calendar of a course under a plan: dates become the rows of ``Calendar``, in order of their day. What is done on
those days is in ``turns``."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from calculator.engine.adjudication import turns
from calculator.engine.adjudication.columns import FAR, Calendar
from calculator.engine.adjudication.covering import Covering
from calculator.engine.adjudication.funding import contribution_days, grace_ends
from calculator.engine.adjudication.years import CALENDAR, last_quarter, next_year, year_start
from calculator.model.funding import AccountBalance, AccountKind
from calculator.model.plan import Plan

AmountsOf = Callable[[int, datetime.date], int]
"""The first row of the amounts of a coverage in the year that begins on a day."""


class Span(NamedTuple):
    """The first and the last day of a course, and the day on which the accounts hold, and is met, what is said of no
    day."""

    known_on: datetime.date
    first: datetime.date
    last: datetime.date


class _Event(NamedTuple):
    """A row of the calendar with its place: on the ``day``, or (``late``) when that day is over."""

    day: int
    late: int
    what: int
    row: int
    amounts: int = 0
    late_from: int = 0
    own: int = 0
    employer: int = 0


def calendar_of(
    plan: Plan,
    coverings: Sequence[Covering],
    balances: dict[AccountKind, AccountBalance],
    paid_before: int,
    span: Span,
    amounts_of: AmountsOf,
    *,
    helped: bool,
) -> Calendar:
    """What happens to ``plan`` with its ``coverings`` and accounts from before the first day of ``span`` to its last.

    ``paid_before`` is what the member has paid toward deductible and limit before the course, in cents; ``helped``:
    there is a manufacturer's program.
    """
    events = [event for at, covering in enumerate(coverings) for event in _of_coverage(at, covering, span, amounts_of)]
    if helped:
        years = _years(span.first, span, CALENDAR)
        events += [_Event(year.toordinal(), 0, turns.PROGRAM_YEAR_BEGINS, 0) for year in years]
    for at, account in enumerate(plan.accounts):
        balance = balances.get(account.kind)
        events += _of_account(at, plan, balance, span, grace=account.grace_period)
        events += _paid_before(at, plan, coverings[0], paid_before, span)
    rows = sorted(event for event in events if event.day + event.late <= span.last.toordinal())
    rows.append(_Event(FAR, 0, turns.END, 0))
    days = [row.day + row.late for row in rows]
    columns = list(zip(*rows, strict=True))
    return Calendar(days, *(list(column) for column in columns[2:]))


def _of_coverage(at: int, covering: Covering, span: Span, amounts_of: AmountsOf) -> Iterator[_Event]:
    """The years of a coverage's accumulators and benefits, and the day after the one that the stated amounts are of."""
    as_of = covering.stated.as_of
    since = span.known_on if as_of is None else min(as_of, span.first)
    if not covering.shares:
        for year in _years(since, span, covering.accumulators_turn):
            late_from = FAR if covering.carries_nothing else last_quarter(year).toordinal()
            yield _Event(year.toordinal(), 0, turns.YEAR_BEGINS, at, amounts=amounts_of(at, year), late_from=late_from)
    for year in _years(since, span, covering.plan_turns):
        yield _Event(year.toordinal(), 0, turns.PLAN_YEAR_BEGINS, at)
    if as_of is None:
        yield _Event(span.known_on.toordinal(), 0, turns.STATED, at)
    else:
        yield _Event(as_of.toordinal(), 1, turns.STATED, at)


def _of_account(at: int, plan: Plan, balance: AccountBalance | None, span: Span, *, grace: bool) -> Iterator[_Event]:
    """The years of an account after the one in which it opens, and what comes into it."""
    for year in islice(_years(span.known_on, span, plan.year_starts), 1, None):
        yield _Event(year.toordinal(), 0, turns.ACCOUNT_YEAR_BEGINS, at)
        if grace:
            yield _Event(grace_ends(year).toordinal(), 1, turns.GRACE_ENDS, at)
    if balance is not None and balance.kind is AccountKind.HSA:
        for gift in balance.contributions:
            for day in contribution_days(gift):
                if span.known_on <= day:
                    yield _Event(day.toordinal(), 0, turns.CONTRIBUTED, at, own=gift.own, employer=gift.employer)


def _paid_before(at: int, plan: Plan, covering: Covering, cents: int, span: Span) -> Iterator[_Event]:
    """What the member paid before the course counts toward an account's start, in the year that it was paid in."""
    as_of = covering.stated.as_of
    if as_of is None or as_of < span.known_on:
        if as_of is None or year_start(as_of, plan.year_starts) == year_start(span.known_on, plan.year_starts):
            yield _Event(span.known_on.toordinal(), 0, turns.PAID_BEFORE, at, own=cents)
    else:
        yield _Event(as_of.toordinal(), 1, turns.PAID_BEFORE, at, own=cents)


def _years(since: datetime.date, span: Span, turn: str) -> Iterator[datetime.date]:
    """The years from that in which ``since`` lies to the last of the course, where they turn on ``turn`` (MM-DD)."""
    year = year_start(since, turn)
    while year <= span.last:
        yield year
        year = next_year(year)
