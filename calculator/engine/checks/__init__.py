"""Flags: what somebody should know about a case under a plan, each with its source. A flag never blocks or prices."""

from typing import Final

from calculator.engine.checks import amounts, care, savings, terms, years
from calculator.engine.checks.situation import Situation
from calculator.model.case import Case
from calculator.model.estimate import Flag, Priced
from calculator.model.plan import Plan
from calculator.reference.texts import say

_CHECKS: Final = (
    years.year_turns,
    years.figures_older,
    terms.authorization,
    terms.approval_ends,
    terms.balance_billing,
    savings.before_the_deductible,
    savings.deductible_below,
    savings.limit_above,
    savings.other_accounts,
    amounts.out_of_pocket_limit,
    amounts.ebhra,
    amounts.qsehra,
    amounts.fsa,
    amounts.fsa_carry_over,
    amounts.hsa,
    amounts.taxable_account,
    care.prescribing_by_telehealth,
    care.old_drug_code,
    care.program_with_government_plan,
    care.program_without_drug,
    care.agreement_without_session,
    terms.rider_without_session,
    terms.parity,
    terms.excepted_benefit,
    years.not_loaded,
    years.broken_user_file,
)


def flags(case: Case, plan: Plan, priced: Priced) -> tuple[Flag, ...]:
    """Every flag that holds for the case under ``plan``, in the order in which a reader needs them."""
    at = Situation(case, plan, priced)
    return tuple(flag for check in _CHECKS for flag in check(at))


def sentence(flag: Flag, language: str = "en") -> str:
    """The sentence of a flag, with its figures."""
    return say(f"checks.{flag.code}", language, flag.figures)
