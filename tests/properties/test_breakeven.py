"""Break-even by price holds at every single cent of a range, in whole random worlds."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator.engine.comparison.break_even import break_even
from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Axis, Payer
from calculator.model.estimate import Level
from calculator.model.plan import Plan
from tests.helpers.prices import with_price
from tests.properties.settings import EXAMPLES
from tests.properties.strategies import World, worlds

SPAN = 60
few = settings(max_examples=max(EXAMPLES // 12, 1), deadline=None, suppress_health_check=list(HealthCheck))


def case_of(world: World, other: World) -> Case:
    plans = (changed(world.plan, name="One"), changed(other.plan, name="Other"))
    return Case(course=world.course, member=world.member, plans=plans, chosen="One")


def cost(case: Case, plan: Plan, payer: Payer, cents: int) -> int:
    lines = schedule(with_price(case.course, cents), Level.LIKELY)
    return cost_to(payer, price(lines, plan, case.member, reasons=False).totals)


@few
@given(worlds, worlds, st.sampled_from(Payer), st.integers(0, 70_000))
def test_every_cent_of_the_range_agrees_with_the_crossings_and_the_curves(
    world: World, other: World, payer: Payer, least: int
) -> None:
    case = case_of(world, other)
    prices = range(least, least + SPAN + 1)
    costs = {plan.name: [cost(case, plan, payer, cents) for cents in prices] for plan in case.plans}
    found = break_even(case, payer, Axis.PRICE, least, least + SPAN)
    noise = len(schedule(case.course, Level.LIKELY))
    for curve in found.curves:
        for (start, first), (end, last) in pairwise(curve.points):
            assert (first, last) == (costs[curve.plan][start - least], costs[curve.plan][end - least])
            for cents in range(start, end + 1):
                straight = first + (last - first) * (cents - start) / (end - start)
                assert abs(costs[curve.plan][cents - least] - straight) <= noise + 1
    for crossing in found.crossings:
        at = crossing.at - least
        assert costs[crossing.cheaper][at] < costs[crossing.dearer][at]
        assert costs[crossing.cheaper][at - 1] >= costs[crossing.dearer][at - 1]
    cheaper = None
    steps = {crossing.at: crossing.cheaper for crossing in found.crossings}
    for at, cents in enumerate(prices):
        cheaper = steps.get(cents, cheaper)
        difference = costs["One"][at] - costs["Other"][at]
        if cheaper is not None and abs(difference) > 2 * noise:
            assert cheaper == ("One" if difference < 0 else "Other")
        if cheaper is None and at:
            assert abs(difference) <= 2 * noise or (difference > 0) == (costs["One"][0] > costs["Other"][0])
