"""Which plan is cheapest over which stretch of an axis, read from what every plan costs at places along it."""

from typing import Final, NamedTuple

from calculator.engine.comparison.price_map import price_map
from calculator.engine.comparison.variation import sessions_of
from calculator.model.case import Case
from calculator.model.comparison import Axis, BreakEven
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.break_even import crossing_words
from calculator.words.comparison import listed, tell, tell_of

_MOST_SAID: Final = 8
"""More crossings than these are left to the stretches: most are between plans that nobody would choose."""

Figures = tuple[tuple[int, tuple[int, ...]], ...]
"""Places on the axis, each with what every plan costs there. Every crossing of two plans is among the places."""


class CheapestRange(NamedTuple):
    """From ``least`` to ``greatest`` the plans at these places are the cheapest; several, where they cost the same."""

    least: int
    greatest: int
    plans: tuple[int, ...]


def stretches(figures: Figures) -> tuple[CheapestRange, ...]:
    """The stretches in order. A plan stays the cheapest until another costs less, which happens at a crossing only."""
    found: list[CheapestRange] = []
    for at, costs in figures:
        cheapest = tuple(place for place, cents in enumerate(costs) if cents == min(costs))
        held = tuple(place for place in found[-1].plans if place in cheapest) if found else ()
        if held:
            found[-1] = CheapestRange(found[-1].least, at, held)
            continue
        if found:
            found[-1] = found[-1]._replace(greatest=at - 1)
        found.append(CheapestRange(at, at, cheapest))
    return tuple(found)


def figures_of(case: Case, found: BreakEven, spread: int) -> Figures:
    """What every plan costs at some ``spread`` places, at every crossing, and where the course itself is."""
    step = max((found.greatest - found.least) // spread, 1)
    wanted = {*range(found.least, found.greatest + 1, step), found.greatest}
    wanted |= {crossing.at for crossing in found.crossings}
    if found.here is not None and found.least <= found.here <= found.greatest:
        wanted.add(found.here)
    places = tuple(sorted(wanted))
    if found.axis is Axis.SESSIONS:
        costs = [dict(curve.points) for curve in found.curves]
        return tuple((at, tuple(cost[at] for cost in costs)) for at in places)
    answer = price_map(case, found.payer, places, (sessions_of(case.course),))
    if answer is None:
        raise ValueError("nobody gave the map up")
    return tuple(zip(places, zip(*(plan[0] for plan in answer.costs), strict=True), strict=True))


def stretch_words(found: BreakEven, figures: Figures, voice: Voice) -> list[str]:
    """``1 to 4 sessions: A costs you the least.``, for each stretch."""
    said = []
    for stretch in stretches(figures):
        names = listed([found.curves[place].plan for place in stretch.plans], voice)
        one = "_one" if stretch.least == stretch.greatest else ""
        if one and stretch.least == 1 and found.axis is Axis.SESSIONS:
            one = "_first"
        least, greatest = (place_words(at, found.axis) for at in (stretch.least, stretch.greatest))
        where = (
            tell("sessions_counted_one", voice)
            if one == "_first"
            else tell(f"stretch_{found.axis.value}{one}", voice, least=least, greatest=greatest)
        )
        said.append(tell_of("cheapest", found.payer, found.backing, voice, where=where, plan=names))
    return said


def changes_in_words(found: BreakEven, figures: Figures, voice: Voice) -> list[str]:
    """Which plan is cheapest over which stretch; and each crossing, where there are few of them."""
    said = stretch_words(found, figures, voice)
    if len(found.crossings) <= _MOST_SAID:
        said += [crossing_words(crossing, found, voice) for crossing in found.crossings]
    return said


def place_words(at: int, axis: Axis) -> str:
    """A place on an axis: a number of sessions, or a price."""
    return format_money(at) if axis is Axis.PRICE else str(at)
