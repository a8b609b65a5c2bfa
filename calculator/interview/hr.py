"""What HR answers in its interview, and the case that it becomes: the plans side by side, and the course they price."""

from dataclasses import dataclass, field
from enum import StrEnum

from calculator.engine.confirmation.to_confirm import supposed_as
from calculator.interview.answers import Planned, Price
from calculator.interview.case import Given
from calculator.interview.course import course_of, first_monday, titled
from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.plan import Plan


class Whose(StrEnum):
    """Whose cost is asked about first."""

    EMPLOYEE = "employee"
    EMPLOYER = "employer"


class HandOver(StrEnum):
    """What is to be handed over when the comparison is there."""

    SHEET = "sheet"
    WORKBOOK = "workbook"
    PATIENTS = "patients"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class HrAnswers:
    """All of them; None is no answer yet. ``unknown`` are the assumptions that plans by hand make, by their names."""

    plans: tuple[Plan, ...] = ()
    unknown: tuple[tuple[str, tuple[str, ...]], ...] = ()
    planned: Planned = field(default_factory=Planned)
    price: Price = field(default_factory=Price)
    whose: Whose | None = None
    hand_over: HandOver | None = None
    title: str = ""


def hr_title(answers: HrAnswers, given: Given) -> str:
    """What the case is called: as was answered, or after what is compared."""
    if answers.title.strip():
        return answers.title.strip()[:120]
    course = _course(answers, given).title
    return given.voice("interview.hr_title_usual", count=len(answers.plans), course=course)[:120]


def hr_case_of(answers: HrAnswers, given: Given) -> Case:
    """The case that was answered: the course under each of the plans, of which the first is chosen. It begins on the
    Monday after today and the employee alone is covered, which is to be confirmed.

    Raises:
        InvalidError: there is no plan, or there are two of one name.
    """
    course = _course(answers, given)
    case = Case(
        title=hr_title(answers, given),
        course=course,
        plans=answers.plans,
        chosen=answers.plans[0].name if answers.plans else "",
    )
    unknown = ("starts", "tier") if answers.planned.sessions is not None else ("starts", "tier", "sessions")
    for assumption in unknown:
        case = supposed_as(case, assumption, given.today)
    for plan, assumptions in answers.unknown:
        if any(one.name == plan for one in case.plans):
            for assumption in assumptions:
                case = supposed_as(case, assumption, given.today, plan)
    return case


def _course(answers: HrAnswers, given: Given) -> Course:
    starts = first_monday(given.today)
    course = course_of(answers.planned, answers.price, (), given.courses, starts=starts)
    return titled(course, answers.planned, given.voice)
