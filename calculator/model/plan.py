"""A benefit plan as its Summary of Benefits and Coverage (SBC) states it.

A plan has *benefits* (a specialist visit, an outpatient service), each with its rule, and a *reading*: which benefit
each service of the course falls under. Where a plan's document is silent the reading is an assumption, and stands
here where it can be seen and changed.
"""

from enum import StrEnum
from typing import Annotated, Final

from calculator.model.base import (
    Cents,
    Limits,
    Model,
    MonthDay,
    Note,
    Slug,
    Sources,
    Title,
    replaced,
)
from calculator.model.benefit import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    Order,
    TierShare,
    VisitTier,
)
from calculator.model.course import Place
from calculator.model.funding import Account, AccountKind, Funding
from calculator.model.market import Market
from calculator.model.network_tier import MOST_TIERS, NetworkTier, know_each_other
from calculator.model.plan_document import PlanDocument
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.model.yearly_amount import AmountKind, TierAmounts, YearlyAmount, limit_reaches

__all__ = (
    "AccountFigure",
    "AllowedAmount",
    "AllowedBasis",
    "AmountKind",
    "Benefit",
    "CaseRate",
    "CoinsuranceBase",
    "CostShare",
    "Coverage",
    "DeductibleUse",
    "NetworkCredit",
    "NetworkTier",
    "Order",
    "Plan",
    "Reading",
    "Rider",
    "RiderPays",
    "TierAmounts",
    "TierShare",
    "VisitTier",
    "YearFigures",
    "YearlyAmount",
)
"""With what a benefit is made of, which is in ``benefit``, and what amounts and networks are, each in its own room."""


class NetworkCredit(StrEnum):
    """Which accumulators a line moves when in-network and out-of-network have amounts of their own."""

    SEPARATE = "separate"
    BOTH = "both"
    OUT_COUNTS_IN = "out_counts_in"
    IN_COUNTS_OUT = "in_counts_out"


class Reading(Model):
    """This plan pays ``service`` of a course under ``benefit``: at one ``place``, or (None) wherever no other reading
    of the service names its place."""

    service: Slug
    benefit: Slug
    place: Place | None = None


class CaseRate(Model):
    """One agreed price for all sessions of ``services`` in the course, divided over them by their billed prices."""

    amount: Cents
    services: Annotated[tuple[Slug, ...], Limits(min_length=1, max_length=20)]


class Coverage(Model):
    """Amounts, benefits and their reading: all that prices a line. A plan is one; a rider beside it is another.

    A deductible of None is none (0); an out-of-pocket limit of None is no limit. ``drug_deductible`` and
    ``drug_limit`` are the prescription benefit's own, for drug lines; None: the medical ones serve drugs too.
    ``limit_includes_deductible`` False, as in older plans: the deductible counts toward no limit, and none bounds it.
    ``otherwise`` is the benefit of services the reading does not name; None: such services are not covered.
    ``further_tiers`` are networks beside the two; sessions in a tier that is none of them are in or out of network.
    """

    deductible: YearlyAmount = YearlyAmount()
    out_of_pocket_limit: YearlyAmount = YearlyAmount()
    limit_includes_deductible: bool = True
    network_credit: NetworkCredit = NetworkCredit.SEPARATE
    further_tiers: Annotated[tuple[NetworkTier, ...], Limits(max_length=MOST_TIERS)] = ()
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
        services = [(reading.service, reading.place) for reading in self.reading]
        if len(services) != len(set(services)):
            raise ValueError("the reading names a service twice")
        for used in (*(reading.benefit for reading in self.reading), self.otherwise):
            if used is not None and used not in names:
                raise ValueError(f"the reading names “{used}”, which is not a benefit here")
        self._check_networks()
        own = {benefit.name for benefit in self.benefits if benefit.limits_with is None}
        for benefit in self.benefits:
            if benefit.limits_with not in (None, *own):
                raise ValueError(f"“{benefit.limits_with}” is no benefit here that counts limits of its own")

    def _check_networks(self) -> None:
        know_each_other(self.further_tiers)
        tiers = {tier.name for tier in self.further_tiers}
        for benefit in self.benefits:
            for one in benefit.further_tiers:
                if one.tier not in tiers:
                    raise ValueError(f"“{benefit.name}” has a share in “{one.tier}”, which is no network here")
        if self.limit_includes_deductible:
            _limits_reach_deductibles(self)

    def network_tier(self, name: str) -> NetworkTier | None:
        """The further tier called ``name``; None: there is none."""
        return next((tier for tier in self.further_tiers if tier.name == name), None)

    def network_of(self, network: str, tier: str | None) -> str:
        """The network of a session that is in ``tier`` where there is one of that name, else in or out of network."""
        return tier if tier and self.network_tier(tier) is not None else str(network)

    def benefit_for(self, service: str, place: str | None = None) -> Benefit | None:
        """The benefit that ``service`` is paid under at ``place``, or None where it is not covered at all. What is read
        of the place goes before what is read of the service wherever it is."""
        found = self.otherwise
        for reading in self.reading:
            if reading.service == service:
                if reading.place == place is not None:
                    found = reading.benefit
                    break
                if reading.place is None:
                    found = reading.benefit
        return next((benefit for benefit in self.benefits if benefit.name == found), None)


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


class AccountFigure(Model):
    """What is newly available in a plan year in the account of a kind, in cents."""

    kind: AccountKind
    yearly: Cents


class YearFigures(Model):
    """Figures that a plan has from the plan year on that begins in ``year``; None: they go on as they were.

    ``benefits`` and ``further_tiers`` stand in place of those of the same names. ``without_drug_deductible`` and
    ``without_drug_limit``: the prescription benefit has none of its own any more, the medical one serves drugs too.
    """

    year: Annotated[int, Limits(ge=2000, le=2100)]
    deductible: YearlyAmount | None = None
    out_of_pocket_limit: YearlyAmount | None = None
    drug_deductible: TierAmounts | None = None
    drug_limit: TierAmounts | None = None
    without_drug_deductible: bool = False
    without_drug_limit: bool = False
    limit_includes_deductible: bool | None = None
    further_tiers: Annotated[tuple[NetworkTier, ...], Limits(max_length=MOST_TIERS)] = ()
    benefits: Annotated[tuple[Benefit, ...], Limits(max_length=40)] = ()
    accounts: Annotated[tuple[AccountFigure, ...], Limits(max_length=8)] = ()

    def __post_init__(self) -> None:
        """What the prescription benefit has of its own is not taken away in the same year."""
        for name in ("drug_deductible", "drug_limit"):
            if getattr(self, f"without_{name}") and getattr(self, name) is not None:
                raise ValueError(f"the figures of {self.year} have a {name}, and say that there is none")


_OF_YEAR: Final = ("deductible", "out_of_pocket_limit", "drug_deductible", "drug_limit", "limit_includes_deductible")


class Plan(Coverage):
    """A benefit plan: its coverage, its year, and its accounts, rider and funding. ``figures_year`` is the year that
    the plan's printed figures are of. ``edited``: figures were changed since its note and its sources were written;
    ``made_from`` is the name of the plan that it was copied from, where that one has sources or is an example.
    ``document`` is what its figures were read from, where they were. ``years`` are figures of later plan years."""

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
    years: Annotated[tuple[YearFigures, ...], Limits(max_length=5)] = ()

    def __post_init__(self) -> None:
        """The years go up, and their figures fit together."""
        super().__post_init__()
        named = [figures.year for figures in self.years]
        if named != sorted(set(named)):
            raise ValueError("the years with figures of their own must go up")
        names = {benefit.name for benefit in self.benefits}
        tiers = {tier.name for tier in self.further_tiers}
        for figures in self.years:
            for benefit in figures.benefits:
                if benefit.name not in names:
                    raise ValueError(f"the figures of {figures.year} name “{benefit.name}”, which is no benefit here")
            for tier in figures.further_tiers:
                if tier.name not in tiers:
                    raise ValueError(f"the figures of {figures.year} name “{tier.name}”, which is no network here")
            self.in_year(figures.year)._check_networks()

    def in_year(self, year: int) -> "Plan":
        """The plan as it is in the plan year that begins in ``year``."""
        then = self
        for figures in self.years:
            if figures.year <= year:
                then = _with(then, figures)
        return then


def _with(plan: Plan, figures: YearFigures) -> Plan:
    own = {name: value for name in _OF_YEAR if (value := getattr(figures, name)) is not None}
    own |= {name: None for name in ("drug_deductible", "drug_limit") if getattr(figures, f"without_{name}")}
    benefits = {benefit.name: benefit for benefit in figures.benefits}
    tiers = {tier.name: tier for tier in figures.further_tiers}
    yearly = {figure.kind: figure.yearly for figure in figures.accounts}
    return replaced(
        plan,
        benefits=tuple(benefits.get(benefit.name, benefit) for benefit in plan.benefits),
        further_tiers=tuple(tiers.get(tier.name, tier) for tier in plan.further_tiers),
        accounts=tuple(replaced(account, yearly=yearly.get(account.kind, account.yearly)) for account in plan.accounts),
        **own,
    )


def _limits_reach_deductibles(coverage: Coverage) -> None:
    deductible, limit = coverage.deductible, coverage.out_of_pocket_limit
    limit_reaches("in-network", deductible.in_network, limit.in_network)
    if deductible.out_of_network is not None and limit.out_of_network is not None:
        limit_reaches("out-of-network", deductible.out_of_network, limit.out_of_network)
    for tier in coverage.further_tiers:
        if tier.deductible is not None and tier.out_of_pocket_limit is not None:
            limit_reaches(f"“{tier.name}”", tier.deductible, tier.out_of_pocket_limit)
