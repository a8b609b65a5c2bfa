"""Accounts of which nothing is left pay nothing; while any has money, or has not started, each line asks them all."""

import pytest

from calculator.engine.adjudication.accounts import ALL, WHOLE
from calculator.engine.adjudication.books import Purses
from calculator.engine.adjudication.columns import Accounts
from calculator.engine.adjudication.parts import MemberShare
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.withdrawals import Drawn, withdraw

OWED = MemberShare(deductible=300, copay=0, coinsurance=100, excluded=0, balance_billed=0)


def accounts(*starts_after: int) -> Accounts:
    """Accounts that pay all of whatever is owed, after so many cents."""
    count = len(starts_after)
    zeros, ones = [0] * count, [1] * count
    return Accounts(
        [ALL] * count, [WHOLE] * count, ones, zeros, [*starts_after], zeros, zeros, zeros, [NO_LIMIT] * count
    )


def purses(employer: list[int], own: list[int], grace: list[int]) -> Purses:
    """Money in accounts; of the line before the first one paid 7 cents."""
    count = len(own)
    blank = [[0] * count for _ in range(7)]
    blank[1][0] = 7
    return Purses([*employer], [*own], [*grace], *blank)


@pytest.mark.parametrize(
    ("employer", "own", "grace", "paid", "drawn"),
    [
        ([250, 0], [0, 0], [0, 0], Drawn(250, 250), [250, 0]),
        ([0, 0], [250, 0], [0, 0], Drawn(250, 0), [250, 0]),
        ([0, 0], [0, 0], [250, 0], Drawn(250, 0), [250, 0]),
        ([0, 250], [0, 0], [0, 0], Drawn(250, 250), [0, 250]),
        # The grace period's money first, then the employer's, then the member's own; the second takes what is left.
        ([20, 1_000], [30, 0], [10, 0], Drawn(400, 360), [60, 340]),
        ([400, 5], [0, 0], [0, 0], Drawn(400, 400), [400, 0]),
    ],
)
def test_each_pays_in_turn_what_it_has(
    employer: list[int], own: list[int], grace: list[int], paid: Drawn, drawn: list[int]
) -> None:
    books, before = purses(employer, own, grace), sum(employer + own + grace)
    assert withdraw(accounts(0, 0), books, OWED, 1) == paid
    assert books.drawn == drawn
    assert sum(books.employer + books.own + books.grace) == before - paid.cents


def test_without_money_nothing_is_paid_and_nothing_counted() -> None:
    books = purses([0, 0], [0, 0], [0, 0])
    assert withdraw(accounts(0, 0), books, OWED, 1) == Drawn(0, 0)
    assert books.paid == [0, 0]


def test_without_money_what_is_paid_still_counts_toward_a_start() -> None:
    books = purses([0, 0], [0, 0], [0, 0])
    assert withdraw(accounts(0, 1_000), books, OWED, 1) == Drawn(0, 0)
    assert books.paid == [0, 400]
    assert books.drawn == [0, 0], "of the line in hand, not of the one before"
