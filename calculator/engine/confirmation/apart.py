"""A course in which the sessions of some days are otherwise than the rest of their lines, which fall apart for it."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from calculator.engine.schedule import days_of
from calculator.model.base import changed
from calculator.model.course import Course, ServiceLine


def otherwise_on(
    course: Course, which: Callable[[datetime.date], bool], change: Callable[[ServiceLine], ServiceLine]
) -> Course:
    """``course`` with the sessions of the days that ``which`` names as ``change`` makes their lines. A line that has
    other sessions too falls into several, each with its days and with what happened to its sessions.

    Raises:
        InvalidError: it has more lines then than a course takes.
    """
    lines: list[ServiceLine] = []
    for line in course.lines:
        parts = list(_parts(line, days_of(line, course.starts), which))
        lines += [change(part) if named else part for named, part in parts] if parts else [line]
    return changed(course, lines=tuple(lines))


def _parts(
    line: ServiceLine, days: Sequence[datetime.date], which: Callable[[datetime.date], bool]
) -> Iterator[tuple[bool, ServiceLine]]:
    """The parts of a line, in order, each with whether its days are among those that are named."""
    groups = [(named, list(found)) for named, found in groupby(enumerate(days, start=1), lambda one: which(one[1]))]
    for named, found in groups:
        if len(groups) == 1:
            yield named, line
            continue
        first = found[0][0]
        numbers = {number for number, _ in found}
        happened = tuple(changed(one, number=one.number - first + 1) for one in line.happened if one.number in numbers)
        yield named, changed(line, count=len(found), dates=tuple(day for _, day in found), happened=happened)
