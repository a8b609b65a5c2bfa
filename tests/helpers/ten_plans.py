"""A case of as many plans as there may be, to compare."""

from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.model.case import Case


def ten_plans() -> Case:
    """The worked example with ten plans, the last of a very long name."""
    case = example()
    more = tuple(changed(case.plans[at % 3], name=f"{case.plans[at % 3].name} ({at})") for at in range(3, 9))
    long = changed(
        case.plans[0], name="The Consolidated Amalgamated Employees' Preferred Provider Organization, Gold Plus"
    )
    return changed(case, plans=(*case.plans, *more, long))
