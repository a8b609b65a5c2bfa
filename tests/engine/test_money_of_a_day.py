"""The money of a program and of accounts is there from its day on: worked by hand."""

import datetime

import pytest

from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance, Contribution
from calculator.model.member import Member, PlanChange
from calculator.model.plan import AccountFigure, CostShare, YearFigures
from tests.engine.cases import FIRST, each, plan, priced, session

ALL = CostShare(coinsurance=10_000)
NEW_YEAR = datetime.date(2027, 1, 1)
WEEK = datetime.timedelta(days=7)


def test_a_program_has_its_money_anew_on_the_first_day_of_the_year() -> None:
    """600 a year: 600 of 700 in December and on January 1."""
    member = Member(assistance=Assistance(yearly=60_000))
    days = (datetime.date(2026, 12, 31), NEW_YEAR, NEW_YEAR + WEEK)
    found = priced(plan(ALL), *(session(700, day=day, drug=True) for day in days), member=member)
    assert each(found, "assistance") == [600, 600, 0]


@pytest.mark.parametrize(("year", "account"), [(2026, [300, 0]), (2027, [100, 0])])
def test_an_account_has_what_the_figures_of_its_year_say(year: int, account: list[int]) -> None:
    """100 a year, and 300 from that year on; two sessions of 700 in 2026."""
    figures = YearFigures(year=year, accounts=(AccountFigure(kind=AccountKind.FSA, yearly=30_000),))
    rule = plan(ALL, accounts=(Account(kind=AccountKind.FSA, yearly=10_000),), years=(figures,))
    assert each(priced(rule, session(700), session(700, day=FIRST + WEEK)), "account") == account


def test_an_hsa_that_is_opened_later_pays_from_then_on_whatever_other_account_there_is() -> None:
    """100 in an FSA and 200 in an HSA that is opened in the second week."""
    kinds = (AccountKind.FSA, AccountKind.HSA)
    balances = (
        AccountBalance(kind=AccountKind.FSA, balance=10_000),
        AccountBalance(kind=AccountKind.HSA, balance=20_000, opened=FIRST + WEEK),
    )
    rule = plan(ALL, accounts=tuple(Account(kind=kind) for kind in kinds))
    lines = session(700), session(700, day=FIRST + WEEK)
    for held in (balances, balances[::-1]):
        assert each(priced(rule, *lines, member=Member(balances=held)), "account") == [100, 200]


def test_what_is_left_holds_the_money_of_last_year_in_its_grace_period() -> None:
    """50 of December's 100 are left; January's session takes 20 of them beside its own 100."""
    fsa = Account(kind=AccountKind.FSA, yearly=10_000, grace_period=True)
    lines = session(50, day=datetime.date(2026, 12, 1)), session(20, day=datetime.date(2027, 1, 10))
    assert priced(plan(ALL, accounts=(fsa,)), *lines).accounts_left == (("fsa", 13_000),)


def test_only_what_an_account_pays_as_income_is_income() -> None:
    """An HRA pays 100 of 250 and an LSA the rest, which is taxed; without that there is none."""
    accounts = (
        Account(kind=AccountKind.HRA, yearly=10_000),
        Account(kind=AccountKind.LSA, yearly=20_000, pays_as_income=True),
    )
    assert priced(plan(ALL, accounts=accounts), session(250)).paid_as_income == 15_000
    for held in ((), accounts[:1]):
        assert priced(plan(ALL, accounts=held), session(250)).paid_as_income == 0


def test_what_one_account_loses_no_other_loses() -> None:
    """The HRA carries its 100 over; the FSA loses 50 of 100 with the year."""
    accounts = (
        Account(kind=AccountKind.FSA, yearly=10_000),
        Account(kind=AccountKind.HRA, yearly=10_000, carries_over=True),
    )
    found = priced(plan(ALL, accounts=accounts), session(50), session(50, day=NEW_YEAR))
    lost = {"account": "FSA", "last_date": datetime.date(2026, 12, 31), "lost_cents": 5_000}
    assert [notice.figures for notice in found.notices] == [lost]


def test_the_sum_of_two_years_is_of_both() -> None:
    found = priced(plan(ALL), session(300), session(200, day=NEW_YEAR))
    assert [amounts.member_pays for _, amounts in found.by_year] == [30_000, 20_000]
    assert found.totals.member_pays == 50_000


HSA = plan(ALL, accounts=(Account(kind=AccountKind.HSA),))


def test_an_hsa_pays_on_when_another_plan_comes() -> None:
    balance = AccountBalance(kind=AccountKind.HSA, balance=50_000)
    change = PlanChange(starts=FIRST + WEEK, plan=plan(ALL, name="New"))
    member = Member(balances=(balance,), changes=(change,))
    found = priced(HSA, session(300), session(300, day=FIRST + WEEK), member=member)
    assert each(found, "account") == [300, 200]
    assert found.notices == ()


def test_an_hsa_has_no_more_in_it_than_is_paid_in_from_its_first_day_on() -> None:
    """300 on the day on which it is opened, of which 100 are the employer's, and 50 a month after that."""
    gift = Contribution(own=5_000, starts=FIRST, day_of_month=2, months=2)
    balance = AccountBalance(
        kind=AccountKind.HSA, balance=30_000, employer_money=10_000, opened=FIRST + WEEK, contributions=(gift,)
    )
    days = (FIRST, FIRST + WEEK, datetime.date(2026, 4, 2))
    found = priced(HSA, *(session(100, day=day) for day in days), member=Member(balances=(balance,)))
    assert each(found, "account") == [0, 100, 100]
    assert found.accounts_left == (("hsa", 15_000),)
