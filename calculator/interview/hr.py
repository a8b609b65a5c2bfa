"""What HR answers in its interview, and the case that it becomes: the plans side by side, and the course they price."""

from dataclasses import dataclass, field
from enum import StrEnum

from calculator.engine.confirmation.to_confirm import supposed_as
from calculator.interview.answers import Planned, Price
from calculator.interview.case import Given
from calculator.interview.course import course_of, first_monday
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.plan import Plan
from calculator.reference.texts import say
from calculator.words.bundled import told


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
    """All of them; None is no answer yet."""

    plans: tuple[Plan, ...] = ()
    planned: Planned = field(default_factory=Planned)
    price: Price = field(default_factory=Price)
    whose: Whose | None = None
    hand_over: HandOver | None = None
    title: str = ""


def hr_title(answers: HrAnswers, given: Given) -> str:
    """What the case is called: as was answered, or after what is compared."""
    if answers.title.strip():
        return answers.title.strip()[:120]
    figures = {"count": len(answers.plans), "course": told(_course(answers, given).title, given.language)}
    return say("interview.hr_title_usual", given.language, figures)[:120]


def hr_case_of(answers: HrAnswers, given: Given) -> Case:
    """The case that was answered: the course under each of the plans, of which the first is chosen. It begins on the
    Monday after today, which is to be confirmed.

    Raises:
        InvalidError: there is no plan, or there are two of one name.
    """
    course = _course(answers, given)
    case = Case(
        title=hr_title(answers, given),
        course=changed(course, title=told(course.title, given.language)),
        plans=answers.plans,
        chosen=answers.plans[0].name if answers.plans else "",
    )
    unknown = ("starts",) if answers.planned.sessions is not None else ("starts", "sessions")
    for assumption in unknown:
        case = supposed_as(case, assumption, given.today)
    return case


def _course(answers: HrAnswers, given: Given) -> Course:
    starts = first_monday(given.today)
    return course_of(answers.planned, answers.price, (), given.courses, starts=starts)
