"""Dated lines become columns: their days, their kinds, what is billed and what was agreed on."""

from typing import Final, NamedTuple

from calculator.engine.adjudication.columns import UNKNOWN, Column
from calculator.engine.adjudication.kept import KeptByLines
from calculator.model.estimate import DatedLine


class LineKind(NamedTuple):
    """What decides which rules a line meets: all lines of one kind run through the same. ``period`` is a place among
    the ``periods`` of what covers the member."""

    service: str
    network: str
    drug: bool
    person: str
    place: str
    period: int = 0


class LineColumns(NamedTuple):
    """The lines of a course as columns, in their order; ``kind`` is a place in ``kinds``. ``allowed`` is the rate that
    a published case gives, ``allowed_second`` that of a second plan; UNKNOWN: none is given."""

    kinds: tuple[LineKind, ...]
    day: Column
    kind: Column
    billed: Column
    allowed: Column
    allowed_second: Column


def _made(lines: tuple[DatedLine, ...]) -> LineColumns:
    places: dict[tuple[str, str, bool, str, str], int] = {}
    day, kind, billed, allowed, second = [], [], [], [], []
    for date, service, _, _, _, price, network, drug, _, place, person, rate, rate_second in lines:
        kind.append(places.setdefault((service, network, drug, person, place), len(places)))
        day.append(date.toordinal())
        billed.append(price)
        allowed.append(UNKNOWN if rate is None else rate)
        second.append(allowed[-1] if rate_second is None else rate_second)
    return LineColumns(tuple([LineKind(*place) for place in places]), day, kind, billed, allowed, second)


line_columns: Final = KeptByLines(_made)
"""Lines as columns. Ten plans are priced over the very same lines, one after the other: the last are kept."""
