"""Who stands behind plans: an employer, or the plan itself where a person bought it, studies, or is under Medicare."""

from collections.abc import Iterable
from enum import StrEnum

from calculator.model.funding import Funding
from calculator.model.market import Market
from calculator.model.plan import Plan


class Backing(StrEnum):
    """Who is named as paying beside the patient where several plans stand side by side."""

    EMPLOYER = "employer"
    PLAN = "plan"
    EITHER = "either"


def is_of_employer(plan: Plan) -> bool:
    """Whether an employer stands behind ``plan``. Of a plan that pays nothing whatever, as before one is entered,
    nobody can tell."""
    return plan.market is Market.EMPLOYER and _pays(plan)


def funding_of(plan: Plan) -> Funding:
    """Who bears what ``plan`` pays: where there is no employer, the plan itself."""
    return plan.funding if plan.market is Market.EMPLOYER else Funding()


def backing_of(plans: Iterable[Plan]) -> Backing:
    """Who stands behind ``plans`` together; one that pays nothing has no say beside others."""
    paying = [plan.market is Market.EMPLOYER for plan in plans if _pays(plan)]
    if paying and all(paying):
        return Backing.EMPLOYER
    return Backing.EITHER if any(paying) else Backing.PLAN


def _pays(plan: Plan) -> bool:
    covered = any(benefit.covered for benefit in plan.benefits) or plan.rider is not None
    return covered or bool(plan.accounts) or plan.funding != Funding()
