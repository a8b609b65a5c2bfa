"""One benefit of a plan (a specialist visit, an outpatient service) and its rule, as the SBC's table of common services
has it."""

from enum import StrEnum
from typing import Annotated

from calculator.model.authorization import Authorization
from calculator.model.base import BasisPoints, Cents, Checked, Count, Limits, Model, Slug
from calculator.model.course import Network
from calculator.model.network_tier import MOST_TIERS
from calculator.money import format_money


class DeductibleUse(StrEnum):
    """Whether the plan's deductible applies to a benefit."""

    APPLIES = "applies"
    WAIVED = "waived"


class Order(StrEnum):
    """What is taken first on one visit. Plans differ; the plan document says."""

    DEDUCTIBLE_FIRST = "deductible_first"
    COPAY_FIRST = "copay_first"


class CoinsuranceBase(StrEnum):
    """What the coinsurance percentage is taken of: what deductible and copay leave, or the whole allowed amount."""

    NET = "net"
    ALLOWED = "allowed"


class AllowedBasis(StrEnum):
    """How the allowed amount of a service is found. It is never above the billed price."""

    BILLED = "billed"
    AMOUNT = "amount"
    PERCENT_OF_BILLED = "percent_of_billed"
    PERCENT_OF_MEDICARE = "percent_of_medicare"


Multiple = Annotated[int, Checked("MULTIPLE")]
"""A percentage that may pass 100, such as 140% of a Medicare figure: basis points inside."""


class AllowedAmount(Model):
    """How the allowed amount is found: ``amount`` is the negotiated rate or the Medicare figure, in cents."""

    basis: AllowedBasis = AllowedBasis.BILLED
    amount: Cents | None = None
    percent: Multiple = 10_000

    def __post_init__(self) -> None:
        """The amount is there where it is needed."""
        if self.basis in (AllowedBasis.AMOUNT, AllowedBasis.PERCENT_OF_MEDICARE) and self.amount is None:
            raise ValueError("this way to find the allowed amount needs an amount")


class CostShare(Model):
    """What the member pays for one visit, in one network: the row of the SBC's table of common services.

    ``coinsurance`` is the member's share. ``least_per_visit`` and ``most_per_visit`` bound copay and coinsurance
    together, not the deductible. ``copay_when_crossing``: the copay is charged on the visit that crosses the
    deductible, too.

    ``visit_deductible`` is a deductible of each visit, before that of the year and beside it. Of the copays of one day
    (``copay_once_a_day``) or of the whole course (``copay_once_a_course``) the member pays no more than the highest;
    copays come to no more than ``copay_year_maximum`` in a plan year. ``coinsurance`` is of the first
    ``coinsurance_changes_after`` of what it is taken of in a plan year, ``coinsurance_then`` of the rest.
    """

    copay: Cents = 0
    coinsurance: BasisPoints = 0
    deductible: DeductibleUse = DeductibleUse.APPLIES
    order: Order = Order.DEDUCTIBLE_FIRST
    coinsurance_base: CoinsuranceBase = CoinsuranceBase.NET
    copay_when_crossing: bool = True
    copay_counts_to_deductible: bool = False
    copay_once_a_day: bool = False
    copay_once_a_course: bool = False
    copay_year_maximum: Cents | None = None
    visit_deductible: Cents = 0
    coinsurance_changes_after: Cents | None = None
    coinsurance_then: BasisPoints = 0
    counts_to_limit: bool = True
    least_per_visit: Cents | None = None
    most_per_visit: Cents | None = None
    allowed: AllowedAmount = AllowedAmount()

    def __post_init__(self) -> None:
        """The least per visit is not above the most."""
        least, most = self.least_per_visit, self.most_per_visit
        if least is not None and most is not None and least > most:
            raise ValueError(
                f"the least per visit ({format_money(least)}) is above the most per visit ({format_money(most)})"
            )


class VisitTier(Model):
    """A rule for the first visits of a year: through visit number ``through`` this copay and coinsurance hold."""

    through: Annotated[int, Limits(ge=1, le=1_000)]
    copay: Cents = 0
    coinsurance: BasisPoints = 0
    deductible: DeductibleUse = DeductibleUse.WAIVED


class TierShare(Model):
    """What the member pays for one visit in a further network tier, which ``tier`` names."""

    tier: Slug
    share: CostShare = CostShare()


class Benefit(Model):
    """One benefit of the plan and its rule. ``out_of_network`` None: not covered there; nor is it in a further tier
    that ``further_tiers`` does not name.

    ``allowance`` is the most the plan counts per session; the dollar limits are the most the PLAN pays. Visits, dollars
    and copays of the year are counted with those of the benefit ``limits_with``, where it names one.
    """

    name: Slug
    title: Annotated[str, Limits(max_length=80)] = ""
    covered: bool = True
    in_network: CostShare = CostShare()
    out_of_network: CostShare | None = None
    further_tiers: Annotated[tuple[TierShare, ...], Limits(max_length=MOST_TIERS)] = ()
    allowance: Cents | None = None
    visit_limit: Count | None = None
    lifetime_visit_limit: Count | None = None
    dollar_limit: Cents | None = None
    lifetime_dollar_limit: Cents | None = None
    first_visits: Annotated[tuple[VisitTier, ...], Limits(max_length=5)] = ()
    waiting_days: Annotated[int, Limits(ge=0, le=1_500)] = 0
    authorization: Authorization | None = None
    discount_when_not_covered: bool = False
    limits_with: Slug | None = None

    def __post_init__(self) -> None:
        """The tiers by visit go up."""
        steps = [tier.through for tier in self.first_visits]
        if steps != sorted(set(steps)):
            raise ValueError("the tiers by visit must go up: each ends at a later visit than the one before")
        named = [one.tier for one in self.further_tiers]
        if len(named) != len(set(named)):
            raise ValueError(f"“{self.name}” has two shares in one network tier")

    @property
    def shares(self) -> tuple[CostShare, ...]:
        """What the member pays in each network in which it is covered."""
        outside = () if self.out_of_network is None else (self.out_of_network,)
        return self.in_network, *outside, *(one.share for one in self.further_tiers)

    def share_in(self, network: str) -> CostShare | None:
        """What the member pays in ``network``: "in", "out" or a further tier; None: it is not covered there."""
        if network == Network.IN:
            return self.in_network
        if network == Network.OUT:
            return self.out_of_network
        return next((one.share for one in self.further_tiers if one.tier == network), None)
