"""A course from another first day: dates set by hand move with it, inside the years a date may have."""

import datetime

import pytest

from calculator.model.base import PriceRange
from calculator.model.course import Course, ServiceLine
from calculator.model.faults import InvalidError

FIRST = datetime.date(2026, 9, 8)
BY_HAND = (datetime.date(2026, 9, 10), datetime.date(2027, 1, 4))


def course(dates: tuple[datetime.date, ...] = BY_HAND) -> Course:
    line = ServiceLine(service="dosing", count=2, price=PriceRange.fixed(45_000), dates=dates)
    return Course(title="Course", starts=FIRST, lines=(line,))


def test_dates_set_by_hand_move_with_the_first_day() -> None:
    moved = course().starting(FIRST + datetime.timedelta(days=30))
    assert moved.starts == datetime.date(2026, 10, 8)
    assert moved.lines[0].dates == (datetime.date(2026, 10, 10), datetime.date(2027, 2, 3))
    assert moved.starting(FIRST) == course()


@pytest.mark.parametrize("starts", [datetime.date(2100, 9, 8), datetime.date(1999, 12, 31), datetime.date.max])
def test_a_day_that_would_lie_outside_the_years_is_refused(starts: datetime.date) -> None:
    """From 2100-09-08 the first day is good, but the second session would be in 2101."""
    with pytest.raises(InvalidError, match="between 2000 and 2100"):
        course().starting(starts)


def test_a_date_before_the_first_day_is_refused_where_it_would_lie_before_the_years() -> None:
    early = course((datetime.date(2026, 1, 1), FIRST))
    with pytest.raises(InvalidError, match="between 2000 and 2100"):
        early.starting(datetime.date(2000, 1, 1))
