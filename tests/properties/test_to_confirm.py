"""What is to be confirmed, in whole random worlds: every other reading is a world that the engine prices to the cent,
and whatever is confirmed leaves the list, alone, and changes no answer."""

import datetime

from hypothesis import HealthCheck, given, settings

from calculator.engine.confirmation.assumed import KINDS
from calculator.engine.confirmation.ground import Ground
from calculator.engine.confirmation.to_confirm import confirm, open_points
from calculator.engine.pricing import estimate, price
from calculator.model.base import changed
from calculator.model.case import Case
from tests.properties.settings import EXAMPLES
from tests.properties.strategies import World, worlds

TODAY = datetime.date(2026, 10, 1)
some = settings(max_examples=max(EXAMPLES // 3, 1), deadline=None, suppress_health_check=list(HealthCheck))


def case_of(world: World) -> Case:
    lines = tuple(changed(line, price_assumed=at % 2 == 0) for at, line in enumerate(world.course.lines))
    course = changed(world.course, template=None, lines=lines)
    return Case(course=course, plans=(world.plan,), chosen=world.plan.name, member=world.member)


@some
@given(worlds)
def test_every_point_can_be_confirmed_and_leaves_alone(world: World) -> None:
    case = case_of(world)
    answer = estimate(case, case.chosen_plan)
    while points := open_points(case, case.chosen_plan, answer, TODAY):
        assert all(point.now == answer.likely.totals for point in points)
        case = confirm(case, points[0])
        left = [point.assumption for point in open_points(case, case.chosen_plan, answer, TODAY)]
        assert left == [point.assumption for point in points[1:]]
    assert estimate(case, case.chosen_plan) == answer


@some
@given(worlds)
def test_no_cent_is_lost_under_any_other_reading(world: World) -> None:
    at = Ground(case_of(world), world.plan, TODAY)
    for kind in KINDS:
        for other in kind.otherwise(at) if kind.rests_on(at) else ():
            for line in price(other.lines, other.plan, other.member, reasons=False).lines:
                paid = line.amounts.together(
                    ("discount", "plan_pays", "second_plan", "assistance", "account", "member_pays")
                )
                assert paid == line.amounts.billed
                assert min(line.amounts) >= 0
