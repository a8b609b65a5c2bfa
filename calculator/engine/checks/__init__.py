"""Flags: what somebody should know about a case under a plan, each with its source. A flag never blocks or prices."""

from collections.abc import Callable, Iterator
from typing import Final

from calculator.engine.adjudication.day_orders import marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.checks import (
    amounts,
    answer,
    beside,
    care,
    enrolled,
    good_faith,
    happened,
    hsa_money,
    savings,
    terms,
    years,
)
from calculator.engine.checks.situation import CheckContext
from calculator.model.case import Case
from calculator.model.estimate import DatedLine, Flag, Priced
from calculator.model.plan import Plan
from calculator.reference.limits import user_limits

Check = Callable[[CheckContext], Iterator[Flag]]

_CHECKS: Final[tuple[Check, ...]] = (
    years.year_turns,
    years.figures_older,
    enrolled.outside_coverage,
    enrolled.contradicting,
    happened.contradicting,
    happened.beyond_count,
    happened.explained_elsewhere,
    happened.explained_by_another,
    terms.authorization,
    terms.approval_ends,
    terms.balance_billing,
    savings.before_the_deductible,
    savings.deductible_below,
    savings.limit_above,
    beside.other_accounts,
    beside.second_plan,
    beside.government_plan,
    amounts.out_of_pocket_limit,
    amounts.ebhra,
    amounts.qsehra,
    amounts.fsa,
    amounts.fsa_carry_over,
    hsa_money.contributions,
    hsa_money.without_account,
    amounts.taxable_account,
    care.prescribing_by_telehealth,
    care.old_drug_code,
    care.billed_twice,
    care.program_with_government_plan,
    care.program_without_drug,
    care.agreement_without_session,
    good_faith.exceeded,
    terms.rider_without_session,
    terms.parity,
    terms.excepted_benefit,
    years.not_loaded,
    years.broken_user_file,
    answer.notices,
    answer.same_day_order,
)


_OF_PRICES: Final = frozenset(
    {
        *(years.year_turns, terms.balance_billing, answer.notices, answer.same_day_order),
        *(happened.contradicting, happened.beyond_count, happened.explained_elsewhere, happened.explained_by_another),
    }
)
"""The checks that look at the answer, or at what no session of it shows; the others hold for a plan, a member and their
sessions at any price."""


class Checks:
    """The flags of one plan and its member from one answer to the next. What no price changes is found once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._holds_for: tuple[object, ...] = ()
        self._found: dict[Check, tuple[Flag, ...]] = {}

    def flags(
        self, case: Case, priced: Priced, course: SettledCourse, unpriced: tuple[DatedLine, ...]
    ) -> tuple[Flag, ...]:
        """Every flag that holds for ``case``, in the order in which a reader needs them: ``course`` is what it was
        ``priced`` of, ``unpriced`` are its sessions without their prices."""
        now = (case.member, case.course.starts, case.good_faith, unpriced, user_limits())
        if now != self._holds_for:
            self._holds_for, self._found = now, {}
        at = CheckContext(case, self._plan, priced, course)
        found = self._found
        for check in _CHECKS:
            if check in _OF_PRICES or check not in found:
                found[check] = tuple(check(at))
        return tuple(flag for check in _CHECKS for flag in found[check])


def flags(case: Case, plan: Plan, priced: Priced) -> tuple[Flag, ...]:
    """Every flag that holds for the case under ``plan``, in the order in which a reader needs them."""
    lines = tuple(line.line for line in priced.lines)
    course = PlanPricer(plan, case.member).settle(lines, marks=marks_of(lines))
    return Checks(plan).flags(case, priced, course, ())
