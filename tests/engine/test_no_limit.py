"""A plan without an out-of-pocket limit has none, whatever is stated of the member or brought from another plan."""

import datetime

from calculator.model.base import replaced
from calculator.model.member import Member, Met, PlanChange
from calculator.model.plan import CostShare, Plan
from tests.engine.cases import amount, each, plan, priced, session

FIRST, LATER = datetime.date(2027, 2, 1), datetime.date(2027, 3, 1)
RULE: Plan = plan(CostShare(coinsurance=2_000), deductible=amount(500))


def test_a_deductible_credit_makes_no_limit() -> None:
    """200 are credited: 300 are left of 500, and 20% of 700 follow."""
    change = PlanChange(starts=LATER, plan=replaced(RULE, name="Later"), deductible_credit=True)
    lines = (session(200, day=FIRST), session(1_000, day=LATER))
    result = priced(RULE, *lines, member=Member(changes=(change,)))
    assert each(result, "member_pays") == [200, 440]
    assert [(line.standing.limit_used, line.standing.limit_left) for line in result.lines] == [(0, None)] * 2


def test_what_is_stated_as_met_makes_none() -> None:
    result = priced(RULE, session(1_000), member=Member(met=Met(deductible=20_000, out_of_pocket=70_000)))
    assert each(result, "member_pays") == [440]
    assert result.lines[0].standing.limit_left is None
