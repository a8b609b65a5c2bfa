"""What is paid if the course ends early is said beside the estimate and changes nothing of it."""

import io
import json

import pypdf
import pytest

from calculator.cli import json_output, text_report
from calculator.engine.exits import exits
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import MoneyBack, Route
from calculator.model.member import Member, PlanChange
from calculator.model.plan import CaseRate
from calculator.reference.persistence import persistences
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.sheets.options import SheetOptions
from calculator.sheets.patient import make
from calculator.words.exits import exits_in_words, intro, known, line_words, rows

CASE = bundled.example()
ANSWER = estimate(CASE, CASE.chosen_plan)


def by_route(route: Route) -> Case:
    lines = tuple(changed(line, route=route) if line.route is not None else line for line in CASE.course.lines)
    return changed(CASE, course=changed(CASE.course, lines=lines))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_each_exit_is_what_was_paid_by_the_end_of_that_day() -> None:
    found = exits(CASE.course, ANSWER)
    assert [one.sessions for one in found] == [1, 3, 4]
    for one in found:
        inside = [line for line in ANSWER.likely.lines if line.line.date <= one.date]
        assert sum(line.line.service == "dosing" for line in inside) == one.sessions
        assert one.member_pays == sum(line.amounts.member_pays for line in inside)
        assert one.plan_pays == sum(line.amounts.plan_pays for line in inside)


def test_the_exits_by_hand() -> None:
    """250 + 200 + 175 + 450 are all the patient's under the $2,000 deductible. By the third session 1,075 + 2 x (175 +
    450) = 2,325 are billed: 2,000 and a fifth of 325."""
    first, third, _ = exits(CASE.course, ANSWER)
    assert (first.member_pays, first.plan_pays) == (107_500, 0)
    assert (third.member_pays, third.plan_pays) == (206_500, 26_000)


def test_the_estimate_is_the_same_whatever_is_said_beside_it() -> None:
    before = ANSWER.likely.totals
    list(exits_in_words(CASE, ANSWER, Voice("en")))
    assert estimate(CASE, CASE.chosen_plan).likely.totals == before
    assert all(one.member_pays < before.member_pays for one in exits(CASE.course, ANSWER))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
def test_it_is_on_the_sheet_in_both_sizes_and_languages(language: str, large: bool) -> None:
    page = text_of(make(CASE, ANSWER, Voice(language), SheetOptions(large_print=large)))
    for sentence in exits_in_words(CASE, ANSWER, Voice(language)):
        assert sentence in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_in_the_text_and_in_the_values_of_the_terminal(language: str) -> None:
    said = " ".join(text_report.of(CASE, ANSWER, Voice(language)).split())
    values = json_output.of(CASE, ANSWER, Voice(language))["if_it_ends_early"]
    places = rows(CASE, ANSWER, Voice(language))
    assert [one["says"] for one in values["after"]] == [line_words(row, Voice(language)) for row in places]
    assert all(line_words(row, Voice(language)) in said for row in places)
    assert values["after"][0]["sessions"] == 1
    assert values["after"][0]["member_pays"] == f"{exits(CASE.course, ANSWER)[0].member_pays / 100:.2f}"
    assert json.loads(json.dumps(values)) == values


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (Route.NASAL, ["Of 269 commercially insured patients who began esketamine, 61.3% had 8 sessions", "47.6%"]),
        (Route.IM, ["4 on average (standard deviation 3)"]),
        (Route.SUBLINGUAL, ["4 on average (standard deviation 3)"]),
        (Route.IV, ["No published figure was found"]),
    ],
)
def test_how_many_stay_on_is_said_by_the_medicine_with_its_source(route: Route, words: list[str]) -> None:
    found = known(by_route(route), Voice("en"))
    assert len(found) == len(words)
    for one, part in zip(found, words, strict=True):
        assert part in one.says
        assert bool(one.source) is (route is not Route.IV)


def test_eight_sessions_of_esketamine_are_a_place_because_studies_counted_them() -> None:
    course = next(one for one in bundled.courses() if one.template == "esketamine_26_weeks")
    case = changed(CASE, course=course)
    answer = estimate(case, case.chosen_plan)
    assert 8 in [one.sessions for one in exits(course, answer)]


def test_every_published_figure_has_a_source_and_its_words() -> None:
    assert persistences()
    for one in persistences():
        assert one.source
        assert one.year


def test_of_one_price_for_the_course_no_amount_is_said_but_why() -> None:
    rated = changed(CASE.chosen_plan, case_rate=CaseRate(amount=100_000, services=("dosing",)))
    for case in (
        changed(CASE, plans=(rated,), chosen=rated.name),
        changed(CASE, member=Member(changes=(PlanChange(starts=ANSWER.likely.lines[3].line.date, plan=rated),))),
    ):
        answer = estimate(case, case.chosen_plan)
        (said,) = exits_in_words(case, answer, Voice("en"))
        assert "one price for all sessions" in said
        assert rows(case, answer, Voice("en")) == ()
        assert json_output.of(case, answer)["if_it_ends_early"]["known"] == []


def test_a_package_that_is_broken_off_may_be_settled_otherwise() -> None:
    course = changed(CASE.course, money_back=(MoneyBack(amount=20_000),))
    case = changed(CASE, course=course)
    assert any("package" in one for one in exits_in_words(case, estimate(case, case.chosen_plan), Voice("en")))


def test_one_session_cannot_end_early() -> None:
    lines = tuple(changed(line, count=1) for line in CASE.course.lines if line.service == "dosing")
    case = changed(CASE, course=changed(CASE.course, lines=lines[:1]))
    assert not list(exits_in_words(case, estimate(case, case.chosen_plan), Voice("en")))


def test_a_course_without_the_medicine_ends_after_any_session() -> None:
    lines = tuple(line for line in CASE.course.lines if line.service == "integration")
    case = changed(CASE, course=changed(CASE.course, lines=lines))
    answer = estimate(case, case.chosen_plan)
    assert [one.sessions for one in exits(case.course, answer)] == [1, 3, 4]
    assert "with the medicine" not in intro(case, answer, Voice("en"))
    assert "with the medicine" in intro(CASE, ANSWER, Voice("en"))
