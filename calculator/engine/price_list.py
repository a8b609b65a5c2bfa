"""A price list put into a course: which line each of its rows prices. It neither reads files nor prices claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from calculator.model.base import changed
from calculator.model.course import MOST_LINES, Course, Place, Route, Service, ServiceLine
from calculator.model.price_list import OF_NAME, Doubt, Fate, ListedPrice, PricedCourse, PriceListMatch

NEW_LINE: Final = -1
"""In place of a line's place: the row becomes a line of its own."""

Lines = tuple[ServiceLine, ...]
Rows = tuple[ListedPrice, ...]
ByHand = Mapping[int, tuple[int, ...]]
"""What a person said that rows price, by their numbers: places of lines, or NEW_LINE, or nothing."""


@dataclass(slots=True)
class _Taken:
    """Which row prices each line, by the line's place; which rows are in doubt, and which share out their count."""

    rows: dict[int, ListedPrice] = field(default_factory=dict)
    doubts: dict[int, Doubt] = field(default_factory=dict)
    divided: set[int] = field(default_factory=set)

    def free(self, places: Iterable[int]) -> list[int]:
        return [place for place in places if place not in self.rows]


def priced(course: Course, listed: Rows, *, whole: bool = False, by_hand: ByHand | None = None) -> PricedCourse:
    """``course`` with the prices of a list.

    A row prices what ``by_hand`` says, or the lines that bear its name, or those of the services that it speaks of.
    Its number of sessions goes to the one line that it prices; of several lines it has to be the sum. A row in doubt
    prices nothing, nor do two rows with different prices for one line. A row with a number of sessions for which there
    is no line becomes a line of its own, a row without one is left out. ``whole``: the list is the whole course, and
    lines of which it says nothing go.
    """
    # The price of a milligram is none of a session, whatever a person says that it is for.
    units = {row.row for row in listed if row.doubt is Doubt.PER_UNIT}
    said = {row: places for row, places in (by_hand or {}).items() if row not in units or not places}
    taken = _takers(course.lines, listed, said)
    lines = tuple(_priced_line(line, at, taken, said, whole=whole) for at, line in enumerate(course.lines))
    room = MOST_LINES - sum(line.after is not None for line in lines)
    used = {row.row for row in taken.rows.values()}
    for row in listed:
        if row.row not in used:
            entry = _without_line(row, course.lines, taken, said, room=room > 0)
            room -= entry.fate is Fate.ADDED
            lines += (entry,)
    after = tuple(line.after for line in lines if line.after is not None)
    return PricedCourse(changed(course, lines=after, template=None) if after != course.lines else course, lines)


def fitting(row: ListedPrice, lines: Lines) -> tuple[int, ...]:
    """The places of the lines that a row's name speaks of, whether or not it is in doubt."""
    named = tuple(at for at, line in enumerate(lines) if _is_named(row, line))
    return named or tuple(at for at, line in enumerate(lines) if _is_of(row, line))


def _takers(lines: Lines, listed: Rows, by_hand: ByHand) -> _Taken:
    """Names go first, so that a service's row leaves their lines alone; then what fits best."""
    taken = _Taken()
    for row in listed:
        for place in by_hand.get(row.row, ()):
            if 0 <= place < len(lines):
                taken.rows[place] = row
    open_rows = [row for row in listed if row.row not in by_hand]
    for row in open_rows:
        doubt = _doubt(row, lines)
        if doubt is not None:
            taken.doubts[row.row] = doubt
    sure = [row for row in open_rows if row.row not in taken.doubts]
    _share_out([(row, _named_places(row, lines)) for row in sure if _names_one(row, lines)], lines, taken)
    others = [row for row in sure if not _names_one(row, lines)]
    for exact in (True, False):
        claims = [(row, _places(row, lines, taken)) for row in others if _is_exact(row, lines) is exact]
        _share_out([claim for claim in claims if claim[1]], lines, taken)
    return taken


def _doubt(row: ListedPrice, lines: Lines) -> Doubt | None:
    """Why a row prices nothing by itself, in this course."""
    if row.doubt in OF_NAME and _names_one(row, lines):
        return None
    if row.doubt is Doubt.ONE_OF_SEVERAL and all(lines[place].count <= 1 for place in fitting(row, lines)):
        return None
    return row.doubt


def _share_out(claims: list[tuple[ListedPrice, list[int]]], lines: Lines, taken: _Taken) -> None:
    """Give the lines to rows of one rank; rows that would price a line differently are in doubt, all of them."""
    claims = [(row, taken.free(places)) for row, places in claims if row.row not in taken.doubts]
    paired = _paired(claims, lines)
    rivals = {row.row for row, places in claims if _has_rival(row, places, claims)} - set(paired)
    for row, places in claims:
        if row.row in rivals:
            asking = {other.price for other, wanted in claims if not set(places).isdisjoint(wanted)}
            taken.doubts[row.row] = Doubt.TWO_ROWS if len(asking) > 1 else Doubt.COUNT
            continue
        mine = [paired[row.row]] if row.row in paired else taken.free(places)
        if len(mine) > 1 and row.count is not None:
            if row.count != sum(lines[place].count for place in mine):
                taken.doubts[row.row] = Doubt.COUNT
                continue
            taken.divided.add(row.row)
        taken.rows |= dict.fromkeys(mine, row)


def _paired(claims: list[tuple[ListedPrice, list[int]]], lines: Lines) -> dict[int, int]:
    """The line of each row, where rows with numbers of sessions want lines of those numbers: the phases of a course."""
    pairs: dict[int, int] = {}
    for places in {tuple(places) for _, places in claims}:
        rows = [row for row, wanted in claims if tuple(wanted) == places]
        if len(rows) < 2 or len(rows) != len(places) or any(row.count is None for row in rows):
            continue
        by_count = sorted(places, key=lambda place: lines[place].count)
        rows.sort(key=lambda row: row.count or 0)
        if [lines[place].count for place in by_count] == [row.count for row in rows]:
            pairs |= {row.row: place for row, place in zip(rows, by_count, strict=True)}
    return pairs


def _has_rival(row: ListedPrice, places: list[int], claims: list[tuple[ListedPrice, list[int]]]) -> bool:
    others = (other for other, wanted in claims if other is not row and not set(places).isdisjoint(wanted))
    return any(other.price != row.price or None not in (other.count, row.count) for other in others)


def _named_places(row: ListedPrice, lines: Lines) -> list[int]:
    return [at for at, line in enumerate(lines) if _is_named(row, line)]


def _names_one(row: ListedPrice, lines: Lines) -> bool:
    return any(_is_named(row, line) for line in lines)


def _places(row: ListedPrice, lines: Lines, taken: _Taken) -> list[int]:
    """The free lines that a row speaks of; where it could be the drug or the visit, and there are both, it is asked."""
    places = taken.free(at for at, line in enumerate(lines) if _is_of(row, line))
    kinds = {_is_drug(lines[place]) for place in places}
    if row.drug is False and not row.monitoring and any(_is_visit_of_drug(lines[place], lines) for place in places):
        # "Dosing session" where each session is two lines: the visit, and the drug by its dose.
        kinds = {False, True}
    if row.drug is not True and len(kinds) > 1:
        taken.doubts[row.row] = Doubt.DRUG_OR_VISIT
        return []
    return places


def _is_visit_of_drug(line: ServiceLine, lines: Lines) -> bool:
    """Whether nasal esketamine is taken at a visit of ``line`` that another line has the price of."""
    taken_there = line.route is Route.NASAL and line.service in (Service.DOSING, Service.MAINTENANCE)
    return taken_there and not _is_drug(line) and any(_is_drug(one) and one.route is Route.NASAL for one in lines)


def _is_named(row: ListedPrice, line: ServiceLine) -> bool:
    return bool(line.label) and " ".join(line.label.casefold().split()) == row.name.casefold()


def _is_of(row: ListedPrice, line: ServiceLine) -> bool:
    if row.routes and line.route not in (None, *row.routes):
        return False
    if _is_drug(line):
        return row.drug is not False and (row.drug is None or Service.DRUG in row.services)
    if row.monitoring and line.route is not Route.NASAL:
        return False
    return row.drug is not True and line.service in row.services


def _is_exact(row: ListedPrice, lines: Lines) -> bool:
    """Whether a row names the route or the phase of a line that it fits: it goes before a row that does not."""
    phase = Service.MAINTENANCE in row.services and Service.DOSING not in row.services
    return phase or any(row.routes and line.route in row.routes and _is_of(row, line) for line in lines)


def _is_drug(line: ServiceLine) -> bool:
    return line.drug or line.service == Service.DRUG


def _priced_line(line: ServiceLine, at: int, taken: _Taken, by_hand: ByHand, *, whole: bool) -> PriceListMatch:
    row = taken.rows.get(at)
    if row is None:
        return PriceListMatch(Fate.REMOVED if whole else Fate.KEPT, None, line, None if whole else line)
    after = changed(line, price=row.price, price_assumed=line.price_assumed and row.price == line.price)
    divided = row.row in taken.divided
    # Where a person said what a row prices, it prices it, and the sessions stay as they are.
    if row.count is not None and row.count != line.count and not divided and row.row not in by_hand:
        # Dates set by hand are as many as the sessions were.
        after = changed(after, count=row.count, dates=())
    return PriceListMatch(Fate.SAME if after == line else Fate.PRICED, row, line, after, divided=divided)


def _without_line(row: ListedPrice, lines: Lines, taken: _Taken, by_hand: ByHand, *, room: bool) -> PriceListMatch:
    by_itself = NEW_LINE in by_hand.get(row.row, ())
    if row.row in by_hand and not by_itself:
        return PriceListMatch(Fate.LEFT, row, None, None)
    fits = bool(fitting(row, lines))
    if row.row in taken.doubts and not by_itself:
        # A sum of the other rows, or the deposit of another clinic's course, is not worth a question.
        fate = Fate.ASKED if fits else Fate.NOT_IN_COURSE
        return PriceListMatch(fate, row, None, None, taken.doubts[row.row])
    if (row.count is None or fits) and not by_itself:
        return PriceListMatch(Fate.ALREADY_PRICED if fits else Fate.NOT_IN_COURSE, row, None, None)
    if not room:
        return PriceListMatch(Fate.NO_ROOM, row, None, None)
    return PriceListMatch(Fate.ADDED, row, None, _new_line(row))


def _new_line(row: ListedPrice) -> ServiceLine:
    service = row.services[0] if row.services else Service.OTHER
    route = row.routes[0] if len(row.routes) == 1 else None
    return ServiceLine(
        service=service.value,
        label=row.name,
        count=1 if row.count is None else row.count,
        price=row.price,
        route=route,
        place=Place.OUTPATIENT if service is Service.FACILITY else Place.OFFICE,
        drug=row.drug is True,
    )
