"""What the member pays where the lines of a day come in another order: turned round, the cheapest or the dearest first.

To price the whole course again in three orders takes as long as the answer itself. So a day is priced again only where
its order can matter, from the books that stood before it, until all stands again as it stood.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from calculator.engine.adjudication.books import Books, copied
from calculator.engine.adjudication.columns import NOBODY, Kind
from calculator.engine.adjudication.kept import KeptByLines
from calculator.engine.adjudication.line_facts import places_happened
from calculator.engine.adjudication.rulebook import COVERED
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.settlement import LineTrace, TraceRow, settle
from calculator.model.estimate import Amounts, DatedLine

Place = tuple[int, int]
"""Where the first line of a day stands in a course, and where its last one ends."""
Order = Callable[[SettledCourse, range], Sequence[int]]

Standing = Callable[[Books], tuple[object, ...]]

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
    days = _mixed_days(course.lines)
    apart = _lines_are_apart(course)
    matter = [not apart or _order_matters(course, *day) for day in days]
    if any(matter):
        known = [[tuple(range(first, end)) for first, end in days]]
        for order in (_turned_round, _cheapest_first, _dearest_first):
            places = [tuple(order(course, range(first, end))) for first, end in days]
            if places not in known:
                known.append(places)
                yield _difference(course, places, matter, _all_that_bounds if apart else _all_that_counts)


def _difference(
    course: SettledCourse, days: Sequence[tuple[int, ...]], matter: Sequence[bool], standing: Standing
) -> int:
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
    traces = [LineTrace._make(row) for row in course.rows[first:end]]
    deductible = sum(trace.shares.deductible_credit for trace in traces)
    limit = sum(trace.shares.limit_credit for trace in traces)
    bends = any(
        trace.left.deductible < deductible
        or trace.left.limit < limit
        or (trace.shares.cut > 0 and trace.left.limit > 0)
        for trace in traces
    )
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


def _turned_round(_course: SettledCourse, day: range) -> Sequence[int]:
    return day[::-1]


def _cheapest_first(course: SettledCourse, day: range) -> Sequence[int]:
    return sorted(day, key=course.as_columns.billed.__getitem__)


def _dearest_first(course: SettledCourse, day: range) -> Sequence[int]:
    return sorted(day, key=lambda at: -course.as_columns.billed[at])
