"""A price list put into a course: which line each row prices, and what becomes of the rest."""

from dataclasses import replace

import pytest

from calculator.engine.price_list import NEW_LINE, priced
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.course import MOST_LINES, Course, Route, Service, ServiceLine
from calculator.model.price_list import Doubt, Fate, ListedPrice, PricedCourse


def listed(
    row: int,
    name: str,
    *services: Service,
    cents: int = 10_000,
    count: int | None = None,
    route: Route | None = None,
) -> ListedPrice:
    return ListedPrice(row, name, services, () if route is None else (route,), count, PriceRange.fixed(cents))


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
    made = priced(changed(course, lines=(dated,)), (listed(2, "Dosing", Service.DOSING, count=8),))
    assert [(line.count, line.dates) for line in made.course.lines] == [(8, ())]


def test_rows_with_other_numbers_than_the_lines_they_could_price_are_asked_about(course: Course) -> None:
    phases = changed(course, lines=(changed(course.lines[3], count=2), changed(course.lines[3], count=4)))
    made = priced(phases, (listed(2, "Dosing", Service.DOSING, count=3), listed(3, "Dosing", Service.DOSING, count=3)))
    assert made.course == phases
    assert [line.doubt for line in made.lines[2:]] == [Doubt.COUNT, Doubt.COUNT]


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


def test_two_rows_with_different_prices_for_one_line_are_asked_about(course: Course) -> None:
    rows = (listed(2, "Dosing", Service.DOSING), listed(3, "Dosing again", Service.DOSING, cents=1))
    made = priced(course, rows)
    assert made.course is course
    assert [(line.fate, line.doubt) for line in made.lines[5:]] == [(Fate.ASKED, Doubt.TWO_ROWS)] * 2


def test_two_rows_with_one_price_for_one_line_the_first_has_it(course: Course) -> None:
    made = priced(course, (listed(2, "Dosing", Service.DOSING), listed(3, "Dosing again", Service.DOSING)))
    assert made.course.lines[3].price == PriceRange.fixed(10_000)
    assert made.lines[-1].fate is Fate.ALREADY_PRICED


def test_the_whole_course_is_what_the_list_says(course: Course) -> None:
    made = priced(course, (listed(2, "Dosing", Service.DOSING, count=3),), whole=True)
    assert [(line.service, line.count) for line in made.course.lines] == [("dosing", 3)]
    assert [line.fate for line in made.lines].count(Fate.REMOVED) == 4


def test_what_the_course_has_already_changes_nothing(course: Course) -> None:
    same = ListedPrice(2, "Intake", (Service.INTAKE,), (), 1, course.lines[1].price)
    made = priced(course, (same,))
    assert made.course is course
    assert made.lines[1].fate is Fate.SAME


@pytest.fixture
def phases() -> Course:
    """Two and then four IM dosing sessions, and six of integration."""
    im = next(course for course in bundled.courses() if course.template == "im_kap_6")
    dosing, integration = im.lines[3:5]
    return changed(im, lines=(changed(dosing, count=2), changed(dosing, count=4), integration))


@pytest.fixture
def nasal() -> Course:
    """Evaluation, and visits with their drug in three phases."""
    return next(course for course in bundled.courses() if course.template == "esketamine_26_weeks")


def after(made: PricedCourse) -> list[tuple[int, int]]:
    return [(line.count, line.price.likely) for line in made.course.lines]


def test_a_number_of_sessions_that_is_the_sum_of_several_lines_is_divided(phases: Course) -> None:
    rows = (listed(2, "IM", Service.DOSING, count=6, route=Route.IM), listed(3, "I", Service.INTEGRATION, count=6))
    made = priced(phases, rows)
    assert after(made) == [(2, 10_000), (4, 10_000), (6, 10_000)]
    assert [line.divided for line in made.lines] == [True, True, False]


@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_another_number_of_sessions_is_asked_about(phases: Course, count: int) -> None:
    made = priced(phases, (listed(2, "IM", Service.DOSING, count=count),))
    assert made.course is phases
    assert (made.lines[-1].fate, made.lines[-1].doubt) == (Fate.ASKED, Doubt.COUNT)


def test_rows_with_the_numbers_of_the_phases_price_each_its_own(phases: Course) -> None:
    rows = (
        listed(2, "Later", Service.DOSING, cents=1, count=4),
        listed(3, "First", Service.DOSING, cents=2, count=2),
    )
    assert after(priced(phases, rows))[:2] == [(2, 2), (4, 1)]


def test_a_row_in_doubt_prices_nothing_and_adds_nothing(course: Course) -> None:
    rows = tuple(
        replace(listed(row, doubt.value, Service.DOSING, count=count), doubt=doubt)
        for row, (doubt, count) in enumerate(((doubt, count) for doubt in Doubt for count in (None, 1, 6)), start=2)
    )
    made = priced(course, rows)
    assert made.course is course
    assert {line.fate for line in made.lines[5:]} == {Fate.ASKED}


def test_what_the_course_has_not_is_not_asked_about(course: Course) -> None:
    total = replace(listed(2, "Total"), doubt=Doubt.TOTAL)
    assert priced(course, (total,)).lines[-1].fate is Fate.NOT_IN_COURSE


def test_a_line_that_bears_the_name_settles_a_doubt_of_the_name_but_none_of_the_price(course: Course) -> None:
    lines = (*course.lines, ServiceLine(service="other", label="Late cancellation", price=PriceRange.fixed(1)))
    with_line = changed(course, lines=lines)
    row = replace(listed(2, "late Cancellation"), doubt=Doubt.LATE)
    assert priced(with_line, (row,)).course.lines[-1].price == PriceRange.fixed(10_000)
    assert priced(with_line, (replace(row, doubt=Doubt.AT_LEAST),)).course is with_line


def test_a_drug_prices_the_drug_and_a_visit_the_visits_of_every_phase(nasal: Course) -> None:
    drug = replace(listed(2, "84 mg", Service.DRUG, cents=1, route=Route.NASAL), drug=True)
    visit = replace(
        listed(3, "Visit", Service.DOSING, Service.MAINTENANCE, cents=2, route=Route.NASAL), monitoring=True
    )
    made = priced(nasal, (drug, visit))
    assert [line.price.likely for line in made.course.lines] == [25_000, 2, 1, 2, 1, 2, 1]


def test_what_may_be_the_drug_or_the_visit_is_asked_where_there_are_both(nasal: Course) -> None:
    row = replace(listed(2, "Spravato", Service.DOSING, Service.DRUG, route=Route.NASAL), drug=None, monitoring=True)
    assert priced(nasal, (row,)).lines[-1].doubt is Doubt.DRUG_OR_VISIT
    visits = changed(nasal, lines=tuple(line for line in nasal.lines if not line.drug))
    assert [line.price.likely for line in priced(visits, (row,)).course.lines][1:3] == [10_000, 10_000]


def test_monitoring_is_that_of_nasal_esketamine_and_of_no_other_route(course: Course) -> None:
    row = replace(listed(2, "Monitoring", Service.DOSING, Service.MAINTENANCE, route=Route.NASAL), monitoring=True)
    no_route = changed(course, lines=tuple(changed(line, route=None) for line in course.lines))
    assert priced(course, (row,)).course is course
    assert priced(no_route, (row,)).course is no_route


def test_by_hand_a_row_prices_what_a_person_says_and_the_sessions_stay(course: Course) -> None:
    late = replace(listed(2, "Late", Service.DOSING, count=1), doubt=Doubt.LATE)
    made = priced(course, (late, listed(3, "Dosing", Service.DOSING, cents=2)), by_hand={2: (3, 4)})
    assert after(made)[3:] == [(6, 10_000), (6, 10_000)]
    assert made.lines[-1].fate is Fate.ALREADY_PRICED
    left = priced(course, (listed(2, "Dosing", Service.DOSING),), by_hand={2: ()})
    assert (left.course, left.lines[-1].fate) == (course, Fate.LEFT)
    new = priced(course, (late,), by_hand={2: (NEW_LINE,)})
    assert (new.course.lines[-1].label, new.course.lines[-1].count) == ("Late", 1)


def test_the_price_of_a_milligram_is_put_on_no_line_by_hand(nasal: Course) -> None:
    row = replace(listed(2, "J0013", Service.DRUG, cents=1_150), drug=True, doubt=Doubt.PER_UNIT)
    assert priced(nasal, (row,), by_hand={2: (2,)}).course is nasal
    assert priced(nasal, (row,), by_hand={2: (NEW_LINE,)}).course is nasal


def test_a_route_goes_before_a_row_without_one(course: Course) -> None:
    rows = (listed(2, "Dosing", Service.DOSING, cents=1), listed(3, "IM", Service.DOSING, cents=2, route=Route.IM))
    made = priced(course, rows)
    assert made.course.lines[3].price.likely == 2
    assert made.lines[-1].fate is Fate.ALREADY_PRICED
