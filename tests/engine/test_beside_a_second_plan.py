"""What holds of a plan alone holds of one beside a second plan too: its lines go another way."""

import datetime

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.member import Member, OtherCoverage
from calculator.model.plan import CostShare
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, each, plan, priced, session

BESIDE = Member(other_coverage=OtherCoverage(plan=plan(CostShare(coinsurance=5_000))))


def test_a_session_that_is_agreed_to_cost_nothing_costs_nothing() -> None:
    paid = PlanPricer(plan(CostShare()), BESIDE).total((session(400, allowed=0),))
    assert (paid.discount, paid.allowed, paid.plan_pays, paid.second_plan) == (40_000, 0, 0, 0)


def test_the_last_quarter_begins_on_the_first_of_october() -> None:
    """Of a deductible of 900 the 700 of that day carry over, the 200 of the spring do not."""
    rule = plan(deductible=amount(900), last_quarter_carries_over=CarryOver.ALWAYS)
    spring, autumn, next_year = (datetime.date(2025, 3, 3), datetime.date(2025, 10, 1), datetime.date(2026, 2, 1))
    lines = session(200, day=spring), session(700, day=autumn), session(5_000, day=next_year)
    assert each(priced(rule, *lines, member=BESIDE), "deductible") == [200, 700, 200]
