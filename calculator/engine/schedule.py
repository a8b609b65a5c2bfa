"""A course becomes dated lines, in order of date, at its prices less its discounts. No rules are applied here.

A session that took place stands on its day, at what was billed for it; one that was cancelled is none, and one that was
missed is one where a fee was billed for it.
"""

import datetime
from collections.abc import Sequence
from functools import partial
from itertools import cycle, islice
from operator import itemgetter
from typing import Final, NamedTuple

from calculator.engine.adjudication.kept import KeptByLines
from calculator.model.base import replaced
from calculator.model.course import Course, MoneyBack, Service, ServiceLine
from calculator.model.estimate import DatedLine, Level
from calculator.model.happened import Happened, SessionState
from calculator.money import allocate

# Made of a bare tuple, in the order of its parts: each other reading of a course has it listed anew.
_dated_line = partial(tuple.__new__, DatedLine)


def repeated_days(days: Sequence[datetime.date]) -> tuple[datetime.date, ...]:
    """The days that stand among ``days`` more than once, each once and in order."""
    return tuple(sorted({day for day in days if days.count(day) > 1}))


def days_of(line: ServiceLine, starts: datetime.date) -> tuple[datetime.date, ...]:
    """The days of one service line in a course that starts on ``starts``: its own dates, or its cadence."""
    if line.dates:
        return line.dates
    days = []
    day = starts + datetime.timedelta(days=line.first_day)
    for gap in islice(cycle(line.gaps), line.count):
        days.append(day)
        day += datetime.timedelta(days=gap)
    return tuple(days)


class Session(NamedTuple):
    """A session's day, the place of its line in the course, the parts of a dated line before and after its price, and
    what happened to it."""

    day: datetime.date
    at: int
    before: tuple[datetime.date, str, str, int, int]
    after: tuple[str, bool, str, str, str, str, int | None, int | None]
    happened: Happened | None


class Scheduled(NamedTuple):
    """A course's dated lines at its three prices. ``unpriced`` are the same lines billed at nothing: all that is known
    of them but a price."""

    low: tuple[DatedLine, ...]
    likely: tuple[DatedLine, ...]
    high: tuple[DatedLine, ...]
    unpriced: tuple[DatedLine, ...]

    def at(self, level: Level) -> tuple[DatedLine, ...]:
        """The lines at one price."""
        return self.likely if level is Level.LIKELY else self.low if level is Level.LOW else self.high

    def expected_only(self) -> "Scheduled":
        """The same under another plan than the one that has explained anything of them; see ``expected_only``."""
        return self if not _anything_happened(self.likely) else Scheduled(*map(expected_only, self))


def schedule(course: Course, level: Level) -> tuple[DatedLine, ...]:
    """All sessions of ``course`` by date, billed at the price of ``level``.

    Sessions of one day keep the order in which the course lists their lines.
    """
    return _billed(_sessions(course), [getattr(line.price, level.value) for line in course.lines], course.money_back)


def at_all_prices(course: Course) -> Scheduled:
    """The schedule of ``course`` at each of its three prices."""
    sessions, prices = _sessions(course), [line.price for line in course.lines]
    at_level = [tuple(getattr(price, level.value) for price in prices) for level in Level]
    billed = {charge: _billed(sessions, charge, course.money_back) for charge in set(at_level)}
    low, likely, high = (billed[charge] for charge in at_level)
    return Scheduled(low, likely, high, _listed(sessions, [0] * len(prices)))


def session_places(course: Course) -> tuple[tuple[int, int], ...]:
    """Of each dated line of ``course``, in their order: the place of its service line in the course and its number."""
    return tuple((at, before[3]) for _, at, before, _, _ in _sessions(course))


def as_planned(course: Course) -> Course:
    """``course`` as if nothing had happened yet: what it is where another beginning or another price is supposed."""
    return replaced(course, lines=tuple(replaced(line, happened=()) for line in course.lines))


def _expected_only(lines: tuple[DatedLine, ...]) -> tuple[DatedLine, ...]:
    if not _anything_happened(lines):
        return lines
    return tuple(
        line if line.happened is None else line._replace(happened=replaced(line.happened, explanation=None, history=()))
        for line in lines
    )


expected_only: Final = KeptByLines(_expected_only)
"""Lines without what a plan made of those that have happened: under another plan nothing of it holds. What took place,
when, and what was billed stays."""


def _sessions(course: Course) -> list[Session]:
    """Each session of ``course``, by date."""
    found = []
    for at, line in enumerate(course.lines):
        drug = line.drug or line.service == Service.DRUG
        after = (line.network.value, drug, line.code, line.place.value, line.network_tier or "", "", None, None)
        happened = {one.number: one for one in line.happened}
        for number, planned in enumerate(days_of(line, course.starts), start=1):
            fact, day = happened.get(number), planned
            if fact is not None:
                if _is_none(fact):
                    continue
                day = fact.day or planned
            found.append(Session(day, at, (day, line.service, line.label, number, line.count), after, fact))
    return sorted(found, key=itemgetter(0))


def _anything_happened(lines: tuple[DatedLine, ...]) -> bool:
    return any(line.happened is not None for line in lines)


def _is_none(happened: Happened) -> bool:
    """Whether there is nothing to pay: the session was cancelled, or missed without a fee."""
    fee = happened.explanation.billed if happened.explanation is not None else None
    return happened.state is SessionState.CANCELLED or (happened.state is SessionState.MISSED and not fee)


def _billed(sessions: list[Session], prices: Sequence[int], money_back: tuple[MoneyBack, ...]) -> tuple[DatedLine, ...]:
    return charged(_listed(sessions, prices), money_back)


def charged(lines: tuple[DatedLine, ...], money_back: tuple[MoneyBack, ...]) -> tuple[DatedLine, ...]:
    """``lines``, at their prices, less their discounts; what was billed is known of those that have happened."""
    lines = less(lines, money_back)
    if not _anything_happened(lines):
        return lines
    return tuple(line if line.happened is None else _as_billed(line, line.happened) for line in lines)


def _listed(sessions: list[Session], prices: Sequence[int]) -> tuple[DatedLine, ...]:
    return tuple(_dated_line((*before, prices[at], *after, happened)) for _, at, before, after, happened in sessions)


def _as_billed(line: DatedLine, happened: Happened) -> DatedLine:
    billed = happened.explanation.billed if happened.explanation is not None else None
    if billed is None or happened.state is SessionState.PLANNED:
        return line
    return line._replace(billed=billed)


def less(lines: tuple[DatedLine, ...], money_back: tuple[MoneyBack, ...]) -> tuple[DatedLine, ...]:
    """``lines``, at their prices, less the discounts of their course."""
    for one in money_back:
        lines = _less(lines, one)
    return lines


def _less(lines: tuple[DatedLine, ...], money_back: MoneyBack) -> tuple[DatedLine, ...]:
    """The lines with a discount off the billed prices of those that it names, in proportion to these."""
    named = [
        at
        for at, line in enumerate(lines)
        if (not money_back.services or line.service in money_back.services) and not line.is_fee
    ]
    billed = tuple(lines[at].billed for at in named)
    cents = allocate(min(money_back.amount, sum(billed)), billed)
    off = dict(zip(named, cents, strict=True))
    return tuple(line._replace(billed=line.billed - off.get(at, 0)) for at, line in enumerate(lines))


def moved(lines: tuple[DatedLine, ...], by: datetime.timedelta) -> tuple[DatedLine, ...]:
    """The lines so much later: those of the course begun on another day, whatever year that may lead to."""
    return tuple(_dated_line((line.date + by, *line[1:])) for line in lines)
