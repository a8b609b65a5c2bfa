"""What is stated of a member's coverages becomes columns: what is counted of each deductible and limit, what is used of
benefits' limits."""

from collections.abc import Iterator, Mapping, Sequence

from calculator.engine.adjudication.columns import Stated, StatedUses
from calculator.engine.adjudication.covering import Covering
from calculator.engine.adjudication.pools import IN


def stated_columns(coverings: Sequence[Covering]) -> Stated:
    """What is counted, in the order of ``Families``; a rider that shares the plan's amounts has none of its own."""
    rows = [row for covering in coverings if not covering.shares for row in _counted(covering)]
    return Stated(*map(list, zip(*rows, strict=True)))


def _counted(covering: Covering) -> Iterator[tuple[int, int, int]]:
    """The member's own, the rest of the family's, and what is of the last quarter: of the deductible in network."""
    stated, now = covering.stated, covering.stated_in
    for name in covering.deductibles:
        if name in now.deductibles and now.deductibles[name].exists:
            late = stated.late if name == IN else 0
            yield stated.deductibles[name], stated.others_deductibles[name], late
        else:
            yield 0, 0, 0
    for name in covering.limits:
        if name in now.limits and now.limits[name].exists:
            yield stated.limits[name], stated.others_limits[name], 0
        else:
            yield 0, 0, 0


def stated_uses(coverings: Sequence[Covering], rows: Mapping[tuple[int, str], int], count: int) -> StatedUses:
    """What is used, in the ``count`` rows that ``rows`` says by coverage and benefit. A coverage that goes on from
    another has that one's."""
    columns = StatedUses(*[[0] * count for _ in StatedUses._fields])
    for at, covering in enumerate(coverings):
        if covering.goes_on:
            continue
        for name, used in covering.stated.uses.items():
            row = rows.get((at, name))
            if row is not None:
                said = (used.visits, used.dollars, used.lifetime_visits, used.lifetime_dollars)
                for column, amount in zip(columns, said, strict=True):
                    column[row] = amount
    return columns
