"""Accumulators: what is counted toward a deductible or an out-of-pocket limit, for each person and the family
(docs/rules.md, steps 4, 6 and 8). Whole numbers and columns only."""

from typing import Final

from calculator.engine.adjudication.books import Accumulators, FamilyBooks
from calculator.engine.adjudication.columns import Families, YearlyAmounts
from calculator.engine.adjudication.rulebook import NO_LIMIT

NONE_GOES_ON: Final = 0
LATE_GOES_ON: Final = 1
LATE_GOES_ON_IF_NOT_MET: Final = 2
"""What of a year's last quarter counts in the next year too."""


def left(accumulators: Accumulators, families: FamilyBooks, row: int) -> int:
    """What is left for a person: of his own amount, and of the family's, which ends it for all."""
    own, common = accumulators.left[row], families.left[accumulators.family[row]]
    return own if own < common else common


def left_of_both(accumulators: Accumulators, families: FamilyBooks, deductible: int, limit: int) -> tuple[int, int]:
    """What is ``left`` of a deductible and of a limit, at once: every line asks for it."""
    family_of, _, left_of, _, _ = accumulators
    _, _, common_left, _, _ = families
    own, common = left_of[deductible], common_left[family_of[deductible]]
    own_limit, common_limit = left_of[limit], common_left[family_of[limit]]
    return own if own < common else common, own_limit if own_limit < common_limit else common_limit


def room(accumulators: Accumulators, families: FamilyBooks, row: int) -> int:
    """What is left for a person to pay: what is paid beside a maximizer counts toward nothing, and still nobody pays
    more than the limit."""
    family = accumulators.family[row]
    own, common = accumulators.left[row] - accumulators.beside[row], families.left[family] - families.beside[family]
    least = own if own < common else common
    return least if least > 0 else 0


def positions(
    accumulators: Accumulators, families: FamilyBooks, deductible: int, limit: int
) -> tuple[int, int, int, int]:
    """What counts against the deductible that binds a person, the family's where it is aggregate, and what is ``left``
    of it; and the same of the limit."""
    # Both at once and by place: every line of an answer says it.
    family_of, amount, left_of, _, _ = accumulators
    aggregate, family_amount, family_left, _, _ = families
    own, family = left_of[deductible], family_of[deductible]
    common = family_left[family]
    used = family_amount[family] - common if aggregate[family] else amount[deductible] - own
    own_limit, family = left_of[limit], family_of[limit]
    common_limit = family_left[family]
    limit_used = family_amount[family] - common_limit if aggregate[family] else amount[limit] - own_limit
    return (
        used,
        own if own < common else common,
        limit_used,
        own_limit if own_limit < common_limit else common_limit,
    )


def credit(accumulators: Accumulators, families: FamilyBooks, row: int, cents: int, late: int) -> None:
    """Count ``cents`` for a person, no further than the amount itself; ``late``: they may be carried over."""
    family_of, _, left_of, late_of, _ = accumulators
    _, _, common_left, _, _ = families
    own, family = left_of[row], family_of[row]
    common = common_left[family]
    # Not min(), which takes CPython as long as the rest.
    cents = cents if cents < own else own
    cents = cents if cents < common else common
    left_of[row] = own - cents
    common_left[family] = common - cents
    if late:
        late_of[row] += cents


def pay_beside(accumulators: Accumulators, families: FamilyBooks, row: int, cents: int) -> None:
    """Remember ``cents`` that a person paid and that count toward nothing."""
    accumulators.beside[row] += cents
    families.beside[accumulators.family[row]] += cents


def count_stated(accumulators: Accumulators, families: FamilyBooks, row: int, own: int, others: int, late: int) -> None:
    """Let at least what is stated be counted: a person's ``own``, ``late`` of it in the last quarter, and what all
    ``others`` have, which no one person's amount bounds but the family's does."""
    family = accumulators.family[row]
    counted = accumulators.amount[row] - accumulators.left[row]
    families.found[family] = counted
    if _is_none(accumulators, families, row):
        return
    if own > counted:
        credit(accumulators, families, row, own - counted, 0)
        counted = accumulators.amount[row] - accumulators.left[row]
    more = others - (families.amount[family] - families.left[family] - counted)
    if more > 0:
        families.left[family] -= min(more, families.left[family])
    accumulators.late[row] = max(accumulators.late[row], min(late, counted))


def bring(accumulators: Accumulators, books: FamilyBooks, families: Families, source: int, target: int) -> None:
    """Count in the ``target`` what was counted in the ``source``: rows of families with the same persons, whose own
    amounts and whose family's may be others."""
    first, other = families.first_person[target], families.first_person[source]
    if _is_none(accumulators, books, first):
        return
    for person in range(families.last_person[target] - first):
        counted = accumulators.amount[other + person] - accumulators.left[other + person]
        credit(accumulators, books, first + person, counted, 0)
        accumulators.late[first + person] = accumulators.late[other + person]
    more = books.amount[source] - books.left[source] - (books.amount[target] - books.left[target])
    if more > 0:
        books.left[target] -= min(more, books.left[target])


def _is_none(accumulators: Accumulators, families: FamilyBooks, row: int) -> bool:
    """Whether there is no such amount, neither a person's nor the family's, so that nothing counts toward it."""
    return accumulators.amount[row] >= NO_LIMIT and families.amount[accumulators.family[row]] >= NO_LIMIT


def begin_year(
    accumulators: Accumulators,
    books: FamilyBooks,
    families: Families,
    family: int,
    amounts: YearlyAmounts,
    amount: int,
    carry_over: int,
) -> None:
    """Begin a year with the amounts in row ``amount``: nothing is used, but for the last quarter's cents where they are
    carried over (step 8)."""
    _, amount_of, left_of, late_of, beside_of = accumulators
    persons = range(families.first_person[family], families.last_person[family])
    for row in persons:
        goes_on = carry_over == LATE_GOES_ON or (
            carry_over == LATE_GOES_ON_IF_NOT_MET and left(accumulators, books, row) > 0
        )
        if not goes_on:
            late_of[row] = 0
    books.amount[family] = books.left[family] = amounts.family[amount]
    books.beside[family] = 0
    own = amounts.person[amount]
    for row in persons:
        # The new year's amount may be smaller than what is carried over.
        carried = min(late_of[row], own, books.left[family])
        amount_of[row] = own
        left_of[row] = own - carried
        late_of[row] = beside_of[row] = 0
        books.left[family] -= carried
