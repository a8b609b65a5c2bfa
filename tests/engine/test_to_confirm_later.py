"""Where another plan comes in the middle of the course, each plan's own assumptions are to be confirmed."""

import datetime
import hashlib
import json
from typing import Final

import pytest

from calculator.cli import json_output
from calculator.engine.confirmation.at_risk import at_risk
from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.confirmation.ground import Ground
from calculator.engine.confirmation.settled import Settled, settled
from calculator.engine.confirmation.to_confirm import OpenPoint, confirm, open_points, unconfirmed
from calculator.engine.pricing import estimate
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.claims import ClaimTime
from calculator.model.confirmed import Confirmed, about_renamed, still_about
from calculator.model.course import Network
from calculator.model.happened import Happened
from calculator.model.member import Member, PlanChange
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import assumptions
from calculator.words.ask_plan import ask_plan
from calculator.words.at_risk import risk_words
from calculator.words.could_change import change_words
from calculator.words.to_confirm import assumption_words
from tests.helpers.later_plan import COMES, NEW, OLD, case_of, course

TODAY: Final = datetime.date(2026, 5, 1)


def points_of(case: Case) -> dict[tuple[str, str], OpenPoint]:
    answer = estimate(case, case.chosen_plan)
    return {(one.assumption, one.plan): one for one in open_points(case, case.chosen_plan, answer, TODAY)}


@pytest.mark.parametrize(
    ("assumption", "plan", "pays"),
    [
        ("network", "Old job", 120_000),
        ("network", "New job", 110_000),
        ("covered", "Old job", 120_000),
        ("covered", "New job", 110_000),
        ("authorization", "New job", 110_000),
        ("benefit", "New job", 12_000),
        ("allowed", "Old job", 30_000),
        ("allowed", "New job", 28_000),
    ],
)
def test_each_assumption_of_each_plan_is_listed_with_what_it_changes(assumption: str, plan: str, pays: int) -> None:
    point = points_of(case_of())[assumption, plan]
    assert (point.now.member_pays, point.then.member_pays) == (30_000, pays)
    assert (point.change, point.since) == ((0, COMES) if plan == "New job" else (None, None))


def test_nothing_is_listed_of_a_plan_without_a_session() -> None:
    after = PlanChange(starts=datetime.date(2026, 8, 1), plan=NEW)
    assert {plan for _, plan in points_of(case_of(after))} == {"Old job"}
    before = PlanChange(starts=datetime.date(2026, 4, 1), plan=NEW)
    assert {plan for _, plan in points_of(case_of(before))} - {"Old job"} == {"New job"}


@pytest.mark.parametrize(("language", "says"), [("en", "under “New job”: The clinic"), ("es", "con “New job”: La")])
def test_its_sentence_names_the_plan_and_its_first_day(language: str, says: str) -> None:
    voice, case = Voice(language), case_of()
    words = assumption_words(points_of(case)["network", "New job"], voice)
    assert says in words
    assert voice.date(COMES) in words
    assert "“Old job”: " in assumption_words(points_of(case)["network", "Old job"], voice)
    assert "“" not in assumption_words(points_of(changed(case, member=Member()))["network", "Old job"], voice)
    asked = [one.asks for one in ask_plan(case, estimate(case, OLD), TODAY, voice).plan]
    assert sum("New job" in asks for asks in asked) == 5
    said = json_output.of(case, estimate(case, OLD), voice)["to_confirm"]
    assert [one["assumption"] for one in said if one.get("under") == "New job"].count("network") == 1
    assert json.dumps(said).count('"since": "2026-05-18"') == 5


def test_what_is_confirmed_of_one_plan_stays_open_of_the_other() -> None:
    case = case_of()
    first = confirm(case, points_of(case)["network", "Old job"])
    assert ("network", "Old job") not in points_of(first)
    later = confirm(first, points_of(first)["network", "New job"], "Ana")
    assert {name for name, _ in points_of(later)}.isdisjoint({"network"})
    assert points_of(later).keys() == points_of(case).keys() - {("network", "Old job"), ("network", "New job")}
    told = assumptions(later, estimate(later, OLD), Voice("en"))
    assert any("Ana" in sentence and "(“New job”)" in sentence for sentence in told)


def test_it_holds_whatever_becomes_of_the_cases_own_plans() -> None:
    case = case_of(PlanChange(starts=COMES, plan=changed(NEW, name="Old job")))
    point = next(one for one in open_points(case, OLD, estimate(case, OLD), TODAY) if one.change == 0)
    kept = confirm(case, point).confirmed
    assert still_about(kept, ["Another"]) == kept
    assert about_renamed(kept, "Old job", "Ours") == kept


def test_two_plans_of_one_name_are_confirmed_apart() -> None:
    second = PlanChange(starts=datetime.date(2026, 5, 25), plan=NEW)
    case = case_of(PlanChange(starts=COMES, plan=NEW), second)

    def open_network(case: Case) -> list[int | None]:
        points = open_points(case, OLD, estimate(case, OLD), TODAY)
        return [one.change for one in points if one.assumption == "network"]

    assert open_network(case) == [None, 0, 1]
    points = open_points(case, OLD, estimate(case, OLD), TODAY)
    one, two = (point for point in points if point.assumption == "network" and point.change is not None)
    assert open_network(confirm(case, one)) == [None, 1]
    assert open_network(confirm(confirm(case, one), two)) == [None]


def test_other_people_in_the_same_plan_are_no_other_plan() -> None:
    case = case_of(PlanChange(starts=COMES))
    assert {plan for _, plan in points_of(case)} == {"Old job"}
    assert points_of(case)["network", "Old job"].then.member_pays == 200_000


def test_another_reading_of_it_could_change_the_answer() -> None:
    case = case_of()
    found = [one for one in what_could_change(case, OLD, estimate(case, OLD), TODAY) if one.reading == "network"]
    assert [(one.under, one.then.member_pays) for one in found] == [("Old job", 120_000), ("New job", 110_000)]
    assert (
        change_words(found[1], Voice("en")).reading
        == "From May 18, 2026 on, under “New job”: The clinic is out of network"
    )


def test_at_risk_is_what_takes_place_before_the_explanation_arrives() -> None:
    """A claim takes a week: nothing is committed under the plan that comes in two. It takes three: one is."""
    rows = []
    for weeks in (1, 3):
        case = changed(case_of(), claims_take=ClaimTime(least=weeks, most=weeks))
        answer = estimate(case, OLD)
        risk = at_risk(case, answer, open_points(case, OLD, answer, TODAY))
        assert risk is not None
        rows.append([(row[0], row[1]) for row in risk_words(risk, Voice("en")).rows])
    assert rows[0] == [
        ("All is as assumed", "$50.00"),
        ("Under “Old job”: Out of network", "$500.00"),
        ("Under “Old job”: Not covered", "$500.00"),
    ]
    assert ("From May 18, 2026 on, under “New job”: Refused", "$600.00") in rows[1]


@pytest.mark.parametrize(
    ("answer", "pays"),
    [
        (Settled("covered", so=False, change=0), 110_000),
        (Settled("authorization", so=False, change=0), 110_000),
        (Settled("benefit", benefit="office", change=0), 12_000),
        (Settled("allowed", allowed=(("dosing", 40_000),), change=0), 26_000),
        (Settled("network", so=False, change=0), 110_000),
        (Settled("network", so=False), 120_000),
    ],
)
def test_what_its_plan_answered_is_entered_in_it(answer: Settled, pays: int) -> None:
    case = settled(case_of(), [answer], TODAY)
    assert estimate(case, case.chosen_plan).likely.totals.member_pays == pays
    assert case.plans == (OLD,)
    assert (answer.assumption, "Old job" if answer.change is None else "New job") not in points_of(case)


def test_a_line_falls_apart_with_its_days_and_what_happened() -> None:
    line = changed(course().lines[0], happened=(Happened(number=1), Happened(number=4)))
    case = changed(case_of(), course=changed(course(), lines=(line,)))
    two = settled(case, [Settled("network", so=False, change=0)], TODAY).course.lines
    assert [(one.count, one.network) for one in two] == [(2, Network.IN), (2, Network.OUT)]
    assert [day.day for one in two for day in one.dates] == [4, 11, 18, 25]
    assert [[one.number for one in line.happened] for line in two] == [[1], [2]]


def _asked(case: Case) -> set[tuple[str, str]]:
    """What is asked of the figures of a next year: under which name it is kept, and of which plan."""
    asked = unconfirmed(Ground(case, case.chosen_plan, TODAY))
    return {(one.at.called(one.kind.name), one.plan) for one in asked if one.kind.name == "next_year"}


def test_one_confirmation_of_all_plans_next_years_holds_as_it_did_when_it_was_kept() -> None:
    # Sessions in May 2026 and January 2027 under the first plan, in September 2027 and May 2028 under the next.
    line = changed(course().lines[0], gaps=(250,))
    comes = PlanChange(starts=datetime.date(2027, 6, 1), plan=NEW)
    case = changed(case_of(comes), course=changed(course(), lines=(line,)))
    assert _asked(case) == {("next_year", "Old job"), ("next_year_later", "New job")}
    # What a file of then kept it by: the year and the known years of each plan, and the later one's name.
    kept = hashlib.sha256(repr((2027, (), 2028, "New job", ())).encode()).hexdigest()[:16]
    held = changed(case, confirmed=(Confirmed(assumption="next_year", plan="Old job", rests_on=kept),))
    assert _asked(held) == set()
    # Once the figures of one of them are another year's, it holds no longer, as it did not then.
    newer = changed(held, plans=(changed(OLD, figures_year=2027),))
    assert _asked(newer) == {("next_year_later", "New job")}
