"""The further network tiers of a plan or a rider, as they are entered: what else of it changes when a tier comes, goes
or counts.

Each function gives the parts of the plan or the rider that are others.
"""

from collections.abc import Callable
from typing import Any

from calculator.model.base import replaced
from calculator.model.benefit import Benefit, CostShare, TierShare
from calculator.model.network_tier import NetworkTier
from calculator.model.plan import Coverage, Plan, YearFigures


def with_tier(coverage: Coverage, tier: NetworkTier) -> dict[str, Any]:
    """``tier`` beside the others: every benefit is paid in it as in network, until that is changed."""

    def shared(benefit: Benefit) -> Benefit:
        share = TierShare.unchecked(tier=tier.name, share=benefit.in_network)
        return replaced(benefit, further_tiers=(*benefit.further_tiers, share))

    return {
        "further_tiers": (*coverage.further_tiers, tier),
        "benefits": tuple(map(shared, coverage.benefits)),
        **_in_years(coverage, lambda one: replaced(one, benefits=tuple(map(shared, one.benefits)))),
    }


def without_tier(coverage: Coverage, name: str) -> dict[str, Any]:
    """The tier called ``name`` is gone, with all that is said of it."""

    def without(benefit: Benefit) -> Benefit:
        return replaced(benefit, further_tiers=tuple(one for one in benefit.further_tiers if one.tier != name))

    def year_without(figures: YearFigures) -> YearFigures:
        return replaced(
            figures,
            benefits=tuple(map(without, figures.benefits)),
            further_tiers=_counting_not(figures.further_tiers, name),
        )

    return {
        "further_tiers": _counting_not(coverage.further_tiers, name),
        "benefits": tuple(map(without, coverage.benefits)),
        **_in_years(coverage, year_without),
    }


def _in_years(coverage: Coverage, change: Callable[[YearFigures], YearFigures]) -> dict[str, Any]:
    """The figures of later years as ``change`` makes them; a rider has none."""
    return {"years": tuple(map(change, coverage.years))} if isinstance(coverage, Plan) else {}


def with_share(coverage: Coverage, benefit: str, tier: str, share: CostShare | None) -> dict[str, Any]:
    """The ``benefit`` is paid by ``share`` in ``tier``; None: it is not covered there."""

    def shared(one: Benefit) -> Benefit:
        if one.name != benefit:
            return one
        own = () if share is None else (TierShare.unchecked(tier=tier, share=share),)
        return replaced(one, further_tiers=(*(other for other in one.further_tiers if other.tier != tier), *own))

    return {"benefits": tuple(map(shared, coverage.benefits))}


def counting_with(coverage: Coverage, tier: str, other: str) -> tuple[bool, bool]:
    """Whether what is paid in ``tier`` counts in the network ``other`` too, and the other way round."""
    own, theirs = coverage.network_tier(tier), coverage.network_tier(other)
    toward = own is not None and other in own.counts_toward
    back = own is not None and other in own.counted_from
    if theirs is not None:
        toward, back = toward or tier in theirs.counted_from, back or tier in theirs.counts_toward
    return toward, back


def with_counting(coverage: Coverage, tier: str, other: str, *, toward: bool, back: bool) -> dict[str, Any]:
    """What is paid in ``tier`` counts in the network ``other`` (``toward``), what is paid there in the tier (``back``).
    It is said of the tier alone."""

    def counted(one: NetworkTier) -> NetworkTier:
        mine, names = one.name == tier, {tier, other} - {one.name}
        if one.name not in (tier, other):
            return one
        to, of = (
            (*(name for name in before if name not in names), *((other,) if so and mine else ()))
            for before, so in ((one.counts_toward, toward), (one.counted_from, back))
        )
        return replaced(one, counts_toward=to, counted_from=of)

    return {"further_tiers": tuple(map(counted, coverage.further_tiers))}


def _counting_not(tiers: tuple[NetworkTier, ...], gone: str) -> tuple[NetworkTier, ...]:
    return tuple(
        replaced(
            tier,
            counts_toward=tuple(name for name in tier.counts_toward if name != gone),
            counted_from=tuple(name for name in tier.counted_from if name != gone),
        )
        for tier in tiers
        if tier.name != gone
    )
