"""docs/rules.md, 'What must always hold', over whole random plans, courses, members and accounts."""

from hypothesis import given

from calculator.engine import checks
from calculator.engine.adjudication.years import year_start
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.model.case import Case
from calculator.model.estimate import Amounts, Level, Priced, Standing
from calculator.model.whose import in_rider
from calculator.reference.voice import Voice
from calculator.words import flags as flag_words
from calculator.words.reasons import in_short, sentence
from tests.properties.settings import thorough
from tests.properties.strategies import World, worlds

_OWED = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
_REASONED = (
    *("billed", "discount", "allowed", *_OWED, "plan_pays", "second_plan", "assistance", "account"),
    *("member_pays", "employer_pays"),
)


def paid(amounts: Amounts) -> int:
    """Everybody's part, and the discount that nobody pays."""
    return (
        amounts.discount
        + amounts.plan_pays
        + amounts.second_plan
        + amounts.assistance
        + amounts.account
        + amounts.member_pays
    )


def check_amounts(priced: Priced) -> None:
    for line in priced.lines:
        amounts = line.amounts
        assert amounts.billed == paid(amounts)
        assert min(amounts) >= 0
        assert amounts.account == amounts.own_account + amounts.employer_account
    assert priced.totals.billed == paid(priced.totals)
    assert 0 <= priced.tax_saved <= priced.totals.own_account
    assert 0 <= priced.employer_fica_saved <= priced.totals.own_account
    total = Amounts.sum([amounts for _, amounts in priced.by_year])
    assert total == priced.totals._replace(employer_pays=priced.totals.employer_pays - priced.fees)


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
        key = (line.line.service, line.line.network, line.line.drug, line.line.place, in_force, changed, plan_year)
        key = (*key, standing.year_starts)
        last = before.get(key, standing)
        assert standing.deductible_used >= last.deductible_used
        assert standing.deductible_left <= last.deductible_left
        assert standing.limit_used >= last.limit_used
        assert standing.limit_left is None or last.limit_left is None or standing.limit_left <= last.limit_left
        before[key] = standing


def check_reasons(priced: Priced) -> None:
    """Every amount has its reason in both languages, with figures, and a zero has none."""
    for line in priced.lines:
        given_for = {reason.amount for reason in line.reasons}
        for name in _REASONED:
            assert (name in given_for) == bool(getattr(line.amounts, name)), name
        for reason in line.reasons:
            for language in ("en", "es"):
                assert "$" in sentence(reason, Voice(language))
        for language in ("en", "es"):
            short = in_short(line.reasons, Voice(language))
            assert bool(short) == bool(line.reasons)
            assert "{" not in short
        excluded = sum(reason.cents for reason in line.reasons if reason.amount == "excluded")
        assert excluded == line.amounts.excluded


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
