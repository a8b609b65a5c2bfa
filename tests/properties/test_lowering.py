"""Lowering a rule never costs the member more, raising a price never pays less: rules.md, in plans without limits on
visits and dollars, accounts and other coverage. What it does where rules interact stands at the end."""

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.model.base import PriceRange, changed
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import Amounts, Level
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, Plan, TierAmounts, YearlyAmount
from tests.properties.settings import thorough
from tests.properties.strategies import World, plain_worlds


def totals(world: World, plan: Plan, level: Level = Level.LIKELY) -> Amounts:
    return price(schedule(world.course, level), plan, world.member, reasons=False).totals


def member_pays(world: World, plan: Plan) -> int:
    return totals(world, plan).member_pays


def with_deductible(plan: Plan, cents: int) -> Plan:
    return changed(plan, deductible=YearlyAmount(in_network=TierAmounts(individual=cents)))


def with_limit(plan: Plan, percent: int) -> Plan:
    """The limit cut to ``percent`` of what it is above the deductible."""
    limit = plan.out_of_pocket_limit.in_network.individual
    deductible = plan.deductible.in_network.individual or 0
    least = deductible + ((100_000_00 if limit is None else limit) - deductible) * percent // 100
    return changed(plan, out_of_pocket_limit=YearlyAmount(in_network=TierAmounts(individual=least)))


def with_shares(plan: Plan, name: str, percent: int) -> Plan:
    """Every benefit's copay or coinsurance cut to ``percent`` of it."""

    def lowered(benefit: Benefit) -> Benefit:
        share = benefit.in_network
        return changed(benefit, in_network=changed(share, **{name: getattr(share, name) * percent // 100}))

    return changed(plan, benefits=tuple(lowered(benefit) for benefit in plan.benefits))


def check_dearer(world: World, before: Amounts, more: int) -> None:
    """A higher price never pays the provider less, nor lets the member pay less."""

    def raised(line: ServiceLine) -> ServiceLine:
        return changed(line, price=PriceRange.fixed(line.price.likely + more))

    dearer = changed(world.course, lines=tuple(raised(line) for line in world.course.lines))
    after = totals(replace(world, course=dearer), world.plan)
    assert after.member_pays + after.plan_pays >= before.member_pays + before.plan_pays
    assert after.member_pays >= before.member_pays


def check_nothing_covered(world: World) -> None:
    """With nothing covered the member pays the billed price."""
    paid = totals(world, changed(world.plan, benefits=(), reading=(), otherwise=None), Level.HIGH)
    assert paid.member_pays == paid.billed
    assert paid.plan_pays == 0


def check_all_covered(world: World) -> None:
    """With everything covered in full the member pays nothing."""
    free = tuple(Benefit(name=benefit.name) for benefit in world.plan.benefits)
    paid = totals(world, changed(world.plan, deductible=YearlyAmount(), benefits=free), Level.HIGH)
    assert paid.member_pays == 0
    assert paid.plan_pays == paid.billed


PERCENTS = st.sampled_from((0, 1, 2, 50, 99))


@thorough
@given(plain_worlds, PERCENTS, PERCENTS, PERCENTS, st.sampled_from(("copay", "coinsurance")), st.integers(1, 50_000))
def test_lower_rules_never_cost_the_member_more_and_higher_prices_never_pay_less(
    world: World, deductible: int, limit: int, share: int, name: str, more: int
) -> None:
    """One world for all of these properties: they are run a hundred thousand times, and worlds take long to make."""
    plan = world.plan
    before = totals(world, plan)
    cents = (plan.deductible.in_network.individual or 0) * deductible // 100
    assert member_pays(world, with_deductible(plan, cents)) <= before.member_pays
    assert member_pays(world, with_limit(plan, limit)) <= before.member_pays
    assert member_pays(world, with_shares(plan, name, share)) <= before.member_pays
    check_dearer(world, before, more)
    check_nothing_covered(world)
    check_all_covered(world)


@thorough
@given(
    st.lists(st.integers(0, 200_000), min_size=2, max_size=8),
    st.sampled_from((0, 1_000, 2_000, 3_333, 10_000)),
    st.integers(0, 500_000),
)
def test_the_sum_of_a_year_of_deductible_and_coinsurance_does_not_depend_on_the_order(
    prices: list[int], rate: int, deductible: int
) -> None:
    """To the cent up to rounding, which is once a line: the sums may differ by half a cent for each line."""
    benefit = Benefit(name="visit", in_network=CostShare(coinsurance=rate))
    plan = with_deductible(Plan(name="Plan", benefits=(benefit,), otherwise="visit"), deductible)

    def pays(order: list[int]) -> int:
        lines = tuple(
            ServiceLine(service="dosing", first_day=day, price=PriceRange.fixed(cents))
            for day, cents in enumerate(order)
        )
        course = Course(title="Course", starts=datetime.date(2026, 3, 1), lines=lines)
        return member_pays(World(course, plan, Member()), plan)

    rising = sorted(prices)
    assert abs(pays(prices) - pays(rising)) <= len(prices)
    assert abs(pays(rising[::-1]) - pays(rising)) <= len(prices)


def test_where_the_crossing_visit_bears_no_copay_a_lower_deductible_can_cost_more() -> None:
    """Understood: a deductible of $10 waives the $40 copay on the visit that crosses it; a deductible of 0 does not."""
    share = CostShare(copay=4_000, copay_when_crossing=False)
    plan = Plan(name="Plan", benefits=(Benefit(name="visit", in_network=share),), otherwise="visit")
    line = ServiceLine(service="dosing", price=PriceRange.fixed(10_000))
    world = World(Course(title="Course", starts=datetime.date(2026, 3, 1), lines=(line,)), plan, Member())
    assert member_pays(world, with_deductible(plan, 1_000)) == 1_000
    assert member_pays(world, plan) == 4_000
