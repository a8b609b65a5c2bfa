"""The lines of a course in their turn: from the books of its first day, line by line, to those of its last."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from calculator.engine.adjudication.accounts import balance
from calculator.engine.adjudication.accumulators import positions
from calculator.engine.adjudication.books import Books, Purses, copied
from calculator.engine.adjudication.columns import Calendar, Lines
from calculator.engine.adjudication.plan_columns import PlanColumns
from calculator.engine.adjudication.rulebook import NO_LIMIT, Remaining, RemainingRow, Shares, SharesRow
from calculator.engine.adjudication.settlement import LineTrace, TraceRow, settle
from calculator.engine.adjudication.years import date_of
from calculator.model.estimate import Amounts, Standing

# A named tuple made of a bare one, without the call of a function of Python for each.
amounts_of = partial(tuple.__new__, Amounts)
_standing = partial(tuple.__new__, Standing)

DrawnRow = tuple[int, int, int, int]
"""An account that paid of a line: its row, the cents, how many of them are the employer's, and what is left in it."""


class CourseColumns(NamedTuple):
    """A plan, a member and a course as columns, and the books of its first day."""

    columns: PlanColumns
    calendar: Calendar
    opened: Books
    lines: Lines


class InTurn(NamedTuple):
    """What became of each line, and where its deductible and its limit stood then; where there are accounts, what those
    that paid anything of it did; and the books, before some of the lines and after the last."""

    rows: list[TraceRow]
    standings: list[Standing]
    drawn: list[list[DrawnRow]]
    marked: list[Books]
    books: Books


def settle_in_turn(course: CourseColumns, marks: Sequence[int] = ()) -> InTurn:
    """Settle all lines of ``course``; ``marks`` are places of lines, in order, before which the books are kept."""
    columns, calendar, opened, lines = course
    terms, books, begin, count = columns.terms, copied(opened), 0, len(lines.day)
    rows: list[TraceRow] = []
    standings: list[Standing] = []
    drawn: list[list[DrawnRow]] = []
    marked: list[Books] = []
    routes, accounts = terms.routes, range(len(terms.accounts.scope))
    accumulators, families, years = books.accumulators, books.families, books.coverages.year
    for end in (*marks, count):
        for at in range(begin, end):
            row = settle(terms, books, calendar, lines, at)
            rows.append(row)
            route = routes[row[1]]
            used, left, limit_used, limit_left = positions(accumulators, families, route.deductible, route.limit)
            of_limit = None if limit_left >= NO_LIMIT else limit_left
            standings.append(_standing((date_of(years[route.years]), used, left, limit_used, of_limit)))
            if accounts:
                drawn.append(_drawn(books.purses, accounts))
        if end < count:
            marked.append(copied(books))
        begin = end
    return InTurn(rows, standings, drawn, marked, books)


def amounts_in_turn(course: CourseColumns) -> list[Amounts]:
    """The amounts of every line of ``course``, and nothing else."""
    columns, calendar, opened, lines = course
    terms, books = columns.terms, copied(opened)
    return [amounts_of(settle(terms, books, calendar, lines, at)[0]) for at in range(len(lines.day))]


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


def left_before(row: TraceRow) -> RemainingRow:
    """What was left for a line, in the order of ``Remaining``."""
    return row[5]


def shares_in(row: TraceRow) -> SharesRow:
    """What became of a line where it was priced, in the order of ``Shares``."""
    return row[6]
