"""One line that the plan has alone: no second plan, no program, and no rider beside it; then the member's accounts pay.

Most lines are such. Where nothing but its rule decides about a line, all of it is done here at once, by the rules that
``ledger`` goes through step by step. Whole numbers and columns only.
"""

from calculator.engine.adjudication.accumulators import credit, left_of_both
from calculator.engine.adjudication.benefit_limits import use
from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Terms, row_at
from calculator.engine.adjudication.employer import claims_borne
from calculator.engine.adjudication.ledger import TraceRow, post, rate
from calculator.engine.adjudication.parts import MemberShare
from calculator.engine.adjudication.program import NO_FILL
from calculator.engine.adjudication.rulebook import BEFORE_COVERAGE, COVERED, NO_HELP, NO_LIMIT, part, shares_of
from calculator.engine.adjudication.withdrawals import withdraw


def settle_alone(
    terms: Terms, books: Books, row: int, bearer: int, accounts: int, day: int, billed: int, agreed: int
) -> TraceRow:
    """Settle a line that the plan, or a rider in its place, has alone; then the member's accounts pay. Where the route
    is even this is ``rate`` and ``post`` in one."""
    # By place: to look up a field by its name takes CPython as long as to do what a rule says.
    route = row_at(terms.routes, row)
    # fmt: off
    (
        _, years, first_day, last_day, in_network, status, even, rule_row, _, _, own_rate, points, _,
        used, _, _, _, _, spent, _, toward, toward_limit, has_limit, first, last, first_limit, last_limit,
    ) = route
    # fmt: on
    accumulators, families, uses, _, coverages, _, purses, _, _, _ = books
    if even and first_day <= day <= last_day:
        visit, rule = uses.visits[used] + 1, row_at(terms.rules, rule_row)
        deductible_left, limit_left = left_of_both(accumulators, families, toward, toward_limit)
        left = deductible_left, limit_left, NO_LIMIT, 0, 0, 0
        if agreed < 0:
            agreed = part(billed, points) if points else own_rate
        shares = shares_of(rule, billed, agreed, in_network, status, left)
    else:
        rule, status, visit, left, shares = rate(terms, books, route, day, billed, agreed, 0, NO_HELP, NO_FILL)
    # fmt: off
    (
        allowed, discount, balance_billed, excluded, _, _, _, deductible, copay, coinsurance, plan,
        _, _, _, counted, to_limit, _, _,
    ) = shares
    # fmt: on
    if spent != NOBODY or first < last or first_limit < last_limit:
        post(terms, books, route, day, status, shares, plan)
    elif status == COVERED:
        if counted:
            credit(accumulators, families, toward, counted, 1 if day >= coverages.late_from[years] else 0)
        if to_limit and has_limit:
            credit(accumulators, families, toward_limit, to_limit, 0)
        use(uses, used, plan)
    owed_then, account, employer = deductible + copay + coinsurance + excluded + balance_billed, 0, 0
    if accounts and owed_then:
        parts = MemberShare(deductible, copay, coinsurance, excluded, balance_billed)
        account, employer = withdraw(terms.accounts, purses, parts, int(status < BEFORE_COVERAGE))
    borne = 0 if bearer == NOBODY else claims_borne(terms.coverages, coverages, bearer, plan)
    # By place, in the order of Amounts: nothing is a second plan's or a program's.
    # fmt: off
    amounts = (
        billed, discount, allowed, deductible, copay, coinsurance, excluded, balance_billed, plan,
        0, 0, account, account - employer, employer, owed_then - account, employer + borne,
    )
    # fmt: on
    return amounts, row, rule, status, visit, left, shares, NO_FILL, 0, 0, 0
