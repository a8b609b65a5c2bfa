"""The interview of HR. Imported when it is first asked for."""

from PySide6.QtWidgets import QWidget

from calculator.interview.hr import HrAnswers
from calculator.reference.voice import Voice
from ui.interview.course_pages import PlannedPage, PricePage
from ui.interview.hr_pages import HandOverPage, PlansPage, WhosePage
from ui.interview.interview import Interview
from ui.interview.patient import given_in, library_plans


def hr_interview(answers: HrAnswers, voice: Voice, parent: QWidget) -> Interview[HrAnswers]:
    """The interview of HR over ``parent``, with ``answers`` of before."""
    given = given_in(voice)
    pages = (
        PlansPage(given, library_plans(voice)),
        PlannedPage[HrAnswers](given),
        PricePage[HrAnswers](given),
        WhosePage(given),
        HandOverPage(given),
    )
    titles = voice("interview.title_hr"), voice("interview.finish_hr")
    return Interview(*titles, pages, answers, voice, parent)
