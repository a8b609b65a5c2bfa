"""Lowering a rule never costs the member more, raising a price never pays less: ENGINE.md, in plans without limits on
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
from tests.properties.strategies import World, plain_worlds
from tests.properties.test_always import thorough


def totals(world: World, plan: Plan, level: Level = Level.LIKELY) -> Amounts:
    return price(schedule(world.course, level), plan, world.member, reasons=False).totals


def member_pays(world: World, plan: Plan) -> int:
    return totals(world, plan).member_pays


def with_deductible(plan: Plan, cents: int) -> Plan:
    return changed(plan, deductible=YearlyAmount(in_network=TierAmounts(individual=cents)))


@thorough
@given(plain_worlds, st.sampled_from((0, 1, 2, 99)))
def test_a_lower_deductible_never_costs_the_member_more(world: World, percent: int) -> None:
    deductible = world.plan.deductible.in_network.individual or 0
    lower = with_deductible(world.plan, deductible * percent // 100)
    assert member_pays(world, lower) <= member_pays(world, world.plan)


@thorough
@given(plain_worlds, st.sampled_from((0, 50, 99)))
def test_a_lower_limit_never_costs_the_member_more(world: World, percent: int) -> None:
    limit = world.plan.out_of_pocket_limit.in_network.individual
    deductible = world.plan.deductible.in_network.individual or 0
    least = deductible + ((100_000_00 if limit is None else limit) - deductible) * percent // 100
    lower = changed(world.plan, out_of_pocket_limit=YearlyAmount(in_network=TierAmounts(individual=least)))
    assert member_pays(world, lower) <= member_pays(world, world.plan)


@thorough
@given(plain_worlds, st.sampled_from((0, 50, 99)), st.sampled_from(("copay", "coinsurance")))
def test_a_lower_copay_or_coinsurance_never_costs_the_member_more(world: World, percent: int, name: str) -> None:
    def lowered(benefit: Benefit) -> Benefit:
        share = benefit.in_network
        return changed(benefit, in_network=changed(share, **{name: getattr(share, name) * percent // 100}))

    lower = changed(world.plan, benefits=tuple(lowered(benefit) for benefit in world.plan.benefits))
    assert member_pays(world, lower) <= member_pays(world, world.plan)


@thorough
@given(plain_worlds, st.integers(1, 50_000))
def test_a_higher_price_never_pays_the_provider_less(world: World, more: int) -> None:
    def raised(line: ServiceLine) -> ServiceLine:
        return changed(line, price=PriceRange.fixed(line.price.likely + more))

    dearer = changed(world.course, lines=tuple(raised(line) for line in world.course.lines))
    before = totals(world, world.plan)
    after = totals(replace(world, course=dearer), world.plan)
    assert after.member_pays + after.plan_pays >= before.member_pays + before.plan_pays
    assert after.member_pays >= before.member_pays


@thorough
@given(plain_worlds)
def test_with_nothing_covered_the_member_pays_the_billed_price(world: World) -> None:
    bare = changed(world.plan, benefits=(), reading=(), otherwise=None)
    paid = totals(world, bare, Level.HIGH)
    assert paid.member_pays == paid.billed
    assert paid.plan_pays == 0


@thorough
@given(plain_worlds)
def test_with_everything_covered_in_full_the_member_pays_nothing(world: World) -> None:
    full = changed(
        world.plan,
        deductible=YearlyAmount(),
        benefits=tuple(Benefit(name=benefit.name) for benefit in world.plan.benefits),
    )
    paid = totals(world, full, Level.HIGH)
    assert paid.member_pays == 0
    assert paid.plan_pays == paid.billed


@thorough
@given(st.permutations((12_345, 45_000, 45_000, 60_001, 99_999)), st.sampled_from((0, 1_000, 2_000, 10_000)))
def test_the_sum_of_a_year_of_deductible_and_coinsurance_does_not_depend_on_the_order(
    prices: list[int], rate: int
) -> None:
    """To the cent up to rounding, which is once a line: the sums may differ by half a cent for each line."""
    share = CostShare(coinsurance=rate)
    plan = changed(
        Plan(name="Plan", benefits=(Benefit(name="visit", in_network=share),), otherwise="visit"),
        deductible=YearlyAmount(in_network=TierAmounts(individual=75_000)),
    )

    def pays(order: list[int]) -> int:
        lines = tuple(
            ServiceLine(service="dosing", first_day=day, price=PriceRange.fixed(cents))
            for day, cents in enumerate(order)
        )
        course = Course(title="Course", starts=datetime.date(2026, 3, 1), lines=lines)
        return member_pays(World(course, plan, Member()), plan)

    assert abs(pays(prices) - pays(sorted(prices))) <= len(prices)


def test_where_the_crossing_visit_bears_no_copay_a_lower_deductible_can_cost_more() -> None:
    """Understood: a deductible of $10 waives the $40 copay on the visit that crosses it; a deductible of 0 does not."""
    share = CostShare(copay=4_000, copay_when_crossing=False)
    plan = Plan(name="Plan", benefits=(Benefit(name="visit", in_network=share),), otherwise="visit")
    line = ServiceLine(service="dosing", price=PriceRange.fixed(10_000))
    world = World(Course(title="Course", starts=datetime.date(2026, 3, 1), lines=(line,)), plan, Member())
    assert member_pays(world, with_deductible(plan, 1_000)) == 1_000
    assert member_pays(world, plan) == 4_000
