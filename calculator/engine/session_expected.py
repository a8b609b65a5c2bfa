"""What one session was expected to be, amount by amount as an explanation of benefits names them."""

from typing import Final

from calculator.engine.course_sessions import CourseSession, with_fact
from calculator.engine.expected import LEFT_TO_MEMBER, ExpectedActual
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule, session_places
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.estimate import Amounts, Level
from calculator.model.happened import Happened, SessionState

_NAMES: Final = {
    **{name: name for name in ("billed", "allowed", "deductible", "copay", "coinsurance")},
    "plan_paid": "plan_pays",
    "second_plan_paid": "second_plan",
    "not_covered": "excluded",
}


def expected_of(case: Case, session: CourseSession, explained: ExpectedActual | None) -> dict[str, int]:
    """What ``session`` was expected to be under the plan that explains it, in cents at the likely price, by the names
    of an Explanation; ``explained`` is what is known of it where a plan has explained it. Of one that none has
    explained yet, ``deductible_met`` and ``limit_met`` are among them, as they would stand after it."""
    if explained is not None:
        return _by_names(explained.expected)
    done = replaced(session.happened or Happened.unchecked(), number=session.number, state=SessionState.DONE)
    course = with_fact(case.course, session, replaced(done, explanation=None, history=()))
    plan = case.plan(case.explaining_plan)
    priced = price(schedule(course, Level.LIKELY), plan, case.member, reasons=False)
    line = priced.lines[session_places(course).index(session.place)]
    used = {"deductible_met": line.standing.deductible_used, "limit_met": line.standing.limit_used}
    return _by_names(line.amounts) | used


def _by_names(amounts: Amounts) -> dict[str, int]:
    named = {name: getattr(amounts, own) for name, own in _NAMES.items()}
    return named | {"member_owes": amounts.together(LEFT_TO_MEMBER)}
