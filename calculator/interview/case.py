"""The answers of a patient become a case of their own. What nobody knew has a stated default, which the case says is to
be confirmed; what was answered plainly is confirmed already."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from calculator.engine.confirmation.to_confirm import confirmed_as, supposed_as
from calculator.interview.answers import Answers, Covers, Known, PaidSoFar, PlanFrom, Told
from calculator.interview.course import course_of, first_monday, titled
from calculator.interview.plan import EXAMPLE, SELF_PAY, plan_of, unknown_figures
from calculator.model.case import Case
from calculator.model.course import Course, Network
from calculator.model.member import CoverageTier, Member, Met
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.bundled import localized_plan


class Given(NamedTuple):
    """What the program brings to an interview: its courses and plans, the day, and the language."""

    courses: Sequence[Course]
    plans: Sequence[Plan]
    today: datetime.date
    voice: Voice

    @property
    def example(self) -> Plan:
        """The plan whose figures stand in the place of those that nobody knows."""
        return next(plan for plan in self.plans if plan.name == EXAMPLE)

    @property
    def self_pay(self) -> Plan:
        """The plan of a person who has none."""
        return next(plan for plan in self.plans if plan.name == SELF_PAY)


def plan_answered(answers: Answers, given: Given) -> Plan:
    """The plan of the answers, in the language of the interview.

    Raises:
        InvalidError: an out-of-pocket limit is below its deductible.
    """
    name = given.voice("interview.my_plan")
    return localized_plan(plan_of(answers.plan, given.example, given.self_pay, name), given.voice)


def title_of(answers: Answers, given: Given) -> str:
    """What the case is called: as was answered, or after its course and its first day."""
    if answers.title.strip():
        return answers.title.strip()[:120]
    course = _course(answers, given)
    return given.voice("interview.title_usual", course=course.title, starts_date=course.starts)[:120]


def case_of(answers: Answers, given: Given) -> Case:
    """The case that was answered.

    Raises:
        InvalidError: answers contradict each other: an out-of-pocket limit is below its deductible.
    """
    plan, course = plan_answered(answers, given), _course(answers, given)
    case = Case(
        title=title_of(answers, given),
        course=course,
        plans=(plan,),
        chosen=plan.name,
        member=_member(answers, given),
    )
    for assumption in supposed(answers):
        case = supposed_as(case, assumption, given.today)
    return confirmed_as(case, "network", given.today) if answers.network is Told.YES else case


def supposed(answers: Answers) -> tuple[str, ...]:
    """The entries that nobody knew, by the names of their assumptions. Prices and the network say so themselves."""
    insured = answers.plan.source is not PlanFrom.NONE
    unknown = (
        ("sessions", answers.planned.sessions is None),
        ("starts", answers.begins.known is not Known.KNOWN),
        ("met", insured and answers.paid.known is not Known.KNOWN),
        ("tier", insured and answers.covers not in (Covers.ONE, Covers.FAMILY)),
    )
    return (*(name for name, open_ in unknown if open_), *unknown_figures(answers.plan))


def _course(answers: Answers, given: Given) -> Course:
    day = answers.begins.day if answers.begins.known is Known.KNOWN else None
    course = course_of(
        answers.planned,
        answers.price,
        answers.visits,
        given.courses,
        starts=day or first_monday(given.today),
        network=Network.OUT if answers.network is Told.NO else Network.IN,
    )
    return titled(course, answers.planned, given.voice)


def _member(answers: Answers, given: Given) -> Member:
    """What is met is what stood today: a course that begins in the next year begins at nothing."""
    if answers.plan.source is PlanFrom.NONE:
        return Member()
    tier = CoverageTier.FAMILY if answers.covers is Covers.FAMILY else CoverageTier.SELF_ONLY
    if answers.paid.known is not Known.KNOWN:
        return Member(tier=tier)
    return Member(tier=tier, met=met_answered(answers.paid), met_as_of=given.today)


def met_answered(paid: PaidSoFar) -> Met:
    """What is paid, as it counts: what is met of the deductible counts toward the limit too."""
    deductible = paid.deductible or 0
    out_of_pocket = deductible if paid.out_of_pocket is None else paid.out_of_pocket
    return Met(deductible=deductible, out_of_pocket=out_of_pocket)
