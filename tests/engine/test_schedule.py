"""A course becomes dated lines: by cadence or by hand, in order of date, at the price of a level."""

import datetime
from typing import Any

from calculator.engine.schedule import at_all_prices, days_of, expected_only, moved, repeated_days, schedule
from calculator.model.base import PriceRange, changed
from calculator.model.course import Course, MoneyBack, Network, Place, ServiceLine
from calculator.model.estimate import DatedLine, Level
from calculator.model.happened import Explanation, Happened, SessionState

STARTS = datetime.date(2026, 9, 8)
PRICES = PriceRange(low=40_000, likely=60_000, high=80_000)


def line(service: str = "dosing", **parts: Any) -> ServiceLine:
    return ServiceLine(**({"service": service, "price": PRICES} | parts))


def days(one: ServiceLine) -> list[int]:
    """The days after the course's first."""
    return [(day - STARTS).days for day in days_of(one, STARTS)]


def scheduled(*lines: ServiceLine, level: Level = Level.LIKELY) -> tuple[DatedLine, ...]:
    return schedule(Course(title="Course", starts=STARTS, lines=lines), level)


def test_the_days_go_through_the_gaps_again_and_again() -> None:
    assert days(line(count=5, first_day=2, gaps=(3, 4))) == [2, 5, 9, 12, 16]
    assert days(line(count=3, gaps=(0,))) == [0, 0, 0]
    assert days(line(count=0)) == []


def test_days_set_by_hand_stand_in_place_of_the_cadence() -> None:
    by_hand = (STARTS + datetime.timedelta(days=9), STARTS)
    assert days_of(line(count=2, first_day=30, dates=by_hand), STARTS) == by_hand


def test_sessions_come_by_date_and_on_one_day_as_the_course_lists_them() -> None:
    found = scheduled(line("integration", count=2), line("dosing", count=2), line("intake", first_day=1))
    assert [(one.service, one.number, one.of) for one in found] == [
        ("integration", 1, 2),
        ("dosing", 1, 2),
        ("intake", 1, 1),
        ("integration", 2, 2),
        ("dosing", 2, 2),
    ]


def test_a_session_has_the_price_of_its_level() -> None:
    assert [scheduled(line(), level=level)[0].billed for level in Level] == [40_000, 60_000, 80_000]
    at_once = at_all_prices(Course(title="Course", starts=STARTS, lines=(line(),)))
    assert [at_once.at(level)[0].billed for level in Level] == [40_000, 60_000, 80_000]
    assert [one.billed for one in at_once.unpriced] == [0]


def test_a_line_is_a_drug_by_its_service_or_because_somebody_says_so() -> None:
    lines = (line("drug"), line("dosing", drug=True), line("dosing"), line("drug", drug=True))
    assert [one.drug for one in scheduled(*lines)] == [True, True, False, True]


def test_a_session_keeps_what_its_line_says() -> None:
    (one,) = scheduled(line(label="Nasal", network=Network.OUT, place=Place.HOME, code="J0013"))
    assert (one.label, one.network, one.place, one.code) == ("Nasal", "out", "home", "J0013")


def test_a_course_moved_is_the_course_begun_on_that_day() -> None:
    by_hand = line(count=2, dates=(datetime.date(2026, 9, 9), datetime.date(2026, 10, 1)))
    course = Course(title="Course", starts=STARTS, lines=(line(count=3), by_hand))
    for by in map(datetime.timedelta, (-10, 0, 300)):
        begun = schedule(course.starting(course.starts + by), Level.LIKELY)
        assert moved(schedule(course, Level.LIKELY), by) == begun


def test_a_discount_comes_off_the_billed_prices_in_proportion_and_no_further_than_nothing() -> None:
    lines = (
        ServiceLine(service="dosing", count=2, price=PriceRange.fixed(60_000)),
        ServiceLine(service="integration", count=1, price=PriceRange.fixed(20_000)),
    )
    course = Course(title="Course", starts=datetime.date(2027, 1, 4), lines=lines)
    for services, amount, billed in (
        ((), 14_000, [54_000, 18_000, 54_000]),
        (("dosing",), 10_001, [54_999, 20_000, 55_000]),
        (("integration",), 99_900, [60_000, 0, 60_000]),
        (("massage",), 99_900, [60_000, 20_000, 60_000]),
    ):
        less = changed(course, money_back=(MoneyBack(amount=amount, services=services),))
        assert sorted(line.billed for line in schedule(less, Level.LIKELY)) == sorted(billed)
        assert [line.billed for line in at_all_prices(less).likely] == [
            line.billed for line in schedule(less, Level.LIKELY)
        ]


def test_a_session_without_a_tier_has_none_and_what_nobody_explained_stays_as_it_is() -> None:
    lines = scheduled(line(count=2))
    assert [one.network_tier for one in lines] == ["", ""]
    assert expected_only(lines) is lines


def test_what_is_billed_for_a_planned_session_is_not_known_yet_and_a_fee_has_no_discount() -> None:
    """300 come off the three sessions, and nothing off the fee of 75 for the one that was missed."""
    bill = Explanation(billed=90_000)
    happened = (
        Happened(number=1, state=SessionState.PLANNED, explanation=bill),
        Happened(number=2, state=SessionState.MISSED, explanation=Explanation(billed=7_500)),
        Happened(number=3, state=SessionState.DONE),
        Happened(number=4, state=SessionState.DONE, explanation=bill),
    )
    back = (MoneyBack(amount=30_000),)
    course = Course(title="Course", starts=STARTS, lines=(line(count=4, happened=happened),), money_back=back)
    assert [one.billed for one in schedule(course, Level.LIKELY)] == [50_000, 7_500, 50_000, 90_000]


def test_days_that_stand_more_than_once_are_said_once_and_in_order() -> None:
    first, second, third = (datetime.date(2026, 9, day) for day in (8, 9, 10))
    assert repeated_days((third, first, second, third, first, third)) == (first, third)
    assert repeated_days((third, first)) == ()
