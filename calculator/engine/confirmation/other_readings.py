"""The same case as it would be if one thing about it were otherwise: out of network, not covered, refused, dearer.

Nothing is priced here and no rule is applied: each function gives another course, plan or member for the one engine.
"""

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from calculator.model.base import PriceRange, replaced
from calculator.model.course import Course, Network, ServiceLine
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CostShare,
    Coverage,
    Plan,
    Reading,
    TierAmounts,
    YearFigures,
)
from calculator.money import WHOLE, share

STEP: Final = 1_000
"""How far a price or an allowed amount is moved to show what it does to the answer, in basis points: a tenth."""

C = TypeVar("C", bound=Coverage)


def out_of_network(course: Course) -> Course:
    """The course with every session out of network."""
    return with_lines(course, outside)


def outside(line: ServiceLine) -> ServiceLine:
    """The line out of network."""
    return replaced(line, network=Network.OUT, network_tier=None)


def dearer(course: Course, which: Callable[[ServiceLine], bool]) -> Course:
    """The course with the lines that ``which`` names dearer by ``STEP``, at all three prices."""

    def risen(line: ServiceLine) -> ServiceLine:
        low, likely, high = (share(cents, WHOLE + STEP) for cents in _prices(line.price))
        return replaced(line, price=PriceRange.unchecked(low=low, likely=likely, high=high)) if which(line) else line

    return with_lines(course, risen)


def with_lines(course: Course, change: Callable[[ServiceLine], ServiceLine]) -> Course:
    """The course with each of its lines as ``change`` makes it."""
    return replaced(course, lines=tuple(map(change, course.lines)))


def allowing_less(plan: Plan, network: Network) -> Plan:
    """The plan, and its rider, with an allowed amount of ``STEP`` below the billed price wherever it is that price; in
    network: in the further tiers too."""

    def less(rule: CostShare) -> CostShare:
        allowed = AllowedAmount.unchecked(basis=AllowedBasis.PERCENT_OF_BILLED, percent=WHOLE - STEP)
        return replaced(rule, allowed=allowed) if rule.allowed.basis is AllowedBasis.BILLED else rule

    def lowered(benefit: Benefit) -> Benefit:
        if network is Network.OUT:
            outside = benefit.out_of_network
            return benefit if outside is None else replaced(benefit, out_of_network=less(outside))
        tiers = tuple(replaced(one, share=less(one.share)) for one in benefit.further_tiers)
        return replaced(benefit, in_network=less(benefit.in_network), further_tiers=tiers)

    return _in_both(plan, lambda coverage: replaced(coverage, benefits=tuple(map(lowered, coverage.benefits))))


def dearer_from(plan: Plan, year: int) -> Plan:
    """The plan with deductibles and limits higher by ``STEP`` from the plan year ``year`` on."""

    def risen(amounts: TierAmounts | None) -> TierAmounts | None:
        if amounts is None:
            return None
        one, all_ = (
            None if cents is None else share(cents, WHOLE + STEP) for cents in (amounts.individual, amounts.family)
        )
        return TierAmounts.unchecked(individual=one, family=all_)

    before = plan.in_year(year)
    yearly = {
        name: replaced(amount, in_network=risen(amount.in_network), out_of_network=risen(amount.out_of_network))
        for name, amount in (
            ("deductible", before.deductible),
            ("out_of_pocket_limit", before.out_of_pocket_limit),
        )
    }
    drug = {name: risen(getattr(before, name)) for name in ("drug_deductible", "drug_limit")}
    tiers = tuple(
        replaced(tier, deductible=risen(tier.deductible), out_of_pocket_limit=risen(tier.out_of_pocket_limit))
        for tier in before.further_tiers
    )
    figures = YearFigures.unchecked(year=year, further_tiers=tiers, **yearly, **drug)
    return replaced(plan, years=(*plan.years, figures))


def not_covering(plan: Plan, services: Collection[str]) -> Plan:
    """The plan, and its rider, as they are when they cover none of ``services``."""
    return _in_both(plan, lambda coverage: paying(coverage, services, None))


def paying(coverage: C, services: Collection[str], benefit: Benefit | None) -> C:
    """The coverage when it pays ``services`` under ``benefit``, which is one of its own; None: it covers them not."""
    benefits = coverage.benefits
    if benefit is None:
        names = {one.name for one in benefits}
        free = next(name for number in range(len(names) + 1) if (name := f"not_covered_{number}") not in names)
        benefit = Benefit.unchecked(name=free, covered=False)
        benefits = (*benefits, benefit)
    kept = tuple(reading for reading in coverage.reading if reading.service not in services)
    # A rider takes the services that its reading names and no others.
    others = {reading.service for reading in coverage.reading} if not isinstance(coverage, Plan) else set(services)
    read = tuple(Reading.unchecked(service=one, benefit=benefit.name) for one in sorted(services) if one in others)
    return replaced(coverage, benefits=benefits, reading=(*kept, *read))


def _in_both(plan: Plan, change: Callable[[Coverage], Coverage]) -> Plan:
    changed = change(plan)
    rider = change(plan.rider) if plan.rider is not None else None
    return replaced(changed, rider=rider) if isinstance(changed, Plan) else plan


def _prices(price: PriceRange) -> tuple[int, int, int]:
    return price.low, price.likely, price.high
