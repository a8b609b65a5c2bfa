"""What could change an answer: each other reading is a case that the engine prices, sorted by what it does; and what
nobody knew is told until somebody knows."""

import datetime

import pytest

from calculator.engine.confirmation.could_change import Change, what_could_change
from calculator.engine.confirmation.other_readings import dearer_from
from calculator.engine.confirmation.settled import Settled, settled
from calculator.engine.confirmation.supposed import SUPPOSED
from calculator.engine.confirmation.to_confirm import confirm, confirmed_as, open_points, supposed_as, widest
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.faults import InvalidError
from calculator.model.member import Member, Met, PlanChange
from calculator.model.plan import NetworkTier, TierAmounts, YearFigures
from calculator.reference.texts import LANGUAGES, known
from calculator.reference.voice import Voice
from calculator.words.ask_plan import ask_plan
from calculator.words.could_change import change_words, settle_key
from calculator.words.to_confirm import assumption_words, effect_words
from tests.engine.cases import amount

BEFORE = datetime.date(2026, 9, 1)
PPO = next(plan for plan in bundled.plans() if plan.name == "Example: PPO")


def changes(case: Case) -> list[Change]:
    plan = case.chosen_plan
    return list(what_could_change(case, plan, estimate(case, plan), BEFORE))


def under_ppo() -> Case:
    return changed(bundled.example(), example=False, plans=(PPO,), chosen=PPO.name)


def test_the_readings_of_a_real_clinic_with_their_worked_amounts() -> None:
    """2,475 of 4,375 under the $2,000 plan. A session more is 450 + 175, of which 20% are the patient's."""
    found = changes(bundled.example())
    assert [(one.reading, one.difference) for one in found] == [
        ("covered", 190_000),
        ("network", 167_500),
        ("more_sessions", 12_500),
        ("fewer_sessions", -12_500),
    ]


def test_the_other_benefit_the_later_start_and_the_high_price_are_readings_too() -> None:
    """Four weeks later the last sessions are in a new plan year, whose deductible begins anew."""
    case = under_ppo()
    lines = tuple(
        changed(line, price=PriceRange(low=40_000, likely=60_000, high=80_000)) if line.service == "dosing" else line
        for line in case.course.lines
    )
    case = changed(case, course=changed(case.course, lines=lines).starting(datetime.date(2026, 10, 20)))
    found = {one.reading: one for one in changes(case)}
    assert set(found) == {
        *("network", "covered", "benefit", "more_sessions", "fewer_sessions", "later", "high_price"),
    }
    later = changed(case, course=case.course.starting(datetime.date(2026, 11, 17)))
    assert found["later"].then == estimate(later, later.chosen_plan).likely.totals
    assert found["high_price"].then == estimate(case, case.chosen_plan).high.totals
    differences = [abs(one.difference) for one in changes(case)]
    assert differences == sorted(differences, reverse=True)


def test_what_is_confirmed_is_settled_and_no_reading_any_more() -> None:
    case = under_ppo()
    assert {"network", "covered", "benefit"} <= {one.reading for one in changes(case)}
    for name in ("network", "covered", "benefit"):
        case = confirmed_as(case, name, BEFORE)
    assert {one.reading for one in changes(case)} == {"more_sessions", "fewer_sessions"}


def test_out_of_network_the_other_reading_is_in_network() -> None:
    case = bundled.example()
    lines = tuple(changed(line, network=Network.OUT) for line in case.course.lines)
    found = {one.reading: one for one in changes(changed(case, course=changed(case.course, lines=lines)))}
    assert "network" not in found
    assert (found["in_network"].then.member_pays, found["in_network"].difference) == (247_500, -167_500)


def test_a_refused_authorization_is_a_reading_where_one_is_needed() -> None:
    plan = next(one for one in bundled.plans() if one.name == "Example: esketamine under the medical benefit")
    course = next(one for one in bundled.courses() if one.template == "esketamine_26_weeks")
    case = changed(bundled.example(), example=False, course=course, plans=(plan,), chosen=plan.name)
    assert "authorization" in {one.reading for one in changes(case)}


@pytest.mark.parametrize("kind", [kind.name for kind in SUPPOSED if kind.always])
def test_what_nobody_knew_is_to_be_confirmed_until_it_is_entered_or_confirmed(kind: str) -> None:
    case = under_ppo()
    answer = estimate(case, PPO)
    names = [point.assumption for point in open_points(case, PPO, answer, BEFORE)]
    assert kind not in names
    unsure = supposed_as(case, kind, BEFORE)
    points = {point.assumption: point for point in open_points(unsure, PPO, answer, BEFORE)}
    assert kind in points
    assert estimate(unsure, PPO) == answer
    for language in LANGUAGES:
        assert assumption_words(points[kind], Voice(language))
        assert effect_words(points[kind], Voice(language))
    settled = confirm(unsure, points[kind], told_by="Maria, 4711")
    assert [point.assumption for point in open_points(settled, PPO, answer, BEFORE)] == names
    assert settled.confirmed[-1].told_by == "Maria, 4711"


def test_what_is_entered_is_supposed_no_more() -> None:
    case = supposed_as(under_ppo(), "met", BEFORE)
    entered = changed(case, member=changed(case.member, met=Met(deductible=50_000, out_of_pocket=50_000)))
    points = open_points(entered, PPO, estimate(entered, PPO), BEFORE)
    assert "met" not in [point.assumption for point in points]


def test_what_is_unknown_widens_the_range_until_it_is_known() -> None:
    """Under the PPO the course costs 2,100 at its one price; uncovered, and so at most, 2,700 + 9 x 40 + 0."""
    case = under_ppo()
    answer = estimate(case, PPO)

    def between(one: Case) -> tuple[int, int]:
        return widest(answer, open_points(one, PPO, answer, BEFORE))

    known_all = case
    for name in ("network", "covered", "benefit", "allowed", "price"):
        known_all = confirmed_as(known_all, name, BEFORE)
    assert between(known_all) == answer.range_of("member_pays") == (210_000, 210_000)
    unsure = supposed_as(known_all, "deductible", BEFORE)
    least, most = between(unsure)
    assert least == 36_000 + 54_000, "with no deductible: nine copays of 40, and a fifth of 2,700"
    assert most == 36_000 + 270_000, "with a deductible of 5,000: nine copays, and all of the 2,700"


def test_every_reading_has_its_words() -> None:
    names = {"network", "in_network", "benefit", "covered", "authorization", "later", "high_price", "more_sessions"}
    names |= {"fewer_sessions", "next_year"} | {kind.name for kind in SUPPOSED} - {"sessions", "starts"}
    for name in names:
        assert known(f"could_change.reading_{name}")
        assert known(settle_key(name))


def test_a_reading_in_words() -> None:
    one = changes(bundled.example())[1]
    assert change_words(one, Voice("en")) == (
        "The clinic is out of network",
        "$4,150.00",
        "$1,675.00 more",
        "The plan's directory, or a call about this clinic",
    )
    assert change_words(one, Voice("es")).difference == "$1,675.00 más"


def over_the_turn() -> Case:
    """Under the PPO (deductible $1,500) with its last sessions in January 2027, of which it has no figures."""
    return changed(under_ppo(), course=under_ppo().course.starting(datetime.date(2026, 12, 1)))


def test_unknown_figures_of_next_year_are_a_reading_and_a_question_to_the_plan() -> None:
    case = over_the_turn()
    found = {one.reading: one for one in changes(case)}["next_year"]
    then = changed(PPO, years=(YearFigures(year=2027, deductible=amount(1_650, 3_300)),))
    raised = changed(case, plans=(then,))
    assert found.then.member_pays == estimate(raised, then).likely.totals.member_pays
    assert found.difference > 0
    for language, words in (("en", "From 2027 on deductible and limit are 10% higher"), ("es", "Desde 2027")):
        assert change_words(found, Voice(language)).reading.startswith(words)
    page = ask_plan(case, estimate(case, PPO), BEFORE, Voice("en"))
    asked = {one.assumption: one for one in page.plan}["next_year"]
    assert "plan year 2027" in asked.asks
    assert asked.blanks == ("Deductible then", "Out-of-pocket limit then")


def changing_before_the_turn() -> Case:
    """Another plan from December 10 on, with a deductible of $600, is the one whose figures of 2027 are not known."""
    case = over_the_turn()
    later = changed(PPO, name="COBRA", deductible=amount(600, 1_200), years=())
    change = PlanChange(starts=datetime.date(2026, 12, 10), plan=later)
    return changed(case, member=changed(case.member, changes=(change,)))


def test_unknown_figures_of_a_plan_that_comes_in_the_course_are_a_reading_too() -> None:
    case = changing_before_the_turn()
    found = {one.reading: one for one in changes(case)}["next_year"]
    change = case.member.changes[0]
    dearer = changed(change.plan, years=(YearFigures(year=2027, deductible=amount(660, 1_320)),))
    raised = changed(case, member=changed(case.member, changes=(changed(change, plan=dearer),)))
    assert found.then.member_pays == estimate(raised, PPO).likely.totals.member_pays
    assert found.difference > 0
    points = {point.assumption: point for point in open_points(case, PPO, estimate(case, PPO), BEFORE)}
    assert assumption_words(points["next_year"], Voice("en")).startswith("From 2027 on the figures of “COBRA” are")
    assert assumption_words(points["next_year"], Voice("es")).startswith("Desde 2027 las cifras de “COBRA” son")


def test_figures_that_were_told_of_it_are_entered_in_it() -> None:
    case = changing_before_the_turn()
    told = settled(case, [Settled("next_year", cents=200_000, change=0)], BEFORE)
    known = told.member.changes[0].plan
    assert known is not None
    assert known.in_year(2027).deductible.in_network.individual == 200_000
    assert told.plans == case.plans
    assert "next_year" not in {one.reading for one in changes(told)}


def test_dearer_figures_of_next_year_are_those_of_further_tiers_too() -> None:
    tier = NetworkTier(name="tier_2", deductible=TierAmounts(individual=100_000))
    then = dearer_from(changed(PPO, further_tiers=(tier,)), 2027).in_year(2027)
    assert then.further_tiers[0].deductible == TierAmounts(individual=110_000)


def test_next_years_figures_that_the_plan_told_are_entered_and_no_question_any_more() -> None:
    case = over_the_turn()
    told = settled(case, [Settled("next_year", cents=200_000)], BEFORE)
    then = told.chosen_plan.in_year(2027)
    assert then.deductible.in_network.individual == 200_000
    assert then.out_of_pocket_limit == PPO.out_of_pocket_limit
    assert told.chosen_plan.in_year(2026).deductible == PPO.deductible
    assert "next_year" not in {one.reading for one in changes(told)}
    same = settled(case, [Settled("next_year", so=True)], BEFORE, "Maria")
    assert same.plans == case.plans
    assert "next_year" not in {one.reading for one in changes(same)}


def test_next_years_figures_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(InvalidError):
        settled(over_the_turn(), [Settled("next_year", cents=900_000, second_cents=100_000)], BEFORE)


def test_next_years_figures_of_a_plan_that_is_left_before_are_nobodys_question() -> None:
    change = PlanChange(starts=datetime.date(2027, 1, 1), plan=changed(PPO, name="New"))
    case = changed(over_the_turn(), member=Member(changes=(change,)))
    assert "next_year" not in {one.reading for one in changes(case)}
