"""The further networks of a plan: tiers of providers beside in and out of network, with amounts of their own."""

from collections.abc import Collection
from typing import Annotated, Final

from calculator.model.base import Limits, Model, Slug
from calculator.model.course import Network
from calculator.model.yearly_amount import TierAmounts

MOST_TIERS: Final = 4
"""As many further tiers as a coverage takes."""

_TAKEN: Final = (*(network.value for network in Network), "drug")

Names = Annotated[tuple[Slug, ...], Limits(max_length=MOST_TIERS + 1)]
"""Networks of a coverage: in, out, or the names of further tiers."""


class NetworkTier(Model):
    """A further network of a coverage, such as its preferred providers or its second tier. Sessions name it by
    ``name``, the plan's document by ``title``.

    ``deductible`` and ``out_of_pocket_limit`` are the tier's own; None: those in network serve it too. What is counted
    in it counts toward those of the networks in ``counts_toward`` as well, what is counted in the networks in
    ``counted_from`` toward its own. ``balance_billing``: its providers have no contract with the plan, so that they may
    bill what is above the allowed amount.
    """

    name: Slug
    title: Annotated[str, Limits(max_length=80)] = ""
    deductible: TierAmounts | None = None
    out_of_pocket_limit: TierAmounts | None = None
    counts_toward: Names = ()
    counted_from: Names = ()
    balance_billing: bool = False

    def __post_init__(self) -> None:
        """The name is no other network's, and it counts for others only."""
        if self.name in _TAKEN:
            raise ValueError(f"a further tier cannot be called “{self.name}”: that is the name of something else")
        for names in (self.counts_toward, self.counted_from):
            if self.name in names or len(names) != len(set(names)):
                raise ValueError(f"the tier “{self.name}” counts for each other network once, and not for itself")


def know_each_other(tiers: Collection[NetworkTier]) -> None:
    """Make sure of it that tiers have names of their own and count for networks that there are.

    Raises:
        ValueError: one does not.
    """
    names = [tier.name for tier in tiers]
    if len(names) != len(set(names)):
        raise ValueError("two network tiers have the same name")
    for tier in tiers:
        for other in (*tier.counts_toward, *tier.counted_from):
            if other not in (Network.IN, Network.OUT, *names):
                raise ValueError(f"the tier “{tier.name}” counts for “{other}”, which is no network here")
