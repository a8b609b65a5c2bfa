"""What an enrollment says before a course is priced: the amounts of each pool, the uses of limits, and of which day."""

import datetime
from typing import NamedTuple

from calculator.engine.adjudication.pools import DRUG, IN, OUT, counts_across
from calculator.model.member import Enrollment, LimitUse, Met
from calculator.model.plan import Benefit, Coverage, DeductibleUse, NetworkCredit


class OpeningBalances(NamedTuple):
    """What an enrollment states of a coverage: its days, and what was counted already, in cents by pool, for the member
    and for the rest of the family, at the end of ``as_of``; None: when the course starts."""

    first_day: datetime.date
    last_day: datetime.date
    covered_since: datetime.date | None
    authorized: bool
    as_of: datetime.date | None
    deductibles: dict[str, int]
    limits: dict[str, int]
    others_deductibles: dict[str, int]
    others_limits: dict[str, int]
    uses: dict[str, LimitUse]
    late: int


def stated_of(enrolled: Enrollment, coverage: Coverage) -> OpeningBalances:
    """What ``enrolled`` states of ``coverage``."""
    own, others = _met(enrolled, coverage), _met_by_others(enrolled, coverage)
    deductibles, limits = _amounts_met(own, coverage)
    others_deductibles, others_limits = _amounts_met(others, coverage)
    return OpeningBalances(
        enrolled.coverage_starts or datetime.date.min,
        enrolled.coverage_ends or datetime.date.max,
        enrolled.coverage_starts,
        enrolled.authorization_held,
        enrolled.met_as_of,
        deductibles,
        limits,
        others_deductibles,
        others_limits,
        _uses(enrolled),
        enrolled.met_last_quarter,
    )


def _amounts_met(met: dict[str, Met], coverage: Coverage) -> tuple[dict[str, int], dict[str, int]]:
    """What is met of each deductible and of each limit."""
    deductibles = {pool: one.deductible for pool, one in met.items()}
    if any(deductibles.values()):
        return deductibles, _limits_met(met, coverage)
    return deductibles, {pool: one.out_of_pocket for pool, one in met.items()}


def _met(enrolled: Enrollment, coverage: Coverage) -> dict[str, Met]:
    """The person's own amounts, by pool."""
    own = {IN: enrolled.met, OUT: enrolled.met_out_of_network, DRUG: enrolled.met_drug}
    if coverage.further_tiers:
        stated = {one.tier: one.met for one in enrolled.met_in_tiers}
        own |= {tier.name: stated.get(tier.name, Met()) for tier in coverage.further_tiers}
    return own


def _met_by_others(enrolled: Enrollment, coverage: Coverage) -> dict[str, Met]:
    """The amounts of the rest of the family, by pool."""
    others = {IN: enrolled.others, OUT: enrolled.others_out_of_network, DRUG: enrolled.others_drug}
    if coverage.further_tiers:
        stated = {one.tier: one.others for one in enrolled.met_in_tiers}
        others |= {tier.name: stated.get(tier.name, Met()) for tier in coverage.further_tiers}
    return others


def out_of_pocket_met(enrolled: Enrollment, coverage: Coverage) -> int:
    """What the member has paid toward deductibles and limits of all pools of ``coverage``, each cent once."""
    own = _met(enrolled, coverage)
    paid = {pool: max(met.deductible, met.out_of_pocket) for pool, met in own.items()}
    apart = coverage.deductible.out_of_network is not None or coverage.out_of_pocket_limit.out_of_network is not None
    drug = coverage.drug_deductible is not None or coverage.drug_limit is not None
    networks = paid[IN]
    if apart:
        separate = coverage.network_credit is NetworkCredit.SEPARATE
        networks = paid[IN] + paid[OUT] if separate else max(paid[IN], paid[OUT])
    for tier in coverage.further_tiers:
        if tier.deductible is not None or tier.out_of_pocket_limit is not None:
            crosses = tier.counts_toward or tier.counted_from
            networks = max(networks, paid[tier.name]) if crosses else networks + paid[tier.name]
    return networks + (paid[DRUG] if drug else 0)


def _limits_met(met: dict[str, Met], coverage: Coverage) -> dict[str, int]:
    """What is met of each limit: where the deductible counts toward it, no less than what is met of the deductible."""
    least = dict.fromkeys(met, 0) | {IN: _counting(met[IN].deductible, coverage, IN)}
    if coverage.deductible.out_of_network is not None:
        outside = _counting(met[OUT].deductible, coverage, OUT)
        if coverage.out_of_pocket_limit.out_of_network is not None:
            least[OUT] = outside
        elif coverage.network_credit is NetworkCredit.SEPARATE:
            least[IN] += outside
        else:
            least[IN] = max(least[IN], outside)
    crosses = counts_across(coverage)
    for tier in coverage.further_tiers:
        if tier.deductible is None:
            continue
        inside = _counting(met[tier.name].deductible, coverage, tier.name)
        if tier.out_of_pocket_limit is not None:
            least[tier.name] = inside
        elif {(tier.name, IN), (IN, tier.name)} & crosses:
            least[IN] = max(least[IN], inside)
        else:
            least[IN] += inside
    if coverage.drug_deductible is not None:
        least[DRUG if coverage.drug_limit is not None else IN] += _counting(met[DRUG].deductible, coverage, IN)
    return {pool: max(met[pool].out_of_pocket, least[pool]) for pool in met}


def deductible_counts(coverage: Coverage, network: str) -> bool:
    """Whether every benefit that the deductible of ``network`` applies to counts it toward the limit."""
    return coverage.limit_includes_deductible and all(_counts(benefit, network) for benefit in coverage.benefits)


def _counting(deductible: int, coverage: Coverage, network: str) -> int:
    """``deductible`` where it counts toward the limit; else 0."""
    return deductible if deductible_counts(coverage, network) else 0


def _counts(benefit: Benefit, network: str) -> bool:
    """Whether a deductible that ``benefit`` takes counts toward the limit; so it does where it takes none."""
    share = benefit.share_in(IN if network == DRUG else network)
    if share is None or not benefit.covered:
        return True
    uses = (share.deductible, *(tier.deductible for tier in benefit.first_visits))
    return share.counts_to_limit or DeductibleUse.APPLIES not in uses


def _uses(enrolled: Enrollment) -> dict[str, LimitUse]:
    """What is used of each benefit's limits, by its name, in the order in which they are stated; several entries of one
    benefit add up."""
    found: dict[str, LimitUse] = {}
    for use in enrolled.limits_used:
        before = found.get(use.benefit)
        found[use.benefit] = use if before is None else _together(before, use)
    return found


def _together(one: LimitUse, more: LimitUse) -> LimitUse:
    return LimitUse.unchecked(
        benefit=one.benefit,
        visits=one.visits + more.visits,
        dollars=one.dollars + more.dollars,
        lifetime_visits=one.lifetime_visits + more.lifetime_visits,
        lifetime_dollars=one.lifetime_dollars + more.lifetime_dollars,
    )
