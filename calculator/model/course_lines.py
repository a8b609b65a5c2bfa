"""The lines of a course, as they are edited: moved, doubled, taken away, and the facility's bill beside a visit's."""

from calculator.model.base import UNPRICED, replaced
from calculator.model.course import Place, Service, ServiceLine


def rearranged(lines: tuple[ServiceLine, ...], at: int, step: str) -> tuple[ServiceLine, ...]:
    """``lines`` after ``step`` of the one at place ``at``: "up", "down", "duplicate", "remove" or "facility"."""
    made = list(lines)
    if step == "remove":
        del made[at]
    elif step == "duplicate":
        made.insert(at + 1, lines[at])
    elif step == "facility":
        made.insert(at + 1, facility_fee_beside(lines[at]))
    else:
        made.insert(at + (1 if step == "down" else -1), made.pop(at))
    return tuple(made)


def facility_fee_beside(line: ServiceLine) -> ServiceLine:
    """The facility's own bill for each visit of ``line``: the same days and the same network, a price still to come."""
    return replaced(
        line,
        service=Service.FACILITY.value,
        label="",
        price=UNPRICED,
        place=Place.OUTPATIENT,
        route=None,
        code="",
        drug=False,
        price_assumed=False,
    )
