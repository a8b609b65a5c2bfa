"""The accumulators of one coverage: in network, out of network, of each further tier and of drugs, each with amounts of
its own or none."""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.model.plan import AmountKind, Coverage, NetworkCredit, TierAmounts, YearlyAmount

IN: Final = "in"
OUT: Final = "out"
DRUG: Final = "drug"

_NONE_FURTHER: Final[Mapping[str, TierAmounts | None]] = {}


class Pool(NamedTuple):
    """One deductible or limit: a person's amount and the family's, in cents. ``exists``: whether there is any;
    ``aggregate``: whether it is the whole family's first; ``capped``: whether a federal limit bounds one person in it,
    as in a limit in which no person has an amount of his own."""

    person: int
    family: int
    aggregate: bool
    exists: bool
    capped: bool


def pools_of(
    amount: YearlyAmount,
    drug: TierAmounts | None,
    further: Mapping[str, TierAmounts | None] = _NONE_FURTHER,
    *,
    family: bool,
    absent: int,
) -> dict[str, Pool]:
    """The pools of a deductible or a limit: always one in network, the others where the plan counts them apart.

    ``further`` are the amounts of the further network tiers, by name. ``absent`` is what is left where there is no such
    amount: 0 of a deductible, NO_LIMIT of a limit.
    """
    tiers = {IN: amount.in_network, OUT: amount.out_of_network, DRUG: drug, **further}
    return {
        name: _pool(one, amount.kind, family=family, absent=absent) for name, one in tiers.items() if one is not None
    }


def _pool(amounts: TierAmounts, kind: AmountKind, *, family: bool, absent: int) -> Pool:
    own, common = amounts.individual, amounts.family if family else None
    aggregate = kind is AmountKind.AGGREGATE and common is not None
    in_common = common is not None and (aggregate or own is None)
    person = NO_LIMIT if in_common else absent if own is None else own
    exists = own is not None or common is not None
    return Pool(person, NO_LIMIT if common is None else common, aggregate, exists, in_common and absent == NO_LIMIT)


def drawn_from(pools: Collection[str], network: str, *, drug: bool) -> str:
    """The pool that a line in ``network`` draws from."""
    if drug and DRUG in pools:
        return DRUG
    return network if network in pools else IN


def counted_in(pools: Collection[str], coverage: Coverage, network: str, *, drug: bool) -> tuple[str, ...]:
    """The pools that a line in ``network`` counts toward: those of other networks too where ``coverage`` says so."""
    pool = drawn_from(pools, network, drug=drug)
    if pool == DRUG or len(pools) == 1:
        return (pool,)
    crosses = counts_across(coverage)
    return tuple(name for name in pools if name == pool or {(network, name), (pool, name)} & crosses)


class PoolsOfLine(NamedTuple):
    """The pool that a line draws from and counts toward, whether there is such an amount, and the ``others`` that it
    counts toward too."""

    pool: str
    exists: bool
    others: tuple[str, ...]


def pools_of_line(pools: dict[str, Pool], coverage: Coverage, network: str, *, drug: bool) -> PoolsOfLine:
    """Those of ``pools`` that a line in ``network`` has to do with."""
    pool = drawn_from(pools, network, drug=drug)
    counted = counted_in(pools, coverage, network, drug=drug)
    others = tuple([name for name in counted if name != pool and pools[name].exists])
    return PoolsOfLine(pool, pools[pool].exists, others)


def counts_across(coverage: Coverage) -> set[tuple[str, str]]:
    """Every two networks of ``coverage`` of which what is counted in the first counts toward the second's too."""
    credit, pairs = coverage.network_credit, set[tuple[str, str]]()
    if credit in (NetworkCredit.BOTH, NetworkCredit.OUT_COUNTS_IN):
        pairs.add((OUT, IN))
    if credit in (NetworkCredit.BOTH, NetworkCredit.IN_COUNTS_OUT):
        pairs.add((IN, OUT))
    for tier in coverage.further_tiers:
        pairs |= {(tier.name, other) for other in tier.counts_toward}
        pairs |= {(other, tier.name) for other in tier.counted_from}
    return pairs


def has_contract(coverage: Coverage, network: str) -> bool:
    """Whether providers in ``network`` have a contract with the plan, so that what they bill above its rate is owed by
    nobody."""
    tier = coverage.network_tier(network)
    return network == IN if tier is None else not tier.balance_billing
