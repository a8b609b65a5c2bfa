"""Limits of visits and of what the plan pays, and what else decides on a day whether a line is covered (docs/rules.md,
steps 2 and 3). Whole numbers and columns only."""

from calculator.engine.adjudication.books import UseBooks
from calculator.engine.adjudication.columns import Route, StatedUses, Tiers
from calculator.engine.adjudication.rulebook import (
    AFTER_COVERAGE,
    BEFORE_COVERAGE,
    COVERED,
    LIFETIME_VISITS_USED,
    NO_LIMIT,
    VISITS_USED,
    WAITING,
)


def status_on(route: Route, uses: UseBooks, day: int) -> int:
    """Whether a line on ``day`` is covered, or why not."""
    status = route.status
    if day < route.first_day:
        status = BEFORE_COVERAGE
    elif day > route.last_day:
        status = AFTER_COVERAGE
    elif status != COVERED:
        return status
    elif day < route.waits_until:
        status = WAITING
    elif uses.visits[route.uses] >= route.visit_limit:
        status = VISITS_USED
    elif uses.lifetime_visits[route.uses] >= route.lifetime_visit_limit:
        status = LIFETIME_VISITS_USED
    return status


def rule_of_visit(route: Route, tiers: Tiers, visit: int) -> int:
    """The row of the rule of the ``visit``-th visit of the plan year, counted from 1."""
    for tier in range(route.first_tier, route.last_tier):
        if visit <= tiers.through[tier]:
            return tiers.rule[tier]
    return route.rule


def dollars_left(route: Route, uses: UseBooks) -> int:
    """What the plan may still pay under the benefit's dollar limits, in cents."""
    yearly, lifetime = route.dollar_limit, route.lifetime_dollar_limit
    if yearly != NO_LIMIT:
        yearly = max(yearly - uses.dollars[route.uses], 0)
    if lifetime != NO_LIMIT:
        lifetime = max(lifetime - uses.lifetime_dollars[route.uses], 0)
    return min(yearly, lifetime)


def use(uses: UseBooks, used: int, dollars: int) -> None:
    """Count one covered visit for which the plan paid ``dollars`` cents."""
    visits, paid, lifetime_visits, lifetime_paid, _, _ = uses
    visits[used] += 1
    lifetime_visits[used] += 1
    paid[used] += dollars
    lifetime_paid[used] += dollars


def begin_plan_year(uses: UseBooks, used: int) -> None:
    """Begin a plan year; lifetime uses go on."""
    uses.visits[used] = 0
    uses.dollars[used] = 0


def count_stated_uses(uses: UseBooks, stated: StatedUses, used: int) -> None:
    """Let at least what is stated be used."""
    visits, dollars, lifetime_visits, lifetime_dollars, found_visits, found_dollars = uses
    said_visits, said_dollars, ever_visits, ever_dollars = stated
    found_visits[used] = visits[used]
    found_dollars[used] = dollars[used]
    visits[used] = max(visits[used], said_visits[used])
    dollars[used] = max(dollars[used], said_dollars[used])
    lifetime_visits[used] = max(lifetime_visits[used], ever_visits[used])
    lifetime_dollars[used] = max(lifetime_dollars[used], ever_dollars[used])
