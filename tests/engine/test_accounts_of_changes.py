"""Accounts of plans that follow one another, and an HSA opened on the way: when they pay, and what is lost."""

import datetime

from calculator.model.funding import Account, AccountBalance, AccountKind
from calculator.model.member import Member, PlanChange
from calculator.model.plan import CostShare
from tests.engine.cases import FIRST, each, plan, priced, session

ALL = CostShare(coinsurance=10_000)
HRA = (Account(kind=AccountKind.HRA, yearly=100_000),)
NEW_YEAR = datetime.date(2027, 1, 1)
WEEK = datetime.timedelta(days=7)


def test_an_account_of_the_plan_that_comes_pays_from_then_on_and_anew_in_the_next_year() -> None:
    """1,000 a year: nothing under the old plan, 700 and the 300 that are left, and 700 anew in January."""
    change = PlanChange(starts=FIRST + WEEK, plan=plan(ALL, name="New", accounts=HRA))
    days = (FIRST, FIRST + WEEK, FIRST + 2 * WEEK, NEW_YEAR)
    found = priced(plan(ALL), *(session(700, day=day) for day in days), member=Member(changes=(change,)))
    assert each(found, "account") == [0, 700, 300, 700]
    assert found.notices == ()


def test_an_account_that_begins_with_the_year_begins_once() -> None:
    """Nothing is lost on the day on which the new plan's 1,000 are there."""
    change = PlanChange(starts=NEW_YEAR, plan=plan(ALL, name="New", accounts=HRA))
    found = priced(plan(ALL), session(700), session(700, day=NEW_YEAR), member=Member(changes=(change,)))
    assert each(found, "account") == [0, 700]
    assert found.notices == ()


def test_an_account_that_ends_with_the_year_does_not_begin_anew() -> None:
    """Of 1,000 the 300 that are left are lost with the plan, and no more than these."""
    change = PlanChange(starts=NEW_YEAR, plan=plan(ALL, name="New"))
    lines = session(700), session(700, day=NEW_YEAR)
    found = priced(plan(ALL, accounts=HRA), *lines, member=Member(changes=(change,)))
    assert each(found, "account") == [700, 0]
    lost = {"account": "HRA", "last_date": datetime.date(2026, 12, 31), "lost_cents": 30_000}
    assert [notice.figures for notice in found.notices] == [lost]


def test_an_hsa_opened_on_the_way_has_its_employer_s_money_and_the_member_s_own() -> None:
    """Of 300 in it the employer gave 100; it pays nothing of the session a week before, and all of one of 300."""
    balance = AccountBalance(kind=AccountKind.HSA, balance=30_000, employer_money=10_000, opened=FIRST + WEEK)
    rule = plan(ALL, accounts=(Account(kind=AccountKind.HSA),))
    lines = session(300), session(300, day=FIRST + WEEK)
    found = priced(rule, *lines, member=Member(balances=(balance,)))
    assert each(found, "account") == [0, 300]
    assert each(found, "own_account") == [0, 200]
