"""What a plan counted is counted in the one that comes after it, for each person and the family: worked by hand."""

import datetime

import pytest

from calculator.engine.adjudication.accumulators import (
    LATE_GOES_ON_IF_NOT_MET,
    NONE_GOES_ON,
    begin_year,
    bring,
    count_stated,
    credit,
    left,
    pay_beside,
    room,
)
from calculator.engine.adjudication.books import Accumulators, FamilyBooks
from calculator.engine.adjudication.columns import Families, YearlyAmounts
from calculator.engine.adjudication.pools import counted_in
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.model.member import CoverageTier, Member, Met
from calculator.model.plan import AmountKind, CostShare, NetworkCredit, YearlyAmount
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, plan, priced, session, tiers

OLD, NEW = 0, 1
FAMILIES = Families([0, 3], [3, 6], [0, 0], [0, 0, 0, 1, 1, 1])
"""Three persons of the old plan in the first three rows, of the new one in the others."""
PERSONS = range(3, 6)


def books_of(person: int, family: int) -> tuple[Accumulators, FamilyBooks]:
    """An old amount of $1,000 a person and $2,000 the family, and a new one."""
    accumulators = Accumulators(list(FAMILIES.of_person), *([0] * 6 for _ in range(4)))
    books = FamilyBooks([0, 0], *([0, 0] for _ in range(4)))
    amounts = YearlyAmounts([1_000, person], [2_000, family])
    for at in (OLD, NEW):
        begin_year(accumulators, books, FAMILIES, at, amounts, at, NONE_GOES_ON)
    return accumulators, books


@pytest.mark.parametrize(
    ("person", "family", "each_left", "family_left"),
    [
        # 300 and 500 of two persons, and 400 more of the family's: 1,200 of 2,000.
        (1_000, 2_000, [700, 500, 800], 800),
        # The second has no more than 400 of his own now, and the family has its 1,200 all the same.
        (400, 1_500, [100, 0, 300], 300),
        (400, 1_000, [0, 0, 0], 0),
        (1_000, NO_LIMIT, [700, 500, 1_000], NO_LIMIT - 1_200),
        (NO_LIMIT, NO_LIMIT, [NO_LIMIT] * 3, NO_LIMIT),
    ],
)
def test_persons_and_family_bring_what_they_have(
    person: int, family: int, each_left: list[int], family_left: int
) -> None:
    accumulators, books = books_of(person, family)
    credit(accumulators, books, 0, 200, 0)
    credit(accumulators, books, 0, 100, 1)
    credit(accumulators, books, 1, 500, 1)
    count_stated(accumulators, books, 0, 0, 900, 0)
    bring(accumulators, books, FAMILIES, OLD, NEW)
    assert [min(left(accumulators, books, row), NO_LIMIT) for row in PERSONS] == each_left
    assert books.left[NEW] == family_left
    assert [accumulators.late[row] for row in PERSONS] == ([100, 500, 0] if person != NO_LIMIT else [0, 0, 0])


def test_a_cent_of_the_family_s_is_stated_and_brought_along() -> None:
    accumulators, books = books_of(1_000, 2_000)
    count_stated(accumulators, books, 0, 0, 1, 0)
    bring(accumulators, books, FAMILIES, OLD, NEW)
    assert (books.left, [left(accumulators, books, row) for row in PERSONS]) == ([1_999, 1_999], [1_000] * 3)


def test_what_the_new_plan_has_counted_already_is_not_counted_less() -> None:
    """The family has 900 there and brings 200: it keeps its 900 and what the person brings."""
    accumulators, books = books_of(1_000, 2_000)
    credit(accumulators, books, 4, 900, 0)
    credit(accumulators, books, 0, 200, 0)
    bring(accumulators, books, FAMILIES, OLD, NEW)
    assert (books.left[NEW], [left(accumulators, books, row) for row in PERSONS]) == (900, [800, 100, 900])


def test_what_two_pay_beside_the_limit_is_the_family_s_together() -> None:
    accumulators, books = books_of(1_000, 1_500)
    pay_beside(accumulators, books, 3, 600)
    pay_beside(accumulators, books, 4, 700)
    assert [room(accumulators, books, row) for row in PERSONS] == [200, 200, 200]
    for cents, more in ((199, 1), (1, 0), (50, 0)):
        pay_beside(accumulators, books, 5, cents)
        assert room(accumulators, books, 5) == more


@pytest.mark.parametrize(("used", "goes_on"), [(999, 300), (1_000, 0)])
def test_a_cent_that_is_left_is_a_deductible_that_is_not_met(used: int, goes_on: int) -> None:
    accumulators, books = books_of(1_000, 2_000)
    credit(accumulators, books, 3, used - 300, 0)
    credit(accumulators, books, 3, 300, 1)
    begin_year(accumulators, books, FAMILIES, NEW, YearlyAmounts([1_000], [2_000]), 0, LATE_GOES_ON_IF_NOT_MET)
    assert (1_000 - left(accumulators, books, 3), 2_000 - books.left[NEW]) == (goes_on, goes_on)


def test_of_an_amount_of_the_whole_family_all_that_it_has_met_is_said() -> None:
    """Of 3,000 and of a limit of 6,000 the others have met 1,000 and 1,500; a session is 600."""
    common = amount(1_500, 3_000, kind=AmountKind.AGGREGATE)
    rule = plan(CostShare(), deductible=common, out_of_pocket_limit=amount(3_000, 6_000, kind=AmountKind.AGGREGATE))
    member = Member(tier=CoverageTier.FAMILY, others=Met(deductible=100_000, out_of_pocket=150_000))
    standing = priced(rule, session(600), member=member).lines[0].standing
    assert (standing.deductible_used, standing.deductible_left) == (160_000, 140_000)
    assert (standing.limit_used, standing.limit_left) == (210_000, 390_000)


@pytest.mark.parametrize("network", ["in", "out"])
def test_of_the_last_quarter_nothing_goes_on_in_the_limit(network: str) -> None:
    """600 of a deductible of 1,000 go on; of a limit only what is paid in the new year is used."""
    both = YearlyAmount(in_network=tiers(1_000), out_of_network=tiers(1_000))
    limits = YearlyAmount(in_network=tiers(3_000), out_of_network=tiers(3_000))
    rule = plan(
        CostShare(),
        deductible=both,
        out_of_pocket_limit=limits,
        network_credit=NetworkCredit.BOTH,
        last_quarter_carries_over=CarryOver.ALWAYS,
    )
    days = (datetime.date(2026, 11, 2), datetime.date(2027, 2, 1))
    found = priced(rule, session(600, day=days[0]), session(600, day=days[1], network=network))
    assert [line.standing.limit_used for line in found.lines] == [60_000, 40_000]


def test_a_line_counts_in_its_own_network_whatever_else_it_counts_in() -> None:
    apart = plan(network_credit=NetworkCredit.SEPARATE)
    assert counted_in(("in", "out"), apart, "out", drug=False) == ("out",)
    both = plan(network_credit=NetworkCredit.BOTH)
    assert counted_in(("in", "out"), both, "out", drug=False) == ("in", "out")


def test_what_is_carried_over_is_used_of_the_family_s_amount() -> None:
    rule = plan(
        CostShare(),
        deductible=amount(1_500, 3_000, kind=AmountKind.AGGREGATE),
        last_quarter_carries_over=CarryOver.ALWAYS,
    )
    days = (datetime.date(2026, 11, 2), datetime.date(2027, 2, 1))
    found = priced(rule, *(session(600, day=day) for day in days), member=Member(tier=CoverageTier.FAMILY))
    assert [line.standing.deductible_used for line in found.lines] == [60_000, 120_000]
