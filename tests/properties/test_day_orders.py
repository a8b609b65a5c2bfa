"""What ``differences`` says without pricing every day again is what the course comes to in that order, priced whole."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.schedule import schedule
from calculator.model.base import replaced
from calculator.model.estimate import Level
from tests.engine.order_cases import borne, other_orders
from tests.properties.settings import thorough
from tests.properties.strategies import World, worlds


@thorough
@given(worlds, st.integers(1, 6), st.integers(1, 90))
def test_no_order_of_a_day_is_missed(world: World, of_a_day: int, apart: int) -> None:
    first = schedule(world.course, Level.LIKELY)
    if not first or any(line.happened for line in first):
        return
    # Whole days of several lines, some of a year and some of the next one.
    lines = tuple(
        line._replace(date=first[0].date + datetime.timedelta(days=at // of_a_day * apart))
        for at, line in enumerate(first)
    )
    # One price for the course is shared out by the order of its lines, to the cent.
    pricer = PlanPricer(replaced(world.plan, case_rate=None), world.member)
    course = pricer.settle(lines, marks=marks_of(lines))
    if not course.in_order:
        return
    as_it_is = borne(pricer, lines)
    expected = {borne(pricer, order) - as_it_is for order in other_orders(lines)}
    assert set(differences(course)) | {0} == expected | {0}
