"""What the member pays where the lines of a day come in another order: turned round, the cheapest or the dearest first.

To price the whole course again in three orders takes as long as the answer itself. So a day is priced again only where
its order can matter, from the books that stood before it, until all stands again as it stood.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from calculator.engine.adjudication.books import Books, copied
from calculator.engine.adjudication.columns import NOBODY, Kind
from calculator.engine.adjudication.in_turn import left_before, shares_in
from calculator.engine.adjudication.kept import KeptByLines
from calculator.engine.adjudication.line_facts import places_happened
from calculator.engine.adjudication.rulebook import COVERED, DEDUCTIBLE_CREDIT, LIMIT_CREDIT, Shares
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.settlement import TraceRow, settle
from calculator.model.estimate import Amounts, DatedLine

Place = tuple[int, int]
"""Where the first line of a day stands in a course, and where its last one ends."""
Day = tuple[int, ...]
"""The places of the lines of a day, in an order."""

Standing = Callable[[Books], tuple[object, ...]]

_CUT: Final = Shares._fields.index("cut")
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
    matter = [not apart or _order_matters(course, *day) for day in days]
    if any(matter):
        before = _BooksBefore(course, days)
        for places in _other_orders(course.lines):
            yield _difference(course, places, matter, before, _all_that_bounds if apart else _all_that_counts)


class _BooksBefore:
    """The books as they stood before the first line of each day, as far as they are asked for."""

    def __init__(self, course: SettledCourse, days: Sequence[Place]) -> None:
        self._course, self._days = course, days
        self._known = dict(zip(marks_of(course.lines), course.marked, strict=True))

    def __call__(self, day: int) -> Books:
        """The books before the day at a place: nobody writes in them."""
        place, _ = self._days[day]
        if place not in self._known:
            nearest = max(known for known in self._known if known < place)
            books = copied(self._known[nearest])
            _settled(self._course, books, range(nearest, place))
            self._known[place] = books
        return self._known[place]


def _difference(
    course: SettledCourse, days: Sequence[Day], matter: Sequence[bool], before: _BooksBefore, standing: Standing
) -> int:
    """What the member pays more where the lines of the ``days`` come in the order in which these say their places. A
    line keeps its part of one price for the course. Where ``standing`` is what it was, so is all that follows."""
    more = 0
    books: Books | None = None
    ends = [*(min(day) for day in days[1:]), len(course.lines)]
    for at in range(matter.index(True), len(days)):
        if books is None or standing(books) == standing(before(at)):
            if not matter[at]:
                books = None
                continue
            books = books or copied(before(at))
        day, until = days[at], ends[at]
        settled = _settled(course, books, (*day, *range(max(day) + 1, until)))
        more += _borne(settled) - _borne(course.rows[min(day) : until])
    return more


def _settled(course: SettledCourse, books: Books, places: Iterable[int]) -> list[TraceRow]:
    """The lines at ``places`` settled in this order, with ``books`` to write in."""
    terms, calendar, lines = course.columns.terms, course.calendar, course.as_columns
    return [settle(terms, books, calendar, lines, at) for at in places]


def _all_that_bounds(books: Books) -> tuple[object, ...]:
    """What the price of a line depends on where lines are apart: nothing that the plan has paid."""
    purses = books.purses
    return books.accumulators, books.families, purses.employer, purses.own, purses.grace


def _all_that_counts(books: Books) -> tuple[object, ...]:
    """What it depends on else: all but what the employer has borne."""
    purses = books.purses
    return *_all_that_bounds(books), purses.paid, books.uses, books.spent, books.programs


def _borne(rows: Sequence[TraceRow]) -> int:
    borne = 0
    for row in rows:
        amounts = row[0]
        borne += amounts[_MEMBER_PAYS] + amounts[_OWN_ACCOUNT]
    return borne


def _lines_are_apart(course: SettledCourse) -> bool:
    """Whether lines have nothing in common but deductibles, limits and accounts that pay from the first dollar on: no
    limit of a benefit, one party that pays each, and one person."""
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
    return alone and not beside and all(route.even or route.status != COVERED for route in routes)


def _order_matters(course: SettledCourse, first: int, end: int) -> bool:
    """Whether another order of the lines from ``first`` to ``end``, all of one day, could change what the member pays
    of that day or stands at after it. True wherever it is not sure.

    It cannot where deductible and limit have room for all of the day or none at all, and no account runs dry: then what
    is left is for each line in any order what it was, or enough.
    """
    deductible = limit = 0
    rows = course.rows[first:end]
    for row in rows:
        shares = shares_in(row)
        deductible += shares[DEDUCTIBLE_CREDIT]
        limit += shares[LIMIT_CREDIT]
    if deductible or limit:
        for row in rows:
            deductible_left, limit_left, *_ = left_before(row)
            if deductible_left < deductible or limit_left < limit or (shares_in(row)[_CUT] > 0 and limit_left > 0):
                return True
    return any(not left for paid in course.drawn[first:end] for *_, left in paid)


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
