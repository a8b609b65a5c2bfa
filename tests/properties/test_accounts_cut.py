"""Whatever accounts a plan has, they pay of one bill what they pay of its parts on one day (docs/rules.md, step 10)."""

from hypothesis import given
from hypothesis import strategies as st

from calculator.model.base import replaced
from calculator.model.estimate import Priced
from calculator.model.funding import Account, AccountKind, AccountPays, AccountScope
from tests.engine.cases import amount, plan, priced, session
from tests.engine.funding_cases import ALL_YOURS
from tests.properties.settings import thorough

PAYS_CARE = tuple(kind for kind in AccountKind if kind is not AccountKind.LSA)

one_account = st.builds(
    Account,
    kind=st.sampled_from(PAYS_CARE),
    yearly=st.integers(0, 60_000),
    pays=st.sampled_from(AccountPays),
    percent=st.integers(0, 10_000),
    starts_after=st.one_of(st.just(0), st.integers(0, 50_000)),
    scope=st.sampled_from(AccountScope),
)
several = st.lists(one_account, min_size=1, max_size=4, unique_by=lambda one: one.kind).map(tuple)
bills = st.lists(st.integers(1, 400), min_size=2, max_size=5)


def paid(accounts: tuple[Account, ...], deductible: int, *billed: int) -> Priced:
    """With a deductible in dollars, and all that comes after it the member's coinsurance."""
    return priced(plan(ALL_YOURS, deductible=amount(deductible), accounts=accounts), *map(session, billed))


@thorough
@given(several, st.integers(0, 800), bills)
def test_accounts_pay_of_a_bill_what_they_pay_of_its_parts(
    accounts: tuple[Account, ...], deductible: int, billed: list[int]
) -> None:
    """A share is rounded once a line, so that each account that pays one may be a cent off a line; what begins after
    an amount begins a few cents off then, no more."""
    whole, cut = paid(accounts, deductible, sum(billed)), paid(accounts, deductible, *billed)
    shares = sum(one.pays is AccountPays.SHARE and one.percent % 10_000 > 0 for one in accounts)
    most = shares * len(billed) * len(accounts)
    left = dict(cut.accounts_left)
    assert all(abs(cents - left[kind]) <= most for kind, cents in whole.accounts_left)
    assert abs(whole.totals.member_pays - cut.totals.member_pays) <= most


@thorough
@given(several, st.integers(0, 800), bills)
def test_accounts_that_pay_all_of_it_pay_the_same_to_the_cent(
    accounts: tuple[Account, ...], deductible: int, billed: list[int]
) -> None:
    accounts = tuple(replaced(one, pays=AccountPays.FIRST) for one in accounts)
    whole, cut = paid(accounts, deductible, sum(billed)), paid(accounts, deductible, *billed)
    assert (whole.accounts_left, whole.totals) == (cut.accounts_left, cut.totals)
