"""Which lines of a day bound one another, and over which lines two books stay as far apart as they are."""

import pytest

from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.order_gap import Gap, Taken, emptied_by, may_be_bounded, taken_by
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.settled import SettledCourse
from calculator.model.base import changed
from calculator.model.estimate import DatedLine
from calculator.model.member import Member
from calculator.model.plan import Benefit, NetworkCredit, Plan, Reading
from tests.engine.cases import FIRST, amount, session, tiers
from tests.engine.order_cases import HALF, TENTH, two

DAY = (session(400), session(200, "integration"))


def settled(rule: Plan, *lines: DatedLine) -> SettledCourse:
    return PlanPricer(rule, Member()).settle(lines, marks=marks_of(lines))


@pytest.mark.parametrize(
    ("parts", "emptied"),
    [
        ({}, set()),
        ({"deductible": amount(601)}, set()),
        ({"deductible": amount(600)}, {1}),
        # 400 and nothing is left for the second, which found nothing.
        ({"deductible": amount(400)}, {0}),
        ({"deductible": amount(300)}, {0}),
        # The shares are 200 and 20.
        ({"out_of_pocket_limit": amount(221)}, set()),
        ({"out_of_pocket_limit": amount(220)}, {1}),
        ({"out_of_pocket_limit": amount(200)}, {0}),
        # The deductible after the first one, the limit after the second: 400 and a tenth of 200.
        ({"deductible": amount(400), "out_of_pocket_limit": amount(420)}, {0, 1}),
        ({"deductible": amount(600), "out_of_pocket_limit": amount(600)}, {1}),
    ],
)
def test_a_line_that_leaves_nothing_of_what_it_found(parts: dict[str, object], emptied: set[int]) -> None:
    assert emptied_by(settled(two(HALF, TENTH, **parts), *DAY)) == emptied


def test_what_lines_leave_is_the_least_after_one_of_them() -> None:
    later = session(100, day=FIRST.replace(day=FIRST.day + 1))
    course = settled(two(HALF, TENTH, deductible=amount(900), out_of_pocket_limit=amount(1_000)), *DAY, later)
    assert taken_by(course, 0, 1) == Taken(50_000, 60_000, FIRST.toordinal())
    assert taken_by(course, 0, 2) == Taken(30_000, 40_000, FIRST.toordinal())
    assert taken_by(course, 1, 3) == Taken(20_000, 30_000, FIRST.toordinal() + 1)


@pytest.mark.parametrize(
    ("deductible", "limit", "left", "stays"),
    [
        # A dollar more is left than the books differ by.
        (100, 0, (101, 0), True),
        (100, 0, (100, 9_999), False),
        (0, 100, (0, 101), True),
        (0, 100, (9_999, 100), False),
        (100, 200, (101, 201), True),
        (100, 200, (101, 200), False),
        # Where they stand alike nothing need be left.
        (0, 0, (0, 0), True),
    ],
)
def test_books_stay_apart_while_more_is_left_than_they_differ_by(
    deductible: int, limit: int, left: tuple[int, int], stays: bool
) -> None:
    gap = Gap([], [], [], deductible, limit, until=2 * 20)
    assert gap.stays_over(Taken(*left, day=19)) is stays
    assert not gap.stays_over(Taken(*left, day=20)), "a year begins"


def both_ways(inside: int, outside: int) -> Plan:
    """What is counted in one network counts in the other too; half is paid in network, nine tenths out of it."""
    one = Benefit(name="visit", in_network=HALF, out_of_network=TENTH)
    deductible = amount(inside, out_of_network=tiers(outside))
    reading = (Reading(service="dosing", benefit="visit"),)
    return Plan(name="Plan", benefits=(one,), reading=reading, deductible=deductible, network_credit=NetworkCredit.BOTH)


OUT_FIRST = (session(200, network="out"), session(400))


def test_a_network_is_used_up_by_a_line_of_another_one() -> None:
    """200 out of network and 400 in it are all deductible. Turned round the 400 leave 100 of the one out of network,
    and a tenth of the other 100 is the member's: 90 less."""
    course = settled(both_ways(1_000, 500), *OUT_FIRST)
    assert emptied_by(course) == set()
    assert list(differences(course)) == [-9_000]


@pytest.mark.parametrize(("outside", "bounded"), [(599, True), (600, False)])
def test_lines_that_count_toward_every_network_need_room_for_all_of_them_in_each(outside: int, bounded: bool) -> None:
    course = settled(both_ways(1_000, outside), *OUT_FIRST)
    assert may_be_bounded(course.rows) is bounded
    assert list(differences(course)) == ([-90] if bounded else [])


def test_a_limit_that_lines_of_every_network_count_toward_bounds_them_too() -> None:
    """200 and 20 are the member's; 219 are not enough for both."""
    short, enough = (
        changed(both_ways(0, 0), out_of_pocket_limit=amount(500, out_of_network=tiers(dollars)))
        for dollars in (219, 220)
    )
    assert may_be_bounded(settled(short, *OUT_FIRST).rows)
    assert not may_be_bounded(settled(enough, *OUT_FIRST).rows)
