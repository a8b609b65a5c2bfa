"""What one day's other order leaves different is carried over the days after it, which are not priced again for it."""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.estimate import DatedLine
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, session
from tests.engine.order_cases import HALF, TENTH, borne, other_orders, two

FIRST = datetime.date(2026, 10, 5)


def course(days: int, apart: int = 7) -> tuple[DatedLine, ...]:
    """A session of 400 and one of 200 on each day."""
    dates = [FIRST + datetime.timedelta(days=day * apart) for day in range(days)]
    return tuple(
        session(dollars, service, date)
        for date in dates
        for dollars, service in ((400, "dosing"), (200, "integration"))
    )


def found(rule: Plan, lines: tuple[DatedLine, ...]) -> set[int]:
    return set(differences(PlanPricer(rule, Member()).settle(lines, marks=marks_of(lines))))


@pytest.mark.parametrize("carries", [CarryOver.NONE, CarryOver.ALWAYS])
@pytest.mark.parametrize("apart", [7, 20])
@pytest.mark.parametrize("deductible", [300, 700, 1_000])
@pytest.mark.parametrize("limit", [1_050, 1_300, 1_500, 1_900, 2_310, 5_000])
@pytest.mark.parametrize("family", [False, True])
def test_what_is_carried_over_comes_to_the_course_priced_whole(
    carries: CarryOver, apart: int, deductible: int, limit: int, family: bool
) -> None:
    parts: dict[str, Any] = {
        "deductible": amount(deductible, deductible + 150 if family else None),
        "last_quarter_carries_over": carries,
    }
    rule = two(HALF, TENTH, out_of_pocket_limit=amount(limit, limit + 300 if family else None), **parts)
    lines, pricer = course(9, apart), PlanPricer(rule, Member())
    expected = {borne(pricer, order) - borne(pricer, lines) for order in other_orders(lines)}
    assert found(rule, lines) | {0} == expected | {0}


@pytest.mark.parametrize(
    ("limit", "more"),
    [
        # 370 on the first day, 450 turned round; 220 on each other day, far from the limit.
        (5_000, 8_000),
        # The limit takes back what the first day cost more.
        (1_250, 0),
    ],
)
def test_what_one_day_makes_differ_stays_or_is_taken_back_by_the_limit(limit: int, more: int) -> None:
    rule = two(HALF, TENTH, deductible=amount(300), out_of_pocket_limit=amount(limit))
    lines = course(5)
    assert list(differences(PlanPricer(rule, Member()).settle(lines, marks=marks_of(lines)))) == [more]
