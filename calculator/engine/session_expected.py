"""What one session was expected to be: what the engine makes of it where nothing but that it took place is known of it,
and of the others everything."""

from typing import Final

from calculator.engine.course_sessions import CourseSession, with_fact
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule, session_places
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.estimate import Level, PricedLine
from calculator.model.happened import Happened, SessionState

LEFT_TO_MEMBER: Final = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
"""What a plan leaves to the member, by the names of Amounts."""

_SAME_NAMES: Final = ("billed", "allowed", "deductible", "copay", "coinsurance")
_OTHER_NAMES: Final = {"plan_paid": "plan_pays", "second_plan_paid": "second_plan", "not_covered": "excluded"}


def expected_of(case: Case, session: CourseSession) -> dict[str, int]:
    """What ``session`` was expected to be under the plan that explains it, in cents at the likely price, by the names
    of an Explanation; ``deductible_met`` and ``limit_met`` are after it."""
    plan = next((one for one in case.plans if one.name == case.explaining_plan), case.chosen_plan)
    done = replaced(session.happened or Happened.unchecked(), number=session.number, state=SessionState.DONE)
    course = with_fact(case.course, session, replaced(done, explanation=None, history=()))
    priced = price(schedule(course, Level.LIKELY), plan, case.member, reasons=False)
    return amounts_of(priced.lines[session_places(course).index(session.place)])


def amounts_of(line: PricedLine) -> dict[str, int]:
    """The amounts of a priced line by the names of an Explanation, in cents."""
    amounts = line.amounts
    return {
        **{name: getattr(amounts, name) for name in _SAME_NAMES},
        **{name: getattr(amounts, own) for name, own in _OTHER_NAMES.items()},
        "member_owes": amounts.together(LEFT_TO_MEMBER),
        "deductible_met": line.standing.deductible_used,
        "limit_met": line.standing.limit_used,
    }
