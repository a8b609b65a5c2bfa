"""docs/rules.md, 'What must always hold', over whole random plans, courses, members and accounts."""

from hypothesis import given

from calculator.engine import checks
from calculator.engine.adjudication.years import year_start
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.model.case import Case
from calculator.model.estimate import Level, Priced, Standing
from calculator.model.whose import in_rider
from calculator.reference.voice import Voice
from calculator.words import flags as flag_words
from tests.properties.amounts import check_amounts, check_reasons
from tests.properties.settings import thorough
from tests.properties.strategies import World, worlds


def check_accumulators(world: World, priced: Priced) -> None:
    """Nothing left is negative, and in a year what is used never becomes less, nor what is left more.

    Lines of one service and network run through the same accumulators, but where a rider in the plan's place has begun
    or ended between them, another plan has come, or another plan year with words of its own.
    """
    rider, enrolled = world.plan.rider, world.member.enrollment_in(world.plan.name)
    beside = None if rider is None else in_rider(enrolled, world.plan, rider)
    before: dict[tuple[object, ...], Standing] = {}
    key: tuple[object, ...]
    for line in priced.lines:
        standing, day = line.standing, line.line.date
        assert standing.deductible_left >= 0
        assert standing.deductible_used >= 0
        assert standing.limit_left is None or standing.limit_left >= 0
        in_force = beside is not None and ((beside.coverage_starts or day) <= day <= (beside.coverage_ends or day))
        changed = sum(change.starts <= day for change in world.member.changes)
        plan_year = year_start(day, world.plan.year_starts)
        told = line.line
        networks = (told.network, told.network_tier)
        key = (told.service, networks, told.drug, told.place, in_force, changed, plan_year)
        key = (*key, standing.year_starts)
        last = before.get(key, standing)
        assert standing.deductible_used >= last.deductible_used
        assert standing.deductible_left <= last.deductible_left
        assert standing.limit_used >= last.limit_used
        assert standing.limit_left is None or last.limit_left is None or standing.limit_left <= last.limit_left
        before[key] = standing


def check_flags(world: World, priced: Priced) -> None:
    """Every flag can be said in both languages and names its source."""
    case = Case(course=world.course, plans=(world.plan,), chosen=world.plan.name, member=world.member)
    for flag in checks.flags(case, world.plan, priced):
        assert flag.source
        for language in ("en", "es"):
            assert "{" not in flag_words.sentence(flag, Voice(language))


@thorough
@given(worlds)
def test_every_cent_is_somebodys_and_has_its_reason_and_every_flag_its_source(world: World) -> None:
    priced = price(schedule(world.course, Level.LIKELY), world.plan, world.member)
    check_amounts(priced)
    check_accumulators(world, priced)
    check_reasons(priced)
    check_flags(world, priced)
