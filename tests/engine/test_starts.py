"""Accounts that begin after an amount that the member has paid, in the middle of one bill: worked by hand.

The same is paid whether one bill comes or its parts one by one, which each case is asked for too."""

import datetime
from typing import Any

import pytest

from calculator.model.funding import Account, AccountBalance, AccountKind, AccountPays, AccountScope
from calculator.model.member import Member, Met, OtherCoverage
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare, Plan, TierAmounts, YearlyAmount
from tests.engine.cases import FIRST, amount, each, plan, priced, session
from tests.engine.funding_cases import ALL_YOURS, EBHRA, FSA, HRA, HSA, LSA, account


def after(cents: int, **parts: Any) -> Account:
    return account(HRA, 1_000, starts_after=cents, **parts)


LATER = after(30_000)
"""An HRA that begins after $300."""


def paid(accounts: tuple[Account, ...], *billed: int, member: Member | None = None, **parts: Any) -> tuple[int, ...]:
    """What the accounts and the member pay in all, in whole dollars: accounts in the plan's order, then the member."""
    rule = plan(parts.pop("share", ALL_YOURS), accounts=accounts, **parts)
    found = priced(rule, *(session(dollars) for dollars in billed), member=member)
    given = {one.kind: member.balances[0].balance if member else one.yearly for one in accounts}
    left = dict(found.accounts_left)
    return *((given[one.kind] - left[one.kind]) // 100 for one in accounts), sum(each(found, "member_pays"))


@pytest.mark.parametrize("bills", [(500,), (250, 250), (100, 300, 100), (299, 1, 200)])
@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ((LATER,), (200, 300)),
        # What comes out of the member's own account is paid by the member.
        ((account(FSA, 150), LATER), (150, 200, 150)),
        ((LATER, account(FSA, 1_000)), (200, 300, 0)),
        ((account(FSA, 300), LATER), (300, 200, 0)),
        ((account(FSA, 300), LATER, account(EBHRA, 100)), (300, 200, 0, 0)),
        # What another's account pays is not.
        ((account(EBHRA, 100), LATER), (100, 100, 300)),
        ((account(EBHRA, 100), LATER, account(FSA, 1_000)), (100, 100, 300, 0)),
        ((account(EBHRA, 450), LATER), (450, 0, 50)),
        # One that pays no care pays nothing before it either.
        ((account(LSA, 200), LATER), (0, 200, 300)),
    ],
)
def test_an_account_begins_in_the_middle_of_a_bill(
    bills: tuple[int, ...], accounts: tuple[Account, ...], expected: tuple[int, ...]
) -> None:
    assert paid(accounts, *bills) == expected


@pytest.mark.parametrize("bills", [(500,), (250, 250)])
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_that_begin_later_the_one_of_the_smaller_amount_begins_first(
    bills: tuple[int, ...], turned: bool
) -> None:
    """The EBHRA begins after 100 and pays the rest, or 50 of it: then the HRA begins after 200 more."""
    for money, expected in ((1_000, (400, 0, 100)), (50, (50, 150, 300))):
        both = (account(EBHRA, money, starts_after=10_000), LATER)
        found = paid(both[::-1] if turned else both, *bills)
        assert found == ((expected[1], expected[0], expected[2]) if turned else expected)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        # 150 of another's, of which 100 are the deductible's: the member's 300 are what comes after.
        (account(EBHRA, 150), (150, 50, 300)),
        (account(EBHRA, 50), (50, 150, 300)),
        # It pays the deductible alone.
        (account(EBHRA, 150, scope=AccountScope.DEDUCTIBLE), (100, 100, 300)),
        (account(EBHRA, 400, scope=AccountScope.COST_SHARING), (400, 0, 100)),
    ],
)
def test_a_deductible_is_paid_before_the_rest(others: Account, expected: tuple[int, ...]) -> None:
    """A deductible of 100 and 400 of coinsurance."""
    assert paid((others, LATER), 500, deductible=amount(100)) == expected


def test_what_is_not_covered_is_paid_after_cost_sharing() -> None:
    """Of 200 of cost sharing the EBHRA pays 100, of the 300 above the allowance nothing: the HRA begins after 200 of
    those."""
    others = account(EBHRA, 100, scope=AccountScope.COST_SHARING)
    allowance = {"allowance": 20_000}
    assert paid((others, LATER), 500, benefit=allowance) == (100, 100, 300)
    # One for the deductible pays nothing of a line that has none.
    deductible = account(EBHRA, 100, scope=AccountScope.DEDUCTIBLE)
    assert paid((deductible, LATER), 500, benefit=allowance) == (0, 200, 300)


def test_the_same_account_pays_before_and_after_another_begins() -> None:
    """400 of an HSA's 500 are the employer's: 300 are paid out of it and the rest too, as it comes first."""
    member = Member(balances=(AccountBalance(kind=HSA, balance=50_000, employer_money=40_000),))
    rule = plan(ALL_YOURS, accounts=(account(HSA, 0), LATER))
    found = priced(rule, session(450), member=member)
    assert each(found, "account") == [450]
    assert (each(found, "employer_account"), each(found, "own_account")) == ([400], [50])


def half(kind: AccountKind, yearly: int, percent: int = 5_000) -> Account:
    return account(kind, yearly, pays=AccountPays.SHARE, percent=percent)


@pytest.mark.parametrize("bills", [(1_000,), (500, 500), (600, 400), (100, 800, 100), (200, 400, 200, 200)])
@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        # Half of 600 is the member's 300; of the other 400 the one pays half, the other the rest.
        ((half(EBHRA, 1_000), LATER), (500, 200, 300)),
        ((LATER, half(EBHRA, 1_000)), (400, 300, 300)),
        # Its 100 are gone after 200; after 200 more, that are the member's, the other begins.
        ((half(EBHRA, 100), LATER), (100, 600, 300)),
        # Three quarters of 400 are the member's 300.
        ((half(EBHRA, 1_000, 2_500), LATER), (250, 450, 300)),
        # What comes out of the member's own account counts: it begins after 300.
        ((half(FSA, 1_000), LATER), (500, 350, 150)),
        # Half is one's, half of the rest the next's: a quarter of 1,000 is less than 300.
        ((half(EBHRA, 1_000), half(HRA, 1_000), account(FSA, 1_000, starts_after=30_000)), (500, 250, 0, 250)),
    ],
)
def test_what_an_account_pays_a_share_of_comes_off_what_the_member_has_paid(
    bills: tuple[int, ...], accounts: tuple[Account, ...], expected: tuple[int, ...]
) -> None:
    assert paid(accounts, *bills) == expected


@pytest.mark.parametrize("bills", [(500,), (100, 400), (250, 250), (100, 100, 300)])
@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        # Half of the deductible's 100 is one's and half the other's; of the 400 of coinsurance half is the one's.
        ((half(EBHRA, 1_000), account(HRA, 1_000, scope=AccountScope.DEDUCTIBLE)), (250, 50, 200)),
        # 60 of the first 100 and 90 of the next 150 are the member's: it begins after 250, and has half of the rest.
        ((half(EBHRA, 1_000, 4_000), after(15_000)), (200, 150, 150)),
        # The FSA begins after 50 (of 100), the HRA after 100 more that come out of it (of 200).
        ((half(EBHRA, 1_000), account(FSA, 1_000, starts_after=5_000), after(15_000)), (250, 200, 0, 50)),
    ],
)
def test_a_share_is_paid_of_each_kind_of_what_is_owed(
    bills: tuple[int, ...], accounts: tuple[Account, ...], expected: tuple[int, ...]
) -> None:
    """A deductible of 100, then coinsurance."""
    assert paid(accounts, *bills, deductible=amount(100)) == expected


@pytest.mark.parametrize("later", [(), (after(90_000),), (after(5_001),)])
def test_a_share_of_a_bill_is_rounded_once(later: tuple[Account, ...]) -> None:
    """Half of 200.03, of which 100 are deductible, is 100.02, whether another begins after 50.01 of the rest or not."""
    rule = plan(ALL_YOURS, deductible=amount(100), accounts=(half(EBHRA, 1_000), *later))
    found = priced(rule, session(200)._replace(billed=20_003))
    assert dict(found.accounts_left)[EBHRA] == 100_000 - 10_002


def test_half_of_a_bill_is_not_enough_for_a_beginning() -> None:
    assert paid((half(EBHRA, 1_000), LATER), 500) == (250, 0, 250)


@pytest.mark.parametrize(
    "parts",
    [
        {"deductible": amount(600)},
        {"share": CostShare(copay=30_000)},
        {"share": ALL_YOURS},
        {"benefit": {"covered": False}},
    ],
)
def test_a_cent_before_the_amount_nothing_has_begun(parts: dict[str, Any]) -> None:
    """After 300.01: the member pays 300 of the first bill, and a cent of the second."""
    rule = plan(accounts=(after(30_001),), **parts)
    found = priced(rule, session(300), session(300))
    assert [(line.amounts.account, line.amounts.member_pays) for line in found.lines] == [(0, 30_000), (29_999, 1)]


@pytest.mark.parametrize("second", [None, OtherCoverage(plan=Plan(name="Second"))])
def test_what_was_paid_outside_coverage_begins_nothing(second: OtherCoverage | None) -> None:
    """The first session was before the first day of coverage, and the HRA begins after 300 of the others, beside a
    second plan that covers nothing too."""
    rule = plan(ALL_YOURS, accounts=(LATER,))
    member = Member(coverage_starts=FIRST + datetime.timedelta(days=1), other_coverage=second)
    later = session(500, day=FIRST + datetime.timedelta(days=2))
    assert each(priced(rule, session(500), later, member=member), "account") == [0, 200]


def test_what_is_paid_above_the_allowance_is_not_paid_twice() -> None:
    """200 above an allowance of nothing: 100 more are paid of the next before the HRA begins."""
    rule = plan(ALL_YOURS, benefit={"allowance": 0}, accounts=(LATER,))
    assert each(priced(rule, session(200), session(500)), "account") == [0, 400]


def test_a_share_is_paid_of_what_comes_after_the_beginning() -> None:
    half = after(30_000, pays=AccountPays.SHARE, percent=5_000)
    assert paid((half,), 500) == (100, 400)


@pytest.mark.parametrize(
    "parts",
    [
        {"deductible": amount(600)},
        {"share": CostShare(copay=25_000)},
        {"share": ALL_YOURS},
        {"benefit": {"covered": False}},
        {"benefit": {"out_of_network": CostShare(allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=0))}},
    ],
)
def test_what_two_of_the_employer_s_accounts_pay_is_not_the_member_s(parts: dict[str, Any]) -> None:
    """Each pays 50 of the first bill of 250, of whatever kind it is; after 150 more of the second the FSA begins."""
    accounts = (account(EBHRA, 50), account(HRA, 50), account(FSA, 1_000, starts_after=30_000))
    rule = plan(accounts=accounts, **({"share": CostShare()} | parts))
    network = "out" if "out_of_network" in parts.get("benefit", {}) else "in"
    found = priced(rule, *[session(250, network=network)] * 2)
    assert (each(found, "account"), each(found, "member_pays")) == ([100, 100], [150, 150])


def test_a_cent_that_the_employer_s_account_pays_is_not_the_member_s() -> None:
    """All but a cent of 300 is paid. The EBHRA pays a bill of one cent: the HRA has not begun, and of the next bill the
    first cent is the member's."""
    rule = plan(ALL_YOURS, accounts=(account(EBHRA, 1), LATER))
    member = Member(met=Met(out_of_pocket=29_999), balances=(AccountBalance(kind=EBHRA, balance=1),))
    found = priced(rule, session(0)._replace(billed=1), session(100), member=member)
    assert [line.amounts.account for line in found.lines] == [1, 9_999]


def test_one_cent_of_the_deductible_begins_an_account_within_the_bill() -> None:
    """All but a cent of 300 is paid, and all but a cent of the deductible: of the bill the HRA pays all but that."""
    rule = plan(ALL_YOURS, deductible=YearlyAmount(in_network=TierAmounts(individual=1)), accounts=(LATER,))
    found = priced(rule, session(100), member=Member(met=Met(out_of_pocket=29_999)))
    assert [line.amounts.account for line in found.lines] == [9_999]


def test_of_two_accounts_that_are_empty_one_after_the_other_the_second_goes_on() -> None:
    """Each pays half of the first 200, the second alone of 300 more; then 300 are the member's, and the HRA begins."""
    half = account(EBHRA, 100, pays=AccountPays.SHARE, percent=5_000)
    rest = account(AccountKind.QSEHRA, 400)
    assert paid((half, rest, LATER), 1_000) == (100, 400, 200, 300)


def test_an_account_pays_cost_sharing_before_what_is_above_the_allowance() -> None:
    """Half of an allowance of 200 is coinsurance, and 100 are above it. The HRA has 100 for the coinsurance, so that
    the one that pays nothing else has nothing to pay; that a third has not begun changes nothing."""
    shared = account(EBHRA, 900, scope=AccountScope.COST_SHARING)
    never = account(AccountKind.QSEHRA, 900, starts_after=1_000_000)
    rule = {"share": CostShare(coinsurance=5_000), "benefit": {"allowance": 20_000}}
    assert paid((account(HRA, 100), shared, never), 300, **rule) == (100, 0, 0, 100)


def test_what_two_accounts_of_the_member_s_own_pay_together_begins_the_employer_s() -> None:
    """Of the first 300 the FSA pays half and the HSA the other; then the HRA comes before them."""
    half = account(FSA, 1_000, pays=AccountPays.SHARE, percent=5_000)
    assert paid((LATER, half, account(HSA, 1_000)), 500) == (200, 150, 150, 0)


@pytest.mark.parametrize(("cents", "share"), [(4, 1), (6, 2)])
def test_a_share_is_rounded_once_a_line(cents: int, share: int) -> None:
    """33.33% of 2 cents of deductible, of 2 of coinsurance and of 2 above the allowance: of 4 cents one, of 6 two."""
    third = account(HRA, 100, pays=AccountPays.SHARE, percent=3_333)
    never = account(EBHRA, 100, starts_after=1_000_000)
    deductible = YearlyAmount(in_network=TierAmounts(individual=2))
    rule = plan(ALL_YOURS, deductible=deductible, benefit={"allowance": 4}, accounts=(third, never))
    assert [line.amounts.account for line in priced(rule, session(0)._replace(billed=cents)).lines] == [share]
