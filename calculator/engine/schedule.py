"""A course becomes dated lines, in order of date. No prices are changed and no rules applied here."""

import datetime
from itertools import cycle, islice

from calculator.model.course import Course, Service, ServiceLine
from calculator.model.estimate import DatedLine, Level


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


def schedule(course: Course, level: Level) -> tuple[DatedLine, ...]:
    """All sessions of ``course`` by date, billed at the price of ``level``.

    Sessions of one day keep the order in which the course lists their lines.
    """
    lines = [
        DatedLine(
            date=day,
            service=line.service,
            label=line.label,
            number=number,
            of=line.count,
            billed=getattr(line.price, level.value),
            network=line.network.value,
            drug=line.drug or line.service == Service.DRUG,
            code=line.code,
            place=line.place.value,
        )
        for line in course.lines
        for number, day in enumerate(days_of(line, course.starts), start=1)
    ]
    return tuple(sorted(lines, key=lambda line: line.date))


def moved(lines: tuple[DatedLine, ...], by: datetime.timedelta) -> tuple[DatedLine, ...]:
    """The lines so much later: those of the course begun on another day, whatever year that may lead to."""
    return tuple(line._replace(date=line.date + by) for line in lines)
