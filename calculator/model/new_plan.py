"""A plan to start from: no amounts yet, the usual benefits, and the usual reading of a course under them."""

from typing import Final

from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.plan import Benefit, CostShare, Plan, Reading

_SPECIALIST: Final = "specialist_visit"
_OUTPATIENT: Final = "outpatient_service"
_READING: Final = {
    Service.EVALUATION: _SPECIALIST,
    Service.INTAKE: _SPECIALIST,
    Service.PREPARATION: _SPECIALIST,
    Service.DOSING: _OUTPATIENT,
    Service.INTEGRATION: _SPECIALIST,
    Service.MAINTENANCE: _OUTPATIENT,
    Service.FACILITY: _OUTPATIENT,
}


def new_plan(name: str) -> Plan:
    """A plan called ``name`` whose figures are still to be copied from its document."""
    return Plan(
        name=name,
        benefits=tuple(
            Benefit(name=benefit, out_of_network=CostShare()) for benefit in ("primary_visit", _SPECIALIST, _OUTPATIENT)
        ),
        reading=tuple(Reading(service=service.value, benefit=benefit) for service, benefit in _READING.items()),
    )


def no_plan_yet(name: str) -> Plan:
    """What stands in place of a plan until one is entered: it covers nothing, so that no cost is hidden."""
    plan = new_plan(name)
    return changed(plan, benefits=tuple(changed(benefit, covered=False) for benefit in plan.benefits))
