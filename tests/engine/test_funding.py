"""Who else pays, worked by hand: accounts, a manufacturer's program, and who bears what the plan pays."""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication import second_plan
from calculator.engine.adjudication.funding import contribution_days
from calculator.engine.adjudication.parts import MemberShare, cost_sharing, first, less, owed
from calculator.model.base import replaced
from calculator.model.funding import (
    AccountBalance,
    AccountKind,
    AccountPays,
    AccountScope,
    Contribution,
)
from calculator.model.member import Member, Met, TaxRates
from tests.engine.cases import FIRST, amount, each, plan, priced, session
from tests.engine.funding_cases import ALL_YOURS, EBHRA, FSA, HALF, HRA, HSA, JANUARY, LSA, account


def has(kind: AccountKind, balance: int, employer: int = 0, *contributions: Contribution) -> Member:
    """A member with whole dollars in one account."""
    mine = AccountBalance(
        kind=kind, balance=balance * 100, employer_money=employer * 100, contributions=tuple(contributions)
    )
    return Member(balances=(mine,))


@pytest.mark.parametrize(
    ("method", "own", "first", "allowed", "owed", "most", "pays"),
    [
        (second_plan.BASIC, 80, 60, 100, 40, 90, 40),  # 100 - 60, though its own benefit is 80
        (second_plan.BASIC, 30, 60, 100, 40, 90, 30),
        (second_plan.BASIC, 80, 60, 150, 40, 70, 70),  # no more than debt and discount together
        (second_plan.BASIC, 80, 60, 50, 40, 90, 0),
        (second_plan.STANDARD, 80, 60, 100, 40, 90, 40),
        (second_plan.STANDARD, 30, 60, 100, 40, 90, 30),
        (second_plan.NON_DUPLICATION, 80, 60, 100, 40, 90, 20),
        (second_plan.NON_DUPLICATION, 50, 60, 100, 40, 90, 0),
        (second_plan.STANDARD, 80, 60, 80, 200, 290, 30),  # the first plan's 90 is the higher allowed amount
        (second_plan.STANDARD, 80, 60, 100, 200, 290, 40),
        (second_plan.NON_DUPLICATION, 190, 60, 100, 40, 90, 90),
        (second_plan.MAINTENANCE_OF_BENEFITS, 30, 60, 100, 40, 90, 30),
        (second_plan.MAINTENANCE_OF_BENEFITS, 80, 60, 100, 40, 90, 40),
        (second_plan.MEDICAID, 0, 60, 70, 40, 90, 10),
        (second_plan.MEDICAID, 0, 60, 170, 40, 90, 40),
        (second_plan.MEDICAID, 0, 60, 50, 40, 90, 0),
    ],
)
def test_the_methods_of_coordination(
    method: int, own: int, first: int, allowed: int, owed: int, most: int, pays: int
) -> None:
    assert second_plan.coordinate(method, own, first, 90, allowed, owed, most) == pays


def test_what_is_paid_is_taken_off_deductible_copay_coinsurance_exclusions_and_balance_in_turn() -> None:
    parts = MemberShare(deductible=100, copay=20, coinsurance=30, excluded=40, balance_billed=50)
    assert owed(parts) == 240
    assert cost_sharing(parts) == 150
    assert less(parts, 0) == parts
    assert less(parts, 25) == MemberShare(75, 20, 30, 40, 50)
    assert less(parts, 115) == MemberShare(0, 5, 30, 40, 50)
    assert less(parts, 130) == MemberShare(0, 0, 20, 40, 50)
    assert first(parts, 115) == MemberShare(100, 15, 0, 0, 0)
    assert first(parts, 500) == parts
    assert less(parts, 160) == MemberShare(0, 0, 0, 30, 50)
    assert less(parts, 200) == MemberShare(0, 0, 0, 0, 40)
    assert less(parts, 240) == MemberShare(0, 0, 0, 0, 0)


def test_an_hra_pays_first_until_it_is_empty() -> None:
    """HRA 700, visits of 500 that are all the member's: 500, then 200 and 300 of one's own."""
    result = priced(plan(ALL_YOURS, accounts=(account(HRA, 700),)), session(500), session(500), session(500))
    assert each(result, "account") == [500, 200, 0]
    assert each(result, "employer_account") == [500, 200, 0]
    assert each(result, "member_pays") == [0, 300, 500]
    assert result.accounts_left == (("hra", 0),)


def test_an_hra_shares_half_of_what_is_owed() -> None:
    """50% of 400 twice: 200 each, and 100 are left of 500."""
    half = account(HRA, 500, pays=AccountPays.SHARE, percent=5_000)
    result = priced(plan(ALL_YOURS, accounts=(half,)), session(400), session(400))
    assert each(result, "account") == [200, 200]
    assert result.accounts_left == (("hra", 10_000),)


def test_of_two_accounts_that_share_the_second_shares_what_the_first_leaves_of_each_part() -> None:
    """100 of deductible and half of 100: half of each out of the HRA, and half of the other 50 of deductible."""
    half = {"pays": AccountPays.SHARE, "percent": 5_000}
    second = account(EBHRA, 900, scope=AccountScope.DEDUCTIBLE, **half)
    rule = plan(HALF, deductible=amount(100), accounts=(account(HRA, 900, **half), second))
    result = priced(rule, session(200))
    assert result.accounts_left == (("hra", 82_500), ("ebhra", 87_500))
    assert each(result, "member_pays") == [50]


def test_an_account_pays_all_first_whatever_its_percent_says() -> None:
    result = priced(plan(ALL_YOURS, accounts=(account(HRA, 500, percent=5_000),)), session(400))
    assert each(result, "account") == [400]


def test_a_post_deductible_hra_starts_after_the_member_has_paid_that_much_in_the_year() -> None:
    """It starts after 600. 400 of one's own, then 200 and 200 of it, then all 400 of it; of 700 in January 100."""
    after = account(HRA, 1_000, starts_after=60_000)
    lines = [session(400), session(400), session(400), session(700, day=JANUARY)]
    result = priced(plan(ALL_YOURS, accounts=(after,)), *lines)
    assert each(result, "account") == [0, 200, 400, 100]
    assert each(result, "member_pays") == [400, 200, 0, 600]


@pytest.mark.parametrize(
    ("met", "as_of", "pays"),
    [
        (Met(deductible=40_000), None, 200),  # 400 of 600 met: 200 of the 400 are before the start
        (Met(out_of_pocket=50_000), None, 300),
        (Met(deductible=40_000, out_of_pocket=50_000), None, 300),
        (Met(deductible=40_000), datetime.date(2025, 12, 31), 0),  # met in the year before
    ],
)
def test_what_was_met_before_the_course_counts_toward_the_start(
    met: Met, as_of: datetime.date | None, pays: int
) -> None:
    rule = plan(ALL_YOURS, accounts=(account(HRA, 1_000, starts_after=60_000),))
    assert each(priced(rule, session(400), member=Member(met=met, met_as_of=as_of)), "account") == [pays]


@pytest.mark.parametrize(
    ("scope", "pays"),
    [(AccountScope.ALL, 500), (AccountScope.COST_SHARING, 250), (AccountScope.DEDUCTIBLE, 100)],
)
def test_the_scope_of_an_account(scope: AccountScope, pays: int) -> None:
    """$650 with an allowance of 400: deductible 100 and 50% of 300 are 250; 250 over the allowance are excluded."""
    rule = plan(HALF, benefit={"allowance": 40_000}, deductible=amount(100), accounts=(account(HRA, 900, scope=scope),))
    result = priced(rule, session(650))
    assert each(result, "excluded") == [250]
    assert each(result, "account") == [pays]
    assert each(result, "member_pays") == [500 - pays]


def test_the_balance_stands_in_place_of_the_yearly_amount_in_the_first_year_only() -> None:
    rule = plan(ALL_YOURS, accounts=(account(HRA, 900),))
    result = priced(rule, session(500), session(500, day=JANUARY), member=has(HRA, 50))
    assert each(result, "account") == [50, 500]


@pytest.mark.parametrize(
    ("parts", "second", "left"),
    [
        ({}, 300, 0),
        ({"carries_over": True}, 500, 0),  # 300 and the 200 left
        ({"carries_over": True, "carry_over_limit": 15_000}, 450, 0),
        ({"carries_over": True, "carry_over_limit": 90_000}, 500, 0),
        ({"carry_over_limit": 15_000}, 300, 0),
    ],
)
@pytest.mark.parametrize("kind", [HRA, FSA])
def test_what_is_left_at_the_turn_of_the_year_is_lost_or_goes_on_up_to_a_limit(
    kind: AccountKind, parts: dict[str, Any], second: int, left: int
) -> None:
    """300 a year, of which 100 are used in 2026."""
    rule = plan(ALL_YOURS, accounts=(account(kind, 300, **parts),))
    result = priced(rule, session(100), session(900, day=JANUARY))
    assert each(result, "account") == [100, second]
    assert result.accounts_left == ((kind.value, left),)


def test_an_accounts_year_is_the_plans_year() -> None:
    """A plan year from July: what is left in March is there no more in August, but still in June."""
    rule = plan(ALL_YOURS, accounts=(account(HRA, 300),), year_starts="07-01")
    lines = [session(200, day=datetime.date(2026, month, 1)) for month in (3, 6, 8)]
    assert each(priced(rule, *lines), "account") == [200, 100, 200]


def test_hsa_money_of_the_employer_is_used_first_and_the_tax_is_saved_on_ones_own() -> None:
    """800, of them 300 the employer's. 500 and 500: 300 + 200, then 300. Tax 22% + 5% + 7.65% of 500: 173.25."""
    tax = TaxRates(federal=2_200, state=500, fica=765)
    member = replaced(has(HSA, 800, 300), tax=tax)
    result = priced(plan(ALL_YOURS, accounts=(account(HSA, 0),)), session(500), session(500), member=member)
    assert each(result, "employer_account") == [300, 0]
    assert each(result, "own_account") == [200, 300]
    assert each(result, "member_pays") == [0, 200]
    assert result.tax_saved == 17_325


def test_the_tax_saved_is_never_more_than_the_money() -> None:
    tax = TaxRates(federal=7_000, state=5_000)
    member = replaced(has(HSA, 800), tax=tax)
    assert priced(plan(ALL_YOURS, accounts=(account(HSA, 0),)), session(500), member=member).tax_saved == 50_000


def test_a_year_in_which_no_session_falls_begins_all_the_same() -> None:
    """From 2026 to 2028: the employer's 300 come twice; a plan's 300 with 50 carried over is 350, not 300 + 2 x 50."""
    later = datetime.date(2028, 3, 1)
    hsa = plan(ALL_YOURS, accounts=(account(HSA, 300),))
    assert each(priced(hsa, session(100), session(9_000, day=later)), "account") == [100, 800]
    hra = plan(ALL_YOURS, accounts=(account(HRA, 300, carries_over=True, carry_over_limit=50_00),))
    assert each(priced(hra, session(100), session(9_000, day=later)), "account") == [100, 350]
    once = plan(ALL_YOURS, accounts=(account(HRA, 300, carries_over=True),))
    assert each(priced(once, session(100), session(9_000, day=later)), "account") == [100, 800]


def test_the_employer_saves_its_fica_on_ones_own_money_and_still_pays_the_same() -> None:
    """7.65% of the member's 500, not of the employer's 300: 38.25. Of 0.07 it is half a cent, which rounds up."""
    member = replaced(has(HSA, 800, 300), tax=TaxRates(employer_fica=765))
    result = priced(plan(ALL_YOURS, accounts=(account(HSA, 0),)), session(500), session(500), member=member)
    assert (result.employer_fica_saved, result.tax_saved) == (3_825, 0)
    assert result.totals.employer_pays == 300_00
    few = Member(balances=(AccountBalance(kind=FSA, balance=7),), tax=TaxRates(fica=700, employer_fica=715))
    result = priced(plan(ALL_YOURS, accounts=(account(FSA, 0),)), session(500), member=few)
    assert (result.employer_fica_saved, result.tax_saved) == (1, 0)


def test_the_employers_own_account_money_saves_no_fica() -> None:
    member = replaced(has(HRA, 800), tax=TaxRates(employer_fica=765))
    assert priced(plan(ALL_YOURS, accounts=(account(HRA, 0),)), session(500), member=member).employer_fica_saved == 0


def test_hsa_money_stays_over_the_years_and_the_employers_comes_anew() -> None:
    """Without a known balance the employer's 300 are there; 100 used, 200 stay, 300 come in January."""
    rule = plan(ALL_YOURS, accounts=(account(HSA, 300),))
    result = priced(rule, session(100), session(900, day=JANUARY))
    assert each(result, "account") == [100, 500]
    assert each(result, "employer_account") == [100, 500]


def test_more_employer_money_than_balance_is_the_whole_balance() -> None:
    result = priced(plan(ALL_YOURS, accounts=(account(HSA, 0),)), session(500), member=has(HSA, 100, 300))
    assert each(result, "employer_account") == [100]
    assert each(result, "own_account") == [0]


def test_monthly_contributions_come_on_their_day() -> None:
    """$50 own and $20 employer on the 15th from 15 March, three times; visits on 14 and 15 March and 15 June."""
    gift = Contribution(own=5_000, employer=2_000, day_of_month=15, starts=datetime.date(2026, 3, 1), months=3)
    days = (datetime.date(2026, 3, 14), datetime.date(2026, 3, 15), datetime.date(2026, 6, 15))
    rule = plan(ALL_YOURS, accounts=(account(HSA, 0),))
    result = priced(rule, *(session(500, day=day) for day in days), member=has(HSA, 10, 0, gift))
    assert each(result, "own_account") == [10, 50, 100]
    assert each(result, "employer_account") == [0, 20, 40]
    assert result.accounts_left == (("hsa", 0),)


def test_a_contribution_before_the_course_is_in_the_balance_and_one_on_its_first_day_is_not() -> None:
    gift = Contribution(own=5_000, day_of_month=1, starts=datetime.date(2026, 1, 1), months=3)
    rule = plan(ALL_YOURS, accounts=(account(HSA, 0),))
    assert each(priced(rule, session(500), member=has(HSA, 10, 0, gift)), "account") == [60]


def test_two_visits_on_one_day_share_one_contribution() -> None:
    gift = Contribution(own=5_000, day_of_month=1, starts=FIRST, months=1)
    rule = plan(ALL_YOURS, accounts=(account(HSA, 0),))
    assert each(priced(rule, session(30), session(30), member=has(HSA, 0, 0, gift)), "account") == [30, 20]


def test_the_days_of_a_contribution_over_the_turn_of_the_year() -> None:
    gift = Contribution(own=1, day_of_month=5, starts=datetime.date(2026, 10, 10), months=4)
    days = [(day.year, day.month, day.day) for day in contribution_days(gift)]
    assert days == [(2026, 11, 5), (2026, 12, 5), (2027, 1, 5)]
    on_time = Contribution(own=1, day_of_month=10, starts=datetime.date(2026, 12, 10), months=2)
    assert list(contribution_days(on_time)) == [datetime.date(2026, 12, 10), datetime.date(2027, 1, 10)]


@pytest.mark.parametrize(
    ("order", "own", "employer"),
    [((HRA, FSA), 200, 300), ((FSA, HRA), 400, 100)],
)
def test_accounts_pay_in_the_plans_order(order: tuple[AccountKind, ...], own: int, employer: int) -> None:
    """HRA 300 and FSA 400 over a visit of 500."""
    yearly = {HRA: 300, FSA: 400}
    result = priced(plan(ALL_YOURS, accounts=tuple(account(kind, yearly[kind]) for kind in order)), session(500))
    assert each(result, "own_account") == [own]
    assert each(result, "employer_account") == [employer]


def test_an_fsa_is_the_members_own_money_whoever_is_said_to_have_given_it() -> None:
    result = priced(plan(ALL_YOURS, accounts=(account(FSA, 300),)), session(200), member=has(FSA, 300, 300))
    assert each(result, "own_account") == [200]
    assert each(result, "employer_account") == [0]


def test_an_ebhra_is_the_employers_and_an_lsa_pays_nothing() -> None:
    rule = plan(ALL_YOURS, accounts=(account(LSA, 1_000), account(EBHRA, 150)))
    result = priced(rule, session(200))
    assert each(result, "employer_account") == [150]
    assert each(result, "member_pays") == [50]
    assert result.accounts_left == (("lsa", 100_000), ("ebhra", 0))
