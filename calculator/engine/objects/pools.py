"""The accumulators of one coverage: in network, out of network and drug, each with amounts of its own or none."""

from typing import Final

from calculator.engine.objects.accumulators import Accumulator
from calculator.model.plan import AmountKind, NetworkCredit, TierAmounts, YearlyAmount

IN: Final = "in"
OUT: Final = "out"
DRUG: Final = "drug"

Pools = dict[str, Accumulator]


def pools_of(amount: YearlyAmount, drug: TierAmounts | None, *, family: bool, absent: int) -> Pools:
    """The pools of a deductible or a limit: always one in network, the others where the plan counts them apart."""

    def make(amounts: TierAmounts, kind: AmountKind) -> Accumulator:
        return Accumulator(amounts, kind, family_tier=family, absent=absent)

    pools = {IN: make(amount.in_network, amount.kind)}
    if amount.out_of_network is not None:
        pools[OUT] = make(amount.out_of_network, amount.kind)
    if drug is not None:
        pools[DRUG] = make(drug, amount.kind)
    return pools


def drawn_from(pools: Pools, network: str, *, drug: bool) -> Accumulator:
    """The accumulator that a line in ``network`` draws from."""
    return pools[_name(pools, network, drug=drug)]


def counted_in(pools: Pools, credit: NetworkCredit, network: str, *, drug: bool) -> tuple[Accumulator, ...]:
    """The accumulators that a line in ``network`` counts toward: both networks' where ``credit`` says so."""
    pool = _name(pools, network, drug=drug)
    if pool == DRUG or OUT not in pools:
        return (pools[pool],)
    crosses = credit is NetworkCredit.BOTH or credit is (
        NetworkCredit.OUT_COUNTS_IN if pool == OUT else NetworkCredit.IN_COUNTS_OUT
    )
    return (pools[IN], pools[OUT]) if crosses else (pools[pool],)


def _name(pools: Pools, network: str, *, drug: bool) -> str:
    if drug and DRUG in pools:
        return DRUG
    return OUT if network == OUT and OUT in pools else IN
