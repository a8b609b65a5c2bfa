"""What is paid if the course ends early is said beside the estimate and changes nothing of it."""

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.course import Route
from calculator.model.plan import CaseRate
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import assumptions
from calculator.words.exits import exits, exits_in_words

CASE = bundled.example()
PLAN = CASE.chosen_plan
ANSWER = estimate(CASE, PLAN)


def test_each_exit_is_what_its_sessions_cost() -> None:
    paid = [line.amounts.member_pays for line in ANSWER.likely.lines]
    found = exits(ANSWER)
    assert [sessions for sessions, _ in found] == [1, 3, 7, 11]
    assert all(cents == sum(paid[:sessions]) for sessions, cents in found)


def test_it_is_on_the_sheet_in_both_languages() -> None:
    for language in LANGUAGES:
        (said,) = exits_in_words(CASE.course, PLAN, ANSWER, Voice(language))
        assert said in assumptions(CASE, ANSWER, Voice(language))
        assert said.count("$") == 4


def test_how_many_stay_on_is_said_of_esketamine_alone() -> None:
    lines = tuple(changed(line, route=Route.NASAL) for line in CASE.course.lines)
    said = list(exits_in_words(changed(CASE.course, lines=lines), PLAN, ANSWER, Voice("en")))
    assert "61.3%" in said[-1]


def test_of_one_price_for_the_course_nothing_is_said() -> None:
    rated = changed(PLAN, case_rate=CaseRate(amount=100_000, services=("dosing",)))
    assert not list(exits_in_words(CASE.course, rated, ANSWER, Voice("en")))
