"""A course that has begun: some sessions are done, one of them explained, and one was cancelled."""

import datetime

from calculator.engine.pricing import estimate
from calculator.engine.so_far import SoFar, so_far
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.happened import Explanation, Happened, SessionState
from calculator.reference.clock import today

DONE = 4
"""The sessions that are done."""


def past_case() -> Case:
    """The example as a case of a person's own, begun so long ago that all of it may have happened."""
    case = bundled.example()
    last = max(line.first_day for line in case.course.lines) + 200
    return changed(case, example=False, course=case.course.starting(today() - datetime.timedelta(days=last)))


def begun() -> Case:
    """That case, of which the first sessions are done and one was cancelled."""
    case = past_case()
    said = Explanation(billed=20_000, allowed=18_000, plan_paid=0, member_owes=18_000)
    lines = list(case.course.lines)
    for at in range(3):
        one = Happened(number=1, explanation=said if at == 0 else None)
        lines[at] = changed(lines[at], happened=(one,))
    lines[3] = changed(lines[3], happened=(Happened(number=1), Happened(number=2, state=SessionState.CANCELLED)))
    return changed(case, course=changed(case.course, lines=tuple(lines)), explained_by=case.chosen)


def found_of(case: Case) -> SoFar:
    """What is done of ``case`` and what is to come."""
    found = so_far(estimate(case, case.chosen_plan).likely)
    assert found is not None
    return found
