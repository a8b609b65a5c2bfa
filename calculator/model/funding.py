"""Who else pays: accounts, a manufacturer's program, and who bears what the plan pays."""

from enum import StrEnum
from typing import Annotated

from calculator.model.base import BasisPoints, Cents, Day, Limits, Model


class AccountKind(StrEnum):
    """The account families of FACTS B4."""

    HRA = "hra"
    EBHRA = "ebhra"
    QSEHRA = "qsehra"
    HSA = "hsa"
    FSA = "fsa"
    LSA = "lsa"


class AccountPays(StrEnum):
    """How an account pays of what the member owes: all of it first, or a share."""

    FIRST = "first"
    SHARE = "share"


class AccountScope(StrEnum):
    """What an account may pay: whatever the member owes, cost sharing only, or the deductible only."""

    ALL = "all"
    COST_SHARING = "cost_sharing"
    DEDUCTIBLE = "deductible"


class Account(Model):
    """An account of the plan, in the order in which the plan lets it pay.

    ``yearly`` is what is newly available in a plan year (an HRA's employer money, an FSA's election). ``percent`` is
    the account's part when it pays a share. It begins after the member has paid ``starts_after`` in the plan year.
    ``carries_over`` up to ``carry_over_limit`` (None: all) goes on into the next plan year. A health FSA may have
    ``grace_period`` in place of it: two months and a half of the next year in which the rest is still spent (IRS
    Notice 2005-42, 2013-71). ``run_out_days`` after the end of a plan year what was spent in it may still be claimed;
    None: nobody said, or it is an HSA, which has no such day. An LSA pays nothing of care, or where it
    ``pays_as_income`` it does, as income that the member is taxed on.
    """

    kind: AccountKind
    title: Annotated[str, Limits(max_length=80)] = ""
    yearly: Cents = 0
    pays: AccountPays = AccountPays.FIRST
    percent: BasisPoints = 10_000
    starts_after: Cents = 0
    scope: AccountScope = AccountScope.ALL
    carries_over: bool = False
    carry_over_limit: Cents | None = None
    grace_period: bool = False
    run_out_days: Annotated[int, Limits(ge=0, le=366)] | None = None
    pays_as_income: bool = False

    def __post_init__(self) -> None:
        """A grace period is an FSA's, and stands in place of a carry-over; only an LSA pays as income, and only an HSA
        has no day until which to claim."""
        if self.grace_period and self.kind is not AccountKind.FSA:
            raise ValueError("only an FSA has a grace period")
        if self.grace_period and self.carries_over:
            raise ValueError("an FSA has a carry-over or a grace period, not both")
        if self.run_out_days is not None and self.kind is AccountKind.HSA:
            raise ValueError("an HSA has no day until which to claim")
        if self.pays_as_income and self.kind is not AccountKind.LSA:
            raise ValueError("only an LSA pays as taxable income")


class Contribution(Model):
    """Money that goes into an HSA on one day of every month, from a first month on."""

    own: Cents = 0
    employer: Cents = 0
    day_of_month: Annotated[int, Limits(ge=1, le=28)] = 1
    starts: Day
    months: Annotated[int, Limits(ge=1, le=60)] = 12


class AccountBalance(Model):
    """What is in the member's account of one kind when the course starts, in cents.

    For an HSA, ``employer_money`` of ``balance`` came from the employer. For the other kinds ``balance`` stands in
    place of the plan's yearly amount in the first plan year. An HSA pays nothing for care before the day on which it
    was ``opened`` (26 USC 223(d)(2)); None: before the course.
    """

    kind: AccountKind
    balance: Cents
    employer_money: Cents = 0
    contributions: Annotated[tuple[Contribution, ...], Limits(max_length=12)] = ()
    opened: Day | None = None

    def __post_init__(self) -> None:
        """Only an HSA is opened by the member."""
        if self.opened is not None and self.kind is not AccountKind.HSA:
            raise ValueError("only an HSA has a day on which it was opened")


class AssistanceMode(StrEnum):
    """Whether a manufacturer's money counts toward the member's deductible and limit (FACTS F, copay accumulator)."""

    COUNTS = "counts"
    ACCUMULATOR = "accumulator"
    MAXIMIZER = "maximizer"


class AfterUsedUp(StrEnum):
    """What a maximizer's plan does with the fills after the program's money is used up: it pays them, or the member
    owes the plan's own share (JMCP 2024;30(8):883-896, Table 1: it pays)."""

    PLAN_PAYS = "plan_pays"
    OWN_SHARE = "own_share"


class Assistance(Model):
    """A manufacturer's program for the drug, with commercial insurance only.

    ``yearly`` is its cap in a calendar year; of each line's cost sharing the last ``member_pays_first`` are the
    member's own. A maximizer divides the cap over ``fills_per_year`` (the last takes the rest), makes that the cost
    sharing, pays it, and counts none of it, nor the member's own part; ``after_used_up`` says what comes then.
    """

    title: Annotated[str, Limits(max_length=80)] = ""
    yearly: Cents = 0
    member_pays_first: Cents = 0
    mode: AssistanceMode = AssistanceMode.COUNTS
    fills_per_year: Annotated[int, Limits(ge=1, le=366)] = 12
    after_used_up: AfterUsedUp = AfterUsedUp.PLAN_PAYS


class FundingKind(StrEnum):
    """Who bears the claims (FACTS B4)."""

    SELF_FUNDED = "self_funded"
    LEVEL_FUNDED = "level_funded"
    INSURED = "insured"


class Funding(Model):
    """The employer's side: who bears the claims, and the fees, in cents.

    ``premium_share`` is what the employer pays of the premium a month (insured), or the level payment (level-funded),
    whose stop-loss bears a person's claims above ``attachment_point`` in a plan year. ``fee_pepm`` is per employee
    per month, ``fee_per_case`` per course, ``fee_per_engaged_month`` per engaged member and month.
    """

    kind: FundingKind = FundingKind.SELF_FUNDED
    premium_share: Cents = 0
    attachment_point: Cents | None = None
    fee_pepm: Cents = 0
    fee_per_case: Cents = 0
    fee_per_engaged_month: Cents = 0
