"""Another order of a day's lines is priced only where it can matter, and comes to what the course comes to then."""

import datetime
from itertools import groupby

import pytest

from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.files import bundled
from calculator.model.base import replaced
from calculator.model.estimate import DatedLine
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, Plan, Reading
from tests.engine.cases import amount, session

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


def with_limits(plan: Plan, **limits: int) -> Plan:
    """``plan`` with limits on its first benefit."""
    first, *others = plan.benefits
    return replaced(plan, name=f"{plan.name} {sorted(limits)}", benefits=(replaced(first, **limits), *others))


def of_one_benefit(plan: Plan, **limits: int) -> Plan:
    """``plan`` with every service under its first benefit, so that the lines of a day use the same limits."""
    first = plan.benefits[0]
    alone = replaced(plan, benefits=(first,), reading=(), otherwise=first.name, rider=None)
    return with_limits(alone, **limits)


LIMITED = [plan for plan in bundled.plans()[:10] if plan.benefits]
PLANS = [
    *bundled.plans()[:10],
    *(with_limits(plan, visit_limit=20) for plan in LIMITED),
    *(with_limits(plan, dollar_limit=600_000) for plan in LIMITED),
    *(of_one_benefit(plan, visit_limit=40) for plan in LIMITED),
    *(of_one_benefit(plan, dollar_limit=900_000, lifetime_dollar_limit=1_000_000) for plan in LIMITED),
]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
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


def test_turned_round_cheapest_and_dearest_first_are_each_priced() -> None:
    """300 of deductible, then half of the dosing session, a tenth of the integration, 30 of the drug. As they come 100
    and 200 of deductible and a tenth of 100 and 30: 340. Turned round 370, the cheapest first 330, the dearest 380."""
    shares = {"dosing": CostShare(coinsurance=5_000), "integration": CostShare(coinsurance=1_000)}
    shares["drug"] = CostShare(copay=3_000)
    benefits = tuple(Benefit(name=name, in_network=share) for name, share in shares.items())
    reading = tuple(Reading(service=name, benefit=name) for name in shares)
    rule = Plan(name="Plan", deductible=amount(300), benefits=benefits, reading=reading)
    day = (session(100, "dosing", FIRST), session(300, "integration", FIRST), session(200, "drug", FIRST))
    pricer = PlanPricer(rule, Member())
    assert borne(pricer, day) == 34_000
    assert set(differences(pricer.settle(day, marks=marks_of(day)))) == {3_000, -1_000, 4_000}
