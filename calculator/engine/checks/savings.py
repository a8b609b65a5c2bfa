"""Checks of a plan that is meant to go with a health savings account (FACTS B5): what would end the right to it.

They hold only where the plan offers an HSA or the member has one.
"""

from collections.abc import Iterator
from typing import Final

from calculator.engine.checks.situation import CheckContext, Use
from calculator.model.course import Network, Place
from calculator.model.estimate import DatedLine, Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.model.plan import AmountKind, DeductibleUse, Rider, TierAmounts
from calculator.money import WHOLE
from calculator.reference.limits import federal_limit, source_of

_PAYS_EARLY: Final = "IRS Notice 2026-5 (wtwco 2025-12): telehealth before the deductible, remote services only"


def before_the_deductible(at: CheckContext) -> Iterator[Flag]:
    """The course uses a benefit that pays before the deductible, other than for remote services."""
    if not at.with_hsa:
        return
    for use in (*at.medical_uses, *at.rider_uses):
        if any(_pays_early(at, use, line) for line in use.lines):
            yield Flag("hsa_first_dollar", FlagLevel.WARNING, {"benefit": use.title}, _PAYS_EARLY, 2025)


def _pays_early(at: CheckContext, use: Use, line: DatedLine) -> bool:
    benefit = use.benefit
    share = benefit.in_network if line.network == Network.IN else benefit.out_of_network
    if share is None or (line.place == Place.TELEHEALTH and not line.drug):
        return False
    waived = share.deductible is DeductibleUse.WAIVED and share.coinsurance < WHOLE
    free_first = any(
        tier.deductible is DeductibleUse.WAIVED and tier.coinsurance < WHOLE for tier in benefit.first_visits
    )
    return waived or free_first or (isinstance(use.coverage, Rider) and _rider_pays_early(at, use.coverage))


def _rider_pays_early(at: CheckContext, rider: Rider) -> bool:
    """Whether a rider with amounts of its own starts to pay below the least deductible."""
    if rider.shares_accumulators:
        return False
    own = _of_tier(at, rider.deductible.in_network)
    least = _least_deductible(at, at.plan_years[-1])
    return own == 0 or (least is not None and own < least)


def deductible_below(at: CheckContext) -> Iterator[Flag]:
    """A deductible is below the least an HDHP may have in a year of the course; each is flagged for the first such."""
    if not at.with_hsa:
        return
    name = _named("hdhp_deductible", at)
    for code, own in _deductibles(at):
        for year in at.plan_years:
            least = federal_limit(name, year)
            if least is not None and own < least:
                figures: dict[str, object] = {"year": year, "least_cents": least, "own_cents": own}
                yield Flag(code, FlagLevel.WARNING, figures, source_of(name, year), year)
                break


def _deductibles(at: CheckContext) -> Iterator[tuple[str, int]]:
    """The deductibles to hold against the least: the tier's, one person's inside a family's, and that for drugs."""
    amounts = at.plan.deductible.in_network
    yield ("hdhp_deductible_low_family" if at.family else "hdhp_deductible_low"), _of_tier(at, amounts)
    embedded = at.plan.deductible.kind is AmountKind.EMBEDDED and amounts.family is not None
    if at.family and embedded and amounts.individual is not None:
        yield "hdhp_embedded_low", amounts.individual
    if at.plan.drug_deductible is not None and any(line.drug for line in at.lines):
        yield "hdhp_drug_deductible_low", _of_tier(at, at.plan.drug_deductible)


def limit_above(at: CheckContext) -> Iterator[Flag]:
    """The out-of-pocket limit is above the most an HDHP may have in the year, or there is none."""
    if not at.with_hsa:
        return
    name = _named("hdhp_limit", at)
    amounts = at.plan.out_of_pocket_limit.in_network
    own = amounts.family if at.family and amounts.family is not None else amounts.individual
    for year in at.plan_years:
        most = federal_limit(name, year)
        if most is not None and (own is None or own > most):
            code = "hdhp_limit_missing" if own is None else "hdhp_limit_high"
            figures: dict[str, object] = {"year": year, "most_cents": most, "own_cents": own or 0}
            yield Flag(code, FlagLevel.WARNING, figures, source_of(name, year), year)
            return


def other_accounts(at: CheckContext) -> Iterator[Flag]:
    """An HRA that pays before the least deductible, or a general health FSA, stands beside the HSA."""
    if not at.with_hsa:
        return
    year = at.plan_years[0]
    least = _least_deductible(at, year)
    for kind in (AccountKind.HRA, AccountKind.EBHRA, AccountKind.QSEHRA):
        for account in at.accounts(kind):
            if account.starts_after == 0 or (least is not None and account.starts_after < least):
                yield Flag(
                    "hsa_beside_hra",
                    FlagLevel.WARNING,
                    {"starts_cents": account.starts_after},
                    "newfront.com: an HRA ends HSA eligibility unless it is post-deductible",
                    2022,
                )
    if at.has(AccountKind.FSA):
        yield Flag(
            "hsa_beside_fsa",
            FlagLevel.WARNING,
            {},
            "jdsupra; epicbrokers; assuredpartners: a general-purpose health FSA ends HSA eligibility",
            2025,
        )


def _named(limit: str, at: CheckContext) -> str:
    return f"{limit}_family" if at.family else f"{limit}_self_only"


def _least_deductible(at: CheckContext, year: int) -> int | None:
    return federal_limit(_named("hdhp_deductible", at), year)


def _of_tier(at: CheckContext, amounts: TierAmounts) -> int:
    """The amount that binds the member's tier, in cents; 0 where there is none."""
    own = amounts.family if at.family and amounts.family is not None else amounts.individual
    return own or 0
