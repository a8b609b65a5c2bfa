"""A price list put into a course: which line each row prices, and what becomes of the rest."""

import pytest

from calculator.engine.price_list import priced
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.course import MOST_LINES, Course, Route, Service, ServiceLine
from calculator.model.price_list import Fate, ListedPrice


def listed(
    row: int,
    name: str,
    *services: Service,
    cents: int = 10_000,
    count: int | None = None,
    route: Route | None = None,
) -> ListedPrice:
    return ListedPrice(row, name, services, route, count, PriceRange.fixed(cents))


@pytest.fixture
def course() -> Course:
    """Evaluation, intake, preparation, six IM dosing sessions, six of integration."""
    return next(course for course in bundled.courses() if course.template == "im_kap_6")


def fates(course: Course, *rows: ListedPrice, whole: bool = False) -> list[Fate]:
    return [line.fate for line in priced(course, rows, whole=whole).lines]


def test_a_row_prices_every_line_of_the_services_it_speaks_of(course: Course) -> None:
    made = priced(course, (listed(2, "Both", Service.PREPARATION, Service.INTEGRATION),))
    assert [line.price.likely for line in made.course.lines] == [25_000, 20_000, 10_000, 60_000, 10_000]
    assert [line.count for line in made.course.lines] == [1, 1, 1, 6, 6]
    assert made.course.template is None
    assert [line.fate for line in made.lines] == [Fate.KEPT, Fate.KEPT, Fate.PRICED, Fate.KEPT, Fate.PRICED]


def test_the_route_chooses_among_rows_and_what_is_not_in_the_course_is_left_out(course: Course) -> None:
    rows = (
        listed(2, "Sublingual", Service.DOSING, cents=40_000, route=Route.SUBLINGUAL),
        listed(3, "IM", Service.DOSING, cents=45_000, route=Route.IM),
        listed(4, "Massage"),
    )
    made = priced(course, rows)
    assert made.course.lines[3].price == PriceRange.fixed(45_000)
    assert [line.fate for line in made.lines[5:]] == [Fate.NOT_IN_COURSE, Fate.NOT_IN_COURSE]


def test_a_name_goes_before_a_service(course: Course) -> None:
    lines = (changed(course.lines[3], label="First dose", count=1), course.lines[3])
    two = changed(course, lines=lines)
    made = priced(two, (listed(2, "Dosing", Service.DOSING, cents=1), listed(3, "first dose", cents=2)))
    assert [line.price.likely for line in made.course.lines] == [2, 1]


def test_a_number_of_sessions_is_taken_by_one_line_and_dates_by_hand_go(course: Course) -> None:
    dated = changed(course.lines[3], count=2, dates=(course.starts, course.starts))
    phases = changed(course, lines=(dated, course.lines[3]))
    made = priced(phases, (listed(2, "Dosing", Service.DOSING, count=8), listed(3, "Dosing", Service.DOSING, count=4)))
    assert [(line.count, line.dates) for line in made.course.lines] == [(8, ()), (4, ())]


def test_a_number_of_sessions_without_a_line_is_a_new_line(course: Course) -> None:
    made = priced(course, (listed(2, "Booster", Service.MAINTENANCE, count=3),))
    assert made.course.lines[:-1] == course.lines
    assert (made.course.lines[-1].service, made.course.lines[-1].label) == ("maintenance", "Booster")
    assert fates(course, listed(2, "Massage", count=1))[-1] is Fate.ADDED


def test_there_is_room_for_so_many_lines(course: Course) -> None:
    line = ServiceLine(service="other", price=PriceRange.fixed(1))
    full = changed(course, lines=(line,) * (MOST_LINES - 1))
    rows = [listed(number, f"Row {number}", count=1) for number in (2, 3)]
    assert fates(full, *rows)[-2:] == [Fate.ADDED, Fate.NO_ROOM]
    assert len(priced(full, tuple(rows)).course.lines) == MOST_LINES


def test_two_rows_for_one_line_the_first_has_it(course: Course) -> None:
    rows = (listed(2, "Dosing", Service.DOSING), listed(3, "Dosing again", Service.DOSING, cents=1))
    made = priced(course, rows)
    assert made.course.lines[3].price == PriceRange.fixed(10_000)
    assert made.lines[-1].fate is Fate.ALREADY_PRICED


def test_the_whole_course_is_what_the_list_says(course: Course) -> None:
    made = priced(course, (listed(2, "Dosing", Service.DOSING, count=3),), whole=True)
    assert [(line.service, line.count) for line in made.course.lines] == [("dosing", 3)]
    assert [line.fate for line in made.lines].count(Fate.REMOVED) == 4


def test_what_the_course_has_already_changes_nothing(course: Course) -> None:
    same = ListedPrice(2, "Intake", (Service.INTAKE,), None, 1, course.lines[1].price)
    made = priced(course, (same,))
    assert made.course is course
    assert made.lines[1].fate is Fate.SAME
