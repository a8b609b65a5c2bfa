"""The calendar of a course under a plan: dates become the rows of ``Calendar``, in order of their day. What is done on
those days is in ``turns``."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from calculator.engine.adjudication import turns
from calculator.engine.adjudication.columns import FAR, NOBODY, Calendar
from calculator.engine.adjudication.covering import Covering
from calculator.engine.adjudication.coverings import Coverings
from calculator.engine.adjudication.enrolled import deductible_counts
from calculator.engine.adjudication.funding import contribution_days, grace_ends
from calculator.engine.adjudication.years import CALENDAR, last_quarter, next_year, year_start
from calculator.model.funding import Account, AccountBalance, AccountKind
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
    amounts: int = NOBODY
    late_from: int = FAR
    own: int = 0
    employer: int = 0


class Held(NamedTuple):
    """An account of a plan that covers the member from ``begins`` (None: from the first day) to ``ends`` (the first day
    of the next plan; None: it goes on); ``place`` is its place among the plan's."""

    account: Account
    place: int
    plan: Plan
    begins: datetime.date | None
    ends: datetime.date | None


def accounts_of(coverings: Coverings) -> tuple[Held, ...]:
    """The accounts of all plans that cover a member; a plan that goes on goes on with its own."""
    return tuple(
        Held(account, place, one.plan, one.begins, one.ends)
        for one in coverings.in_force
        for place, account in enumerate(one.plan.accounts)
    )


def calendar_of(
    coverings: Coverings,
    accounts: Sequence[Held],
    balances: dict[AccountKind, AccountBalance],
    paid_before: int,
    span: Span,
    amounts_of: AmountsOf,
    *,
    helped: bool,
) -> Calendar:
    """What happens to the ``coverings`` and ``accounts`` from before the first day of ``span`` to its last.

    ``paid_before`` is what the member has paid toward deductible and limit before the course, in cents; ``helped``:
    there is a manufacturer's program.
    """
    rows, ends = coverings.rows, _ends(coverings)
    known_on = _known_on(rows, ends, span)
    events = [
        event
        for at, covering in enumerate(rows)
        for event in _of_coverage(at, covering, known_on[at], ends[at], span, amounts_of)
    ]
    events += _brought_along(rows, known_on)
    if helped:
        years = _years(span.first, span, CALENDAR)
        events += [_Event(year.toordinal(), 0, turns.PROGRAM_YEAR_BEGINS, 0) for year in years]
    for at, held in enumerate(accounts):
        events += _of_account(at, held, balances.get(held.account.kind) if held.begins is None else None, span)
        if held.begins is None:
            events += _paid_before(at, held, rows[0], paid_before, span)
    last = span.last.toordinal()
    found = sorted([event for event in events if event.day <= last])
    found.append(_Event(FAR, 0, turns.END, 0))
    days = [event.day + event.late for event in found]
    moments = [2 * event.day + event.late for event in found]
    columns = list(zip(*found, strict=True))
    return Calendar(days, moments, *(list(column) for column in columns[2:]))


def _ends(coverings: Coverings) -> list[datetime.date | None]:
    """By row of coverage the day on which another plan comes in its place; None: it goes on."""
    ends: list[datetime.date | None] = [
        next(one.ends for one in coverings.in_force if one.on(covering.begins or datetime.date.min))
        for covering in coverings.rows
    ]
    if coverings.second != NOBODY:
        ends[coverings.second] = None
    return ends


def _known_on(rows: Sequence[Covering], ends: Sequence[datetime.date | None], span: Span) -> list[datetime.date]:
    """By row of coverage the day on which what is stated of no day holds: when the course starts; where it begins later
    or ends before that, on that day."""
    return [
        max(covering.begins or datetime.date.min, min(span.known_on, end or datetime.date.max))
        for covering, end in zip(rows, ends, strict=True)
    ]


def _of_coverage(
    at: int,
    covering: Covering,
    known_on: datetime.date,
    ends: datetime.date | None,
    span: Span,
    amounts_of: AmountsOf,
) -> Iterator[_Event]:
    """The years of a coverage's accumulators and benefits, and the day after the one that the stated amounts are of."""
    as_of = covering.stated.as_of
    since = known_on if as_of is None else min(as_of, span.first)
    if not covering.shares:
        for year in _years(since, span, covering.accumulators_turn):
            late_from = FAR if covering.carries_nothing else last_quarter(year).toordinal()
            yield _Event(year.toordinal(), 0, turns.YEAR_BEGINS, at, amounts=amounts_of(at, year), late_from=late_from)
    for year in _years(since, span, covering.plan_turns):
        yield _Event(year.toordinal(), 0, turns.PLAN_YEAR_BEGINS, at)
    if as_of is None:
        yield _Event(known_on.toordinal(), 0, turns.STATED, at)
    else:
        yield _Event(_stood_on(as_of, ends, covering.accumulators_turn).toordinal(), 1, turns.STATED, at)


def _stood_on(as_of: datetime.date, ends: datetime.date | None, turn: str) -> datetime.date:
    """The day at whose end stood what is stated at the end of ``as_of``: no later than the last day before another plan
    comes, since no session after it is the old plan's. What is stated of a later year is nothing of that one's."""
    if ends is None or as_of < ends:
        return as_of
    last = ends - datetime.timedelta(days=1)
    return last if year_start(last, turn) == year_start(as_of, turn) else as_of


def _brought_along(rows: Sequence[Covering], known_on: Sequence[datetime.date]) -> Iterator[_Event]:
    """What coverages bring along from those that they come in place of."""
    families = list(accumulate((covering.pools for covering in rows), initial=0))
    for at, covering in enumerate(rows):
        if covering.begins is not None and covering.follows != NOBODY:
            before, day = rows[covering.follows], covering.begins
            if before.stated.as_of is None:
                # What is stated of no day may be counted after the day of the change.
                day = max(day, known_on[covering.follows])
            for family, source in _pairs(covering, families[at], before, families[covering.follows]):
                yield _Event(day.toordinal(), 0, turns.BROUGHT, family, amounts=source)


def _pairs(covering: Covering, families: int, before: Covering, others: int) -> list[tuple[int, int]]:
    """The rows of families of a coverage that bring along what was counted in those of the one ``before`` it, where the
    first ones' are given: the deductible's, which counts toward a limit that includes it too; or, where it goes on, all
    of them."""
    limits, other_limits = families + len(covering.deductibles), others + len(before.deductibles)
    pairs = [
        (families + place, others + before.deductibles.index(name))
        for place, name in enumerate(covering.deductibles)
        if name in before.deductibles
    ]
    if covering.goes_on:
        pairs += [
            (limits + place, other_limits + before.limits.index(name))
            for place, name in enumerate(covering.limits)
            if name in before.limits
        ]
    else:
        pairs += [
            (limits + place, others + before.deductibles.index(name))
            for place, name in enumerate(covering.limits)
            if name in before.deductibles and deductible_counts(covering.coverage, name)
        ]
    return pairs


def _of_account(at: int, held: Held, balance: AccountBalance | None, span: Span) -> Iterator[_Event]:
    """The years of an account after the one in which it opens, what comes into it, and its end with that of its plan:
    an HSA is the member's and stays."""
    if held.begins is not None:
        yield _Event(held.begins.toordinal(), 0, turns.ACCOUNT_YEAR_BEGINS, at, own=_yearly(held, held.begins))
    since = held.begins or span.known_on
    for year in _years(next_year(year_start(since, held.plan.year_starts)), span, held.plan.year_starts):
        if held.ends is None or year < held.ends:
            yield _Event(year.toordinal(), 0, turns.ACCOUNT_YEAR_BEGINS, at, own=_yearly(held, year))
            if held.account.grace_period:
                yield _Event(grace_ends(year).toordinal(), 1, turns.GRACE_ENDS, at)
    if held.ends is not None and held.account.kind is not AccountKind.HSA:
        yield _Event(held.ends.toordinal(), 0, turns.ACCOUNT_CLOSES, at)
    if balance is not None and balance.kind is AccountKind.HSA:
        yield from _into_hsa(at, balance, span)


def _into_hsa(at: int, balance: AccountBalance, span: Span) -> Iterator[_Event]:
    """What comes into an HSA: every month, and all that is in it on the day on which it is opened in the course."""
    opened = balance.opened or span.known_on
    if opened > span.known_on:
        theirs = min(balance.employer_money, balance.balance)
        yield _Event(opened.toordinal(), 0, turns.ACCOUNT_OPENS, at, own=balance.balance - theirs, employer=theirs)
    for gift in balance.contributions:
        for day in contribution_days(gift):
            if max(span.known_on, opened) <= day:
                yield _Event(day.toordinal(), 0, turns.CONTRIBUTED, at, own=gift.own, employer=gift.employer)


def _paid_before(at: int, held: Held, covering: Covering, cents: int, span: Span) -> Iterator[_Event]:
    """What the member paid before the course counts toward an account's start, in the year that it was paid in."""
    as_of, turn = covering.stated.as_of, held.plan.year_starts
    if as_of is None or as_of < span.known_on:
        if as_of is None or year_start(as_of, turn) == year_start(span.known_on, turn):
            yield _Event(span.known_on.toordinal(), 0, turns.PAID_BEFORE, at, own=cents)
    else:
        yield _Event(_stood_on(as_of, held.ends, turn).toordinal(), 1, turns.PAID_BEFORE, at, own=cents)


def _yearly(held: Held, day: datetime.date) -> int:
    """What an account has newly in the plan year in which ``day`` lies."""
    year = year_start(day, held.plan.year_starts).year
    return held.plan.in_year(year).accounts[held.place].yearly


def _years(since: datetime.date, span: Span, turn: str) -> Iterator[datetime.date]:
    """The years from that in which ``since`` lies to the last of the course, where they turn on ``turn`` (MM-DD)."""
    year = year_start(since, turn)
    while year <= span.last:
        yield year
        year = next_year(year)
