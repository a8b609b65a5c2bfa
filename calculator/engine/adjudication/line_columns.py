"""Dated lines become columns: their days, their kinds, what is billed and what was agreed on."""

from typing import Final, NamedTuple

from calculator.engine.adjudication.columns import UNKNOWN, Column
from calculator.engine.adjudication.kept import KeptByLines
from calculator.engine.adjudication.line_facts import AS_USUAL, kind_apart
from calculator.model.estimate import DatedLine


class LineKind(NamedTuple):
    """What decides which rules a line meets: all lines of one kind run through the same. ``period`` is a place among
    the ``periods`` of what covers the member; ``network_tier`` holds in coverages that have such a tier, ``apart`` is
    as in ``line_facts``."""

    service: str
    network: str
    drug: bool
    person: str
    place: str
    network_tier: str
    apart: int
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
    places: dict[tuple[str, str, bool, str, str, str, int], int] = {}
    day, kind, billed, allowed, second = [], [], [], [], []
    for line in lines:
        date, service, _, _, _, price, network, drug, _, place, tier, person, rate, rate_second, happened = line
        apart = AS_USUAL
        if happened is not None:
            network, tier, apart = kind_apart(line)
        kind.append(places.setdefault((service, network, drug, person, place, tier, apart), len(places)))
        day.append(date.toordinal())
        billed.append(price)
        allowed.append(UNKNOWN if rate is None else rate)
        second.append(allowed[-1] if rate_second is None else rate_second)
    return LineColumns(tuple([LineKind(*place) for place in places]), day, kind, billed, allowed, second)


line_columns: Final = KeptByLines(_made)
"""Lines as columns. Ten plans are priced over the very same lines, one after the other: the last are kept."""
