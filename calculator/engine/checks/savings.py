"""Checks of a plan that is meant to go with a health savings account (FACTS B5): whether it is one that may.

They hold only where the plan offers an HSA or the member has one. What stands beside the plan is in ``beside``.
"""

from collections.abc import Iterator

from calculator.engine.checks.situation import CheckContext, Use, by_law_with_hsa, cite
from calculator.model.course import Place
from calculator.model.estimate import DatedLine, Flag, FlagLevel
from calculator.model.plan import (
    AmountKind,
    Benefit,
    CostShare,
    Coverage,
    DeductibleUse,
    Plan,
    Rider,
    TierAmounts,
    VisitTier,
)
from calculator.money import WHOLE
from calculator.reference.limits import federal_limit, source_of


def before_the_deductible(at: CheckContext) -> Iterator[Flag]:
    """The course uses a benefit that pays before the deductible, other than for remote services."""
    if not at.with_hsa:
        return
    for use in (*at.medical_uses, *at.rider_uses):
        if any(_pays_early(at, use, line) for line in use.lines):
            yield Flag("hsa_first_dollar", FlagLevel.WARNING, {"benefit": use.title}, *cite("telehealth_early"))


def _pays_early(at: CheckContext, use: Use, line: DatedLine) -> bool:
    rider = use.coverage if isinstance(use.coverage, Rider) else None
    if not rider and by_law_with_hsa(at.plan, (line.date,)):
        return False
    network = use.coverage.network_of(line.network, line.network_tier)
    share = use.benefit.share_in(network)
    if share is None or (line.place == Place.TELEHEALTH and not line.drug):
        return False
    return waives_the_deductible(use.benefit, network) or (rider is not None and _rider_pays_early(at, rider))


def waives_the_deductible(benefit: Benefit, network: str) -> bool:
    """Whether the benefit pays a part of some visit in ``network`` before the deductible is met."""
    share = benefit.share_in(network)
    rules: list[CostShare | VisitTier] = [*benefit.first_visits, share] if share is not None else []
    return any(one.deductible is DeductibleUse.WAIVED and one.coinsurance < WHOLE for one in rules)


def _rider_pays_early(at: CheckContext, rider: Rider) -> bool:
    """Whether a rider with amounts of its own starts to pay below the least deductible."""
    return not rider.shares_accumulators and starts_early(at, rider)


def starts_early(at: CheckContext, coverage: Coverage) -> bool:
    """Whether the deductible of ``coverage`` in network is below the least of a plan year of the course."""
    for year in at.plan_years:
        then = coverage.in_year(year) if isinstance(coverage, Plan) else coverage
        own, least = _of_tier(at, then.deductible.in_network), least_deductible(at, year)
        if own == 0 or (least is not None and own < least):
            return True
    return False


def deductible_below(at: CheckContext) -> Iterator[Flag]:
    """A deductible is below the least an HDHP may have in a year of the course; each is flagged for the first such."""
    if not at.with_hsa:
        return
    name, said = _named("hdhp_deductible", at), set()
    for year, plan in _years(at):
        least = federal_limit(name, year)
        for code, own in _deductibles(at, plan):
            if least is not None and own < least and code not in said:
                said.add(code)
                figures: dict[str, object] = {"year": year, "least_cents": least, "own_cents": own}
                yield Flag(code, FlagLevel.WARNING, figures, source_of(name, year), year)


def _deductibles(at: CheckContext, plan: Plan) -> Iterator[tuple[str, int]]:
    """The deductibles to hold against the least: the tier's, one person's inside a family's, and that for drugs."""
    amounts = plan.deductible.in_network
    yield ("hdhp_deductible_low_family" if at.family else "hdhp_deductible_low"), _least_of_networks(at, plan)
    embedded = plan.deductible.kind is AmountKind.EMBEDDED and amounts.family is not None
    if at.family and embedded and amounts.individual is not None:
        yield "hdhp_embedded_low", amounts.individual
    if plan.drug_deductible is not None and any(line.drug for line in at.lines):
        yield "hdhp_drug_deductible_low", _of_tier(at, plan.drug_deductible)


def _least_of_networks(at: CheckContext, plan: Plan) -> int:
    """The lowest deductible among the networks whose providers have a contract with ``plan``."""
    own = [tier.deductible for tier in plan.further_tiers if tier.deductible and not tier.balance_billing]
    return min(_of_tier(at, amounts) for amounts in (plan.deductible.in_network, *own))


def limit_above(at: CheckContext) -> Iterator[Flag]:
    """The out-of-pocket limit is above the most an HDHP may have in the year, alone or with the drugs' own, or there
    is none."""
    if not at.with_hsa:
        return
    name = _named("hdhp_limit", at)
    for year, plan in _years(at):
        own = _most_of_tier(at, plan.out_of_pocket_limit.in_network)
        drugs = _most_of_tier(at, plan.drug_limit or TierAmounts())
        most = federal_limit(name, year)
        if most is not None and (own is None or own + (drugs or 0) > most):
            code = "hdhp_limit_missing" if own is None else "hdhp_limit_high"
            figures: dict[str, object] = {"year": year, "most_cents": most, "own_cents": own or 0}
            if drugs and own is not None and own <= most:
                code = "hdhp_limits_together"
                figures |= {"drug_cents": drugs, "both_cents": own + drugs}
            yield Flag(code, FlagLevel.WARNING, figures, source_of(name, year), year)
            return


def least_deductible(at: CheckContext, year: int) -> int | None:
    """The least deductible of an HDHP for the member's tier in ``year``; None: it is not loaded."""
    return federal_limit(_named("hdhp_deductible", at), year)


def _years(at: CheckContext) -> Iterator[tuple[int, Plan]]:
    """The plan years in which the plan's own amounts decide whether it goes with an HSA, with what it has then."""
    return ((year, plan) for year, plan in at.plans if not by_law_with_hsa(plan, at.days_in(year)))


def _named(limit: str, at: CheckContext) -> str:
    return f"{limit}_family" if at.family else f"{limit}_self_only"


def _of_tier(at: CheckContext, amounts: TierAmounts) -> int:
    """The amount that binds the member's tier, in cents; 0 where there is none."""
    return _most_of_tier(at, amounts) or 0


def _most_of_tier(at: CheckContext, amounts: TierAmounts) -> int | None:
    return amounts.family if at.family and amounts.family is not None else amounts.individual
