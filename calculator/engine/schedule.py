"""A course becomes dated lines, in order of date, at its prices less its discounts. No rules are applied here."""

import datetime
from itertools import cycle, islice
from operator import itemgetter
from typing import NamedTuple

from calculator.model.course import Course, MoneyBack, Service, ServiceLine
from calculator.model.estimate import DatedLine, Level
from calculator.money import allocate


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


Session = tuple[datetime.date, int, tuple[datetime.date, str, str, int, int], tuple[str, bool, str, str, str]]
"""A session's day, the place of its line in the course, and the parts of a dated line before and after its price."""


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


def schedule(course: Course, level: Level) -> tuple[DatedLine, ...]:
    """All sessions of ``course`` by date, billed at the price of ``level``.

    Sessions of one day keep the order in which the course lists their lines.
    """
    return _billed(_sessions(course), [getattr(line.price, level.value) for line in course.lines], course.money_back)


def at_all_prices(course: Course) -> Scheduled:
    """The schedule of ``course`` at each of its three prices."""
    sessions, prices = _sessions(course), [line.price for line in course.lines]
    low, likely, high = (
        _billed(sessions, [getattr(price, level.value) for price in prices], course.money_back) for level in Level
    )
    return Scheduled(low, likely, high, _billed(sessions, [0] * len(prices), ()))


def _sessions(course: Course) -> list[Session]:
    """Each session of ``course``, by date."""
    found = []
    for at, line in enumerate(course.lines):
        drug = line.drug or line.service == Service.DRUG
        after = (line.network.value, drug, line.code, line.place.value, line.network_tier or "")
        for number, day in enumerate(days_of(line, course.starts), start=1):
            found.append((day, at, (day, line.service, line.label, number, line.count), after))
    return sorted(found, key=itemgetter(0))


def _billed(sessions: list[Session], prices: list[int], money_back: tuple[MoneyBack, ...]) -> tuple[DatedLine, ...]:
    return less(tuple(DatedLine(*before, prices[at], *after) for _, at, before, after in sessions), money_back)


def less(lines: tuple[DatedLine, ...], money_back: tuple[MoneyBack, ...]) -> tuple[DatedLine, ...]:
    """``lines``, at their prices, less the discounts of their course."""
    for one in money_back:
        lines = _less(lines, one)
    return lines


def _less(lines: tuple[DatedLine, ...], money_back: MoneyBack) -> tuple[DatedLine, ...]:
    """The lines with a discount off the billed prices of those that it names, in proportion to these."""
    named = [at for at, line in enumerate(lines) if not money_back.services or line.service in money_back.services]
    billed = tuple(lines[at].billed for at in named)
    cents = allocate(min(money_back.amount, sum(billed)), billed)
    off = dict(zip(named, cents, strict=True))
    return tuple(line._replace(billed=line.billed - off.get(at, 0)) for at, line in enumerate(lines))


def moved(lines: tuple[DatedLine, ...], by: datetime.timedelta) -> tuple[DatedLine, ...]:
    """The lines so much later: those of the course begun on another day, whatever year that may lead to."""
    return tuple(line._replace(date=line.date + by) for line in lines)
