"""Entries about one coverage that cannot all be true. They price as they stand, and are said beside their fields."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from calculator.engine.checks.situation import as_on
from calculator.model.base import replaced
from calculator.model.member import Enrollment, LimitUse, Met
from calculator.model.plan import AmountKind, Benefit, Coverage, Plan, TierAmounts, YearlyAmount

GROUPS: Final = ("met", "met_out_of_network", "met_drug", "others", "others_out_of_network", "others_drug")
"""The amounts that an enrollment has: the person's own, then those of the rest of the family."""

LIMITS: Final = {
    "visits": "visit_limit",
    "dollars": "dollar_limit",
    "lifetime_visits": "lifetime_visit_limit",
    "lifetime_dollars": "lifetime_dollar_limit",
}
"""A part of LimitUse, and the limit of the benefit that it counts toward."""


class Contradiction(NamedTuple):
    """What is wrong with the entry ``part`` of ``group``: the key of a sentence with its figures.

    ``instead`` is the value in cents that would take it away, where there is one that a person may want.
    """

    code: str
    group: str
    part: str
    figures: Mapping[str, object]
    instead: int | None = None


def of_met(enrollment: Enrollment, coverage: Coverage, *, family: bool) -> tuple[Contradiction, ...]:
    """What contradicts itself in the amounts that are met in ``coverage``, as it is on the day that they are of;
    ``family``: it covers a family."""
    then = _on_its_day(enrollment, coverage)
    groups = GROUPS if family else GROUPS[:3]
    return tuple(found for group in groups for found in _of_group(group, enrollment, then, family=family))


def _on_its_day(enrollment: Enrollment, coverage: Coverage) -> Coverage:
    """``coverage`` as it is on the day of which the amounts are that were met."""
    if isinstance(coverage, Plan) and enrollment.met_as_of is not None:
        return as_on(coverage, enrollment.met_as_of)
    return coverage


def of_tiers(enrollment: Enrollment, coverage: Coverage, *, family: bool) -> tuple[Contradiction, ...]:
    """What contradicts itself in the amounts that are met in further network tiers of ``coverage``, by what holds in
    network; the group is that of ``in_tier``."""
    found, coverage = [], _on_its_day(enrollment, coverage)
    stated = {one.tier: one for one in enrollment.met_in_tiers}
    for tier in coverage.further_tiers:
        met = stated.get(tier.name)
        if met is None:
            continue
        there = replaced(
            coverage,
            deductible=_own(coverage.deductible, tier.deductible),
            out_of_pocket_limit=_own(coverage.out_of_pocket_limit, tier.out_of_pocket_limit),
        )
        own = replaced(enrollment, met=met.met, others=met.others, met_last_quarter=0)
        for whose in ("met", "others") if family else ("met",):
            for one in _of_group(whose, own, there, family=family):
                found.append(one._replace(group=in_tier(whose, tier.name)))
    return tuple(found)


def in_tier(whose: str, tier: str) -> str:
    """The group of amounts ("met" or "others") that are met in the further network tier called ``tier``."""
    return f"{whose} {tier}"


def _own(amount: YearlyAmount, own: TierAmounts | None) -> YearlyAmount:
    return replaced(amount, in_network=TierAmounts() if own is None else own)


def of_use(use: LimitUse, benefit: Benefit) -> tuple[Contradiction, ...]:
    """What contradicts itself in what is used of the limits of ``benefit``."""
    found = []
    for part, limit in LIMITS.items():
        used, most = getattr(use, part), getattr(benefit, limit)
        unit = "cents" if "dollars" in part else "count"
        if most is not None and used > most:
            found.append(Contradiction(f"used_above_{part}", "", part, {f"used_{unit}": used, f"most_{unit}": most}))
    for part, unit in (("visits", "count"), ("dollars", "cents")):
        this_year, ever = getattr(use, part), getattr(use, f"lifetime_{part}")
        both = all(getattr(benefit, LIMITS[one]) is not None for one in (part, f"lifetime_{part}"))
        if both and ever and ever < this_year:
            figures = {f"used_{unit}": this_year, f"ever_{unit}": ever}
            found.append(Contradiction(f"ever_below_{part}", "", f"lifetime_{part}", figures))
    return tuple(found)


def _of_group(group: str, enrollment: Enrollment, coverage: Coverage, *, family: bool) -> Iterator[Contradiction]:
    met: Met = getattr(enrollment, group)
    if not (met.deductible or met.out_of_pocket or enrollment.met_last_quarter):
        return
    others = group.startswith("others")
    own: Met = getattr(enrollment, group.replace("others", "met")) if others else Met()
    deductible, limit = most_met(coverage, group, family=family)
    apart = not group.endswith("met") and not group.endswith("others")
    if apart and _amounts(group, coverage, "deductible") is None and _amounts(group, coverage, "limit") is None:
        return
    code = "family_" if others else ""
    if met.deductible and deductible is None and _amounts(group, coverage, "deductible") is not None and not others:
        yield Contradiction("no_deductible", group, "deductible", {})
    elif deductible is not None and met.deductible and met.deductible + own.deductible > deductible:
        figures = {"met_cents": met.deductible + own.deductible, "most_cents": deductible}
        yield Contradiction(f"{code}deductible_above", group, "deductible", figures)
    if limit is not None and met.out_of_pocket and met.out_of_pocket + own.out_of_pocket > limit:
        figures = {"met_cents": met.out_of_pocket + own.out_of_pocket, "most_cents": limit}
        yield Contradiction(f"{code}limit_above", group, "out_of_pocket", figures)
    if limit is not None and met.out_of_pocket < met.deductible:
        figures = {"met_cents": met.out_of_pocket, "deductible_cents": met.deductible}
        yield Contradiction("limit_below_deductible", group, "out_of_pocket", figures, met.deductible)
    if group == "met" and enrollment.met_last_quarter > met.deductible:
        figures = {"met_cents": met.deductible, "quarter_cents": enrollment.met_last_quarter}
        yield Contradiction("quarter_above", group, "deductible", figures)


def most_met(coverage: Coverage, group: str = "met", *, family: bool) -> tuple[int | None, int | None]:
    """The deductible and the limit in cents that the amounts of ``group`` count toward; None: there is none."""
    others = group.startswith("others")
    return (
        _bound(_amounts(group, coverage, "deductible"), coverage.deductible.kind, family=family, others=others),
        _bound(_amounts(group, coverage, "limit"), coverage.out_of_pocket_limit.kind, family=family, others=others),
    )


def _bound(tiers: TierAmounts | None, kind: AmountKind, *, family: bool, others: bool) -> int | None:
    if tiers is None:
        return None
    if others or (family and kind is AmountKind.AGGREGATE):
        return tiers.family
    return tiers.individual if tiers.individual is not None or not family else tiers.family


def _amounts(group: str, coverage: Coverage, which: str) -> TierAmounts | None:
    """The amounts that ``group`` counts toward; None where the coverage has none of that kind apart."""
    if group.endswith("drug"):
        return coverage.drug_deductible if which == "deductible" else coverage.drug_limit
    yearly = coverage.deductible if which == "deductible" else coverage.out_of_pocket_limit
    return yearly.out_of_network if group.endswith("out_of_network") else yearly.in_network
