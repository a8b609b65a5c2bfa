"""A carve-out rider beside the plan: which lines it takes, and what it pays of those that it pays first (docs/rules.md,
step 9). Whole numbers and columns only."""

from typing import Final

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import Route, Terms
from calculator.engine.adjudication.ledger import count_visit, post, rate
from calculator.engine.adjudication.program import NO_FILL
from calculator.engine.adjudication.rulebook import COVERED, NO_HELP, PLAN_PAYS

NO_RIDER: Final = 0
INSTEAD: Final = 1
FIRST: Final = 2
"""What a rider does with a line: nothing; prices it in the plan's place; pays before the plan."""


def part_of_rider(terms: Terms, route: Route, day: int) -> int:
    """What the rider of ``route`` does with a line on ``day``."""
    if day < route.first_day or day > route.last_day:
        return NO_RIDER
    return FIRST if terms.coverages.pays_first[route.coverage] else INSTEAD


def pay_before_plan(
    terms: Terms, books: Books, route: Route, day: int, billed: int, agreed: int, paid_first: int
) -> int:
    """What the rider pays as the first of the two, counted in its own ledger. Cents.

    Accumulators that it shares with the plan move by what the plan leaves to the member, once.
    """
    _, status, _, _, shares = rate(terms, books, route, day, billed, agreed, paid_first, NO_HELP, NO_FILL)
    plan = shares[PLAN_PAYS]
    if not terms.coverages.shares[route.coverage]:
        post(terms, books, route, day, status, shares, plan)
    elif status == COVERED:
        count_visit(terms, books, route, day, shares, plan)
    return plan
