"""One line from its price to who pays it: rider, plan, second plan, program, accounts, member, employer.

This is the order of steps 9 and 10 of docs/rules.md around the rulebook; the amounts of a line are made here and only
here. Whole numbers and columns only.
"""

from typing import NamedTuple

from calculator.engine.adjudication.accumulators import left as left_of
from calculator.engine.adjudication.accumulators import used
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Calendar, Lines, Terms, rule_at
from calculator.engine.adjudication.employer import claims_borne
from calculator.engine.adjudication.ledger import RatedLine, count, count_beside, post, post_visit, rate
from calculator.engine.adjudication.parts import MemberShare, cost_sharing, less, owed
from calculator.engine.adjudication.program import (
    NO_FILL,
    filled,
    help_before_limit,
    help_with,
    share_of_fill,
)
from calculator.engine.adjudication.rider import FIRST, INSTEAD, part_of_rider, pay_before_plan
from calculator.engine.adjudication.rulebook import BEFORE_COVERAGE, COVERED, NO_HELP, own_part
from calculator.engine.adjudication.second_plan import NO_SECOND_PLAN, pay_as_first, pay_as_second
from calculator.engine.adjudication.turns import turn_to
from calculator.engine.adjudication.withdrawals import NOTHING_DRAWN, withdraw
from calculator.model.estimate import Amounts


class LineTrace(NamedTuple):
    """One line settled: its amounts, where the accumulators of its route stand then and in which year, and what the
    reasons are made of.

    ``entry`` is the coverage that priced it, ``fill`` what a maximizer made of its cost sharing, ``rider`` what a rider
    paid before it; ``second_own`` is what a second plan would have paid by its own rules, ``second_allowed`` what it
    allows.
    """

    amounts: Amounts
    year: int
    deductible_used: int
    deductible_left: int
    limit_used: int
    limit_left: int
    entry: RatedLine
    fill: int
    rider: int
    second_own: int
    second_allowed: int


class Helped(NamedTuple):
    """What a program pays of a line, and what is owed then."""

    cents: int
    left: MemberShare


def settle(terms: Terms, books: Books, calendar: Calendar, lines: Lines, at: int) -> LineTrace:
    """Price the line in row ``at``, let everybody pay in turn, count it, and return the whole."""
    day, billed, agreed = lines.day[at], lines.billed[at], lines.agreed[at]
    if day >= books.clock.day[0]:
        turn_to(terms, books, calendar, day)
    kinds, kind = terms.kinds, lines.kind[at]
    route, program = kinds.plan[kind], kinds.program[kind]
    coverage = terms.routes.coverage[route]
    second, rider = NO_SECOND_PLAN, 0
    if kinds.carve_out[kind] != NOBODY:
        second = pay_as_first(terms, books, kinds.carve_out[kind], day, billed, lines.agreed_second[at])
    if kinds.rider[kind] != NOBODY:
        does = part_of_rider(terms, kinds.rider[kind], day)
        if does == INSTEAD:
            route = kinds.rider[kind]
        elif does == FIRST:
            rider = pay_before_plan(terms, books, kinds.rider[kind], day, billed, agreed, second.pays)
    fill, help_left = NO_FILL, NO_HELP
    if program != NOBODY:
        fill = share_of_fill(terms.programs, books.programs, program)
        help_left = help_before_limit(terms.programs, books.programs, program)
    entry = rate(terms, books, route, day, billed, agreed, second.pays + rider, help_left, fill)
    shares = entry.shares
    plan = shares.plan + rider
    left = MemberShare(shares.deductible, shares.copay, shares.coinsurance, shares.excluded, shares.balance_billed)
    if kinds.second[kind] != NOBODY:
        agreed = lines.agreed_second[at]
        second = pay_as_second(terms, books, kinds.second[kind], day, billed, agreed, entry, plan, left)
        left = second.left
    still_owed, helped = owed(left), 0
    if program == NOBODY:
        post(terms, books, entry, day, shares.plan)
    else:
        by_program = _helped(terms, books, program, entry, day, left, fill)
        helped, left = by_program.cents, by_program.left
    drawn = NOTHING_DRAWN
    if len(terms.accounts.scope):
        drawn = withdraw(terms.accounts, books.purses, left, int(entry.status < BEFORE_COVERAGE))
    # By place, in the order of Amounts: names would cost as much as the whole of a line's rules.
    amounts = Amounts(
        billed,
        # What nobody pays and nobody owes, whoever's contract says so.
        billed - plan - second.pays - still_owed,
        shares.allowed,
        shares.deductible,
        shares.copay,
        shares.coinsurance,
        shares.excluded,
        shares.balance_billed,
        plan,
        second.pays,
        helped,
        drawn.cents,
        drawn.cents - drawn.employer,
        drawn.employer,
        still_owed - helped - drawn.cents,
        claims_borne(terms.coverages, books.coverages, coverage, plan) + drawn.employer,
    )
    deductible, limit = terms.routes.deductible[route], terms.routes.limit[route]
    return LineTrace(
        amounts,
        books.coverages.year[terms.routes.years[route]],
        used(books.accumulators, books.families, deductible),
        left_of(books.accumulators, books.families, deductible),
        used(books.accumulators, books.families, limit),
        left_of(books.accumulators, books.families, limit),
        entry,
        fill,
        rider,
        second.own,
        second.allowed,
    )


def _helped(
    terms: Terms, books: Books, program: int, entry: RatedLine, day: int, left: MemberShare, fill: int
) -> Helped:
    """What a program pays of what is ``left`` of a line. The line is posted; what help pays may count toward nothing."""
    programs, shares, own = terms.programs, entry.shares, terms.programs.own_first[program]
    if programs.counts[program]:
        helped = help_with(books.programs, program, cost_sharing(left), own)
        post(terms, books, entry, day, shares.plan)
        return Helped(helped, less(left, helped))
    if entry.status != COVERED or (programs.maximizes[program] and fill == NO_FILL):
        post(terms, books, entry, day, shares.plan)
        return Helped(0, left)
    # The plan's own rule, which a maximizer's takes the place of.
    rule = rule_at(terms.rules, terms.routes.rule[entry.route])
    helped = help_with(books.programs, program, cost_sharing(left), own_part(rule, own, entry.left.limit))
    after = less(left, helped)
    post_visit(terms, books, entry, shares.plan)
    if programs.maximizes[program]:
        filled(books.programs, program, shares.copay)
        if rule.counts_to_limit:
            count_beside(terms, books, entry.route, cost_sharing(after))
        return Helped(helped, after)
    deductible = shares.deductible - (left.deductible - after.deductible)
    if rule.copay_counts_to_deductible:
        deductible += shares.copay - (left.copay - after.copay)
    limit = shares.deductible + shares.copay + shares.coinsurance - helped if rule.counts_to_limit else 0
    count(terms, books, entry.route, day, deductible, limit)
    return Helped(helped, after)
