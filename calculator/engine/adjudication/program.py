"""A manufacturer's program from fill to fill (docs/rules.md, step 10): its money of the calendar year, and a
maximizer's shares. Source of the maximizer: JMCP 2024;30(8):883-896, Table 1. Whole numbers and columns only."""

from typing import Final

from calculator.engine.adjudication.books import ProgramBooks
from calculator.engine.adjudication.columns import Programs
from calculator.engine.adjudication.rulebook import NO_HELP, NO_LIMIT, Help, Rule

NO_FILL: Final = -1
"""In place of a fill's share: no maximizer makes it, and the plan's own share holds."""


def begin_program_year(programs: Programs, books: ProgramBooks, program: int) -> None:
    """Begin a calendar year: all of the program's money is there, and no fill yet."""
    books.left[program] = books.shares_left[program] = programs.yearly[program]
    books.fills[program] = 0


def help_before_limit(programs: Programs, books: ProgramBooks, program: int) -> Help:
    """What the rulebook must know before the limit: help that counts toward nothing. NO_HELP: all of it counts."""
    if programs.counts[program] or programs.maximizes[program]:
        return NO_HELP
    return Help(books.left[program], programs.own_first[program])


def share_of_fill(programs: Programs, books: ProgramBooks, program: int) -> int:
    """What a maximizer makes the cost sharing of the next fill, in cents; NO_FILL: the plan's own share holds.

    The cap over the year's fills; the last fill takes the rest, and after that the plan pays, or its share holds.
    """
    if not programs.maximizes[program]:
        return NO_FILL
    shares_left = books.shares_left[program]
    if not shares_left:
        return 0 if programs.plan_pays_after[program] else NO_FILL
    if books.fills[program] + 1 < programs.fills_per_year[program]:
        return min(programs.yearly[program] // programs.fills_per_year[program], shares_left)
    return shares_left


def maximizer_rule(rule: Rule, share: int) -> Rule:
    """A drug line's rule under a maximizer: ``share`` is the whole cost sharing, and none of it counts."""
    return Rule(
        copay=share,
        coinsurance=0,
        deductible_applies=0,
        copay_first=rule.copay_first,
        coinsurance_on_allowed=rule.coinsurance_on_allowed,
        copay_when_crossing=rule.copay_when_crossing,
        copay_counts_to_deductible=0,
        counts_to_limit=0,
        visit_least=0,
        visit_most=NO_LIMIT,
        allowance=rule.allowance,
        penalty=rule.penalty,
        penalty_rate=rule.penalty_rate,
        discount_when_not_covered=rule.discount_when_not_covered,
        deductible_in_limit=rule.deductible_in_limit,
        visit_deductible=0,
        changes_after=NO_LIMIT,
        coinsurance_then=0,
        copay_most=NO_LIMIT,
        copay_once_a_day=0,
        copay_once_a_course=0,
    )


def filled(books: ProgramBooks, program: int, share: int) -> None:
    """Count a covered fill whose cost sharing a maximizer made ``share``; an explanation of benefits may say more."""
    books.fills[program] += 1
    books.shares_left[program] = max(books.shares_left[program] - share, 0)


def help_with(books: ProgramBooks, program: int, cost_sharing: int, own: int) -> int:
    """What the program pays of a line's ``cost_sharing`` that is still owed, in cents; its money is drawn down.

    The last ``own`` of it are the member's.
    """
    pays = min(books.left[program], max(cost_sharing - own, 0))
    books.left[program] -= pays
    return pays
