"""What a plan and its accounts begin with, one price for the course, and limits of the user's own: worked by hand."""

import datetime

import pytest

from calculator.engine.adjudication.plan_pricer import PlanPricer, first_day
from calculator.model.funding import Account, AccountBalance, AccountKind
from calculator.model.happened import SessionState
from calculator.model.member import CoverageTier, Member, PlanChange
from calculator.model.plan import CaseRate, CostShare, YearFigures
from calculator.reference import limits
from tests.engine.cases import amount, each, plan, priced, session
from tests.engine.happened_cases import fact
from tests.engine.happened_cases import priced as happened

DAY, LATER, LAST = (datetime.date(2026, 3, day) for day in (2, 10, 24))


def test_one_price_for_the_course_is_of_the_sessions_of_its_own_plan() -> None:
    """600 for the two sessions after the change; the one before it is billed at 500."""
    shared = CaseRate(amount=60_000, services=("dosing",))
    change = PlanChange(starts=LATER, plan=plan(CostShare(), name="New", case_rate=shared))
    found = priced(
        plan(CostShare()), *(session(500, day=day) for day in (DAY, LATER, LAST)), member=Member(changes=(change,))
    )
    assert each(found, "allowed") == [500, 300, 300]


def test_a_fee_for_a_missed_session_is_no_part_of_one_price_for_the_course() -> None:
    rule = plan(CostShare(), case_rate=CaseRate(amount=90_000, services=("dosing",)))
    found = happened(fact(2, SessionState.MISSED, billed=7_500), rule=rule)
    assert each(found, "allowed") == [300, 75, 300, 300]


def test_an_account_of_the_next_plan_begins_with_what_is_its_own() -> None:
    accounts = tuple(
        Account(kind=kind, yearly=10_000, carries_over=True) for kind in (AccountKind.HRA, AccountKind.FSA)
    )
    change = PlanChange(starts=LATER, plan=plan(CostShare(coinsurance=10_000), name="New", accounts=accounts))
    member = Member(changes=(change,))
    found = priced(plan(CostShare()), session(500, day=DAY), session(500, day=LATER), member=member)
    assert each(found, "account") == [0, 200]


@pytest.mark.parametrize(
    ("opened", "pays"),
    [(None, [50, 50]), (datetime.date(2026, 1, 5), [50, 50]), (DAY, [50, 50]), (LATER, [0, 50])],
)
def test_an_hsa_holds_what_is_in_it_from_the_day_on_which_it_is_opened(
    opened: datetime.date | None, pays: list[int]
) -> None:
    rule = plan(
        CostShare(coinsurance=10_000),
        accounts=(Account(kind=AccountKind.HSA),),
        years=(YearFigures(year=2027, deductible=amount(300)),),
    )
    balance = AccountBalance(kind=AccountKind.HSA, balance=10_000, opened=opened)
    found = priced(rule, session(50, day=DAY), session(50, day=LATER), member=Member(balances=(balance,)))
    assert each(found, "account") == pays


def test_another_limit_in_the_user_s_own_file_holds_at_once() -> None:
    """Of a family's limit one person pays 10,600 in 2026, or what the user's own file says."""
    rule = plan(CostShare(coinsurance=5_000), out_of_pocket_limit=amount(None, 15_000))
    pricer = PlanPricer(rule, Member(tier=CoverageTier.FAMILY))
    lines = (session(40_000, day=DAY),)
    assert pricer.amounts(lines)[0].member_pays == 1_060_000
    path = limits.user_file()
    path.parent.mkdir(parents=True)
    path.write_text('{"years": {"2026": {"aca_limit_self_only": "8000.00"}}}', encoding="utf-8")
    assert pricer.amounts(lines)[0].member_pays == 800_000


def test_persons_who_come_later_have_books_of_their_own_beside_those_who_were_there() -> None:
    """A deductible of 300 each, and of 800 for the family."""
    pricer = PlanPricer(plan(CostShare(), deductible=amount(300, 800)), Member(tier=CoverageTier.FAMILY))

    def deductibles(*persons: str) -> list[int]:
        lines = tuple(session(500, day=DAY, person=person) for person in persons)
        return [amounts.deductible // 100 for amounts in pricer.amounts(lines)]

    assert deductibles("a") == [300]
    assert deductibles("a", "b", "c", "a") == [300, 300, 200, 0]
    assert deductibles("b") == [300]


def test_a_course_without_sessions_is_of_a_year_of_which_the_limits_are_known() -> None:
    assert first_day(()) == datetime.date(limits.newest_year(), 1, 1)
