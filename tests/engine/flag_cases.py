"""What the table of flags is made of: members, plans and courses at the boundary of what a flag says, in whole dollars
where nothing else is said."""

import datetime
from typing import Any, Final, NamedTuple

from calculator.model.authorization import Authorization
from calculator.model.base import PriceRange, changed
from calculator.model.claims import GoodFaithEstimate
from calculator.model.course import Course, ServiceLine
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance, Contribution
from calculator.model.member import CoverageTier, Enrollment, LimitUse, Member, Met, OtherCoverage, SingleCaseAgreement
from calculator.model.plan import AllowedAmount, AllowedBasis, Benefit, CostShare, Plan, Reading
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, plan, tiers
from tests.engine.situations import benefit, course, hdhp


class Given(NamedTuple):
    """A case: under a plan, with a course and a member."""

    plan: Plan
    course: Course | None = None
    member: Member | None = None
    good_faith: tuple[GoodFaithEstimate, ...] = ()


YEAR_2027: Final = course(starts=datetime.date(2027, 2, 1))
YEAR_2028: Final = course(starts=datetime.date(2028, 2, 1))
DECEMBER: Final = course(starts=datetime.date(2026, 12, 20))
AFTER_DEA: Final = datetime.date(2027, 1, 1)


def self_paid(over: int, **parts: Any) -> Given:
    """A course that no plan pays, and a bill so many cents above what its provider estimated."""
    one = GoodFaithEstimate(provider="Clinic", expected=300_000, billed=300_000 + over, **parts)
    return Given(plan(otherwise=None, benefits=()), None, None, (one,))


def account(kind: str, yearly: int = 0, **parts: Any) -> Account:
    """An account with so many whole dollars a year."""
    return Account(kind=AccountKind(kind), yearly=yearly * 100, **parts)


def with_account(kind: str, yearly: int = 0, **parts: Any) -> Plan:
    """A plan with one account."""
    return plan(accounts=(account(kind, yearly, **parts),))


def beside_hsa(kind: str, after: int) -> Plan:
    """A plan for an HSA with another account that pays after so many dollars."""
    return hdhp(accounts=(account("hsa", 500), account(kind, 1_000, starts_after=after * 100)))


def contributing(cents: int, **parts: Any) -> Member:
    """A member who puts so many cents into the HSA in every month of 2026."""
    monthly = Contribution(own=cents, starts=datetime.date(2026, 1, 1))
    return Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=0, contributions=(monthly,)),), **parts)


def coded(*codes: str, apart: int = 0) -> Course:
    """A session with the first code, and one with each of the others, so many days apart."""
    lines = (
        ServiceLine(service="dosing", price=PriceRange.fixed(50_000), code=code, first_day=at * apart)
        for at, code in enumerate(codes)
    )
    return Course(title="Codes", starts=datetime.date(2026, 3, 2), lines=tuple(lines))


def second(**parts: Any) -> Member:
    """A member whom a second plan covers, too."""
    return Member(other_coverage=OtherCoverage(plan=plan(CostShare(coinsurance=2_000), name="Second", **parts)))


EMPTY_HSA: Final = hdhp(accounts=(account("hsa"),))
PROGRAM: Final = Assistance(yearly=100_000)
AGREED: Final = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),))
NEEDS: Final = plan(**benefit(authorization=Authorization()))
HALF_ALLOWED: Final = plan(CostShare(allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=30_000)))
HELD: Final = AccountBalance(kind=AccountKind.HSA, balance=10_000)


def met(**dollars: int) -> Met:
    """So many whole dollars met."""
    return Met(**{name: amount * 100 for name, amount in dollars.items()})


def family(own: Met, others: Met) -> Member:
    """A member with a family that has met so much."""
    return Member(tier=CoverageTier.FAMILY, met=own, others=others)


WITH_BOTH: Final = plan(
    deductible=amount(500),
    out_of_pocket_limit=amount(5_000),
    last_quarter_carries_over=CarryOver.ALWAYS,
)


def used(**uses: int) -> Member:
    """A member who has used so much of the one benefit's limits."""
    return Member(limits_used=(LimitUse(benefit="visit", **uses),))


def apart(deductible: int) -> Plan:
    """A plan with a deductible out of network, and twice as much as a limit there."""
    return plan(
        deductible=amount(out_of_network=tiers(deductible)),
        out_of_pocket_limit=amount(out_of_network=tiers(2 * deductible)),
    )


SECOND_SESSION: Final = datetime.date(2026, 3, 9)
"""By the end of this day two of the three sessions have come to 1,000."""

FIFTH: Final = CostShare(coinsurance=2_000)


def by_then(**dollars: int) -> Enrollment:
    """So many whole dollars met by the day of the second session."""
    return Enrollment(met_as_of=SECOND_SESSION, met=met(**dollars))


def used_by_then(**uses: int) -> Member:
    """A member who has used so much of the one benefit's limits by the day of the second session."""
    return changed(used(**uses), met_as_of=SECOND_SESSION)


def of_plan(**dollars: int) -> Member:
    """A member who has met that in every plan."""
    return Member(met_as_of=SECOND_SESSION, met=met(**dollars))


def of_rider(**dollars: int) -> Member:
    """A member who has met that in the rider."""
    return Member(rider=by_then(**dollars))


def of_second(limit: int | None = None, **dollars: int) -> Member:
    """A member who has met that in a second plan with a deductible of 1,000, or with a limit."""
    amounts = {"out_of_pocket_limit": amount(limit)} if limit else {"deductible": amount(1_000)}
    other = OtherCoverage(plan=plan(FIFTH, name="Second", **amounts), enrollment=by_then(**dollars))
    return Member(other_coverage=other)


RIDERS_LIMIT: Final[dict[str, Any]] = {"benefit": {"in_network": FIFTH}, "out_of_pocket_limit": amount(5_000)}
NOTHING_FIRST: Final = plan(**benefit(covered=False))
HALF_AFTER: Final = plan(
    CostShare(),
    deductible=amount(500),
    benefits=(Benefit(name="visit"), Benefit(name="half", in_network=CostShare(coinsurance=5_000))),
    reading=(Reading(service="integration", benefit="half"),),
)
"""A deductible of 500; then dosing is free, and half of an integration is the member's."""


def same_day(first: str, then: str, apart: int = 0) -> Course:
    """Two sessions of 500 on one day, or so many days apart."""
    lines = (
        ServiceLine(service=service, price=PriceRange.fixed(50_000), first_day=at * apart)
        for at, service in enumerate((first, then))
    )
    return Course(title="Day", starts=datetime.date(2026, 3, 2), lines=tuple(lines))


def trials(needed: int, weeks: int | None = None) -> Plan:
    """A plan whose authorization asks for so many treatments that failed."""
    return plan(**benefit(authorization=Authorization(failed_trials=needed, trial_weeks=weeks)))


LSA_PAYS, LSA_EMPTY = (plan(FIFTH, accounts=(account("lsa", dollars, pays_as_income=True),)) for dollars in (100, 0))
