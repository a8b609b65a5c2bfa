"""A coverage's words become whole numbers once: for each benefit and network the rule that the rulebook takes."""

from typing import NamedTuple

from calculator.engine.adjudication.rulebook import (
    COVERED,
    NO_AUTHORIZATION,
    NO_LIMIT,
    NOT_COVERED,
    NOT_COVERED_OUT_OF_NETWORK,
    Rule,
)
from calculator.model.authorization import MissingAuthorization
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CoinsuranceBase,
    CostShare,
    Coverage,
    DeductibleUse,
    Order,
    VisitTier,
)
from calculator.money import WHOLE, share


class BenefitTerms(NamedTuple):
    """One benefit in one network: its rule, the rules of its first visits, and whether it is covered there.

    ``benefit`` None: the coverage has no benefit for the service.
    """

    benefit: Benefit | None
    status: int
    rule: Rule
    tiers: tuple[tuple[int, Rule], ...]
    allowed: AllowedAmount

    def rule_for_visit(self, number: int) -> Rule:
        """The rule of the ``number``-th visit of the plan year, counted from 1."""
        for through, rule in self.tiers:
            if number <= through:
                return rule
        return self.rule


def counted_as(benefit: Benefit | None) -> str:
    """The benefit that visits, dollars, copays and what coinsurance is taken of are counted under."""
    return "" if benefit is None else benefit.limits_with or benefit.name


def counting(coverage: Coverage) -> set[str]:
    """The benefits (``counted_as``) of which a line's copay or coinsurance depends on those before it, in any network:
    then all lines of theirs are counted, whatever their own rule asks for."""
    return {counted_as(benefit) for benefit in coverage.benefits if any(map(_counts, benefit.shares))}


def _counts(share: CostShare) -> bool:
    return (
        share.copay_once_a_day
        or share.copay_once_a_course
        or share.copay_year_maximum is not None
        or share.coinsurance_changes_after is not None
    )


def terms_of(coverage: Coverage, benefit: Benefit | None, network: str, *, authorized: bool) -> BenefitTerms:
    """The terms under which ``coverage`` pays services under ``benefit`` in ``network``; None: it has none for them."""
    if benefit is None:
        return BenefitTerms(
            None, NOT_COVERED, _rule(CostShare(), None, coverage, authorized=authorized), (), AllowedAmount()
        )
    share = benefit.share_in(network)
    status = COVERED if benefit.covered else NOT_COVERED
    if share is None:
        share = benefit.in_network
        status = status or NOT_COVERED_OUT_OF_NETWORK
    rule = _rule(share, benefit, coverage, authorized=authorized)
    tiers = tuple((tier.through, _tier_rule(rule, tier)) for tier in benefit.first_visits)
    return BenefitTerms(benefit, status, rule, tiers, share.allowed)


def _rule(share: CostShare, benefit: Benefit | None, coverage: Coverage, *, authorized: bool) -> Rule:
    missed = benefit.authorization if benefit and not authorized else None
    return Rule(
        copay=share.copay,
        coinsurance=share.coinsurance,
        deductible_applies=int(share.deductible is DeductibleUse.APPLIES),
        copay_first=int(share.order is Order.COPAY_FIRST),
        coinsurance_on_allowed=int(share.coinsurance_base is CoinsuranceBase.ALLOWED),
        copay_when_crossing=int(share.copay_when_crossing),
        copay_counts_to_deductible=int(share.copay_counts_to_deductible),
        counts_to_limit=int(share.counts_to_limit),
        visit_least=share.least_per_visit or 0,
        visit_most=NO_LIMIT if share.most_per_visit is None else share.most_per_visit,
        allowance=NO_LIMIT if benefit is None or benefit.allowance is None else benefit.allowance,
        penalty=missed.amount if missed and missed.missing is MissingAuthorization.AMOUNT else 0,
        penalty_rate=missed.percent if missed and missed.missing is MissingAuthorization.PERCENT else 0,
        discount_when_not_covered=int(benefit is not None and benefit.discount_when_not_covered),
        deductible_in_limit=int(coverage.limit_includes_deductible),
        visit_deductible=share.visit_deductible,
        changes_after=NO_LIMIT if share.coinsurance_changes_after is None else share.coinsurance_changes_after,
        coinsurance_then=share.coinsurance_then,
        copay_most=NO_LIMIT if share.copay_year_maximum is None else share.copay_year_maximum,
        copay_once_a_day=int(share.copay_once_a_day),
        copay_once_a_course=int(share.copay_once_a_course),
    )


def _tier_rule(rule: Rule, tier: VisitTier) -> Rule:
    applies = int(tier.deductible is DeductibleUse.APPLIES)
    return rule._replace(copay=tier.copay, coinsurance=tier.coinsurance, deductible_applies=applies, visit_least=0)


def rate_of(words: BenefitTerms) -> tuple[int, int]:
    """The allowed amount before step 1's bound: cents, and basis points of the billed price."""
    allowed = words.allowed
    if allowed.basis is AllowedBasis.BILLED:
        return 0, WHOLE
    if allowed.basis is AllowedBasis.PERCENT_OF_BILLED:
        return 0, allowed.percent
    amount = allowed.amount or 0
    return (share(amount, allowed.percent) if allowed.basis is AllowedBasis.PERCENT_OF_MEDICARE else amount), 0


def limits_of(benefit: Benefit) -> tuple[int, int, int, int]:
    """The most visits of a plan year and of a lifetime, and the most cents of both; NO_LIMIT: there is none."""
    visits, lifetime_visits, dollars, lifetime_dollars = (
        NO_LIMIT if most is None else most
        for most in (
            benefit.visit_limit,
            benefit.lifetime_visit_limit,
            benefit.dollar_limit,
            benefit.lifetime_dollar_limit,
        )
    )
    return visits, lifetime_visits, dollars, lifetime_dollars


def status_of(words: BenefitTerms, *, authorized: bool) -> int:
    """What holds on every day: whether the service is covered, and prior authorization where it was needed (step 2)."""
    authorization = None if words.benefit is None else words.benefit.authorization
    denied = authorization is not None and authorization.missing is MissingAuthorization.DENIED and not authorized
    return NO_AUTHORIZATION if words.status == COVERED and denied else words.status
