"""Every session of a course, whatever became of it: where it stands in the course, its day, and its fact. It prices
nothing; a session that was cancelled is among them, though no estimate has a line for it."""

import datetime
from itertools import count
from typing import NamedTuple

from calculator.engine.schedule import days_of
from calculator.model.base import changed, replaced
from calculator.model.course import Course
from calculator.model.estimate import DatedLine
from calculator.model.happened import Happened, SessionState, of_number, with_happened


class CourseSession(NamedTuple):
    """The session ``number`` of the service line at place ``line``. ``dated`` names it and has its day: the one that
    it took place on, or the planned one. ``happened`` of None: it is planned."""

    line: int
    number: int
    planned: datetime.date
    dated: DatedLine
    happened: Happened | None

    @property
    def state(self) -> SessionState:
        """What became of it."""
        return self.happened.state if self.happened is not None else SessionState.PLANNED

    @property
    def place(self) -> tuple[int, int]:
        """What tells it from every other session of the course."""
        return self.line, self.number


def sessions_of(course: Course) -> tuple[CourseSession, ...]:
    """All sessions of ``course`` by their days; those of one day in the order in which the course lists their lines."""
    found = []
    for at, line in enumerate(course.lines):
        for number, planned in zip(count(1), days_of(line, course.starts), strict=False):
            happened = of_number(line.happened, number)
            day = happened.day if happened is not None and happened.day is not None else planned
            dated = DatedLine(day, line.service, line.label, number, line.count, 0, line.network.value)
            found.append(CourseSession(at, number, planned, dated, happened))
    return tuple(sorted(found, key=lambda one: one.dated.date))


def with_fact(course: Course, session: CourseSession, happened: Happened | None) -> Course:
    """``course`` with ``happened`` for ``session``; None: it is planned again, and nothing else is known of it.

    Raises:
        InvalidError: ``happened`` does not belong to the session.
    """
    line = course.lines[session.line]
    if happened is None:
        facts = tuple(one for one in line.happened if one.number != session.number)
    else:
        facts = with_happened(line.happened, replaced(happened, number=session.number))
    lines = list(course.lines)
    lines[session.line] = changed(line, happened=facts)
    return changed(course, lines=tuple(lines))
