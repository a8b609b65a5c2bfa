"""Checks of what stands beside a health savings account and ends the right to contribute to it (FACTS B4, B5): other
accounts, a second plan, a government plan. They hold only where the plan offers an HSA or the member has one."""

from collections.abc import Iterator

from calculator.engine.checks.savings import least_deductible, starts_early, waives_the_deductible
from calculator.engine.checks.situation import CheckContext, as_on, by_law_with_hsa, cite, enrolled_on
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.model.market import Market
from calculator.model.member import Coordination
from calculator.model.plan import Plan


def other_accounts(at: CheckContext) -> Iterator[Flag]:
    """An HRA or a health FSA that pays before the least deductible of a plan year, or a spouse's FSA, beside the HSA.

    One that pays only after it (post-deductible) is allowed, Rev. Rul. 2004-45.
    """
    if not at.with_hsa:
        return
    for kind in (AccountKind.HRA, AccountKind.EBHRA, AccountKind.QSEHRA):
        for account in at.accounts(kind):
            yield from _early(at, account.starts_after, "hsa_beside_hra")
    given = [account.starts_after for account in at.accounts(AccountKind.FSA)]
    for starts in given or ([0] if at.has(AccountKind.FSA) else []):
        yield from _early(at, starts, "hsa_beside_fsa")
    if at.case.member.spouse_fsa:
        yield Flag("hsa_beside_spouse_fsa", FlagLevel.WARNING, {}, *cite("post_deductible"))


def _early(at: CheckContext, starts: int, code: str) -> Iterator[Flag]:
    """A flag for the first plan year in which an account that pays after ``starts``, in cents, pays too early."""
    for year in at.plan_years:
        least = least_deductible(at, year)
        if starts == 0 or (least is not None and starts < least):
            yield Flag(code, FlagLevel.WARNING, {"starts_cents": starts, "year": year}, *cite("post_deductible"))
            return


def second_plan(at: CheckContext) -> Iterator[Flag]:
    """A second plan, such as the spouse's, pays for the member before the least deductible beside the HSA."""
    other = at.case.member.other_coverage
    if not at.with_hsa or other is None or not any(enrolled_on(other.enrollment, day) for day in at.days):
        return
    if _pays_early(at, other.plan):
        yield Flag("hsa_beside_plan", FlagLevel.WARNING, {"plan": other.plan.name}, *cite("other_coverage"))


def _pays_early(at: CheckContext, other: Plan) -> bool:
    """Whether ``other`` covers anything below the least deductible, or a service of the course before its own."""
    if by_law_with_hsa(other, at.days):
        return False
    used = [as_on(other, line.date).benefit_for(line.service, line.place) for line in at.lines]
    waived = any(
        benefit is not None and benefit.covered and waives_the_deductible(benefit, line.network)
        for benefit, line in zip(used, at.lines, strict=True)
    )
    return waived or (any(benefit.covered for benefit in other.benefits) and starts_early(at, other))


def government_plan(at: CheckContext) -> Iterator[Flag]:
    """The member is in a government plan, such as Medicare, Medicaid or TRICARE, beside the HSA."""
    other = at.case.member.other_coverage
    plans = (at.plan, other.plan) if other is not None else (at.plan,)
    medicaid = other is not None and other.coordination is Coordination.MEDICAID
    medicare = any(plan.market is Market.MEDICARE for plan in plans)
    if at.with_hsa and (at.case.member.government_plan or medicaid or medicare):
        yield Flag("hsa_beside_government", FlagLevel.WARNING, {}, *cite("government"))
