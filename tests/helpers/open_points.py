"""Cases that rest on all that a case may rest on."""

from calculator.engine.confirmation.supposed import SUPPOSED
from calculator.engine.confirmation.to_confirm import supposed_as
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.reference.clock import today

NASAL = "Example: esketamine under the medical benefit"


def case_for(where: str) -> Case:
    """A case that makes every assumption which it can: in network, out of network, or where authorization is needed."""
    name, template = (NASAL, "esketamine_26_weeks") if where == "authorization" else ("Example: PPO", "im_kap_6")
    plan = next(plan for plan in bundled.plans() if plan.name == name)
    course = next(course for course in bundled.courses() if course.template == template)
    if where == "outside":
        # So many sessions that they reach the limit, and it carries the answer.
        lines = tuple(
            changed(line, network=Network.OUT, count=line.count * (8 if line.count > 1 else 1)) for line in course.lines
        )
        course = changed(course, lines=lines)
    case = Case(title="Mine", course=course, plans=(plan, bundled.example().plans[0]), chosen=plan.name)
    for kind in SUPPOSED:
        case = supposed_as(case, kind.name, today())
    return case
