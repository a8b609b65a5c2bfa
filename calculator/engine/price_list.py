"""A price list put into a course: which line each of its rows prices. It neither reads files nor prices claims."""

from calculator.model.base import changed
from calculator.model.course import MOST_LINES, Course, Service, ServiceLine
from calculator.model.price_list import Fate, ListedPrice, PricedCourse, PriceListMatch


def priced(course: Course, listed: tuple[ListedPrice, ...], *, whole: bool = False) -> PricedCourse:
    """``course`` with the prices of a list.

    A row prices the lines that bear its name, or else those of the services that it speaks of: with a number of
    sessions one line, without one all of them. A row with a number of sessions for which there is no line becomes a
    line of its own, a row without one is left out. ``whole``: the list is the whole course, and lines of which it
    says nothing go.
    """
    taken = _takers(course.lines, listed)
    lines = tuple(_priced_line(line, taken.get(at), whole=whole) for at, line in enumerate(course.lines))
    room = MOST_LINES - sum(line.after is not None for line in lines)
    used = {row.row for row in taken.values()}
    for row in listed:
        if row.row not in used:
            entry = _without_line(row, course.lines, room=room > 0)
            room -= entry.fate is Fate.ADDED
            lines += (entry,)
    after = tuple(line.after for line in lines if line.after is not None)
    return PricedCourse(changed(course, lines=after, template=None) if after != course.lines else course, lines)


def _takers(lines: tuple[ServiceLine, ...], listed: tuple[ListedPrice, ...]) -> dict[int, ListedPrice]:
    """The row that prices each line, by the line's place: names first, so that a service's row leaves them alone."""
    taken: dict[int, ListedPrice] = {}
    for fits in (_is_named, _is_of):
        for row in listed:
            if any(row is one for one in taken.values()):
                continue
            places = [at for at, line in enumerate(lines) if at not in taken and fits(row, line)]
            taken |= dict.fromkeys(places if row.count is None else places[:1], row)
    return taken


def _is_named(row: ListedPrice, line: ServiceLine) -> bool:
    return bool(line.label) and line.label.casefold() == row.name.casefold()


def _is_of(row: ListedPrice, line: ServiceLine) -> bool:
    return line.service in row.services and (row.route is None or line.route in (None, row.route))


def _priced_line(line: ServiceLine, row: ListedPrice | None, *, whole: bool) -> PriceListMatch:
    if row is None:
        return PriceListMatch(Fate.REMOVED if whole else Fate.KEPT, None, line, None if whole else line)
    after = changed(line, price=row.price)
    if row.count is not None and row.count != line.count:
        # Dates set by hand are as many as the sessions were.
        after = changed(after, count=row.count, dates=())
    return PriceListMatch(Fate.SAME if after == line else Fate.PRICED, row, line, after)


def _without_line(row: ListedPrice, lines: tuple[ServiceLine, ...], *, room: bool) -> PriceListMatch:
    if any(_is_named(row, line) or _is_of(row, line) for line in lines) and row.count is None:
        return PriceListMatch(Fate.ALREADY_PRICED, row, None, None)
    if row.count is None:
        return PriceListMatch(Fate.NOT_IN_COURSE, row, None, None)
    if not room:
        return PriceListMatch(Fate.NO_ROOM, row, None, None)
    service = row.services[0] if row.services else Service.OTHER
    line = ServiceLine(service=service.value, label=row.name, count=row.count, price=row.price, route=row.route)
    return PriceListMatch(Fate.ADDED, row, None, line)
