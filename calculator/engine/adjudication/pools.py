"""The accumulators of one coverage: in network, out of network and drug, each with amounts of its own or none."""

from collections.abc import Collection
from typing import Final, NamedTuple

from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.model.plan import AmountKind, NetworkCredit, TierAmounts, YearlyAmount

IN: Final = "in"
OUT: Final = "out"
DRUG: Final = "drug"


class Pool(NamedTuple):
    """One deductible or limit: a person's amount and the family's, in cents. ``exists``: whether there is any;
    ``aggregate``: whether it is the whole family's first; ``capped``: whether a federal limit bounds one person in it,
    as in a limit in which no person has an amount of his own."""

    person: int
    family: int
    aggregate: bool
    exists: bool
    capped: bool


def pools_of(amount: YearlyAmount, drug: TierAmounts | None, *, family: bool, absent: int) -> dict[str, Pool]:
    """The pools of a deductible or a limit: always one in network, the others where the plan counts them apart.

    ``absent`` is what is left where there is no such amount: 0 of a deductible, NO_LIMIT of a limit.
    """
    tiers = {IN: amount.in_network, OUT: amount.out_of_network, DRUG: drug}
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
    return OUT if network == OUT and OUT in pools else IN


def counted_in(pools: Collection[str], credit: NetworkCredit, network: str, *, drug: bool) -> tuple[str, ...]:
    """The pools that a line in ``network`` counts toward: both networks' where ``credit`` says so."""
    pool = drawn_from(pools, network, drug=drug)
    if pool == DRUG or OUT not in pools:
        return (pool,)
    crosses = credit is NetworkCredit.BOTH or credit is (
        NetworkCredit.OUT_COUNTS_IN if pool == OUT else NetworkCredit.IN_COUNTS_OUT
    )
    return (IN, OUT) if crosses else (pool,)
