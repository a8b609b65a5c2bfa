"""All that covers a member under a plan, worked out once for as long as both are the very same."""

from typing import Final, NamedTuple

from calculator.engine.adjudication.coverings import Coverings, coverings_of
from calculator.engine.adjudication.day_calendar import Held, accounts_of
from calculator.engine.adjudication.enrolled import out_of_pocket_met
from calculator.engine.adjudication.kept import KeptByKey
from calculator.engine.adjudication.payer_columns import Beside
from calculator.engine.adjudication.periods import Period, periods_of
from calculator.model.funding import AccountBalance
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.kept import goes_with_the_case

_MOST_KEPT: Final = 64
"""The plans that are compared, each for a few members."""


class Covered(NamedTuple):
    """What covers a member: the ``periods`` in which it stays the same, the accounts of his plans and what is in them,
    what decides ``beside`` it, and what he ``paid_before`` the course toward deductible and limit, in cents."""

    coverings: Coverings
    periods: tuple[Period, ...]
    held: tuple[Held, ...]
    beside: Beside
    balances: tuple[AccountBalance, ...]
    paid_before: int

    @property
    def capped(self) -> bool:
        """Whether a federal limit bounds one person in a limit."""
        return any(covering.capped for covering in self.coverings.rows)


class _Kept(NamedTuple):
    """What covers a member, and whose it is: as long as it is kept no other plan or member has their ids."""

    plan: Plan
    member: Member
    covered: Covered


def covered_by(plan: Plan, member: Member) -> Covered:
    """What covers ``member`` under ``plan``."""
    key = id(plan), id(member)
    known = _kept.get(key) or _kept.keep(key, _Kept(plan, member, _covered(plan, member)))
    return known.covered


def _covered(plan: Plan, member: Member) -> Covered:
    coverings = coverings_of(plan, member)
    paid_before = out_of_pocket_met(member.enrollment_in(plan.name), plan)
    held = accounts_of(coverings)
    return Covered(coverings, periods_of(coverings), held, Beside.of(member), member.balances, paid_before)


_kept: Final[KeptByKey[tuple[int, int], _Kept]] = KeptByKey(_MOST_KEPT)
goes_with_the_case(_kept.forget)
