"""A benefit with another cost share in every network."""

from collections.abc import Callable

from calculator.model.base import replaced
from calculator.model.plan import Benefit, CostShare


def with_each_share(benefit: Benefit, change: Callable[[CostShare], CostShare]) -> Benefit:
    """``benefit`` with each of its cost shares as ``change`` makes it."""
    outside = benefit.out_of_network
    return replaced(
        benefit,
        in_network=change(benefit.in_network),
        out_of_network=None if outside is None else change(outside),
        further_tiers=tuple(replaced(one, share=change(one.share)) for one in benefit.further_tiers),
    )
