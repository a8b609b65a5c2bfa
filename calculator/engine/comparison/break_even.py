"""Where the cheaper of two plans changes: exact, by the number of sessions and by the price of one.

By sessions every count is priced. By price each plan's cost is a chain of straight pieces (``slopes``), but for the
rounding of each line to the cent; where two chains cross, the very cent is found by pricing on both sides of it. Where
rounding turns two nearly equal costs about by a cent or so, the crossing is the price from which on one stays cheaper.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from typing import Final

from calculator.engine.adjudication.linear_cents import ComparisonRecorder, LinearCents, slope_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.comparison.session_costs import Courses
from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.comparison.variation import billed_at, listed, price_of, sessions_of
from calculator.engine.schedule import less
from calculator.model.backing import backing_of
from calculator.model.case import Case
from calculator.model.comparison import Axis, BreakEven, Crossing, Curve, Payer
from calculator.model.course import Course
from calculator.model.estimate import DatedLine

Cost = Callable[[int], int]

BilledAt = Callable[[int], tuple[DatedLine, ...]]
"""The lines of a course, less its discounts, with the sessions with the medicine at a price in cents."""

GoingOn = Callable[[], bool]

_FLICKER: Final = 25
"""Over how many cents two costs that part slowly may be turned about by the rounding of their lines."""


class UnwantedError(Exception):
    """Whoever asked for the answer does not want it any more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """From the price ``least`` to ``greatest``, in cents, the cost begins at ``cost`` and rises by ``slope`` a cent."""

    least: int
    greatest: int
    cost: int
    slope: Fraction


def break_even(
    case: Case, payer: Payer, axis: Axis, least: int, greatest: int, going_on: GoingOn = lambda: True
) -> BreakEven:
    """Every crossing of two plans of ``case`` for ``payer`` from ``least`` to ``greatest`` on ``axis``.

    Hundreds of sessions under many plans take minutes: ``going_on`` is asked again and again whether somebody waits.

    Raises:
        UnwantedError: ``going_on`` said no.
    """
    if axis is Axis.SESSIONS:
        return _by_sessions(case, payer, least, greatest, going_on)
    return _by_price(case, payer, least, greatest, going_on)


def _go_on(going_on: GoingOn) -> None:
    if not going_on():
        raise UnwantedError


def _by_sessions(case: Case, payer: Payer, least: int, greatest: int, going_on: GoingOn) -> BreakEven:
    counts = range(least, greatest + 1)
    courses = Courses.of(case.course, counts)
    costs = {}
    for plan in case.plans:
        _go_on(going_on)
        costs[plan.name] = courses.costs(PlanPricer(plan, case.member), payer)
    found = [
        Crossing(cheaper, dearer, counts[at])
        for one, other in combinations(costs, 2)
        for at, cheaper, dearer in _turns(one, other, [a - b for a, b in zip(costs[one], costs[other], strict=True)])
    ]
    curves = tuple(Curve(name, tuple(zip(counts, values, strict=True))) for name, values in costs.items())
    here = sessions_of(case.course)
    return BreakEven(payer, Axis.SESSIONS, least, greatest, here, curves, _in_order(found), backing_of(case.plans))


def _by_price(case: Case, payer: Payer, least: int, greatest: int, going_on: GoingOn) -> BreakEven:
    lines = _lines_at(case.course, going_on)
    desks = {plan.name: PlanPricer(plan, case.member) for plan in case.plans}
    costs = {name: _cost_at(lines, desk, payer) for name, desk in desks.items()}
    chains = {name: _chain(lines, desk, payer, least, greatest, costs[name]) for name, desk in desks.items()}
    found = [
        crossing
        for one, other in combinations(costs, 2)
        for crossing in _crossings((one, chains[one], costs[one]), (other, chains[other], costs[other]))
    ]
    curves = tuple(
        Curve(name, tuple((at, costs[name](at)) for at in sorted({end for piece in chain for end in _ends(piece)})))
        for name, chain in chains.items()
    )
    return BreakEven(
        payer, Axis.PRICE, least, greatest, price_of(case.course), curves, _in_order(found), backing_of(case.plans)
    )


def _lines_at(course: Course, going_on: GoingOn) -> BilledAt:
    lines = listed(course)

    def at(cents: int) -> tuple[DatedLine, ...]:
        _go_on(going_on)
        return less(billed_at(lines, cents), course.money_back)

    return at


def _cost_at(lines: BilledAt, desks: PlanPricer, payer: Payer) -> Cost:
    """What ``payer`` pays at a price in cents; each price is priced once."""
    return cache(lambda cents: cost_to(payer, desks.total(lines(cents))))


def _slope_at(lines: BilledAt, desks: PlanPricer, payer: Payer, cents: int) -> tuple[Fraction, Fraction | None]:
    """By how much the cost rises for each cent of the price at ``cents``, and how far that holds; None: for ever."""
    watch = ComparisonRecorder()
    by_line = desks.amounts(lines(LinearCents.of(cents, Fraction(1), watch)))
    return sum((slope_of(cost_to(payer, amounts)) for amounts in by_line), Fraction(0)), watch.room


def _chain(lines: BilledAt, desks: PlanPricer, payer: Payer, least: int, greatest: int, cost: Cost) -> list[Piece]:
    noise = len(lines(least))
    pieces = []
    while least <= greatest:
        slope, room = _slope_at(lines, desks, payer, least)
        end = greatest if room is None else min(least + int(room), greatest)
        # A rounded cent can turn a comparison a little before its line does.
        while end > least and abs(cost(end) - cost(least) - slope * (end - least)) > noise:
            end -= 1
        pieces.append(Piece(least, end, cost(least), slope))
        least = end + 1
    return pieces


def _ends(piece: Piece) -> tuple[int, int]:
    return piece.least, piece.greatest


Chained = tuple[str, list[Piece], Cost]


def _crossings(one: Chained, other: Chained) -> Iterator[Crossing]:
    """The crossings of two chains. Between the ends of their pieces both are straight, so they cross there once."""
    names, costs = (one[0], other[0]), (one[2], other[2])

    def difference(cents: int) -> int:
        return costs[0](cents) - costs[1](cents)

    ends = sorted({end for chain in (one[1], other[1]) for piece in chain for end in _ends(piece)})
    prices = [ends[0]]
    for start, end in pairwise(ends):
        if _sign(difference(start)) != _sign(difference(end)):
            prices.append(_turn(difference, start, end))
        prices.append(end)
    for at, cheaper, dearer in _turns(*names, [difference(cents) for cents in prices]):
        yield Crossing(cheaper, dearer, prices[at])


def _turn(difference: Cost, start: int, end: int) -> int:
    """The first price after ``start`` from which on to ``end`` the difference has the sign that it has at ``end``."""
    sign = _sign(difference(end))
    low, high = start, end
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _sign(difference(middle)) == sign else (middle, high)
    for cents in range(min(high + _FLICKER, end), high, -1):
        if _sign(difference(cents)) != sign:
            return cents + 1
    return high


def _turns(one: str, other: str, differences: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """Where the sign of the difference becomes another that makes one of the two cheaper: place, cheaper, dearer."""
    before = _sign(differences[0])
    for at, difference in enumerate(differences[1:], start=1):
        now = _sign(difference)
        if now not in (0, before):
            yield (at, one, other) if now < 0 else (at, other, one)
        before = now


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _in_order(crossings: list[Crossing]) -> tuple[Crossing, ...]:
    return tuple(sorted(crossings, key=lambda crossing: crossing.at))
