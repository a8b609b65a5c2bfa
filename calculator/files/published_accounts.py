"""Who else pays in a published case: the plan's accounts, what the member's hold, a manufacturer's program, and who
bears what the plan pays."""

from collections.abc import Mapping
from typing import Any, Final

from calculator.files.published_values import (
    UnsupportedError,
    answer,
    cents_at,
    cents_or_none,
    day_of,
    day_or_none,
    known,
    points,
    whole,
    whole_or_none,
    word,
)
from calculator.model.funding import (
    Account,
    AccountBalance,
    AccountKind,
    AccountPays,
    AccountScope,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
    Contribution,
    Funding,
    FundingKind,
)

_ACCOUNT_KEYS: Final = {
    *("kind", "pays", "balance", "percent", "starts_after", "scope"),
    *("carries_over", "carry_over_limit", "grace_period", "run_out_days", "pays_as_income", "opened"),
}
_BALANCE_KEYS: Final = {"kind", "balance", "employer_money", "contributions", "opened"}
_CONTRIBUTION_KEYS: Final = {"own", "employer", "day_of_month", "starts", "months"}
_ASSISTANCE_KEYS: Final = {"balance", "counts", "member_pays_first", "mode", "fills_per_year", "after_used_up"}
_FEES: Final = ("premium_share", "fee_pepm", "fee_per_case", "fee_per_engaged_month")
_MOST_FILLS: Final = 366
_MOST_DAYS: Final = 366
_MOST_MONTHS: Final = 60
_LAST_OF_EVERY_MONTH: Final = 28


def account_of(account: Mapping[str, Any]) -> Account:
    """One account of a plan.

    Raises:
        UnsupportedError: it has a key or a value that the format does not have.
    """
    known("accounts", account, _ACCOUNT_KEYS)
    return Account(
        kind=_kind(account),
        yearly=cents_at(account, "balance"),
        pays=word(account, "pays", AccountPays.FIRST),
        percent=points(account.get("percent", 100)),
        starts_after=cents_at(account, "starts_after"),
        scope=word(account, "scope", AccountScope.ALL),
        carries_over=answer("accounts.carries_over", account, absent=False),
        carry_over_limit=cents_or_none(account, "carry_over_limit"),
        grace_period=answer("accounts.grace_period", account, absent=False),
        run_out_days=whole_or_none(account, "run_out_days", 0, _MOST_DAYS),
        pays_as_income=answer("accounts.pays_as_income", account, absent=False),
    )


def balances_of(plan: Mapping[str, Any], member: Mapping[str, Any]) -> tuple[AccountBalance, ...]:
    """What the member's accounts hold: those that the member tells of, and an HSA of the plan that is opened on a day,
    in which all is the employer's.

    Raises:
        UnsupportedError: one has a key or a value that the format does not have, or is told of twice.
    """
    made = [_opened(account) for account in plan.get("accounts") or () if "opened" in account]
    made += [_balance(one) for one in member.get("accounts") or ()]
    kinds = [one.kind for one in made]
    if twice := next((kind for kind in kinds if kinds.count(kind) > 1), None):
        raise UnsupportedError(f"member.accounts: what the {twice} holds is said twice")
    return tuple(made)


def _opened(account: Mapping[str, Any]) -> AccountBalance:
    cents = cents_at(account, "balance")
    return AccountBalance(
        kind=_kind(account), balance=cents, employer_money=cents, opened=day_or_none(account, "opened")
    )


def _balance(balance: Mapping[str, Any]) -> AccountBalance:
    known("member.accounts", balance, _BALANCE_KEYS)
    return AccountBalance(
        kind=_kind(balance),
        balance=cents_at(balance, "balance"),
        employer_money=cents_at(balance, "employer_money"),
        contributions=tuple(_contribution(one) for one in balance.get("contributions") or ()),
        opened=day_or_none(balance, "opened"),
    )


def _contribution(gift: Mapping[str, Any]) -> Contribution:
    known("member.accounts.contributions", gift, _CONTRIBUTION_KEYS)
    return Contribution(
        own=cents_at(gift, "own"),
        employer=cents_at(gift, "employer"),
        day_of_month=whole(gift, "day_of_month", 1, 1, _LAST_OF_EVERY_MONTH),
        starts=day_of("member.accounts.contributions.starts", gift.get("starts")),
        months=whole(gift, "months", 12, 1, _MOST_MONTHS),
    )


def _kind(account: Mapping[str, Any]) -> AccountKind:
    return word(account, "kind", AccountKind.HRA)


def assistance_of(plan: Mapping[str, Any]) -> Assistance | None:
    """A manufacturer's program; None: there is none.

    Raises:
        UnsupportedError: it has a key or a value that the format does not have, or contradicts itself.
    """
    assistance = plan.get("assistance")
    if not assistance:
        return None
    known("assistance", assistance, _ASSISTANCE_KEYS)
    counts = answer("assistance.counts", assistance, absent=True)
    mode = word(assistance, "mode", AssistanceMode.COUNTS if counts else AssistanceMode.ACCUMULATOR)
    if "counts" in assistance and counts != (mode is AssistanceMode.COUNTS):
        raise UnsupportedError(f"assistance.counts and assistance.mode ({mode.value}) say different things")
    return Assistance(
        yearly=cents_at(assistance, "balance"),
        member_pays_first=cents_at(assistance, "member_pays_first"),
        mode=mode,
        fills_per_year=whole(assistance, "fills_per_year", 12, 1, _MOST_FILLS),
        after_used_up=word(assistance, "after_used_up", AfterUsedUp.PLAN_PAYS),
    )


def funding_of(plan: Mapping[str, Any]) -> Funding:
    """Who bears the claims of a plan, and the fees beside them.

    Raises:
        UnsupportedError: it has a key or a value that the format does not have.
    """
    funding: Mapping[str, Any] = plan.get("funding") or {}
    known("plan.funding", funding, {"kind", "attachment_point", *_FEES})
    return Funding(
        kind=word(funding, "kind", FundingKind.SELF_FUNDED),
        attachment_point=cents_or_none(funding, "attachment_point"),
        **{fee: cents_at(funding, fee) for fee in _FEES},
    )
