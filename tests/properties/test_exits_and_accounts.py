"""Over whole random worlds: what is paid by an early end is what the shorter course costs; the days to claim and the
year of birth change no price; and what is taxed is what an LSA paid."""

from hypothesis import given

from calculator.engine.exits import exits, has_one_price
from calculator.engine.pricing import price
from calculator.engine.schedule import at_all_prices, schedule
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.estimate import Estimate, Level
from calculator.model.funding import AccountKind
from calculator.words.exits import found
from tests.properties.settings import thorough
from tests.properties.strategies import World, worlds


def answer(world: World) -> Estimate:
    low, likely, high = (
        price(lines, world.plan, world.member, reasons=False) for lines in at_all_prices(world.course)[:3]
    )
    return Estimate(world.plan.name, low, likely, high)


@given(worlds)
@thorough
def test_an_early_end_costs_what_the_shorter_course_costs(world: World) -> None:
    if has_one_price(world.plan, world.member):
        case = Case(course=world.course, plans=(world.plan,), chosen=world.plan.name, member=world.member)
        assert found(case, answer(world)) == ()
        return
    lines = schedule(world.course, Level.LIKELY)
    whole = answer(world)
    for one in exits(world.course, whole):
        inside = tuple(line for line in lines if line.date <= one.date)
        shorter = price(inside, world.plan, world.member, reasons=False).totals
        assert (one.member_pays, one.plan_pays) == (shorter.member_pays, shorter.plan_pays)
        assert one.member_pays <= whole.likely.totals.member_pays
        assert len(inside) < len(lines) or one.sessions < len(lines)


@given(worlds)
@thorough
def test_days_to_claim_and_the_year_of_birth_change_no_price(world: World) -> None:
    lines = schedule(world.course, Level.LIKELY)
    accounts = tuple(
        replaced(one, run_out_days=None if one.kind is AccountKind.HSA else 45) for one in world.plan.accounts
    )
    before = price(lines, world.plan, world.member, reasons=False)
    plan, member = replaced(world.plan, accounts=accounts), replaced(world.member, birth_year=1960)
    after = price(lines, plan, member, reasons=False)
    assert (after.totals, after.accounts_left) == (before.totals, before.accounts_left)


@given(worlds)
@thorough
def test_what_is_taxed_is_what_an_lsa_paid_of_the_employers_money(world: World) -> None:
    lines = schedule(world.course, Level.LIKELY)
    taxed = price(lines, world.plan, world.member, reasons=False)
    assert 0 <= taxed.paid_as_income <= taxed.totals.employer_account
    without = tuple(one for one in world.plan.accounts if not one.pays_as_income)
    if without == world.plan.accounts:
        assert taxed.paid_as_income == 0
    alone = replaced(world.plan, accounts=tuple(one for one in world.plan.accounts if one.pays_as_income))
    only = price(lines, alone, world.member, reasons=False)
    assert only.paid_as_income == only.totals.account == only.totals.employer_account
