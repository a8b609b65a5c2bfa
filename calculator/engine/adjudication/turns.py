"""What happens as days go by: years begin, what is stated is counted, grace periods end, contributions come in
(docs/rules.md, steps 8 and 10). The calendar says when; here is what is done. Whole numbers and columns only."""

from typing import Final

from calculator.engine.adjudication.accounts import begin_account_year, close_account, contribute, end_grace
from calculator.engine.adjudication.accumulators import begin_year, bring, count_stated
from calculator.engine.adjudication.benefit_limits import begin_plan_year, count_stated_uses
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import Calendar, Terms
from calculator.engine.adjudication.employer import begin_claims_year
from calculator.engine.adjudication.program import begin_program_year

YEAR_BEGINS: Final = 0
PLAN_YEAR_BEGINS: Final = 1
PROGRAM_YEAR_BEGINS: Final = 2
ACCOUNT_YEAR_BEGINS: Final = 3
GRACE_ENDS: Final = 4
CONTRIBUTED: Final = 5
STATED: Final = 6
PAID_BEFORE: Final = 7
END: Final = 8
BROUGHT: Final = 9
ACCOUNT_CLOSES: Final = 10
ACCOUNT_OPENS: Final = 11
"""What can happen: to the accumulators of a coverage, its benefits' uses and claims, a program, an account; END is the
last row of every calendar. On one day what has the higher number comes later."""


def turn_to(terms: Terms, books: Books, calendar: Calendar, moment: int) -> None:
    """Let everything happen that happens up to a ``moment``, which is no earlier than the one before."""
    row = books.clock.row[0]
    while calendar.moment[row] <= moment:
        _happen(terms, books, calendar, row)
        row += 1
    books.clock.row[0] = row
    books.clock.moment[0] = calendar.moment[row]


def _happen(terms: Terms, books: Books, calendar: Calendar, row: int) -> None:
    what, of = calendar.what[row], calendar.row[row]
    if what == YEAR_BEGINS:
        _begin_year(terms, books, calendar, row)
    elif what == PLAN_YEAR_BEGINS:
        for used in range(terms.coverages.first_use[of], terms.coverages.last_use[of]):
            begin_plan_year(books.uses, used)
        begin_claims_year(books.coverages, of)
        books.coverages.plan_year[of] = calendar.day[row]
    elif what == PROGRAM_YEAR_BEGINS:
        begin_program_year(terms.programs, books.programs, of)
    elif what == STATED:
        _count_stated(terms, books, of)
    elif what == BROUGHT:
        bring(books.accumulators, books.families, terms.families, calendar.amounts[row], of)
    else:
        _happen_to_account(terms, books, calendar, row)


def _happen_to_account(terms: Terms, books: Books, calendar: Calendar, row: int) -> None:
    what, of = calendar.what[row], calendar.row[row]
    if what == ACCOUNT_YEAR_BEGINS:
        books.forfeited[row] = begin_account_year(terms.accounts, books.purses, of, calendar.own[row])
    elif what == ACCOUNT_CLOSES:
        books.forfeited[row] = close_account(books.purses, of)
    elif what == GRACE_ENDS:
        books.forfeited[row] = end_grace(books.purses, of)
    elif what in (CONTRIBUTED, ACCOUNT_OPENS):
        contribute(books.purses, of, calendar.own[row], calendar.employer[row])
    elif what == PAID_BEFORE:
        books.purses.paid[of] = max(books.purses.paid[of], calendar.own[row])


def _begin_year(terms: Terms, books: Books, calendar: Calendar, row: int) -> None:
    """Begin a year of a coverage's accumulators, with the amounts of that year."""
    coverages, of = terms.coverages, calendar.row[row]
    amount = calendar.amounts[row]
    for family in range(coverages.first_family[of], coverages.last_family[of]):
        begin_year(
            books.accumulators,
            books.families,
            terms.families,
            family,
            terms.amounts,
            amount,
            coverages.carry_over[of],
        )
        amount += 1
    books.coverages.year[of] = calendar.day[row]
    books.coverages.late_from[of] = calendar.late_from[row]


def _count_stated(terms: Terms, books: Books, of: int) -> None:
    """Let at least what is stated of a coverage be counted; sessions up to that day may have come to more."""
    stated, coverages = terms.stated, terms.coverages
    for family in range(coverages.first_family[of], coverages.last_family[of]):
        member = terms.families.first_person[family]
        own, others, late = stated.own[family], stated.others[family], stated.late[family]
        count_stated(books.accumulators, books.families, member, own, others, late)
    for used in range(coverages.first_use[of], coverages.last_use[of]):
        count_stated_uses(books.uses, terms.stated_uses, used)
    books.coverages.stated[of] = 1
