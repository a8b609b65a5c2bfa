"""The interview of HR. Imported when it is first asked for."""

from PySide6.QtWidgets import QWidget

from calculator.interview.hr import HrAnswers
from calculator.reference.texts import say
from ui.interview.course_pages import PlannedPage, PricePage
from ui.interview.hr_pages import HandOverPage, PlansPage, WhosePage
from ui.interview.interview import Interview
from ui.interview.patient import given_in, library_plans


def hr_interview(answers: HrAnswers, language: str, parent: QWidget) -> Interview[HrAnswers]:
    """The interview of HR over ``parent``, with ``answers`` of before."""
    given = given_in(language)
    pages = (
        PlansPage(given, library_plans(language)),
        PlannedPage[HrAnswers](given),
        PricePage[HrAnswers](given),
        WhosePage(given),
        HandOverPage(given),
    )
    titles = say("interview.title_hr", language), say("interview.finish_hr", language)
    return Interview(*titles, pages, answers, language, parent)
