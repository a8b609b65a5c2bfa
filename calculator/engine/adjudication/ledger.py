"""What one coverage makes of one line, and what it counts of it. ``rate`` only looks, ``post`` counts (step 8).

It finds what is left and what holds on the day; the rulebook prices. Whole numbers and columns only.
"""

from typing import NamedTuple

from calculator.engine.adjudication.accumulators import credit, left, pay_beside, room
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import Terms, rule_at
from calculator.engine.adjudication.limits import dollars_left, rule_of_visit, status_on, use
from calculator.engine.adjudication.program import NO_FILL, maximizer_rule
from calculator.engine.adjudication.rulebook import (
    BEFORE_COVERAGE,
    COVERED,
    NO_LIMIT,
    Help,
    Remaining,
    Rule,
    Shares,
    part,
    price_line,
)


class RatedLine(NamedTuple):
    """One line as the rulebook priced it in one coverage, with what it was given: enough to post it and to say why."""

    route: int
    rule: Rule
    status: int
    left: Remaining
    shares: Shares
    visit: int


def rate(
    terms: Terms, books: Books, route: int, day: int, billed: int, agreed: int, paid_first: int, help_left: Help, fill: int
) -> RatedLine:
    """Price a line with what is left on its day; nothing is counted yet.

    ``agreed`` stands in place of the coverage's own rate, ``fill`` is what a maximizer makes of the cost sharing, and
    ``paid_first`` was paid of the line already.
    """
    routes = terms.routes
    visit = books.uses.visits[routes.uses[route]] + 1
    row, dollars = routes.rule[route], NO_LIMIT
    status = status_on(routes, books.uses, route, day)
    if status < BEFORE_COVERAGE and not routes.even[route]:
        row = rule_of_visit(routes, terms.tiers, route, visit)
        dollars = dollars_left(routes, books.uses, route)
    rule = rule_at(terms.rules, row)
    if fill != NO_FILL:
        rule = maximizer_rule(rule, fill)
    remaining = Remaining(
        left(books.accumulators, books.families, routes.deductible[route]),
        room(books.accumulators, books.families, routes.limit[route]),
        dollars,
        help_left.uncounted,
        help_left.after,
        paid_first,
    )
    if agreed < 0:
        agreed = routes.rate[route]
        if routes.rate_points[route]:
            agreed = part(billed, routes.rate_points[route])
    shares = price_line(rule, billed, agreed, routes.in_network[route], status, remaining)
    return RatedLine(route, rule, status, remaining, shares, visit)


def post(terms: Terms, books: Books, entry: RatedLine, day: int, plan_paid: int) -> None:
    """Count a line of ``day``, and a visit for which the coverage paid ``plan_paid``."""
    count(terms, books, entry.route, day, entry.shares.deductible_credit, entry.shares.limit_credit)
    post_visit(terms, books, entry, plan_paid)


def post_visit(terms: Terms, books: Books, entry: RatedLine, plan_paid: int) -> None:
    """Count a covered visit for which the coverage paid ``plan_paid``, and nothing toward deductible and limit."""
    if entry.status == COVERED:
        use(books.uses, terms.routes.uses[entry.route], plan_paid)


def count(terms: Terms, books: Books, route: int, day: int, deductible: int, limit: int) -> None:
    """Count cents of ``day`` toward all deductibles and limits that lines of ``route`` count toward."""
    routes = terms.routes
    if deductible:
        late = 1 if day >= books.coverages.late_from[routes.years[route]] else 0
        for at in range(routes.first_deductible[route], routes.last_deductible[route]):
            credit(books.accumulators, books.families, terms.counted.row[at], deductible, late)
    if limit:
        for at in range(routes.first_limit[route], routes.last_limit[route]):
            credit(books.accumulators, books.families, terms.counted.row[at], limit, 0)


def count_beside(terms: Terms, books: Books, route: int, cents: int) -> None:
    """Remember cents that are paid beside all limits that lines of ``route`` count toward."""
    for at in range(terms.routes.first_limit[route], terms.routes.last_limit[route]):
        pay_beside(books.accumulators, books.families, terms.counted.row[at], cents)
