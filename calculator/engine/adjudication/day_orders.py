"""What the member pays where the lines of a day come in another order: turned round, the cheapest or the dearest first.

To price the whole course again in three orders takes as long as the answer itself. So a day is priced again only where
its order can matter, from the books that stood before it, until all stands again as it stood.
"""

from collections.abc import Callable, Iterator, Sequence
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
_BORNE: Final = (Amounts._fields.index("member_pays"), Amounts._fields.index("own_account"))


def marks_of(lines: tuple[DatedLine, ...]) -> list[int]:
    """The places before which ``differences`` needs the books: before each day with lines that differ."""
    return [first for first, _ in _mixed_days(lines)]


def differences(course: SettledCourse) -> Iterator[int]:
    """What the member would pay more in each other order of the days of ``course``, his own accounts' money too, in
    cents. The books of ``course`` are marked where ``marks_of`` says. Claims that have been processed have the order in
    which they were."""
    if not course.in_order:
        return
    days, orders = _mixed_days(course.lines), _other_orders(course.lines)
    apart = _lines_are_apart(course)
    matter = [not apart or _order_matters(course, *day) for day in days]
    if any(matter):
        for places in orders:
            yield _difference(course, places, matter, _all_that_bounds if apart else _all_that_counts)


def _difference(course: SettledCourse, days: Sequence[Day], matter: Sequence[bool], standing: Standing) -> int:
    """What the member pays more where the lines of the ``days`` come in the order in which these say their places. A
    line keeps its part of one price for the course. Where ``standing`` is what it was, so is all that follows."""
    lines, more = course.as_columns, 0
    books: Books | None = None
    ends = [*(min(day) for day in days[1:]), len(course.lines)]
    for day, until, matters, before in zip(days, ends, matter, course.marked, strict=True):
        if books is None or standing(books) == standing(before):
            if not matters:
                books = None
                continue
            books = books or copied(before)
        rows = [*day, *range(max(day) + 1, until)]
        settled = [settle(course.columns.terms, books, course.calendar, lines, at) for at in rows]
        more += _borne(settled) - _borne(course.rows[min(day) : until])
    return more


def _all_that_bounds(books: Books) -> tuple[object, ...]:
    """What the price of a line depends on where lines are apart: nothing that the plan has paid."""
    purses = books.purses
    return books.accumulators, books.families, purses.employer, purses.own, purses.grace


def _all_that_counts(books: Books) -> tuple[object, ...]:
    """What it depends on else: all but what the employer has borne."""
    purses = books.purses
    return *_all_that_bounds(books), purses.paid, books.uses, books.spent, books.programs


def _borne(rows: Sequence[TraceRow]) -> int:
    return sum(amounts[part] for amounts, *_ in rows for part in _BORNE)


def _lines_are_apart(course: SettledCourse) -> bool:
    """Whether lines have nothing in common but deductibles, limits and accounts that pay from the first dollar on: no
    limit of a benefit, one party that pays each, and one person."""
    terms = course.columns.terms
    return (
        not any(terms.accounts.starts_after)
        and len({line.person for line in course.lines}) == 1
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
    rows = course.rows[first:end]
    deductible = sum(shares_in(row)[DEDUCTIBLE_CREDIT] for row in rows)
    limit = sum(shares_in(row)[LIMIT_CREDIT] for row in rows)
    bends = False
    for row in rows:
        deductible_left, limit_left, *_ = left_before(row)
        cut = shares_in(row)[_CUT] > 0 and limit_left > 0
        bends = bends or deductible_left < deductible or limit_left < limit or cut
    return bends or any(not left for paid in course.drawn[first:end] for *_, left in paid)


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
