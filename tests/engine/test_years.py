"""Plan years and calendar years: where they begin, their last quarter, and the months between two days."""

import datetime

import pytest

from calculator.engine.adjudication.years import (
    CALENDAR,
    date_of,
    in_last_quarter,
    last_quarter,
    months_touched,
    next_year,
    year_start,
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "turns", "start"),
    [
        ("2026-01-01", CALENDAR, "2026-01-01"),
        ("2026-12-31", CALENDAR, "2026-01-01"),
        ("2026-10-14", "10-15", "2025-10-15"),
        ("2026-10-15", "10-15", "2026-10-15"),
        ("2026-10-16", "10-15", "2026-10-15"),
        ("2028-02-29", "02-28", "2028-02-28"),
    ],
)
def test_the_year_that_a_day_lies_in(on: str, turns: str, start: str) -> None:
    assert year_start(day(on), turns) == day(start)
    assert year_start(day(start), turns) == day(start)


@pytest.mark.parametrize(
    ("start", "quarter"),
    [
        ("2026-01-01", "2026-10-01"),
        ("2026-03-15", "2026-12-15"),
        ("2026-04-01", "2027-01-01"),
        ("2026-05-28", "2027-02-28"),
        ("2026-12-01", "2027-09-01"),
    ],
)
def test_the_last_quarter_begins_after_nine_months(start: str, quarter: str) -> None:
    assert last_quarter(day(start)) == day(quarter)
    assert date_of(day(quarter).toordinal()) == day(quarter)


def test_the_year_after() -> None:
    assert next_year(day("2026-10-15")) == day("2027-10-15")


@pytest.mark.parametrize(
    ("on", "start", "last"),
    [
        ("2026-09-30", "2026-01-01", False),
        ("2026-10-01", "2026-01-01", True),
        ("2026-12-31", "2026-01-01", True),
        ("2026-10-15", "2026-10-15", False),
        ("2027-01-20", "2026-10-15", False),
        ("2027-07-14", "2026-10-15", False),
        ("2027-07-15", "2026-10-15", True),
        ("2027-08-01", "2026-10-15", True),
        ("2027-10-14", "2026-10-15", True),
    ],
)
def test_the_last_three_months_of_a_year(on: str, start: str, last: bool) -> None:
    assert in_last_quarter(day(on), day(start)) is last


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-09-08", "2026-09-08", 1),
        ("2026-09-30", "2026-10-01", 2),
        ("2026-11-30", "2027-02-01", 4),
        ("2026-12-01", "2028-01-31", 14),
    ],
)
def test_the_months_that_a_course_touches(first: str, last: str, months: int) -> None:
    assert months_touched(day(first), day(last)) == months
