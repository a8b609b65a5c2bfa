"""One line from its price to who pays it: rider, plan, second plan, program, accounts, member, employer.

This is the order of steps 9 and 10 of docs/rules.md around the rulebook; the amounts of a line are made here and only
here. Whole numbers and columns only.
"""

from typing import NamedTuple

from calculator.engine.adjudication.benefit_limits import use
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Calendar, Kind, Lines, Route, Terms, row_at
from calculator.engine.adjudication.employer import claims_borne
from calculator.engine.adjudication.facts import as_explained, paid_before, paid_by_second, state_used
from calculator.engine.adjudication.ledger import Rated, TraceRow, count, count_beside, count_visit, post, rate
from calculator.engine.adjudication.parts import MemberShare, cost_sharing, less, owed
from calculator.engine.adjudication.plan_alone import settle_alone
from calculator.engine.adjudication.program import (
    NO_FILL,
    filled,
    help_before_limit,
    help_with,
    share_of_fill,
)
from calculator.engine.adjudication.rider import FIRST, INSTEAD, part_of_rider, pay_before_plan
from calculator.engine.adjudication.rulebook import (
    BEFORE_COVERAGE,
    COVERED,
    NO_HELP,
    PLAN_PAYS,
    Remaining,
    Rule,
    Shares,
    own_part,
)
from calculator.engine.adjudication.second_plan import NO_SECOND_PLAN, SecondPayment, pay_as_first, pay_as_second
from calculator.engine.adjudication.turns import turn_to
from calculator.engine.adjudication.withdrawals import NOTHING_DRAWN, Drawn, withdraw


class LineTrace(NamedTuple):
    """One line settled: its amounts in the order of ``Amounts``, and what the reasons are made of.

    ``route`` is that through the coverage that priced it, with the rule, the status, the number of the visit, what was
    left and what became of the line there. ``fill`` is what a maximizer made of its cost sharing, ``rider`` what a
    rider paid before; ``second_own`` is what a second plan would have paid by its own rules, ``second_allowed`` what it
    allows.
    """

    amounts: tuple[int, ...]
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
    days, kinds, prices, rates, second_rates, of_lines, facts = lines
    day, billed, agreed, kind = days[at], prices[at], rates[at], row_at(terms.kinds, kinds[at])
    carve_out, beside, row, _, program, alone, bearer, accounts = kind
    fact = of_lines[at]
    turned = 2 * day if fact == NOBODY else facts.clock[fact]
    if turned >= books.clock.moment[0]:
        turn_to(terms, books, calendar, turned)
    second, second_pays, rider = NO_SECOND_PLAN, 0, 0
    if carve_out != NOBODY:
        second = pay_as_first(terms, books, row_at(terms.routes, carve_out), day, billed, second_rates[at])
        second_pays = second.pays
    by_one = alone and fact == NOBODY
    if beside != NOBODY:
        row, rider = _beside_rider(terms, books, row, beside, day, billed, agreed, second_pays)
        by_one = by_one and row == beside
    if by_one:
        return settle_alone(terms, books, row, bearer, accounts, day, billed, agreed)
    if fact != NOBODY:
        second, rider, agreed = paid_before(facts, fact, carve_out, second, rider, billed, agreed)
        second_pays = second.pays
    route, fill, help_left = row_at(terms.routes, row), NO_FILL, NO_HELP
    if program != NOBODY:
        fill = share_of_fill(terms.programs, books.programs, program)
        help_left = help_before_limit(terms.programs, books.programs, program)
    priced = rate(terms, books, route, day, billed, agreed, second_pays + rider, help_left, fill)
    if fact != NOBODY:
        priced = as_explained(facts, fact, route, billed, second_pays, rider, priced)
    rule, status, visit, left, shares = priced
    allowed, _, balance_billed, excluded, _, _, _, deductible, copay, coinsurance, plan, _, _, _, _, _, _, _ = shares
    owed_then, helped, drawn = deductible + copay + coinsurance + excluded + balance_billed, 0, NOTHING_DRAWN
    if alone and not accounts:
        post(terms, books, route, day, status, shares, plan)
        plan += rider
    else:
        plan += rider
        second, owed_then, helped, drawn = _others_pay(
            terms, books, kind, route, day, billed, lines, at, priced, plan, second, fill
        )
        second_pays = second.pays
    account, employer = drawn
    # By place, in the order of Amounts. The discount is what nobody pays and nobody owes, whoever's contract says so.
    amounts = (
        billed,
        billed - plan - second_pays - owed_then,
        allowed,
        deductible,
        copay,
        coinsurance,
        excluded,
        balance_billed,
        plan,
        second_pays,
        helped,
        account,
        account - employer,
        employer,
        owed_then - helped - account,
        employer + (0 if bearer == NOBODY else claims_borne(terms.coverages, books.coverages, bearer, plan)),
    )
    if fact != NOBODY:
        state_used(terms, books, kind, route, rule, facts, fact)
    second_own, second_allowed, _, _ = second
    return amounts, row, rule, status, visit, left, shares, fill, rider, second_own, second_allowed


def _beside_rider(
    terms: Terms, books: Books, row: int, beside: int, day: int, billed: int, agreed: int, second_pays: int
) -> tuple[int, int]:
    """The route that prices a line, which is the rider's ``beside`` it where that pays instead, and what a rider pays
    before the plan."""
    of_rider = row_at(terms.routes, beside)
    does = part_of_rider(terms, of_rider, day)
    if does == INSTEAD:
        return beside, 0
    if does == FIRST:
        return row, pay_before_plan(terms, books, of_rider, day, billed, agreed, second_pays)
    return row, 0


def _others_pay(
    terms: Terms,
    books: Books,
    kind: Kind,
    route: Route,
    day: int,
    billed: int,
    lines: Lines,
    at: int,
    priced: Rated,
    plan: int,
    second: SecondPayment,
    fill: int,
) -> Others:
    """Let a second plan, the program and the accounts pay in turn of what the plan leaves of a line, which is posted.

    ``second`` is what a second plan paid before it.
    """
    _, status, _, _, row = priced
    _, discount, balance, excluded, _, _, _, deductible, copay, coinsurance, plan_pays, _, _, _, _, _, _, _ = row
    fact = lines.fact[at]
    parts = left_by_plan = MemberShare(deductible, copay, coinsurance, excluded, balance)
    if kind.second != NOBODY:
        after, agreed = row_at(terms.routes, kind.second), lines.agreed_second[at]
        second = pay_as_second(terms, books, after, day, billed, agreed, status, row, plan, parts)
        parts = second.left
    if fact != NOBODY:
        second = paid_by_second(terms, books, kind, lines.facts, fact, left_by_plan, discount, second)
        parts = second.left
    still_owed, helped = owed(parts), 0
    if kind.program == NOBODY:
        post(terms, books, route, day, status, row, plan_pays)
    else:
        by_program = _helped(terms, books, kind.program, route, day, priced, parts, fill)
        helped, parts = by_program.cents, by_program.left
    drawn = NOTHING_DRAWN
    if kind.accounts:
        drawn = withdraw(terms.accounts, books.purses, parts, int(status < BEFORE_COVERAGE))
    return Others(second, still_owed, helped, drawn)


def _helped(
    terms: Terms, books: Books, program: int, route: Route, day: int, priced: Rated, parts: MemberShare, fill: int
) -> Helped:
    """What a program pays of the ``parts`` of a line. The line is posted; what help pays may count toward nothing."""
    _, status, _, left, row = priced
    programs, own = terms.programs, terms.programs.own_first[program]
    if programs.counts[program]:
        helped = help_with(books.programs, program, cost_sharing(parts), own)
        post(terms, books, route, day, status, row, row[PLAN_PAYS])
        return Helped(helped, less(parts, helped))
    if status != COVERED or (programs.maximizes[program] and fill == NO_FILL):
        post(terms, books, route, day, status, row, row[PLAN_PAYS])
        return Helped(0, parts)
    limit_left, shares = left[1], Shares(*row)
    # The plan's own rule, which a maximizer's takes the place of.
    rule = row_at(terms.rules, route.rule)
    beside = 0 if rule.deductible_in_limit else shares.deductible
    helped = help_with(books.programs, program, cost_sharing(parts), own_part(rule, own, limit_left + beside))
    after = less(parts, helped)
    if programs.maximizes[program]:
        use(books.uses, route.uses, shares.plan)
        filled(books.programs, program, shares.copay)
        if rule.counts_to_limit:
            count_beside(terms, books, route, cost_sharing(after))
        return Helped(helped, after)
    count_visit(terms, books, route, day, row, shares.plan)
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
