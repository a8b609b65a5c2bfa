"""The patient's interview, and the case that it ends in. Imported when it is first asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from calculator.files import bundled, own_plans
from calculator.interview.answers import Answers
from calculator.interview.case import Given
from calculator.model.plan import Plan
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.words.bundled import localized_plan
from ui.interview.course_pages import PlannedPage, PricePage, VisitsPage
from ui.interview.interview import Interview
from ui.interview.last_pages import BeginsPage, PaidPage, SummaryPage
from ui.interview.plan_pages import CoversPage, FiguresPage, NetworkPage, PlanPage


def given_in(voice: Voice) -> Given:
    """What the program brings to an interview in ``voice``."""
    return Given(bundled.courses(), bundled.plans(), today(), voice)


def library_plans(voice: Voice) -> Sequence[Plan]:
    """The plans of the library: the person's own first, then real ones, then examples."""
    shipped = sorted(bundled.plans(), key=lambda plan: plan.example)
    own = (kept.plan for kept in own_plans.shelf().plans)
    return (*own, *(localized_plan(plan, voice) for plan in shipped))


def patient_interview(answers: Answers, voice: Voice, parent: QWidget) -> Interview[Answers]:
    """The patient's interview over ``parent``, with ``answers`` of before."""
    given = given_in(voice)
    pages = (
        PlannedPage[Answers](given),
        PricePage[Answers](given),
        VisitsPage(given),
        NetworkPage(given),
        PlanPage(given, library_plans(voice)),
        CoversPage(given),
        FiguresPage(given),
        PaidPage(given),
        BeginsPage(given),
        SummaryPage(given),
    )
    titles = voice("interview.title_patient"), voice("interview.finish")
    return Interview(*titles, pages, answers, voice, parent)
