"""What the member pays where the lines of a day come in another order: turned round, the cheapest or the dearest first.

To price the whole course again in three orders takes as long as the answer itself. So a day is priced again only where
its order can matter, from the books that stood before it, until all stands again as it stood.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import groupby
from typing import Final

from calculator.engine.adjudication.books import Books, copied
from calculator.engine.adjudication.columns import NOBODY, Kind
from calculator.engine.adjudication.kept import KeptByLines
from calculator.engine.adjudication.ledger import TraceRow
from calculator.engine.adjudication.line_facts import places_happened
from calculator.engine.adjudication.order_gap import Gap, Taken, emptied_by, may_be_bounded, taken_by
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.settlement import settle
from calculator.model.estimate import Amounts, DatedLine

Place = tuple[int, int]
"""Where the first line of a day stands in a course, and where its last one ends."""
Day = tuple[int, ...]
"""The places of the lines of a day, in an order."""

Standing = Callable[[Books], tuple[object, ...]]

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
    emptied = emptied_by(course) if apart else set()
    matter = [not apart or _order_matters(course, *day, emptied) for day in days]
    if any(matter):
        as_it_is = _AsItIs(course, days, apart=apart)
        for places in _other_orders(course.lines):
            yield _difference(course, places, matter, as_it_is)


class _AsItIs:
    """The course in its own order, day by day with lines that differ, as far as it is asked for: the books as they
    stood before the day, and what its lines took with all that come before the next such day."""

    def __init__(self, course: SettledCourse, days: Sequence[Place], *, apart: bool) -> None:
        self._course = course
        self._apart = apart
        self._starts = [first for first, _ in days]
        self._books = dict(zip(marks_of(course.lines), course.marked, strict=True))
        self._taken: dict[int, Taken] = {}
        self._used = _limits_used(course)
        self._standing = _all_that_bounds(self._used) if apart else _all_that_counts

    def lines(self, day: int) -> Place:
        """The places of the lines of a day and all that come before the next one: the first, and where they end."""
        ends = self._starts[day + 1] if day + 1 < len(self._starts) else len(self._course.lines)
        return self._starts[day], ends

    def taken(self, day: int) -> Taken:
        """What those lines took."""
        if day not in self._taken:
            self._taken[day] = taken_by(self._course, *self.lines(day))
        return self._taken[day]

    def books(self, day: int) -> Books:
        """The books before the day: nobody writes in them."""
        place = self._starts[day]
        if place not in self._books:
            nearest = max([known for known in self._books if known < place])
            books = copied(self._books[nearest])
            _settled(self._course, books, range(nearest, place))
            self._books[place] = books
        return self._books[place]

    def is_met_by(self, books: Books, day: int) -> bool:
        """Whether in ``books`` all stands as it stood before the day."""
        return self._standing(books) == self._standing(self.books(day))

    def gap(self, books: Books, day: int) -> Gap | None:
        """How far ``books`` are from those before the day, where its lines come to the same in both; None: that is not
        sure."""
        before = self.books(day)
        if not self._apart or self._used(books) != self._used(before):
            return None
        gap = Gap.between(self._course, books, before)
        return gap if gap is not None and gap.stays_over(self.taken(day)) else None


def _difference(course: SettledCourse, days: Sequence[Day], matter: Sequence[bool], as_it_is: _AsItIs) -> int:
    """What the member pays more where the lines of the ``days`` come in the order in which these say their places. A
    line keeps its part of one price for the course. Where all stands as it stood, so is all that follows what it was;
    where the books stay as far from it as they are, so are the amounts of a day whose own order does not matter."""
    more = 0
    books: Books | None = None
    gap: Gap | None = None
    for at in range(matter.index(True), len(days)):
        if gap is not None:
            if not matter[at] and gap.stays_over(as_it_is.taken(at)):
                continue
            books, gap = gap.on(as_it_is.books(at)), None
        if books is not None and as_it_is.is_met_by(books, at):
            books = None
        if not matter[at]:
            if books is None:
                continue
            gap = as_it_is.gap(books, at)
            if gap is not None:
                continue
        first, until = as_it_is.lines(at)
        if books is None:
            books = copied(as_it_is.books(at))
        settled = _settled(course, books, (*days[at], *range(first + len(days[at]), until)))
        more += _borne(settled) - _borne(course.rows[first:until])
    return more


def _settled(course: SettledCourse, books: Books, places: Iterable[int]) -> list[TraceRow]:
    """The lines at ``places`` settled in this order, with ``books`` to write in."""
    terms, calendar, lines = course.columns.terms, course.calendar, course.as_columns
    return [settle(terms, books, calendar, lines, at) for at in places]


def _all_that_bounds(used: Standing) -> Standing:
    """What the price of a line depends on where lines are apart: of what the plan has paid nothing but what is ``used``
    of limits."""

    def standing(books: Books) -> tuple[object, ...]:
        purses = books.purses
        return books.accumulators, books.families, purses.employer, purses.own, purses.grace, used(books)

    return standing


def _limits_used(course: SettledCourse) -> Standing:
    """What is used of the limits that benefits have, and how many visits where their number decides."""
    routes = [route for route in course.columns.terms.routes if not route.even]
    visits = sorted({route.uses for route in routes})
    dollars = sorted({one.uses for one in routes if min(one.dollar_limit, one.lifetime_dollar_limit) < NO_LIMIT})

    def used(books: Books) -> tuple[object, ...]:
        uses = books.uses
        counted = tuple([(uses.visits[row], uses.lifetime_visits[row]) for row in visits])
        return counted, tuple([(uses.dollars[row], uses.lifetime_dollars[row]) for row in dollars])

    return used


def _all_that_counts(books: Books) -> tuple[object, ...]:
    """What it depends on else: all but what the employer has borne."""
    purses = books.purses
    money = purses.employer, purses.own, purses.grace, purses.paid
    return books.accumulators, books.families, *money, books.uses, books.spent, books.programs


def _borne(rows: Sequence[TraceRow]) -> int:
    borne = 0
    for row in rows:
        amounts = row[0]
        borne += amounts[_MEMBER_PAYS] + amounts[_OWN_ACCOUNT]
    return borne


def _lines_are_apart(course: SettledCourse) -> bool:
    """Whether lines of a day have nothing in common but deductibles, limits and accounts that pay from the first dollar
    on, and what is used of a benefit's limits: one party that pays each, and one person."""
    terms = course.columns.terms
    return (
        not any(terms.accounts.starts_after)
        and _of_one_person(course.lines)
        and all(_is_apart(course, kind) for kind in terms.kinds)
    )


def _is_apart(course: SettledCourse, kind: Kind) -> bool:
    terms = course.columns.terms
    alone = kind.carve_out == kind.second == kind.program == NOBODY
    beside = kind.rider != NOBODY and terms.coverages.pays_first[terms.routes[kind.rider].coverage]
    routes = (terms.routes[row] for row in (kind.plan, kind.rider) if row != NOBODY)
    return alone and not beside and all(route.even or route.spent == NOBODY for route in routes)


def _order_matters(course: SettledCourse, first: int, end: int, emptied: Set[int]) -> bool:
    """Whether another order of the lines from ``first`` to ``end``, all of one day, could change what the member pays
    of that day or stands at after it. True wherever it is not sure. ``emptied``: see ``emptied_by``.

    It cannot where deductible and limit have room for all of the day or none at all, and no account runs dry: then what
    is left is for each line in any order what it was, or enough.
    """
    rows = course.rows[first:end]
    if course.columns.terms.also_counted and may_be_bounded(rows):
        return True
    if not emptied.isdisjoint(range(first, end)) or _share_limits(course, rows):
        return True
    return any(not left for paid in course.drawn[first:end] for *_, left in paid)


def _share_limits(course: SettledCourse, rows: Sequence[TraceRow]) -> bool:
    """Whether two lines of a day use the limits, or the first visits, of one benefit: a benefit without any may be
    counted under another that has some."""
    routes = [course.columns.terms.routes[row[1]] for row in rows]
    limited = {route.uses for route in routes if not route.even}
    used = [route.uses for route in routes if route.uses in limited]
    return len(used) > len(set(used))


def _one_person(lines: tuple[DatedLine, ...]) -> bool:
    return len({line.person for line in lines}) == 1


_of_one_person: Final = KeptByLines(_one_person)


def _mixed(lines: tuple[DatedLine, ...]) -> tuple[Place, ...]:
    """The days with lines that differ in more than their names, so that there is another order of them."""
    found, first, happened = [], 0, max(places_happened(lines), default=-1)
    for _, group in groupby(lines, key=lambda line: line.date):
        end = first + len(list(group))
        if (
            first > happened
            and end - first > 1
            and len({line._replace(label="", number=0, of=0) for line in lines[first:end]}) > 1
        ):
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
