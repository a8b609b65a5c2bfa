"""What one coverage makes of one line, and what it counts of it. ``rate`` only looks, ``post`` counts (step 8).

It finds what is left and what holds on the day; the rulebook prices. Whole numbers and columns only.
"""

from calculator.engine.adjudication.accumulators import credit, left, left_of_both, pay_beside, room
from calculator.engine.adjudication.benefit_limits import dollars_left, rule_of_visit, status_on, use
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Route, Terms, row_at
from calculator.engine.adjudication.program import NO_FILL, maximizer_rule
from calculator.engine.adjudication.rulebook import (
    BEFORE_COVERAGE,
    COVERED,
    DEDUCTIBLE_CREDIT,
    LIMIT_CREDIT,
    NO_LIMIT,
    Help,
    RemainingRow,
    Rule,
    Shares,
    SharesRow,
    part,
    shares_of,
)
from calculator.engine.adjudication.spending import rule_now, spend

Rated = tuple[Rule, int, int, RemainingRow, SharesRow]
"""A line as the rulebook priced it, with what it was given: the rule, the status, the number of the visit in the plan
year, what was left, and what became of it."""


TraceRow = tuple[tuple[int, ...], int, Rule, int, int, RemainingRow, SharesRow, int, int, int, int]
"""The fields of ``LineTrace``, bare: to name them costs as much as the whole of a line's rules."""


def rate(
    terms: Terms,
    books: Books,
    route: Route,
    day: int,
    billed: int,
    agreed: int,
    paid_first: int,
    help_left: Help,
    fill: int,
) -> Rated:
    """Price a line with what is left on its day; nothing is counted yet.

    ``agreed`` stands in place of the coverage's own rate, ``fill`` is what a maximizer makes of the cost sharing, and
    ``paid_first`` was paid of the line already.
    """
    visit = books.uses.visits[route.uses] + 1
    status, rule, dollars = route.status, row_at(terms.rules, route.rule), NO_LIMIT
    accumulators, families = books.accumulators, books.families
    if route.even and route.first_day <= day <= route.last_day:
        deductible, limit = left_of_both(accumulators, families, route.deductible, route.limit)
    else:
        status = status_on(route, books.uses, day)
        if status < BEFORE_COVERAGE:
            rule = row_at(terms.rules, rule_of_visit(route, terms.tiers, visit))
            dollars = dollars_left(route, books.uses)
            if route.spent != NOBODY:
                plan_year = books.coverages.plan_year[terms.spent[route.spent]]
                rule = rule_now(rule, books.spent, route.spent, route.spent_today, plan_year, day)
        if fill != NO_FILL:
            rule = maximizer_rule(rule, fill)
        deductible, limit = left(accumulators, families, route.deductible), room(accumulators, families, route.limit)
    uncounted, own_first = help_left
    remaining = deductible, limit, dollars, uncounted, own_first, paid_first
    if agreed < 0:
        agreed = part(billed, route.rate_points) if route.rate_points else route.rate
    return rule, status, visit, remaining, shares_of(rule, billed, agreed, route.in_network, status, remaining)


def post(terms: Terms, books: Books, route: Route, day: int, status: int, shares: SharesRow, plan_paid: int) -> None:
    """Count a line of ``day``, and a visit for which the coverage paid ``plan_paid``, where it is covered."""
    if status == COVERED:
        count(terms, books, route, day, shares[DEDUCTIBLE_CREDIT], shares[LIMIT_CREDIT])
        use(books.uses, route.uses, plan_paid)
        if route.spent != NOBODY:
            _spend(terms, books, route, day, shares)


def count_visit(terms: Terms, books: Books, route: Route, day: int, shares: SharesRow, plan_paid: int) -> None:
    """Count a covered visit of ``day`` for which the coverage paid ``plan_paid``, and what it came to."""
    use(books.uses, route.uses, plan_paid)
    if route.spent != NOBODY:
        _spend(terms, books, route, day, shares)


def _spend(terms: Terms, books: Books, route: Route, day: int, shares: SharesRow) -> None:
    plan_year = books.coverages.plan_year[terms.spent[route.spent]]
    rule = row_at(terms.rules, route.rule)
    spend(books.spent, route.spent, route.spent_today, plan_year, day, rule, Shares(*shares))


def count(terms: Terms, books: Books, route: Route, day: int, deductible: int, limit: int) -> None:
    """Count cents of ``day`` toward the deductible and the limit of ``route``, and all others that it counts toward."""
    accumulators, families = books.accumulators, books.families
    if deductible:
        late = 1 if day >= books.coverages.late_from[route.years] else 0
        credit(accumulators, families, route.deductible, deductible, late)
        if route.first_deductible < route.last_deductible:
            for at in range(route.first_deductible, route.last_deductible):
                credit(accumulators, families, terms.also_counted[at], deductible, late)
    if limit:
        if route.has_limit:
            credit(accumulators, families, route.limit, limit, 0)
        if route.first_limit < route.last_limit:
            for at in range(route.first_limit, route.last_limit):
                credit(accumulators, families, terms.also_counted[at], limit, 0)


def count_beside(terms: Terms, books: Books, route: Route, cents: int) -> None:
    """Remember cents that are paid beside the limit of ``route`` and all others that it counts toward."""
    if route.has_limit:
        pay_beside(books.accumulators, books.families, route.limit, cents)
    for at in range(route.first_limit, route.last_limit):
        pay_beside(books.accumulators, books.families, terms.also_counted[at], cents)
