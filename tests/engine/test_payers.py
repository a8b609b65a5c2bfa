"""Who pays of what is left, one after another: programs, second plans, riders and accounts on one line, by hand."""

import datetime
from typing import Any

import pytest

from calculator.model.funding import (
    Account,
    AccountBalance,
    AccountKind,
    AccountPays,
    AccountScope,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
)
from calculator.model.member import Member, Met, OtherCoverage
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    CostShare,
    Order,
)
from tests.engine.cases import FIRST, amount, each, plan, priced, session

ALL_YOURS = CostShare(coinsurance=10_000)
HALF = CostShare(coinsurance=5_000)
JANUARY = datetime.date(2027, 1, 15)
HRA, EBHRA, HSA, FSA = (AccountKind(name) for name in ("hra", "ebhra", "hsa", "fsa"))


def drug(billed: int, day: datetime.date = FIRST) -> Any:
    return session(billed, "drug", day, drug=True)


def maximizer(yearly: int, fills: int, first: int = 0, **parts: Any) -> Member:
    program = Assistance(
        yearly=yearly * 100,
        member_pays_first=first * 100,
        mode=AssistanceMode.MAXIMIZER,
        fills_per_year=fills,
        **parts,
    )
    return Member(assistance=program)


def account(kind: AccountKind, yearly: int, starts_after: int = 0, **parts: Any) -> Account:
    return Account(kind=kind, yearly=yearly * 100, starts_after=starts_after * 100, **parts)


def at_rate(dollars: int, points: int = 0, **parts: Any) -> CostShare:
    allowed = AllowedAmount(basis=AllowedBasis.AMOUNT, amount=dollars * 100)
    return CostShare(coinsurance=points * 100, allowed=allowed, **parts)


@pytest.mark.parametrize(
    ("after", "member", "plan_pays"),
    [
        (AfterUsedUp.PLAN_PAYS, [0, 0, 0, 0, 0], [900, 900, 900, 1_000, 1_000]),
        (AfterUsedUp.OWN_SHARE, [0, 0, 0, 1_000, 500], [900, 900, 900, 0, 500]),
    ],
)
def test_what_comes_after_a_maximizers_money_is_used_up(
    after: AfterUsedUp, member: list[int], plan_pays: list[int]
) -> None:
    """300 over 3 fills; then the plan pays, or its deductible of 1,000 and its 50% hold."""
    rule = plan(HALF, deductible=amount(1_000))
    result = priced(rule, *(drug(1_000) for _ in range(5)), member=maximizer(300, 3, after_used_up=after))
    assert each(result, "assistance") == [100, 100, 100, 0, 0]
    assert each(result, "member_pays") == member
    assert each(result, "plan_pays") == plan_pays


def test_a_maximizers_last_fill_takes_the_rest_and_the_next_year_begins_anew() -> None:
    """100.00 over 3 fills: 33.33, 33.33, 33.34."""
    days = (FIRST, FIRST, FIRST, JANUARY)
    result = priced(plan(HALF), *(drug(500, day) for day in days), member=maximizer(100, 3))
    assert [line.amounts.assistance for line in result.lines] == [3_333, 3_333, 3_334, 3_333]
    assert result.totals.member_pays == 0


def test_a_maximizer_takes_what_small_fills_left_of_its_money() -> None:
    """400 over 2 fills, of 100 each: the rest is there for the third and the fourth."""
    result = priced(plan(HALF), *(drug(100) for _ in range(5)), member=maximizer(400, 2))
    assert each(result, "assistance") == [100, 100, 100, 100, 0]
    assert each(result, "plan_pays") == [0, 0, 0, 0, 100]


def test_neither_a_maximizers_money_nor_the_members_own_part_counts_toward_the_deductible() -> None:
    share = CostShare(copay_counts_to_deductible=True)
    result = priced(plan(share, deductible=amount(1_000)), drug(1_000), session(500), member=maximizer(800, 1, 50))
    assert each(result, "assistance") == [750, 0]
    assert each(result, "deductible") == [0, 500]
    assert each(result, "member_pays") == [50, 500]


def test_a_maximizer_never_lets_the_member_pass_the_limit() -> None:
    """Limit 120: 50 + 50 beside the program count toward nothing; then 20 are left to pay, of a fill and of a visit."""
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(120))
    lines = (drug(500), drug(500), drug(500), session(300))
    result = priced(rule, *lines, member=maximizer(1_200, 12, 50))
    assert each(result, "member_pays") == [50, 50, 20, 0]
    assert each(result, "assistance") == [50, 50, 80, 0]
    assert [line.standing.limit_used for line in result.lines] == [0, 0, 0, 0]
    other = priced(rule, drug(500), session(300), drug(500), member=maximizer(1_200, 12, 50))
    assert each(other, "member_pays") == [50, 70, 0]


def test_a_maximizer_without_money_is_none_and_an_uncovered_fill_is_no_fill() -> None:
    assert each(priced(plan(HALF), drug(500), member=maximizer(0, 12)), "member_pays") == [250]
    rule = plan(HALF, benefit={"visit_limit": 0})
    result = priced(rule, drug(500), member=maximizer(100, 1))
    assert (each(result, "assistance"), each(result, "member_pays")) == ([0], [500])


def test_an_accumulator_program_credits_nothing_at_a_limit_that_is_reached() -> None:
    share = CostShare(counts_to_limit=False)
    member = Member(
        met=Met(out_of_pocket=50_000),
        assistance=Assistance(yearly=100_000, mode=AssistanceMode.ACCUMULATOR),
    )
    rule = plan(share, deductible=amount(500), out_of_pocket_limit=amount(500))
    result = priced(rule, drug(300), drug(300), member=member)
    assert each(result, "assistance") == [300, 300]
    assert [line.standing.deductible_used for line in result.lines] == [0, 0]


def test_a_members_own_part_beside_an_accumulator_program_is_no_more_than_is_left_of_the_limit() -> None:
    """A share of 100, of which 25 would be the member's own, with 10 left of the limit."""
    program = Assistance(yearly=100_000, member_pays_first=2_500, mode=AssistanceMode.ACCUMULATOR)
    rule = plan(HALF, out_of_pocket_limit=amount(500))
    result = priced(rule, drug(200), member=Member(met=Met(out_of_pocket=49_000), assistance=program))
    assert (each(result, "assistance"), each(result, "member_pays")) == ([90], [10])


def test_an_accumulator_program_after_a_second_plan_counts_what_it_did_not_pay() -> None:
    """Deductible 300: the second plan pays 200, the program 100. The 200 count, the 100 do not."""
    program = Assistance(yearly=100_000, mode=AssistanceMode.ACCUMULATOR)
    other = OtherCoverage(plan=plan(benefit={"dollar_limit": 20_000}))
    result = priced(plan(deductible=amount(1_000)), drug(300), member=Member(assistance=program, other_coverage=other))
    assert (each(result, "second_plan"), each(result, "assistance")) == ([200], [100])
    assert result.lines[0].standing.deductible_used == 20_000


def test_a_copay_that_comes_first_and_counts_leaves_less_of_the_deductible_on_its_own_visit() -> None:
    share = CostShare(copay=5_000, order=Order.COPAY_FIRST, copay_counts_to_deductible=True)
    result = priced(plan(share, deductible=amount(1_000)), *(session(300) for _ in range(5)))
    assert each(result, "deductible") == [250, 250, 250, 50, 0]
    assert each(result, "member_pays") == [300, 300, 300, 100, 50]
    small = priced(plan(share, deductible=amount(30)), session(300))
    assert (each(small, "deductible"), each(small, "member_pays")) == ([0], [50])


@pytest.mark.parametrize(
    ("accounts", "paid"),
    [
        ((account(HRA, 1_000, scope=AccountScope.DEDUCTIBLE), account(EBHRA, 1_000)), (700, 300)),
        ((account(HRA, 200, scope=AccountScope.ALL), account(EBHRA, 1_000, scope=AccountScope.DEDUCTIBLE)), (300, 700)),
        ((account(HRA, 1_000, scope=AccountScope.COST_SHARING), account(FSA, 100)), (550, 450)),
    ],
)
def test_no_dollar_is_paid_by_two_accounts(accounts: tuple[Account, ...], paid: tuple[int, int]) -> None:
    """Billed 1,000 out of network, 600 allowed: deductible 300, coinsurance 150, balance 400: 850 are owed."""
    rule = plan(at_rate(600, 50), deductible=amount(300), accounts=accounts)
    result = priced(rule, session(1_000, network="out"))
    expected = {
        (700, 300): (850, 0),
        (300, 700): (300, 550),
        (550, 450): (550, 300),
    }[paid]
    assert (each(result, "account")[0], each(result, "member_pays")[0]) == expected


def test_an_account_for_cost_sharing_has_nothing_left_after_a_program_paid_it() -> None:
    rule = plan(
        deductible=amount(300),
        benefit={"allowance": 30_000},
        accounts=(account(HRA, 1_000, scope=AccountScope.COST_SHARING),),
    )
    result = priced(rule, drug(800), member=Member(assistance=Assistance(yearly=100_000)))
    assert (each(result, "assistance"), each(result, "account"), each(result, "member_pays")) == ([300], [0], [500])


@pytest.mark.parametrize("order", [(HSA, HRA), (HRA, HSA)])
@pytest.mark.parametrize("bills", [(3_000,), (600,) * 5, (1_000, 1_500, 500), (1_699, 2, 1_299)])
def test_an_hra_starts_after_what_an_hsa_paid_however_the_bill_is_cut(
    order: tuple[AccountKind, ...], bills: tuple[int, ...]
) -> None:
    """Rev. Rul. 2004-45: 1,700 out of the HSA, then 1,300 of the HRA."""
    of = {HSA: account(HSA, 0), HRA: account(HRA, 1_300, starts_after=1_700)}
    rule = plan(deductible=amount(3_000), accounts=tuple(of[kind] for kind in order))
    member = Member(balances=(AccountBalance(kind=HSA, balance=170_000),))
    result = priced(rule, *(session(bill) for bill in bills), member=member)
    assert (result.totals.own_account, result.totals.employer_account) == (170_000, 130_000)


@pytest.mark.parametrize("bills", [(1_000,), (500, 500), (300, 300, 400)])
def test_an_employers_other_account_moves_no_start_however_the_bill_is_cut(bills: tuple[int, ...]) -> None:
    """An HRA after 500 stands before an EBHRA of 300: the EBHRA pays 300, the member 500, the HRA the last 200."""
    rule = plan(ALL_YOURS, accounts=(account(HRA, 1_000, starts_after=500), account(EBHRA, 300)))
    result = priced(rule, *(session(bill) for bill in bills))
    assert (result.totals.account, result.totals.member_pays) == (50_000, 50_000)


def test_a_start_counts_neither_balance_nor_exclusions_unless_its_scope_has_them() -> None:
    """Billed 1,000, allowed 400, all the member's: 600 are balance billed."""
    for scope, pays in ((AccountScope.COST_SHARING, [0, 300, 400]), (AccountScope.ALL, [500, 1_000, 1_000])):
        after = account(HRA, 9_000, starts_after=500, scope=scope)
        rule = plan(at_rate(400, 100), accounts=(after,))
        result = priced(rule, *(session(1_000, network="out") for _ in range(3)))
        assert each(result, "account") == pays


def test_a_start_counts_what_was_met_out_of_network_and_for_drugs() -> None:
    member = Member(
        met=Met(out_of_pocket=10_000), met_out_of_network=Met(deductible=20_000), met_drug=Met(out_of_pocket=30_000)
    )
    split = amount(0, out_of_network=amount(0).in_network)
    rule = plan(
        ALL_YOURS,
        deductible=split,
        drug_limit=amount(9_000).in_network,
        accounts=(account(HRA, 9_000, starts_after=700),),
    )
    assert each(priced(rule, session(400), member=member), "account") == [300]
    alone = plan(ALL_YOURS, accounts=(account(HRA, 9_000, starts_after=700),))
    assert each(priced(alone, session(400), session(400), member=member), "account") == [0, 200]


def test_an_account_that_pays_a_share_after_a_start() -> None:
    half = account(HRA, 900, starts_after=500, pays=AccountPays.SHARE, percent=5_000)
    result = priced(plan(ALL_YOURS, accounts=(half,)), session(400), session(400), session(400))
    assert each(result, "account") == [0, 150, 200]


@pytest.mark.parametrize(
    ("day", "paid", "lost"),
    [
        (datetime.date(2027, 3, 15), 500, 0),  # 200 of last year, 300 of this one
        (datetime.date(2027, 3, 16), 300, 200),
    ],
)
def test_an_fsas_grace_period_is_two_months_and_a_half(day: datetime.date, paid: int, lost: int) -> None:
    rule = plan(ALL_YOURS, accounts=(account(FSA, 300, grace_period=True),))
    result = priced(rule, session(100), session(900, day=day))
    assert each(result, "account") == [100, paid]
    forfeits = [notice.figures for notice in result.notices if notice.code == "forfeited"]
    last = datetime.date(2027, 3, 15)
    assert forfeits == ([{"account": "FSA", "last_date": last, "lost_cents": lost * 100}] if lost else [])


def test_the_last_year_s_money_goes_first_and_no_more_of_the_new_year_s_than_is_owed() -> None:
    """200 are left of 300. In January they pay 200 of 250, and of the new 300 there are 250 left."""
    rule = plan(ALL_YOURS, accounts=(account(FSA, 300, grace_period=True),))
    result = priced(rule, session(100), session(250, day=JANUARY))
    assert result.accounts_left == (("fsa", 25_000),)


def test_what_is_lost_at_the_turn_of_the_year_is_said() -> None:
    for parts, lost in (({}, 20_000), ({"carries_over": True, "carry_over_limit": 15_000}, 5_000)):
        rule = plan(ALL_YOURS, accounts=(account(FSA, 300, **parts),))
        result = priced(rule, session(100), session(900, day=JANUARY))
        assert [notice.figures["lost_cents"] for notice in result.notices] == [lost]
        assert result.notices[0].figures["last_date"] == datetime.date(2026, 12, 31)
    kept = plan(ALL_YOURS, accounts=(account(FSA, 300, carries_over=True),))
    assert priced(kept, session(100), session(900, day=JANUARY)).notices == ()
