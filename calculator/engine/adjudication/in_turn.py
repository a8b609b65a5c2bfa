"""The lines of a course in their turn: from the books of its first day, line by line, to those of its last."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple, TypeVar

from calculator.engine.adjudication.accounts import balance
from calculator.engine.adjudication.accumulators import positions
from calculator.engine.adjudication.books import Books, Purses, copied, for_facts
from calculator.engine.adjudication.columns import Calendar, Lines
from calculator.engine.adjudication.ledger import TraceRow
from calculator.engine.adjudication.plan_columns import PlanColumns
from calculator.engine.adjudication.rulebook import NO_LIMIT, Remaining, RemainingRow, Shares, SharesRow
from calculator.engine.adjudication.settlement import LineTrace, settle
from calculator.engine.adjudication.years import date_of
from calculator.model.estimate import Amounts, Standing

# A named tuple made of a bare one, without the call of a function of Python for each.
amounts_of = partial(tuple.__new__, Amounts)
_standing = partial(tuple.__new__, Standing)

PositionRow = tuple[int, int, int, int]
"""Where a line left its deductible and its limit, bare: see ``positions``."""

_ACCOUNT: Final = Amounts._fields.index("account")

Row = TypeVar("Row")

DrawnRow = tuple[int, int, int, int]
"""An account that paid of a line: its row, the cents, how many of them are the employer's, and what is left in it."""


class CourseColumns(NamedTuple):
    """A plan, a member and a course as columns, the books of its first day, and the places of its lines in the order in
    which they are settled."""

    columns: PlanColumns
    calendar: Calendar
    opened: Books
    lines: Lines
    order: Sequence[int]


class InTurn(NamedTuple):
    """What became of each line; where its deductible and its limit stood then (``positions``), in the accumulators'
    year that began on which day (an ordinal); where there are accounts, what those that paid anything of it did; and
    the books, before some of the lines and after the last. ``in_order``: the lines were settled as they stand."""

    rows: list[TraceRow]
    stood: list[PositionRow]
    years: list[int]
    drawn: list[list[DrawnRow]]
    marked: list[Books]
    books: Books
    in_order: bool


def settle_in_turn(course: CourseColumns, marks: Sequence[int] = ()) -> InTurn:
    """Settle all lines of ``course``; ``marks`` are places of lines, in order, before which the books are kept. None
    are where claims were processed in another order."""
    columns, calendar, _, lines, order = course
    terms, books, begin, count = columns.terms, _books_for(course), 0, len(lines.day)
    in_order = isinstance(order, range) or list(order) == list(range(count))
    rows: list[TraceRow] = []
    stood: list[PositionRow] = []
    years: list[int] = []
    drawn: list[list[DrawnRow]] = []
    marked: list[Books] = []
    accounts, year = range(len(terms.accounts.scope)), books.coverages.year
    accumulators, families = books.accumulators, books.families
    touched = [(route.years, route.deductible, route.limit) for route in terms.routes]
    for end in (*(marks if in_order else ()), count):
        for at in order[begin:end]:
            row = settle(terms, books, calendar, lines, at)
            coverage, deductible, limit = touched[row[1]]
            rows.append(row)
            stood.append(positions(accumulators, families, deductible, limit))
            years.append(year[coverage])
            if accounts:
                # Of a line that no account is asked for, the books still have the one before.
                drawn.append(_drawn(books.purses, accounts) if row[0][_ACCOUNT] else [])
        if end < count:
            marked.append(copied(books))
        begin = end
    if not in_order:
        rows, stood, years, drawn = (_by_place(one, order) for one in (rows, stood, years, drawn))
    return InTurn(rows, stood, years, drawn, marked, books, in_order)


def amounts_in_turn(course: CourseColumns) -> list[Amounts]:
    """The amounts of every line of ``course``, and nothing else."""
    columns, calendar, _, lines, order = course
    terms, books = columns.terms, _books_for(course)
    amounts = [amounts_of(settle(terms, books, calendar, lines, at)[0]) for at in order]
    return amounts if isinstance(order, range) else _by_place(amounts, order)


def _books_for(course: CourseColumns) -> Books:
    """Books of a course's own, with a row for each of its facts."""
    books, facts = copied(course.opened), len(course.lines.facts.clock)
    return for_facts(books, facts) if facts else books


def _by_place(rows: list[Row], order: Sequence[int]) -> list[Row]:
    """Rows of lines that were settled in ``order``, each in the place of its line. Of no rows there is nothing."""
    by_place = dict(zip(order, rows, strict=False))
    return [by_place[at] for at in range(len(rows))]


def _drawn(purses: Purses, accounts: range) -> list[DrawnRow]:
    return [
        (account, cents, purses.drawn_employer[account], balance(purses, account))
        for account, cents in zip(accounts, purses.drawn, strict=True)
        if cents
    ]


def traced(row: TraceRow) -> LineTrace:
    """A line settled, by name."""
    amounts, route, rule, status, visit, left, shares, *others = row
    return LineTrace(amounts, route, rule, status, visit, Remaining(*left), Shares(*shares), *others)


def standings_of(stood: Sequence[PositionRow], years: Sequence[int]) -> list[Standing]:
    """Where lines left their accumulators, in the words of an answer."""
    return [
        _standing((date_of(year), used, left, limit_used, None if limit_left >= NO_LIMIT else limit_left))
        for year, (used, left, limit_used, limit_left) in zip(years, stood, strict=True)
    ]


def left_before(row: TraceRow) -> RemainingRow:
    """What was left for a line, in the order of ``Remaining``."""
    return row[5]


def shares_in(row: TraceRow) -> SharesRow:
    """What became of a line where it was priced, in the order of ``Shares``."""
    return row[6]
