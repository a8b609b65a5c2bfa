"""Another order of a day's lines is priced only where it can matter, and comes to what the course comes to then."""

import datetime
from itertools import groupby

import pytest

from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.files import bundled
from calculator.model.estimate import DatedLine
from calculator.model.member import Member
from calculator.model.plan import Plan

FIRST = datetime.date(2026, 3, 2)
PRICES = {"dosing": 45_000, "drug": 60_000, "integration": 17_500}
WEEKLY = tuple(
    DatedLine(FIRST + datetime.timedelta(days=7 * week), service, service, week + 1, 60, cents, drug=service == "drug")
    for week in range(60)
    for service, cents in PRICES.items()
)
"""Over two years, so that deductible and limit are met, begin anew and are met again."""


def borne(pricer: PlanPricer, lines: tuple[DatedLine, ...]) -> int:
    total = pricer.total(lines)
    return total.member_pays + total.own_account


@pytest.mark.parametrize("plan", bundled.plans()[:10], ids=lambda plan: plan.name)
def test_the_difference_is_that_of_the_whole_course_in_another_order(plan: Plan) -> None:
    pricer = PlanPricer(plan, Member())
    days = [tuple(day) for _, day in groupby(WEEKLY, key=lambda line: line.date)]
    orders = (
        [line for day in days for line in reversed(day)],
        [line for day in days for line in sorted(day, key=lambda line: line.billed)],
        [line for day in days for line in sorted(day, key=lambda line: -line.billed)],
    )
    expected = {borne(pricer, tuple(order)) - borne(pricer, WEEKLY) for order in orders}
    found = set(differences(pricer.settle(WEEKLY, marks=marks_of(WEEKLY))))
    assert found | {0} == expected | {0}
