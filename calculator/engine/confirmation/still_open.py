"""Another reading of a case changes only what is still open: what has happened stays as it did. Nothing is priced
here."""

import datetime

from calculator.engine.adjudication.line_facts import explanation_of
from calculator.engine.schedule import Scheduled, moved
from calculator.model.course import Course
from calculator.model.estimate import DatedLine
from calculator.model.happened import Happened, SessionState

Lines = tuple[DatedLine, ...]


def only_open(other: Scheduled, case: Scheduled) -> Scheduled:
    """The sessions of ``other``, another reading of ``case``, with those that have happened as the case has them. In
    which network a claim is processed is open until it is."""
    if not any(map(has_happened, case.unpriced)):
        return other
    held = [{_session(line): line for line in lines if has_happened(line)} for lines in case]
    return Scheduled(*(tuple(_held(known, line) for line in lines) for lines, known in zip(other, held, strict=True)))


def _held(known: dict[tuple[object, ...], DatedLine], line: DatedLine) -> DatedLine:
    held = known.get(_session(line))
    if held is None:
        return line
    if explanation_of(held) is not None:
        return held
    return held._replace(network=line.network, network_tier=line.network_tier)


def open_later(case: Scheduled, by: datetime.timedelta) -> Scheduled:
    """The sessions of ``case`` that are still open so much later, whatever year that may lead to."""
    low, likely, high, unpriced = case
    later = _later(likely, by)
    # Where prices are fixed all three are the very same lines.
    cheapest, dearest = (later if lines is likely else _later(lines, by) for lines in (low, high))
    return Scheduled(cheapest, later, dearest, _later(unpriced, by))


def loses_what_happened(course: Course) -> bool:
    """Whether a session of ``course`` that has happened is beyond the number of its sessions."""
    return any(one.number > line.count for line in course.lines for one in line.happened)


def has_happened(line: DatedLine) -> bool:
    """Whether the session of ``line`` is over."""
    return is_over(line.happened)


def is_over(happened: Happened | None) -> bool:
    """Whether a session of which this is known is over."""
    return happened is not None and happened.state is not SessionState.PLANNED


def _later(lines: Lines, by: datetime.timedelta) -> Lines:
    over = tuple(line for line in lines if has_happened(line))
    if not over:
        return moved(lines, by)
    return tuple(sorted((*over, *moved(tuple(line for line in lines if not has_happened(line)), by)), key=_day))


def _day(line: DatedLine) -> datetime.date:
    return line.date


def _session(line: DatedLine) -> tuple[object, ...]:
    return line.date, line.service, line.label, line.number, line.happened
