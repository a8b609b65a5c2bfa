"""One line from its price to who pays it: rider, plan, second plan, program, accounts, member, employer.

This is the order of steps 9 and 10 of docs/rules.md around the rulebook; the amounts of a line are made here and only
here. Whole numbers and columns only.
"""

from typing import NamedTuple

from calculator.engine.adjudication.accumulators import left as left_of
from calculator.engine.adjudication.accumulators import used
from calculator.engine.adjudication.benefit_limits import use
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Calendar, Kind, Lines, Route, Terms, row_at
from calculator.engine.adjudication.employer import claims_borne
from calculator.engine.adjudication.ledger import Rated, count, count_beside, count_visit, post, rate
from calculator.engine.adjudication.parts import MemberShare, cost_sharing, less, owed
from calculator.engine.adjudication.program import (
    NO_FILL,
    filled,
    help_before_limit,
    help_with,
    share_of_fill,
)
from calculator.engine.adjudication.rider import FIRST, INSTEAD, part_of_rider, pay_before_plan
from calculator.engine.adjudication.rulebook import BEFORE_COVERAGE, COVERED, NO_HELP, Remaining, Rule, Shares, own_part
from calculator.engine.adjudication.second_plan import NO_SECOND_PLAN, SecondPayment, pay_as_first, pay_as_second
from calculator.engine.adjudication.turns import turn_to
from calculator.engine.adjudication.withdrawals import NOTHING_DRAWN, Drawn, withdraw


class LineTrace(NamedTuple):
    """One line settled: its amounts in the order of ``Amounts``; the first day of the year, and where the accumulators
    stand then (``_position``); and what the reasons are made of.

    ``route`` is that through the coverage that priced it, with the rule, the status, the number of the visit, what was
    left and what became of the line there. ``fill`` is what a maximizer made of its cost sharing, ``rider`` what a
    rider paid before; ``second_own`` is what a second plan would have paid by its own rules, ``second_allowed`` what it
    allows.
    """

    amounts: tuple[int, ...]
    year: int
    position: tuple[int, int, int, int]
    route: int
    rule: Rule
    status: int
    visit: int
    left: Remaining
    shares: Shares
    fill: int
    rider: int
    second_own: int
    second_allowed: int


TraceRow = tuple[
    tuple[int, ...], int, tuple[int, int, int, int], int, Rule, int, int, Remaining, Shares, int, int, int, int
]
"""The fields of ``LineTrace``, bare: to name them costs as much as the whole of a line's rules."""


class Others(NamedTuple):
    """What a second plan, a program and the accounts do with what a plan leaves of a line: ``owed`` is what is owed
    before program and accounts."""

    second: SecondPayment
    owed: int
    helped: int
    drawn: Drawn


class Helped(NamedTuple):
    """What a program pays of a line, and what is owed then."""

    cents: int
    left: MemberShare


def settle(terms: Terms, books: Books, calendar: Calendar, lines: Lines, at: int) -> TraceRow:
    """Price the line in row ``at``, let everybody pay in turn, count it, and return the whole."""
    day, billed, agreed, kind = lines.day[at], lines.billed[at], lines.agreed[at], row_at(terms.kinds, lines.kind[at])
    if day >= books.clock.day[0]:
        turn_to(terms, books, calendar, day)
    row, program, second, rider = kind.plan, kind.program, NO_SECOND_PLAN, 0
    if kind.carve_out != NOBODY:
        carve_out = row_at(terms.routes, kind.carve_out)
        second = pay_as_first(terms, books, carve_out, day, billed, lines.agreed_second[at])
    if kind.rider != NOBODY:
        beside = row_at(terms.routes, kind.rider)
        does = part_of_rider(terms, beside, day)
        if does == INSTEAD:
            row = kind.rider
        elif does == FIRST:
            rider = pay_before_plan(terms, books, beside, day, billed, agreed, second.pays)
    route, fill, help_left = row_at(terms.routes, row), NO_FILL, NO_HELP
    if program != NOBODY:
        fill = share_of_fill(terms.programs, books.programs, program)
        help_left = help_before_limit(terms.programs, books.programs, program)
    priced = rate(terms, books, route, day, billed, agreed, second.pays + rider, help_left, fill)
    rule, status, visit, left, shares = priced
    plan = shares.plan + rider
    owed_then = shares.deductible + shares.copay + shares.coinsurance + shares.excluded + shares.balance_billed
    helped, drawn = 0, NOTHING_DRAWN
    if kind.alone:
        post(terms, books, route, day, status, shares, shares.plan)
    else:
        second, owed_then, helped, drawn = _others_pay(
            terms, books, kind, route, day, billed, lines.agreed_second[at], priced, plan, second, fill
        )
    account, employer = drawn
    # By place, in the order of Amounts. The discount is what nobody pays and nobody owes, whoever's contract says so.
    amounts = (
        billed,
        billed - plan - second.pays - owed_then,
        shares.allowed,
        shares.deductible,
        shares.copay,
        shares.coinsurance,
        shares.excluded,
        shares.balance_billed,
        plan,
        second.pays,
        helped,
        account,
        account - employer,
        employer,
        owed_then - helped - account,
        claims_borne(terms.coverages, books.coverages, kind.base, plan) + employer,
    )
    year, position = books.coverages.year[route.years], _position(books, route)
    return amounts, year, position, row, rule, status, visit, left, shares, fill, rider, second.own, second.allowed


def _position(books: Books, route: Route) -> tuple[int, int, int, int]:
    """What is counted toward the deductible of a route and what is left of it, and the same of its limit."""
    accumulators, families = books.accumulators, books.families
    return (
        used(accumulators, families, route.deductible),
        left_of(accumulators, families, route.deductible),
        used(accumulators, families, route.limit),
        left_of(accumulators, families, route.limit),
    )


def _others_pay(
    terms: Terms,
    books: Books,
    kind: Kind,
    route: Route,
    day: int,
    billed: int,
    agreed: int,
    priced: Rated,
    plan: int,
    second: SecondPayment,
    fill: int,
) -> Others:
    """Let a second plan, the program and the accounts pay in turn of what the plan leaves of a line, which is posted.

    ``second`` is what a second plan paid before it.
    """
    _, status, _, _, shares = priced
    parts = MemberShare(shares.deductible, shares.copay, shares.coinsurance, shares.excluded, shares.balance_billed)
    if kind.second != NOBODY:
        after = row_at(terms.routes, kind.second)
        second = pay_as_second(terms, books, after, day, billed, agreed, status, shares, plan, parts)
        parts = second.left
    still_owed, helped = owed(parts), 0
    if kind.program == NOBODY:
        post(terms, books, route, day, status, shares, shares.plan)
    else:
        by_program = _helped(terms, books, kind.program, route, day, priced, parts, fill)
        helped, parts = by_program.cents, by_program.left
    drawn = withdraw(terms.accounts, books.purses, parts, int(status < BEFORE_COVERAGE))
    return Others(second, still_owed, helped, drawn)


def _helped(
    terms: Terms, books: Books, program: int, route: Route, day: int, priced: Rated, parts: MemberShare, fill: int
) -> Helped:
    """What a program pays of the ``parts`` of a line. The line is posted; what help pays may count toward nothing."""
    _, status, _, left, shares = priced
    programs, own = terms.programs, terms.programs.own_first[program]
    if programs.counts[program]:
        helped = help_with(books.programs, program, cost_sharing(parts), own)
        post(terms, books, route, day, status, shares, shares.plan)
        return Helped(helped, less(parts, helped))
    if status != COVERED or (programs.maximizes[program] and fill == NO_FILL):
        post(terms, books, route, day, status, shares, shares.plan)
        return Helped(0, parts)
    # The plan's own rule, which a maximizer's takes the place of.
    rule = row_at(terms.rules, route.rule)
    beside = 0 if rule.deductible_in_limit else shares.deductible
    helped = help_with(books.programs, program, cost_sharing(parts), own_part(rule, own, left.limit + beside))
    after = less(parts, helped)
    if programs.maximizes[program]:
        use(books.uses, route.uses, shares.plan)
        filled(books.programs, program, shares.copay)
        if rule.counts_to_limit:
            count_beside(terms, books, route, cost_sharing(after))
        return Helped(helped, after)
    count_visit(terms, books, route, day, shares, shares.plan)
    # Help takes the visit's own deductible before that of the year.
    by_help = parts.deductible - after.deductible
    deductible = shares.deductible - max(by_help, shares.visit_deductible)
    if rule.copay_counts_to_deductible:
        deductible += shares.copay - (parts.copay - after.copay)
    limit = 0
    if rule.counts_to_limit:
        limit = shares.deductible + shares.copay + shares.coinsurance - max(helped, beside)
    count(terms, books, route, day, deductible, limit)
    return Helped(helped, after)
