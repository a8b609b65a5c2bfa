"""The lines of many members, one member after the other: the loop around the flow. Whole numbers and columns only, so
that it runs as it is, on lists, and compiled, on arrays."""

from typing import Final, NamedTuple

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import Calendar, Column, Lines, Terms
from calculator.engine.adjudication.settlement import settle
from calculator.engine.adjudication.turns import PAID_BEFORE

AMOUNTS: Final = 16
"""How many amounts a line has: those of ``model.estimate.Amounts``."""


class MemberRows(NamedTuple):
    """What differs from member to member, member by member: what is counted toward each row of accumulators' families,
    the employer's money and the member's own in each account, and what was paid before the course."""

    counted: Column
    employer: Column
    own: Column
    paid_before: Column


class Prices(NamedTuple):
    """What is billed, line by line; ``by_member``: for each member anew."""

    billed: Column
    by_member: int


def price_rows(
    terms: Terms,
    blank: Books,
    books: Books,
    calendar: Calendar,
    lines: Lines,
    members: MemberRows,
    prices: Prices,
    begin: int,
    end: int,
    out: Column,
    by_line: int,
) -> None:
    """Price ``lines`` for the members from ``begin`` to ``end`` and write their amounts to ``out``.

    ``books``, and what differs from member to member of ``terms``, ``calendar`` and ``lines``, are written over.
    ``out`` has AMOUNTS places for each member, in the order of ``Amounts``, that hold the sums over his lines;
    ``by_line``: for each line of each member.
    """
    count = len(lines.day)
    for member in range(begin, end):
        _begin(terms, blank, books, calendar, members, member)
        for at in range(count):
            if prices.by_member:
                lines.billed[at] = prices.billed[member * count + at]
            amounts = settle(terms, books, calendar, lines, at)[0]
            first = (member * count + at if by_line else member) * AMOUNTS
            # Written out: compiled code has no loop over the parts of a tuple that is as short.
            for place in range(AMOUNTS):
                out[first + place] += amounts[place]


def _begin(terms: Terms, blank: Books, books: Books, calendar: Calendar, members: MemberRows, member: int) -> None:
    """Open a member's books, with what is his own in them."""
    families, accounts = len(terms.stated.own), len(terms.accounts.scope)
    for family in range(families):
        terms.stated.own[family] = members.counted[member * families + family]
    for row in range(len(calendar.day)):
        if calendar.what[row] == PAID_BEFORE:
            calendar.own[row] = members.paid_before[member]
    _clear(blank, books)
    for account in range(accounts):
        books.purses.employer[account] = members.employer[member * accounts + account]
        books.purses.own[account] = members.own[member * accounts + account]


def _clear(blank: Books, books: Books) -> None:
    """Let ``books`` be as ``blank`` ones, but for what every line writes before it reads it. What is stated may be
    counted, and brought along, before the first year of a coverage begins."""
    copy_column(blank.accumulators.amount, books.accumulators.amount)
    copy_column(blank.accumulators.left, books.accumulators.left)
    copy_column(blank.accumulators.late, books.accumulators.late)
    copy_column(blank.accumulators.beside, books.accumulators.beside)
    copy_column(blank.families.amount, books.families.amount)
    copy_column(blank.families.left, books.families.left)
    copy_column(blank.families.beside, books.families.beside)
    copy_column(blank.families.found, books.families.found)
    copy_column(blank.uses.visits, books.uses.visits)
    copy_column(blank.uses.dollars, books.uses.dollars)
    copy_column(blank.uses.lifetime_visits, books.uses.lifetime_visits)
    copy_column(blank.uses.lifetime_dollars, books.uses.lifetime_dollars)
    copy_column(blank.spent.year, books.spent.year)
    copy_column(blank.spent.copays, books.spent.copays)
    copy_column(blank.spent.course_copays, books.spent.course_copays)
    copy_column(blank.spent.day, books.spent.day)
    copy_column(blank.spent.day_copays, books.spent.day_copays)
    copy_column(blank.spent.shared, books.spent.shared)
    copy_column(blank.coverages.year, books.coverages.year)
    copy_column(blank.coverages.plan_year, books.coverages.plan_year)
    copy_column(blank.coverages.late_from, books.coverages.late_from)
    copy_column(blank.coverages.stated, books.coverages.stated)
    copy_column(blank.coverages.borne, books.coverages.borne)
    copy_column(blank.programs.left, books.programs.left)
    copy_column(blank.programs.shares_left, books.programs.shares_left)
    copy_column(blank.programs.fills, books.programs.fills)
    copy_column(blank.purses.grace, books.purses.grace)
    copy_column(blank.purses.paid, books.purses.paid)
    copy_column(blank.clock.row, books.clock.row)
    copy_column(blank.clock.moment, books.clock.moment)


def copy_column(source: Column, target: Column) -> None:
    """Write one column over another of the same length."""
    for row in range(len(source)):
        target[row] = source[row]
