"""docs/rules.md, 'What has happened', over whole random worlds: facts that say what the engine found change nothing of
the rest, and whatever else they say, every cent stays somebody's."""

import itertools

from hypothesis import given

from calculator.engine.pricing import price
from calculator.engine.schedule import schedule, session_places
from calculator.model.base import replaced
from calculator.model.course import Course
from calculator.model.estimate import Level, Priced
from calculator.model.happened import Happened, with_happened
from tests.properties.amounts import check_amounts, check_reasons
from tests.properties.happenings import worlds_as_found, worlds_with_facts
from tests.properties.settings import thorough
from tests.properties.strategies import World


def priced(world: World, course: Course | None = None) -> Priced:
    return price(schedule(course or world.course, Level.LIKELY), world.plan, world.member)


@thorough
@given(worlds_as_found)
def test_facts_that_equal_the_expected_change_no_figure_of_the_rest(worlds: tuple[World, World]) -> None:
    world, same = worlds
    before, after = priced(world), priced(same)
    assert [line.amounts for line in after.lines] == [line.amounts for line in before.lines]
    assert [line.standing for line in after.lines] == [line.standing for line in before.lines]
    assert (after.totals, after.by_year, after.accounts_left) == (before.totals, before.by_year, before.accounts_left)
    assert after.notices == before.notices


@thorough
@given(worlds_with_facts)
def test_whatever_is_said_of_sessions_every_cent_is_somebodys(world: World) -> None:
    found = priced(world)
    check_amounts(found)
    check_reasons(found)
    assert len(found.lines) == len(session_places(world.course))
    for line in found.lines:
        standing = line.standing
        assert min(standing.deductible_used, standing.deductible_left, standing.limit_used) >= 0
        assert standing.limit_left is None or standing.limit_left >= 0


@thorough
@given(worlds_with_facts)
def test_facts_typed_in_any_order_give_one_answer(world: World) -> None:
    facts = [(at, fact) for at, line in enumerate(world.course.lines) for fact in line.happened]
    expected = priced(world)
    for order in itertools.islice(itertools.permutations(facts), 1, 120, 40):
        assert priced(world, typed(world.course, list(order))) == expected


def typed(course: Course, facts: list[tuple[int, Happened]]) -> Course:
    lines = [replaced(line, happened=()) for line in course.lines]
    for at, fact in facts:
        lines[at] = replaced(lines[at], happened=with_happened(lines[at].happened, fact))
    return replaced(course, lines=tuple(lines))
