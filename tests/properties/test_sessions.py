"""One pass through the longest course gives every shorter one, in whole random worlds."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.comparison.session_costs import Courses
from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.comparison.variation import with_sessions
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.model.comparison import Payer
from calculator.model.estimate import Level
from tests.helpers.prices import with_price
from tests.properties.settings import EXAMPLES
from tests.properties.strategies import World, worlds

COUNTS = range(9)
some = settings(max_examples=max(EXAMPLES // 20, 1), deadline=None, suppress_health_check=list(HealthCheck))


@some
@given(worlds, st.sampled_from(Payer), st.integers(0, 90_000))
def test_every_number_of_sessions_costs_what_that_course_costs_alone(world: World, payer: Payer, cents: int) -> None:
    plan, member = world.plan, world.member
    alone = [with_sessions(world.course, count) for count in COUNTS]
    courses, desks = Courses.of(world.course, COUNTS), PlanPricer(plan, member)
    for together, each in (
        (courses, alone),
        (courses.billed_at(cents), [with_price(course, cents) for course in alone]),
    ):
        totals = [price(schedule(course, Level.LIKELY), plan, member, reasons=False).totals for course in each]
        assert together.costs(desks, payer) == tuple(cost_to(payer, total) for total in totals)
