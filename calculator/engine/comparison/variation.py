"""The same case with one thing changed: another number of sessions, another price. No rule is applied here.

A *session* is one with the medicine: a dosing or a maintenance session. A line that has as many sessions as such a line
and goes with it (integration, the drug) follows it one by one; evaluation, intake and preparation stay as they are.
"""

import datetime
from typing import Final

from calculator.engine.schedule import as_planned, days_of, schedule
from calculator.model.base import replaced
from calculator.model.course import Course, Service, ServiceLine
from calculator.model.estimate import DatedLine, Level

_MEDICINE: Final = (Service.DOSING, Service.MAINTENANCE)
_FOLLOWING: Final = (Service.INTEGRATION, Service.DRUG)


def sessions_of(course: Course) -> int:
    """How many sessions with the medicine the course has."""
    return sum(line.count for line in course.lines if line.service in _MEDICINE)


def price_of(course: Course) -> int | None:
    """The likely price of a session with the medicine in cents, where all of them have the same; else None."""
    prices = {line.price.likely for line in course.lines if line.service in _MEDICINE}
    return prices.pop() if len(prices) == 1 else None


def with_sessions(course: Course, count: int) -> Course:
    """The course with ``count`` sessions: fewer end it sooner, more go on in the last line's cadence.

    Where several lines have sessions (induction, then maintenance) they are filled in order of their first day. A
    course without any stays as it is.
    """
    medicine = sorted(
        (at for at, line in enumerate(course.lines) if line.service in _MEDICINE),
        key=lambda at: days_of(course.lines[at], course.starts)[:1] or (course.starts,),
    )
    lines = list(course.lines)
    followed: set[int] = set()
    for at in medicine:
        here = course.lines[at].count if at != medicine[-1] else count
        here = min(here, count)
        count -= here
        for with_it in (at, *_companions(course.lines, at, followed)):
            lines[with_it] = _with_count(course.lines[with_it], here, course.starts)
            followed.add(with_it)
    return replaced(course, lines=tuple(lines))


def listed(course: Course) -> tuple[DatedLine, ...]:
    """The dated lines of ``course`` as it was planned, at its likely prices, before any discount."""
    course = as_planned(course)
    return schedule(replaced(course, money_back=()) if course.money_back else course, Level.LIKELY)


def billed_at(lines: tuple[DatedLine, ...], cents: int) -> tuple[DatedLine, ...]:
    """Dated lines with every session with the medicine priced at ``cents``. A discount is taken of other prices then:
    it comes off afterwards (``schedule.less``), from lines that were ``listed``."""
    return tuple(line._replace(billed=cents) if line.service in _MEDICINE else line for line in lines)


def _companions(lines: tuple[ServiceLine, ...], at: int, taken: set[int]) -> list[int]:
    """The lines that go with the one at ``at``: for each following service the first free one of as many sessions."""
    found: dict[str, int] = {}
    for other, line in enumerate(lines):
        if line.service in _FOLLOWING and line.count == lines[at].count and other not in taken:
            found.setdefault(line.service, other)
    return list(found.values())


def _with_count(line: ServiceLine, count: int, starts: datetime.date) -> ServiceLine:
    if not line.dates:
        return replaced(line, count=count)
    days = list(days_of(line, starts))
    gap = days[-1] - days[-2] if len(days) > 1 else datetime.timedelta(days=line.gaps[0])
    while len(days) < count:
        days.append(days[-1] + gap)
    return replaced(line, count=count, dates=tuple(days[:count]))
