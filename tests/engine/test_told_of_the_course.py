"""What is told of a course as a whole where another plan comes, where a limit is met twice, and of whose benefit."""

import datetime

import pytest

from calculator.model.estimate import EventKind
from calculator.model.member import LimitUse, Member, PlanChange
from calculator.model.plan import Benefit, CostShare, YearlyAmount
from tests.engine.cases import FIRST, amount, events, plan, priced, session, tiers

HALF = CostShare(coinsurance=5_000)
NEW_YEAR, YEAR_AFTER = datetime.date(2027, 1, 1), datetime.date(2028, 1, 1)
WEEK = datetime.timedelta(days=7)


@pytest.mark.parametrize("comes", [FIRST + WEEK, NEW_YEAR])
def test_another_plan_begins_its_own_year_and_no_year_turns(comes: datetime.date) -> None:
    """300 of 900 are the deductible: met on the first session under each plan, and again in the year after."""
    old, new = (plan(HALF, name=name, deductible=amount(300)) for name in ("Old", "New"))
    days = (FIRST, comes, comes + WEEK, YEAR_AFTER)
    member = Member(changes=(PlanChange(starts=comes, plan=new),))
    turns = [(EventKind.YEAR_TURNS, 3), (EventKind.DEDUCTIBLE_MET, 3)]
    if comes < NEW_YEAR:
        days = (*days[:3], NEW_YEAR)
    assert events(priced(old, *(session(900, day=day) for day in days), member=member)) == [
        (EventKind.DEDUCTIBLE_MET, 0),
        (EventKind.DEDUCTIBLE_MET, 1),
        *turns,
    ]


def test_each_network_of_a_year_meets_its_limit_but_that_is_told_once() -> None:
    """Half of 900 is over a limit of 300 in network, and over one of 400 out of it."""
    rule = plan(HALF, out_of_pocket_limit=YearlyAmount(in_network=tiers(300), out_of_network=tiers(400)))
    assert events(priced(rule, session(900), session(900, network="out"))) == [(EventKind.LIMIT_MET, 0)]


@pytest.mark.parametrize(("title", "said"), [("Second", "Second"), ("", "office visit again")])
def test_visits_behind_are_told_of_the_benefit_that_they_are_of(title: str, said: str) -> None:
    """Two sessions by the day of which one visit is stated; the first benefit of the plan has another title."""
    name = "office_visit_again"
    other = Benefit(name="visit", title="First")
    one = Benefit(name=name, title=title, in_network=HALF, visit_limit=9)
    rule = plan(HALF, benefits=(other, one), otherwise=name)
    used = (LimitUse(benefit=name, visits=1),)
    member = Member(limits_used=used, met_as_of=FIRST + WEEK)
    found = priced(rule, session(300), session(300, day=FIRST + WEEK), member=member)
    assert [(notice.code, notice.figures["benefit"]) for notice in found.notices] == [("visits_behind", said)]
