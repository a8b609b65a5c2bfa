"""Plan years and calendar years: which one a day lies in, and when it began."""

import datetime
from typing import Final

from calculator.reference.kept import kept

CALENDAR: Final = "01-01"
"""The day a calendar year turns, as a plan writes it (MM-DD)."""


@kept(1_024)
def date_of(day: int) -> datetime.date:
    """The date of an ordinal."""
    return datetime.date.fromordinal(day)


@kept(4_096)
def year_start(day: datetime.date, turns: str) -> datetime.date:
    """The first day of the year that ``day`` lies in, where years turn on ``turns`` (MM-DD)."""
    month, first = int(turns[:2]), int(turns[3:])
    start = datetime.date(day.year, month, first)
    return start if start <= day else datetime.date(day.year - 1, month, first)


def next_year(start: datetime.date) -> datetime.date:
    """The first day of the year after the one that begins on ``start`` (never 29 February)."""
    return datetime.date(start.year + 1, start.month, start.day)


def in_last_quarter(day: datetime.date, start: datetime.date) -> bool:
    """Whether ``day`` lies in the last three months of the year that begins on ``start``."""
    months = (day.year - start.year) * 12 + day.month - start.month - (1 if day.day < start.day else 0)
    return months >= 9


def last_quarter(start: datetime.date) -> datetime.date:
    """The first day of the last three months of the year that begins on ``start`` (a day up to the 28th)."""
    whole = start.month - 1 + 9
    return datetime.date(start.year + whole // 12, whole % 12 + 1, start.day)


def months_touched(first: datetime.date, last: datetime.date) -> int:
    """How many calendar months lie between two days, both of theirs counted."""
    return (last.year - first.year) * 12 + last.month - first.month + 1
