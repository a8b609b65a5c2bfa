"""The whole numbers that stand for the words of the models in the columns."""

from typing import Final

from calculator.engine.adjudication import accounts, accumulators, second_plan
from calculator.model.funding import AccountKind, AccountScope
from calculator.model.member import Coordination
from calculator.model.plan_year import CarryOver

CARRY_OVER: Final = {
    CarryOver.NONE: accumulators.NONE_GOES_ON,
    CarryOver.ALWAYS: accumulators.LATE_GOES_ON,
    CarryOver.IF_NOT_MET: accumulators.LATE_GOES_ON_IF_NOT_MET,
}
COORDINATION: Final = {
    Coordination.BASIC: second_plan.BASIC,
    Coordination.STANDARD: second_plan.STANDARD,
    Coordination.MAINTENANCE_OF_BENEFITS: second_plan.MAINTENANCE_OF_BENEFITS,
    Coordination.NON_DUPLICATION: second_plan.NON_DUPLICATION,
    Coordination.MEDICAID: second_plan.MEDICAID,
    Coordination.CARVE_OUT: second_plan.CARVE_OUT,
}
SCOPE: Final = {
    AccountScope.ALL: accounts.ALL,
    AccountScope.COST_SHARING: accounts.COST_SHARING,
    AccountScope.DEDUCTIBLE: accounts.DEDUCTIBLE,
}
OWN: Final = (AccountKind.HSA, AccountKind.FSA)
"""The accounts whose money is the member's, whoever put it in."""
