"""A claim that was processed after the day of the stated amounts is on top of them, whatever happens meanwhile to
plans, programs and accounts that are none of its own. Worked by hand: sessions of $500, a deductible of $1,000, no
coinsurance; 640 are stated, so that 360 are left."""

import datetime
from typing import Any

import pytest

from calculator.model.estimate import DatedLine
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance
from calculator.model.happened import Explanation, Happened, SessionState
from calculator.model.member import Member, Met, PlanChange, PlanEnrollment
from calculator.model.plan import Plan
from tests.engine.cases import amount, each, plan, priced, session

DAY = datetime.date.fromisoformat


def of(day: str, processed: str = "", dollars: int = 500) -> DatedLine:
    line = session(dollars, day=DAY(day))
    if not processed:
        return line
    said = Explanation(allowed=dollars * 100, processed_on=DAY(processed))
    return line._replace(happened=Happened(number=1, state=SessionState.DONE, explanation=said))


def stated(dollars: int, as_of: str, **parts: Any) -> Member:
    return Member(met=met(dollars), met_as_of=DAY(as_of), **parts)


def met(dollars: int) -> Met:
    return Met(deductible=dollars * 100, out_of_pocket=dollars * 100)


def year(turns: str = "01-01", name: str = "Plan", **parts: Any) -> Plan:
    return plan(name=name, deductible=amount(1_000, 2_000), year_starts=turns, **parts)


def another(starts: str, *, credit: bool, turns: str = "01-01", **parts: Any) -> PlanChange:
    return PlanChange(starts=DAY(starts), plan=year(turns, "New"), deductible_credit=credit, **parts)


@pytest.mark.parametrize("turns", ["01-01", "04-01"])
def test_the_year_of_a_plan_that_comes_later_begins_meanwhile(turns: str) -> None:
    member = stated(640, "2026-04-15", changes=(another("2026-09-01", credit=True, turns=turns),))
    lines = (of("2026-03-10", "2026-04-20"), of("2026-05-01"), of("2026-09-10"))
    assert each(priced(year(), *lines, member=member), "member_pays") == [360, 0, 0]


def test_a_program_s_year_begins_meanwhile_and_the_session_is_no_drug() -> None:
    member = stated(640, "2027-01-15", assistance=Assistance(yearly=100))
    lines = (of("2026-12-10", "2027-01-20"), of("2027-02-01"))
    assert each(priced(year("07-01"), *lines, member=member), "member_pays") == [360, 0]


def test_an_hsa_that_is_opened_meanwhile_pays_nothing_of_care_before() -> None:
    opened = AccountBalance(kind=AccountKind.HSA, balance=100_000, opened=DAY("2026-12-20"))
    member = stated(0, "2026-12-31", balances=(opened,))
    lines = (of("2026-12-10", "2027-01-20"), of("2027-01-10"))
    assert each(priced(year(accounts=(Account(kind=AccountKind.HSA),)), *lines, member=member), "member_pays") == [
        500,
        0,
    ]


@pytest.mark.parametrize("as_of", ["2026-04-20", "2026-04-30", "2026-05-01", "2026-05-20"])
def test_an_account_that_starts_after_an_amount_has_started_by_the_plan_s_last_day(as_of: str) -> None:
    """An HRA pays after 640: they had been paid when the plan ended, on April 30."""
    rule = year(accounts=(Account(kind=AccountKind.HRA, yearly=100_000, starts_after=64_000),))
    member = stated(640, as_of, changes=(another("2026-05-01", credit=True),))
    lines = (of("2026-04-10", "2026-05-25"), of("2026-06-01"))
    assert each(priced(rule, *lines, member=member), "member_pays") == [0, 0]


@pytest.mark.parametrize(("old", "owed"), [(None, [500, 500, 500]), (640, [360, 500, 500])])
def test_claims_of_two_plans_change_no_places(old: int | None, owed: list[int]) -> None:
    """The new plan's claim of 600 was processed before the old plan's: each counts in its own."""
    states = PlanEnrollment(met=met(0), met_as_of=DAY("2026-07-31"))
    changes = (another("2026-05-01", credit=False, enrollment=states),)
    member = Member(changes=changes) if old is None else stated(old, "2026-04-30", changes=changes)
    lines = (of("2026-04-10", "2026-07-20"), of("2026-05-10"), of("2026-05-20", "2026-05-25", 600))
    assert each(priced(year(), *lines, member=member), "member_pays") == owed


def test_a_session_on_the_day_on_which_a_year_begins_is_of_that_year() -> None:
    lines = (of("2027-01-01", "2027-01-20"), of("2027-02-01"))
    assert each(priced(year(), *lines, member=stated(640, "2027-01-10")), "member_pays") == [360, 0]


def test_a_drug_stays_before_the_amounts_where_its_program_s_year_begins_meanwhile() -> None:
    """It is paid out of the program's year of its own day: 100 of the 500, and 640 are the larger of the two."""
    member = stated(640, "2027-01-15", assistance=Assistance(yearly=10_000))
    lines = (of("2026-12-10", "2027-01-20")._replace(drug=True), of("2027-02-01"))
    assert each(priced(year("07-01"), *lines, member=member), "member_pays") == [400, 360]


def test_claims_of_two_years_change_no_places() -> None:
    """The claim of January was processed first: that of December counts in its own year all the same."""
    lines = (of("2026-12-10", "2027-01-20"), of("2027-01-05", "2027-01-10", 600))
    assert each(priced(year(), *lines), "member_pays") == [500, 600]
