"""An answer that begins from the one before is the answer made from nothing, flags and reasons and all."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator.engine.comparison.side_by_side import compare
from calculator.engine.pricing import CaseEstimator, estimate
from calculator.model.base import PriceRange, replaced
from calculator.model.case import Case
from calculator.model.course import Course
from tests.properties.settings import EXAMPLES
from tests.properties.strategies import World, worlds

thorough = settings(max_examples=max(EXAMPLES // 8, 50), deadline=None, suppress_health_check=list(HealthCheck))

prices = st.tuples(*[st.integers(0, 200_000)] * 3).map(sorted)
edits = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4), prices), min_size=1, max_size=4)
"""What is edited, at which line, and to which prices."""


def case_of(world: World, other: World) -> Case:
    plans = (replaced(world.plan, name="One"), replaced(other.plan, name="Other"))
    return Case(course=world.course, plans=plans, chosen="One", member=world.member)


def priced_at(course: Course, at: int, low: int, likely: int, high: int) -> Course:
    lines = list(course.lines)
    lines[at % len(lines)] = replaced(lines[at % len(lines)], price=PriceRange(low=low, likely=likely, high=high))
    return replaced(course, lines=tuple(lines))


def edited(case: Case, other: World, kind: int, at: int, to: list[int]) -> Case:
    """Most edits are of prices: all three, the likely one, or three that are one. The rest change something else."""
    course, (low, likely, high) = case.course, to
    price = course.lines[at % len(course.lines)].price
    if kind == 0:
        return replaced(case, course=priced_at(course, at, low, likely, high))
    if kind in (1, 2):
        within = max(price.low, min(likely, price.high))
        return replaced(case, course=priced_at(course, at, price.low, within, price.high))
    if kind == 3:
        return replaced(case, course=priced_at(course, at, likely, likely, likely))
    if kind == 4:
        return replaced(case, member=other.member)
    if kind == 5:
        return replaced(case, course=replaced(course, starts=other.course.starts))
    return replaced(case, plans=(replaced(other.plan, name="One"), case.plans[1]))


@thorough
@given(worlds, worlds, edits)
def test_after_every_edit_it_is_what_it_would_be_from_nothing(
    world: World, other: World, steps: list[tuple[int, int, list[int]]]
) -> None:
    case = case_of(world, other)
    alone, beside, both = CaseEstimator(), CaseEstimator(), CaseEstimator()
    for kind, at, to in steps:
        case = edited(case, other, kind, at, to)
        expected, compared = estimate(case, case.chosen_plan), compare(case)
        assert alone.estimate(case, case.chosen_plan) == expected
        assert compare(case, beside) == compared
        # One estimator answers for both in the window; its chosen column says why besides.
        assert both.estimate(case, case.chosen_plan) == expected
        together = compare(case, both)
        assert together.columns[0].estimate == expected
        assert together.columns[1:] == compared.columns[1:]
