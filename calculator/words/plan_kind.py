"""What kind of plan a plan is, told from its rules: for the order of a list, never for a price."""

from enum import StrEnum

from calculator.model.funding import AccountKind
from calculator.model.plan import DeductibleUse, Plan


class PlanKind(StrEnum):
    """The kinds that people know plans by, in the order of a list."""

    COPAYS = "copays"
    AFTER_DEDUCTIBLE = "after_deductible"
    REIMBURSED = "reimbursed"
    RIDER = "rider"
    NOTHING = "nothing"


def kind_of(plan: Plan) -> PlanKind:
    """The kind of ``plan``: a rider or an employer's reimbursement account before the rules of its benefits."""
    if plan.rider is not None:
        return PlanKind.RIDER
    if any(account.kind in (AccountKind.HRA, AccountKind.EBHRA, AccountKind.QSEHRA) for account in plan.accounts):
        return PlanKind.REIMBURSED
    covered = [benefit for benefit in plan.benefits if benefit.covered]
    if not covered:
        return PlanKind.NOTHING
    if all(benefit.in_network.deductible is DeductibleUse.APPLIES for benefit in covered):
        return PlanKind.AFTER_DEDUCTIBLE
    return PlanKind.COPAYS
