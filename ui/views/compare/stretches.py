"""Which plan is cheapest over which stretch of an axis, read from the figures of all plans. It adds nothing up."""

from typing import NamedTuple

Figures = tuple[tuple[int, tuple[int, ...]], ...]
"""Places on the axis, each with what every plan costs there. Every crossing of two plans is among the places."""


class Stretch(NamedTuple):
    """From ``least`` to ``greatest`` the plans at these places are the cheapest; several, where they cost the same."""

    least: int
    greatest: int
    plans: tuple[int, ...]


def stretches(figures: Figures) -> tuple[Stretch, ...]:
    """The stretches in order. A plan stays the cheapest until another costs less, which happens at a crossing only."""
    found: list[Stretch] = []
    for at, costs in figures:
        cheapest = tuple(place for place, cents in enumerate(costs) if cents == min(costs))
        held = tuple(place for place in found[-1].plans if place in cheapest) if found else ()
        if held:
            found[-1] = Stretch(found[-1].least, at, held)
            continue
        if found:
            found[-1] = found[-1]._replace(greatest=at - 1)
        found.append(Stretch(at, at, cheapest))
    return tuple(found)
