"""The lines of a course settled one after the other, in whichever order their claims were processed."""

from collections.abc import Sequence
from typing import Final, TypeVar

from calculator.engine.adjudication.accounts import balance
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import Calendar, Lines, Terms
from calculator.engine.adjudication.settled import DrawnRow
from calculator.engine.adjudication.settlement import TraceRow, settle
from calculator.model.estimate import Amounts

Row = TypeVar("Row")

_ACCOUNT: Final = Amounts._fields.index("account")


def settle_lines(
    terms: Terms, books: Books, calendar: Calendar, lines: Lines, rows: Sequence[int]
) -> tuple[list[TraceRow], list[list[DrawnRow]]]:
    """The lines in ``rows`` in their turn; and, where there are accounts, what those that paid anything of it did."""
    accounts, purses = range(len(terms.accounts.scope)), books.purses
    if not accounts:
        return [settle(terms, books, calendar, lines, at) for at in rows], []
    settled, drawn = [], []
    for at in rows:
        settled.append(settle(terms, books, calendar, lines, at))
        drawn.append(
            [
                (account, cents, purses.drawn_employer[account], balance(purses, account))
                for account, cents in zip(accounts, purses.drawn, strict=True)
                # Of a line that no account is asked for, the books still have the one before.
                if cents and settled[-1][0][_ACCOUNT]
            ]
        )
    return settled, drawn


def by_date(rows: list[Row], order: Sequence[int]) -> list[Row]:
    """Rows of lines that were settled in ``order``, each in the place of its line. Of no rows there is nothing."""
    by_place = dict(zip(order, rows, strict=False))
    return [by_place[at] for at in range(len(rows))]
