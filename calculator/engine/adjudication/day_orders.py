"""What the member pays where the lines of a day come in another order: turned round, the cheapest or the dearest first.

To price the whole course again in three orders takes as long as the answer itself. So a day is priced again only where
its order can matter, from the books that stood before it, until all stands again as it stood.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from calculator.engine.adjudication.books import Books, copied
from calculator.engine.adjudication.columns import NOBODY
from calculator.engine.adjudication.kept import KeptByLines
from calculator.engine.adjudication.ledger import TraceRow
from calculator.engine.adjudication.line_facts import places_happened
from calculator.engine.adjudication.order_gap import Gap, Taken, taken_by
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.settlement import settle
from calculator.model.estimate import Amounts, DatedLine

Place = tuple[int, int]
"""Where the first line of a day stands in a course, and where its last one ends."""
Day = tuple[int, ...]
"""The places of the lines of a day, in an order."""

_MEMBER_PAYS: Final = Amounts._fields.index("member_pays")
_OWN_ACCOUNT: Final = Amounts._fields.index("own_account")
_BETWEEN: Final = 8
"""To keep the books takes as long as to settle a line: they are kept before every so many days, and settled from
there to the day that is asked for."""


def marks_of(lines: tuple[DatedLine, ...]) -> list[int]:
    """The places before which ``differences`` needs the books: before every so many days with lines that differ."""
    return [first for first, _ in _mixed_days(lines)[::_BETWEEN]]


def differences(course: SettledCourse) -> Iterator[int]:
    """What the member would pay more in each other order of the days of ``course``, his own accounts' money too, in
    cents. The books of ``course`` are marked where ``marks_of`` says. Claims that have been processed have the order in
    which they were."""
    if not course.in_order:
        return
    days, apart = _mixed_days(course.lines), _lines_are_apart(course)
    as_it_is = _AsItIs(course, days)
    matter = [not apart or _order_matters(course, as_it_is, *day) for day in days]
    if any(matter):
        for places in _other_orders(course.lines):
            yield _difference(course, places, matter, as_it_is)


class _AsItIs:
    """The course in its own order, day by day with lines that differ, as far as it is asked for: the books as they
    stood before the day, and what its lines took with all that come before the next such day."""

    def __init__(self, course: SettledCourse, days: Sequence[Place]) -> None:
        self._course = course
        self._starts = [first for first, _ in days]
        self._books = dict(zip(marks_of(course.lines), course.marked, strict=True))
        self._taken: dict[Place, Taken] = {}

    def lines(self, day: int) -> Place:
        """The places of the lines of a day and all that come before the next one: the first, and where they end."""
        ends = self._starts[day + 1] if day + 1 < len(self._starts) else len(self._course.lines)
        return self._starts[day], ends

    def taken(self, place: Place) -> Taken:
        """What the lines of a place took."""
        if place not in self._taken:
            self._taken[place] = taken_by(self._course, *place)
        return self._taken[place]

    def books(self, day: int) -> Books:
        """The books before the day: nobody writes in them."""
        place = self._starts[day]
        if place not in self._books:
            nearest = max([known for known in self._books if known < place])
            books = copied(self._books[nearest])
            _settled(self._course, books, range(nearest, place))
            self._books[place] = books
        return self._books[place]


def _difference(course: SettledCourse, days: Sequence[Day], matter: Sequence[bool], as_it_is: _AsItIs) -> int:
    """What the member pays more where the lines of the ``days`` come in the order in which these say their places. A
    line keeps its part of one price for the course. Where the books stay as far from those of ``course`` as they are,
    so are the amounts of a day whose own order does not matter."""
    more, start = 0, matter.index(True)
    books = copied(as_it_is.books(start))
    gap: Gap | None = None
    for at in range(start, len(days)):
        if not matter[at]:
            gap = gap or _gap(course, books, as_it_is.books(at))
            if gap is not None and gap.stays_over(as_it_is.taken(as_it_is.lines(at))):
                continue
        if gap is not None:
            books, gap = gap.on(as_it_is.books(at)), None
        first, until = as_it_is.lines(at)
        settled = _settled(course, books, (*days[at], *range(first + len(days[at]), until)))
        more += _borne(settled) - _borne(course.rows[first:until])
    return more


def _settled(course: SettledCourse, books: Books, places: Iterable[int]) -> list[TraceRow]:
    """The lines at ``places`` settled in this order, with ``books`` to write in."""
    terms, calendar, lines = course.columns.terms, course.calendar, course.as_columns
    return [settle(terms, books, calendar, lines, at) for at in places]


def _gap(course: SettledCourse, books: Books, before: Books) -> Gap | None:
    """How ``books`` differ from those ``before`` a day; None: in more than deductibles and limits."""
    return Gap.between(course, books, before) if _purses(course, books) == _purses(course, before) else None


def _purses(course: SettledCourse, books: Books) -> tuple[object, ...]:
    """What the price of a line depends on where lines are apart, beside deductibles and limits: what is in accounts,
    and of the limits that benefits have how many visits are used, and how much where the plan pays no more."""
    routes, purses, uses = course.columns.terms.routes, books.purses, books.uses
    visits = [(uses.visits[one.uses], uses.lifetime_visits[one.uses]) for one in routes]
    dollars = [
        (uses.dollars[one.uses], uses.lifetime_dollars[one.uses])
        for one in routes
        if min(one.dollar_limit, one.lifetime_dollar_limit) != NO_LIMIT
    ]
    return purses.employer, purses.own, purses.grace, visits, dollars


def _borne(rows: Sequence[TraceRow]) -> int:
    return sum(row[0][_MEMBER_PAYS] + row[0][_OWN_ACCOUNT] for row in rows)


def _lines_are_apart(course: SettledCourse) -> bool:
    """Whether lines of a day have nothing in common but deductibles, limits and accounts that pay from the first dollar
    on, and what is used of a benefit's limits: one party pays each."""
    terms = course.columns.terms
    return (
        not any(terms.accounts.starts_after)
        and all(kind.alone for kind in terms.kinds)
        and not any(route.spent != NOBODY or terms.coverages.pays_first[route.coverage] for route in terms.routes)
    )


def _order_matters(course: SettledCourse, as_it_is: _AsItIs, first: int, end: int) -> bool:
    """Whether another order of the lines from ``first`` to ``end``, all of one day, could change what the member pays
    of that day or stands at after it. True wherever it is not sure.

    It cannot where deductible and limit have room for all of the day or none at all, and no account runs dry: then what
    is left is for each line in any order what it was, or enough.
    """
    if _share_limits(course, course.rows[first:end]):
        return True
    taken = as_it_is.taken((first, end))
    if taken.deductible_left < taken.deductible or taken.limit_left < taken.limit:
        return True
    return any(not left for paid in course.drawn[first:end] for *_, left in paid)


def _share_limits(course: SettledCourse, rows: Sequence[TraceRow]) -> bool:
    """Whether two lines of a day use the limits, or the first visits, of one benefit: a benefit without any may be
    counted under another that has some."""
    routes = [course.columns.terms.routes[row[1]] for row in rows]
    limited = {route.uses for route in routes if not route.even}
    used = [route.uses for route in routes if route.uses in limited]
    return len(used) > len(set(used))


_besides_its_name: Final = itemgetter(
    *(at for at, name in enumerate(DatedLine._fields) if name not in ("label", "number", "of"))
)


def _mixed(lines: tuple[DatedLine, ...]) -> tuple[Place, ...]:
    """The days with lines that differ in more than their names, so that there is another order of them."""
    happened = places_happened(lines)
    found, first, planned = [], 0, happened[-1] + 1 if happened else 0
    for _, group in groupby(lines, key=lambda line: line.date):
        of_day = list(map(_besides_its_name, group))
        end = first + len(of_day)
        if first >= planned and of_day.count(of_day[0]) < len(of_day):
            found.append((first, end))
        first = end
    return tuple(found)


_mixed_days: Final = KeptByLines(_mixed)


def _orders(lines: tuple[DatedLine, ...]) -> tuple[tuple[Day, ...], ...]:
    """The other orders: of each day with lines that differ their places turned round, the cheapest and the dearest
    first; each order once."""
    days = [range(first, end) for first, end in _mixed_days(lines)]

    def cheapest_first(at: int) -> int:
        return lines[at].billed

    def dearest_first(at: int) -> int:
        return -lines[at].billed

    orders = (
        tuple(tuple(reversed(day)) for day in days),
        *(tuple(tuple(sorted(day, key=order)) for day in days) for order in (cheapest_first, dearest_first)),
    )
    as_they_come = tuple(tuple(day) for day in days)
    return tuple(order for order in dict.fromkeys(orders) if order != as_they_come)


_other_orders: Final = KeptByLines(_orders)
