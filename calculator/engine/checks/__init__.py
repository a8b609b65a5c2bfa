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
from calculator.engine.checks.situation import CheckContext, whole_course
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
    amounts.paid_as_income,
    amounts.run_out,
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
        *(years.year_turns, terms.balance_billing, amounts.paid_as_income, answer.notices, answer.same_day_order),
        *(happened.contradicting, happened.beyond_count, happened.explained_elsewhere, happened.explained_by_another),
    }
)
"""The checks that look at the answer, or at what no session of it shows; the others hold for a plan, a member and their
sessions at any price."""

_OF_COURSE: Final = _OF_PRICES | {
    enrolled.outside_coverage,
    good_faith.exceeded,
    hsa_money.contributions,
    hsa_money.without_account,
    care.prescribing_by_telehealth,
    care.old_drug_code,
    care.billed_twice,
    care.program_with_government_plan,
    care.program_without_drug,
    care.agreement_without_session,
    years.broken_user_file,
}
"""The checks of the whole course, whatever plan is in force; every other one looks at each plan on its own days."""

_OF_TIER: Final = frozenset(
    {
        savings.before_the_deductible,
        savings.deductible_below,
        savings.limit_above,
        beside.other_accounts,
        beside.second_plan,
        amounts.qsehra,
        years.not_loaded,
    }
)
"""Those of them whose figures depend on whom the plan covers, too."""


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
        at = whole_course(case, self._plan, priced, course)
        found = self._found
        for check in _CHECKS:
            if check in _OF_PRICES or check not in found:
                found[check] = tuple(_of_each_plan(check, at) if case.member.changes else check(at))
        return tuple(flag for check in _CHECKS for flag in found[check])


def _of_each_plan(check: Check, at: CheckContext) -> Iterator[Flag]:
    """What a check finds; of a plan that comes later in the course it names the plan and its first day."""
    if check in _OF_COURSE:
        yield from check(at)
        return
    said: list[Flag] = []
    for one in at.by_tier if check in _OF_TIER else at.by_plan:
        later = one.plan is not at.plan
        for flag in check(one):
            if not any((flag.code, flag.figures, flag.source) == (old.code, old.figures, old.source) for old in said):
                said.append(flag)
                yield flag._replace(plan=one.plan.name, since=one.now.begins) if later else flag


def flags(case: Case, plan: Plan, priced: Priced) -> tuple[Flag, ...]:
    """Every flag that holds for the case under ``plan``, in the order in which a reader needs them."""
    lines = tuple(line.line for line in priced.lines)
    course = PlanPricer(plan, case.member).settle(lines, marks=marks_of(lines))
    return Checks(plan).flags(case, priced, course, ())
