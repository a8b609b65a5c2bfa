"""A benefit plan as its Summary of Benefits and Coverage (SBC) states it.

A plan has *benefits* (a specialist visit, an outpatient service), each with its rule, and a *reading*: which benefit
each service of the course falls under. Where a plan's document is silent the reading is an assumption, and stands
here where it can be seen and changed.
"""

from enum import StrEnum
from typing import Annotated

from calculator.model.authorization import Authorization
from calculator.model.base import (
    BasisPoints,
    Cents,
    Checked,
    Count,
    Limits,
    Model,
    MonthDay,
    Note,
    Slug,
    Sources,
    Title,
)
from calculator.model.funding import Account, Funding
from calculator.model.market import Market
from calculator.model.plan_document import PlanDocument
from calculator.model.plan_year import AccumulatorYear, CarryOver
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


class AmountKind(StrEnum):
    """How family amounts work: each member's own inside the family's, or the whole family's first (FACTS C6)."""

    EMBEDDED = "embedded"
    AGGREGATE = "aggregate"


class AllowedBasis(StrEnum):
    """How the allowed amount of a service is found. It is never above the billed price."""

    BILLED = "billed"
    AMOUNT = "amount"
    PERCENT_OF_BILLED = "percent_of_billed"
    PERCENT_OF_MEDICARE = "percent_of_medicare"


class NetworkCredit(StrEnum):
    """Which accumulators a line moves when in-network and out-of-network have amounts of their own."""

    SEPARATE = "separate"
    BOTH = "both"
    OUT_COUNTS_IN = "out_counts_in"
    IN_COUNTS_OUT = "in_counts_out"


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
    """

    copay: Cents = 0
    coinsurance: BasisPoints = 0
    deductible: DeductibleUse = DeductibleUse.APPLIES
    order: Order = Order.DEDUCTIBLE_FIRST
    coinsurance_base: CoinsuranceBase = CoinsuranceBase.NET
    copay_when_crossing: bool = True
    copay_counts_to_deductible: bool = False
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


class Benefit(Model):
    """One benefit of the plan and its rule. ``out_of_network`` None: not covered there.

    ``allowance`` is the most the plan counts per session; the dollar limits are the most the PLAN pays.
    """

    name: Slug
    title: Annotated[str, Limits(max_length=80)] = ""
    covered: bool = True
    in_network: CostShare = CostShare()
    out_of_network: CostShare | None = None
    allowance: Cents | None = None
    visit_limit: Count | None = None
    lifetime_visit_limit: Count | None = None
    dollar_limit: Cents | None = None
    lifetime_dollar_limit: Cents | None = None
    first_visits: Annotated[tuple[VisitTier, ...], Limits(max_length=5)] = ()
    waiting_days: Annotated[int, Limits(ge=0, le=1_500)] = 0
    authorization: Authorization | None = None
    discount_when_not_covered: bool = False

    def __post_init__(self) -> None:
        """The tiers by visit go up."""
        steps = [tier.through for tier in self.first_visits]
        if steps != sorted(set(steps)):
            raise ValueError("the tiers by visit must go up: each ends at a later visit than the one before")


class TierAmounts(Model):
    """An amount for one person and for the family, in cents; None: there is none."""

    individual: Cents | None = None
    family: Cents | None = None

    def __post_init__(self) -> None:
        """The family amount is not below the individual one."""
        if self.individual is not None and self.family is not None and self.family < self.individual:
            raise ValueError(
                f"the family amount ({format_money(self.family)}) is below the individual amount "
                f"({format_money(self.individual)})"
            )


class YearlyAmount(Model):
    """A deductible or an out-of-pocket limit. ``out_of_network`` None: one amount serves both networks in common."""

    kind: AmountKind = AmountKind.EMBEDDED
    in_network: TierAmounts = TierAmounts()
    out_of_network: TierAmounts | None = None


class Reading(Model):
    """This plan pays ``service`` of a course under ``benefit``."""

    service: Slug
    benefit: Slug


class CaseRate(Model):
    """One agreed price for all sessions of ``services`` in the course, divided over them by their billed prices."""

    amount: Cents
    services: Annotated[tuple[Slug, ...], Limits(min_length=1, max_length=20)]


class Coverage(Model):
    """Amounts, benefits and their reading: all that prices a line. A plan is one; a rider beside it is another.

    A deductible of None is none (0); an out-of-pocket limit of None is no limit. ``drug_deductible`` and
    ``drug_limit`` are the prescription benefit's own, for drug lines; None: the medical ones serve drugs too.
    ``otherwise`` is the benefit of services the reading does not name; None: such services are not covered.
    """

    deductible: YearlyAmount = YearlyAmount()
    out_of_pocket_limit: YearlyAmount = YearlyAmount()
    network_credit: NetworkCredit = NetworkCredit.SEPARATE
    drug_deductible: TierAmounts | None = None
    drug_limit: TierAmounts | None = None
    benefits: Annotated[tuple[Benefit, ...], Limits(max_length=40)] = ()
    reading: Annotated[tuple[Reading, ...], Limits(max_length=60)] = ()
    otherwise: Slug | None = None

    def __post_init__(self) -> None:
        """Benefits have names of their own, the reading names them, and a limit is not below its deductible."""
        names = [benefit.name for benefit in self.benefits]
        if len(names) != len(set(names)):
            raise ValueError("two benefits have the same name")
        services = [reading.service for reading in self.reading]
        if len(services) != len(set(services)):
            raise ValueError("the reading names a service twice")
        for used in (*(reading.benefit for reading in self.reading), self.otherwise):
            if used is not None and used not in names:
                raise ValueError(f"the reading names “{used}”, which is not a benefit here")
        _limit_reaches_deductible(self.deductible, self.out_of_pocket_limit)

    def benefit_for(self, service: str) -> Benefit | None:
        """The benefit that ``service`` is paid under, or None where it is not covered at all."""
        name = next((reading.benefit for reading in self.reading if reading.service == service), self.otherwise)
        return next((benefit for benefit in self.benefits if benefit.name == name), None)


class RiderPays(StrEnum):
    """A carve-out rider pays before the medical plan, which then prices what the rider left of the allowed amount, or
    instead of it."""

    FIRST = "first"
    INSTEAD = "instead"


class Rider(Coverage):
    """A carve-out rider beside the medical plan (FACTS B1): it takes the services its reading names.

    With ``shares_accumulators`` its lines run through the medical plan's deductible and limit in place of its own.
    """

    title: Title
    pays: RiderPays = RiderPays.INSTEAD
    shares_accumulators: bool = False


class Plan(Coverage):
    """A benefit plan: its coverage, its year, and its accounts, rider and funding. ``figures_year`` is the year that
    the plan's printed figures are of. ``edited``: figures were changed since its note and its sources were written;
    ``made_from`` is the name of the plan that it was copied from, where that one has sources or is an example.
    ``document`` is what its figures were read from, where they were."""

    name: Title
    note: Note = ""
    sources: Sources = ()
    example: bool = False
    figures_year: Annotated[int, Limits(ge=2000, le=2100)] | None = None
    edited: bool = False
    made_from: Annotated[str, Limits(max_length=120)] = ""
    year_starts: MonthDay = "01-01"
    accumulator_year: AccumulatorYear = AccumulatorYear.PLAN
    last_quarter_carries_over: CarryOver = CarryOver.NONE
    case_rate: CaseRate | None = None
    rider: Rider | None = None
    accounts: Annotated[tuple[Account, ...], Limits(max_length=8)] = ()
    funding: Funding = Funding()
    market: Market = Market.EMPLOYER
    document: PlanDocument | None = None


def _limit_reaches_deductible(deductible: YearlyAmount, limit: YearlyAmount) -> None:
    pairs = [("in-network", deductible.in_network, limit.in_network)]
    if deductible.out_of_network is not None and limit.out_of_network is not None:
        pairs.append(("out-of-network", deductible.out_of_network, limit.out_of_network))
    for network, amounts, most in pairs:
        for who, amount, bound in (
            ("individual", amounts.individual, most.individual),
            ("family", amounts.family, most.family),
        ):
            if amount is not None and bound is not None and bound < amount:
                raise ValueError(
                    f"the {network} out-of-pocket limit ({who}, {format_money(bound)}) is below the deductible "
                    f"({format_money(amount)}): a limit includes the deductible"
                )
