"""What was paid under a benefit before a line: copays of the day, the year and the course, and what coinsurance was
taken of (docs/rules.md, step 5). Whole numbers and columns only."""

from calculator.engine.adjudication.books import SpentBooks
from calculator.engine.adjudication.rulebook import NO_LIMIT, Rule, Shares


def rule_now(rule: Rule, spent: SpentBooks, row: int, today: int, plan_year: int, day: int) -> Rule:
    """``rule`` with what is left of the copay, and of what the first percentage is taken of.

    ``row`` is the benefit's, ``today`` the person's, of the day and of the course; a plan year that began on
    ``plan_year`` and a new ``day`` begin at nothing.
    """
    copay, changes_after = rule.copay, rule.changes_after
    this_year = spent.year[row] == plan_year
    if rule.copay_most != NO_LIMIT:
        copay = _left(copay, rule.copay_most, spent.copays[row] if this_year else 0)
    if rule.copay_once_a_course:
        copay = _left(copay, rule.copay, spent.course_copays[today])
    if rule.copay_once_a_day and spent.day[today] == day:
        copay = _left(copay, rule.copay, spent.day_copays[today])
    if changes_after != NO_LIMIT and this_year:
        changes_after = max(changes_after - spent.shared[row], 0)
    if copay == rule.copay and changes_after == rule.changes_after:
        return rule
    return Rule(
        copay=copay,
        coinsurance=rule.coinsurance,
        deductible_applies=rule.deductible_applies,
        copay_first=rule.copay_first,
        coinsurance_on_allowed=rule.coinsurance_on_allowed,
        copay_when_crossing=rule.copay_when_crossing,
        copay_counts_to_deductible=rule.copay_counts_to_deductible,
        counts_to_limit=rule.counts_to_limit,
        visit_least=rule.visit_least,
        visit_most=rule.visit_most,
        allowance=rule.allowance,
        penalty=rule.penalty,
        penalty_rate=rule.penalty_rate,
        discount_when_not_covered=rule.discount_when_not_covered,
        deductible_in_limit=rule.deductible_in_limit,
        visit_deductible=rule.visit_deductible,
        changes_after=changes_after,
        coinsurance_then=rule.coinsurance_then,
        copay_most=rule.copay_most,
        copay_once_a_day=rule.copay_once_a_day,
        copay_once_a_course=rule.copay_once_a_course,
    )


def spend(spent: SpentBooks, row: int, today: int, plan_year: int, day: int, rule: Rule, shares: Shares) -> None:
    """Count what a covered line of ``day`` came to; whether its copay is one of those of the day and of the course,
    its ``rule`` says."""
    if spent.year[row] != plan_year:
        spent.year[row] = plan_year
        spent.copays[row] = spent.shared[row] = 0
    spent.copays[row] += shares.copay
    spent.shared[row] += shares.coinsurance_base
    if rule.copay_once_a_course:
        spent.course_copays[today] += shares.copay
    if rule.copay_once_a_day:
        if spent.day[today] != day:
            spent.day[today] = day
            spent.day_copays[today] = 0
        spent.day_copays[today] += shares.copay


def _left(copay: int, most: int, paid: int) -> int:
    """What may still be asked for of ``copay``, where copays come to no more than ``most``."""
    still = most - paid if paid < most else 0
    return copay if copay < still else still
