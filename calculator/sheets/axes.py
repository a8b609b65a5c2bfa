"""What is written along the axes of a sheet's drawings, and where the names of its lines stand: places are in parts of
ten thousand of an axis. It knows nothing of what is drawn."""

import datetime
from collections.abc import Sequence
from typing import Final

from calculator.money import WHOLE, format_dollars, format_money
from calculator.reference.voice import Voice

Tick = tuple[int, str]
"""A place on an axis, and what is written there."""

_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_AMOUNTS: Final = 5
_MOST_DAYS: Final = 6
_MOST_COUNTS: Final = 10


def top_of(cents: int) -> int:
    """The round amount in cents at which an axis for amounts up to ``cents`` ends."""
    step = _step(-(-cents // 100), _MOST_AMOUNTS) * 100
    return max(-(-cents // step) * step, step)


def amounts(top: int) -> list[Tick]:
    """Round amounts from nothing to ``top`` cents, which is one of them."""
    step = _step(top // 100, _MOST_AMOUNTS) * 100
    return [(cents * WHOLE // top, format_dollars(cents)) for cents in range(0, top + 1, step)]


def days(first: datetime.date, last: datetime.date, voice: Voice) -> list[Tick]:
    """The first day, the first days of months after it that have room, and the last day."""
    whole = max((last - first).days, 1)
    near = whole // _MOST_DAYS
    found = [first]
    turn = (first.replace(day=1) + datetime.timedelta(days=31)).replace(day=1)
    while turn < last:
        if (turn - found[-1]).days > near and (last - turn).days > near:
            found.append(turn)
        turn = (turn + datetime.timedelta(days=31)).replace(day=1)
    return [((day - first).days * WHOLE // whole, voice.date(day)) for day in dict.fromkeys((*found, last))]


def counts(least: int, greatest: int) -> list[Tick]:
    """Whole numbers from ``least`` to ``greatest``, both among them."""
    round_ones = _round(least, greatest, _step(greatest - least, _MOST_COUNTS))
    return [(_along(at, least, greatest), str(at)) for at in round_ones]


def prices(least: int, greatest: int) -> list[Tick]:
    """Round prices from ``least`` to ``greatest`` cents, both among them."""
    round_ones = _round(least, greatest, _step((greatest - least) // 100, _MOST_AMOUNTS) * 100)
    return [(_along(at, least, greatest), format_money(at)) for at in round_ones]


def apart(places: Sequence[int], gap: int) -> list[int]:
    """The places moved as little as needed for ``gap`` between any two, none beyond the ends where there is room."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    moved = list(places)
    below = -gap
    for at in order:
        below = moved[at] = max(places[at], below + gap)
    above = max(WHOLE, (len(places) - 1) * gap) + gap
    for at in reversed(order):
        above = moved[at] = min(moved[at], above - gap)
    return moved


def _along(at: int, least: int, greatest: int) -> int:
    return (at - least) * WHOLE // max(greatest - least, 1)


def _round(least: int, greatest: int, step: int) -> list[int]:
    """The two ends, and the multiples of ``step`` between them that are half a step or more away from both."""
    multiples = range(-(-least // step) * step, greatest, step)
    inner = (at for at in multiples if min(at - least, greatest - at) * 2 >= step)
    return list(dict.fromkeys((least, *inner, greatest)))


def _step(span: int, most: int) -> int:
    """The round number that goes into ``span`` at most ``most`` times."""
    size: int = 10 ** max(len(str(max(span, 1))) - 2, 0)
    return next(step * size for step in _STEPS if span <= most * step * size)
