"""Checks of what is entered of the member in each coverage (plan, rider, second plan): its days, and what was met and
used, against what that coverage has."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.engine.checks.situation import Situation
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.member import Enrollment, LimitUse, Met
from calculator.model.plan import Benefit, Coverage, TierAmounts

_USES: Final = (
    ("visits", "visit_limit", "used_visits_above"),
    ("lifetime_visits", "lifetime_visit_limit", "used_visits_above"),
    ("dollars", "dollar_limit", "used_dollars_above"),
    ("lifetime_dollars", "lifetime_dollar_limit", "used_dollars_above"),
)


class _Entered(NamedTuple):
    """One coverage with what is entered of the member in it; ``family``: whether the family's amounts hold."""

    title: str
    coverage: Coverage
    enrollment: Enrollment
    family: bool


class _Amount(NamedTuple):
    """What is entered as met toward one amount of a coverage, and the amount itself; None: there is none."""

    code: str
    own: Met
    others: Met
    deductible: TierAmounts | None
    limit: TierAmounts | None


def outside_coverage(at: Situation) -> Iterator[Flag]:
    """Sessions lie before the first or after the last day of the coverage that takes them: it pays nothing of them."""
    outside = [line.date for line in at.lines if at.outside(line)]
    if outside:
        figures: dict[str, object] = {"number": len(outside), "first_date": outside[0]}
        yield Flag("outside_coverage", FlagLevel.WARNING, figures, *at.of_plan)


def met_above(at: Situation) -> Iterator[Flag]:
    """More is entered as met toward a deductible or an out-of-pocket limit than the coverage has of it."""
    for entered in _entered(at):
        for amount in _amounts(entered):
            for name, most in (("deductible", amount.deductible), ("out_of_pocket", amount.limit)):
                own, others = getattr(amount.own, name), getattr(amount.others, name)
                if over := _over(own, others, most, entered.family, needed=name == "deductible"):
                    figures = {"coverage": entered.title, "own_cents": over[0], "most_cents": over[1]}
                    yield Flag(f"met_{name}_above{amount.code}", FlagLevel.WARNING, figures, *at.of_plan)


def _over(own: int, others: int, most: TierAmounts | None, family: bool, *, needed: bool) -> tuple[int, int] | None:
    """What is entered, and the amount that it is above; None: it is within. ``needed``: where there is no such amount,
    nothing can be met of it."""
    if most is None:
        return None
    together = family and most.family is not None
    if most.individual is not None and own > most.individual:
        return own, most.individual
    if together and own + others > (most.family or 0):
        return own + others, most.family or 0
    if needed and own and most.individual is None and not together:
        return own, 0
    return None


def used_above(at: Situation) -> Iterator[Flag]:
    """More visits or dollars are entered as used than a benefit's limit has."""
    for entered in _entered(at):
        benefits = {benefit.name: benefit for benefit in entered.coverage.benefits}
        for use in entered.enrollment.limits_used:
            if use.benefit in benefits:
                yield from _used_above(at, benefits[use.benefit], use)


def _used_above(at: Situation, benefit: Benefit, use: LimitUse) -> Iterator[Flag]:
    for part, limit, code in _USES:
        own, most = getattr(use, part), getattr(benefit, limit)
        if most is not None and own > most:
            ends = "_cents" if "dollars" in part else ""
            figures = {"benefit": benefit.title or benefit.name, f"own{ends}": own, f"most{ends}": most}
            yield Flag(code, FlagLevel.WARNING, figures, *at.of_plan)
            return


def _entered(at: Situation) -> Iterator[_Entered]:
    enrollment = at.enrollment
    yield _Entered(at.plan.name, at.plan, enrollment, at.family)
    if at.plan.rider is not None and not at.plan.rider.shares_accumulators and enrollment.rider is not None:
        yield _Entered(at.plan.rider.title, at.plan.rider, enrollment.rider, at.family)
    other = at.case.member.other_coverage
    if other is not None:
        family = at.family if other.tier is None else other.tier.is_family
        yield _Entered(other.plan.name, other.plan, other.enrollment, family)


def _amounts(entered: _Entered) -> Iterator[_Amount]:
    """The amounts of a coverage that are entered apart; what is not asked for (FACTS: a network counted with the
    other) is not held against anything."""
    coverage, of = entered.coverage, entered.enrollment
    deductible, limit = coverage.deductible, coverage.out_of_pocket_limit
    yield _Amount("", of.met, of.others, deductible.in_network, limit.in_network)
    yield _Amount(
        "_out", of.met_out_of_network, of.others_out_of_network, deductible.out_of_network, limit.out_of_network
    )
    yield _Amount("_drug", of.met_drug, of.others_drug, coverage.drug_deductible, coverage.drug_limit)
