"""A carve-out rider beside the plan: which lines it takes, and what it pays of those that it pays first (docs/rules.md,
step 9). Whole numbers and columns only."""

from typing import Final

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Terms
from calculator.engine.adjudication.ledger import post, post_visit, rate
from calculator.engine.adjudication.program import NO_FILL
from calculator.engine.adjudication.rulebook import NO_HELP

NO_RIDER: Final = 0
INSTEAD: Final = 1
FIRST: Final = 2
"""What a rider does with a line: nothing; prices it in the plan's place; pays before the plan."""


def part_of_rider(terms: Terms, route: int, day: int) -> int:
    """What a rider does with a line on ``day``, if the line has a ``route`` through one."""
    routes = terms.routes
    if route == NOBODY or day < routes.first_day[route] or day > routes.last_day[route]:
        return NO_RIDER
    return FIRST if terms.coverages.pays_first[routes.coverage[route]] else INSTEAD


def pay_before_plan(
    terms: Terms, books: Books, route: int, day: int, billed: int, agreed: int, paid_first: int
) -> int:
    """What the rider pays as the first of the two, counted in its own ledger. Cents.

    Accumulators that it shares with the plan move by what the plan leaves to the member, once.
    """
    entry = rate(terms, books, route, day, billed, agreed, paid_first, NO_HELP, NO_FILL)
    if terms.coverages.shares[terms.routes.coverage[route]]:
        post_visit(terms, books, entry, entry.shares.plan)
    else:
        post(terms, books, entry, day, entry.shares.plan)
    return entry.shares.plan
