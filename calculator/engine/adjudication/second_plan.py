"""A second plan: its own price of a line, what it pays of it by its method, and what is then still owed (docs/rules.md,
step 9). Whole numbers and columns only."""

from typing import Final, NamedTuple

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import Route, Terms
from calculator.engine.adjudication.ledger import count_visit, post, rate
from calculator.engine.adjudication.parts import NOTHING_OWED, MemberShare, first, less, owed
from calculator.engine.adjudication.program import NO_FILL
from calculator.engine.adjudication.rulebook import COVERED, NO_HELP, Shares, SharesRow

BASIC: Final = 0
STANDARD: Final = 1
MAINTENANCE_OF_BENEFITS: Final = 2
NON_DUPLICATION: Final = 3
MEDICAID: Final = 4
CARVE_OUT: Final = 5
"""How a second plan coordinates with the first."""


class SecondPayment(NamedTuple):
    """What a second plan would pay by its own rules, what it allows, what it pays, and what is still owed then, which
    may be less by a discount."""

    own: int
    allowed: int
    pays: int
    left: MemberShare


NO_SECOND_PLAN: Final = SecondPayment(0, 0, 0, NOTHING_OWED)


def coordinate(
    method: int, own: int, first_paid: int, first_allowed: int, allowed: int, still_owed: int, most: int
) -> int:
    """What a second plan pays of one line (step 9).

    ``own`` is what it would pay by its own rules; ``first_paid`` what the first plan pays; ``first_allowed`` the first
    plan's allowed amount (0 where it covers nothing) and ``allowed`` its own; ``most`` what is still owed and the
    provider's discount together, beyond which nobody can be paid. Sources: Open Dental manual, coordination of
    benefits; 28 TAC 3.3505(e); 42 CFR 411.33(b); 42 CFR 447.15. All in cents.
    """
    if method == BASIC:
        pays = min(own, allowed - first_paid, most)
    elif method == STANDARD:
        pays = min(own, max(first_allowed, allowed) - first_paid, still_owed)
    elif method == NON_DUPLICATION:
        pays = min(own - first_paid, most)
    elif method == MEDICAID:
        pays = min(allowed - first_paid, still_owed)
    else:
        pays = min(own, still_owed)
    return max(0, pays)


def pay_as_first(terms: Terms, books: Books, route: Route, day: int, billed: int, agreed: int) -> SecondPayment:
    """What a carve-out benefit pays of the bill, before anybody else; counted in its ledger."""
    _, status, _, _, row = rate(terms, books, route, day, billed, agreed, 0, NO_HELP, NO_FILL)
    shares = Shares(*row)
    post(terms, books, route, day, status, row, shares.plan)
    return SecondPayment(shares.plan, shares.allowed, shares.plan, NOTHING_OWED)


def pay_as_second(
    terms: Terms,
    books: Books,
    route: Route,
    day: int,
    billed: int,
    agreed: int,
    first_status: int,
    first_shares: SharesRow,
    first_paid: int,
    parts: MemberShare,
) -> SecondPayment:
    """What the second plan pays after ``first_paid`` of a line of which ``parts`` are owed, counted in its ledger;
    ``first_status`` and ``first_shares`` are the first plan's price of it."""
    method = terms.coverages.coordination[route.coverage]
    reduced = first_paid if method == MAINTENANCE_OF_BENEFITS else 0
    rule, status, _, _, row = rate(terms, books, route, day, billed, agreed, reduced, NO_HELP, NO_FILL)
    allowed, _, _, _, _, _, _, _, _, _, own, _, _, _, _, _, _, _ = row
    first_allows, discount, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _ = first_shares
    covers, first_covers = status == COVERED, first_status == COVERED or first_paid > 0
    if covers and route.in_network and not first_covers:
        # The bill is the second plan's alone: what its contract takes off it nobody owes.
        parts = first(parts, allowed)
    pays = 0
    if covers:
        first_allowed = first_allows if first_covers else 0
        still = owed(parts)
        pays = coordinate(method, own, first_paid, first_allowed, allowed, still, still + discount)
    if method != MEDICAID:
        post(terms, books, route, day, status, row, pays)
    elif covers:
        count_visit(terms, books, route, day, row, pays)
    parts = less(parts, pays)
    if method == MEDICAID and covers and route.in_network:
        parts = first(parts, rule.copay)
    return SecondPayment(own, allowed, pays, parts)
