"""Dated lines become columns: their days, their kinds, what is billed and what was agreed on."""

from typing import Final, NamedTuple

from calculator.engine.adjudication.columns import UNKNOWN, Column
from calculator.model.estimate import DatedLine


class LineKind(NamedTuple):
    """What decides which rules a line meets: all lines of one kind run through the same. ``period`` is a place among
    the ``periods`` of what covers the member; ``network_tier`` holds in coverages that have such a tier."""

    service: str
    network: str
    drug: bool
    person: str
    place: str
    network_tier: str = ""
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


def line_columns(lines: tuple[DatedLine, ...]) -> LineColumns:
    """``lines`` as columns. Ten plans are priced over the very same lines, one after the other: the last are kept."""
    before, columns = _LAST[0]
    if before is not lines:
        columns = _made(lines)
        _LAST[0] = lines, columns
    return columns


def _made(lines: tuple[DatedLine, ...]) -> LineColumns:
    places: dict[LineKind, int] = {}
    day, kind, billed, allowed, second = [], [], [], [], []
    for line in lines:
        key = LineKind(line.service, line.network, line.drug, line.person, line.place, line.network_tier)
        kind.append(places.setdefault(key, len(places)))
        day.append(line.date.toordinal())
        billed.append(line.billed)
        allowed.append(UNKNOWN if line.allowed is None else line.allowed)
        second.append(allowed[-1] if line.allowed_second is None else line.allowed_second)
    return LineColumns(tuple(places), day, kind, billed, allowed, second)


_LAST: Final[list[tuple[tuple[DatedLine, ...], LineColumns]]] = [((), _made(()))]
