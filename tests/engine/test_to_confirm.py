"""What an answer rests on and nobody has confirmed: each assumption raises its line, says what it changes, and leaves
when it is confirmed or is no longer made."""

import datetime
import re

import pytest

from calculator.engine.confirmation.to_confirm import OpenPoint, confirm, open_points
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.confirmed import about_renamed, still_about
from calculator.model.course import Network
from calculator.model.happened import Happened, SessionState
from calculator.model.member import Member
from calculator.model.plan import AllowedAmount, AllowedBasis
from calculator.reference.texts import LANGUAGES, of_employee
from calculator.reference.voice import Voice
from calculator.words.to_confirm import assumption_words, effect_words

BEFORE = datetime.date(2026, 9, 1)
"""A day before the example's first session."""


def found(case: Case, today: datetime.date = BEFORE) -> dict[str, OpenPoint]:
    plan = case.chosen_plan
    return {point.assumption: point for point in open_points(case, plan, estimate(case, plan), today)}


def under(plan_name: str, template: str = "inner_path_im_6") -> Case:
    """A bundled course under a bundled plan."""
    plan = next(plan for plan in bundled.plans() if plan.name == plan_name)
    course = next(course for course in bundled.courses() if course.template == template)
    return changed(bundled.example(), example=False, course=course, plans=(plan,), chosen=plan.name)


def test_the_worked_example_rests_on_four_things_with_their_worked_amounts() -> None:
    """Under the $2,000 plan 2,475 of 4,375. Out of network the deductible is 4,000 and the share 40%: 4,150. Not
    covered, the 2,700 of the dosing sessions are the patient's and the other 1,675 fall under the deductible. A tenth
    less or more is 437.50 of which the patient pays 20% once the deductible is met."""
    points = found(bundled.example())
    assert {name: (point.now.member_pays, point.then.member_pays) for name, point in points.items()} == {
        "network": (247_500, 415_000),
        "covered": (247_500, 437_500),
        "allowed": (247_500, 238_750),
        "price": (247_500, 256_250),
    }
    assert points["network"].difference == 167_500


def test_authorization_refused_is_priced_where_a_benefit_needs_it() -> None:
    case = under("Example: esketamine under the medical benefit", "esketamine_26_weeks")
    point = found(case)["authorization"]
    refused = changed(case, member=changed(case.member, authorization_held=False))
    assert point.then == estimate(refused, refused.chosen_plan).likely.totals
    assert "authorization" not in found(refused)
    assert assumption_words(point, Voice("en")) == "Prior authorization is granted for “Esketamine: visit and drug”."
    assert "prior authorization" in assumption_words(found(case)["covered"], Voice("en"))


def test_a_dosing_session_as_the_other_benefit_is_priced() -> None:
    """Under the PPO a specialist visit is a copay of 40 and the deductible does not apply: 15 times 40."""
    point = found(under("Example: PPO"))["benefit"]
    assert (point.now.member_pays, point.then.member_pays) == (210_000, 60_000)
    assert assumption_words(point, Voice("en")) == "The plan pays dosing sessions as “Outpatient service”."
    assert effect_words(point, Voice("en")) == "As “Specialist visit”: you would pay $600.00 ($1,500.00 less)."


def test_a_plan_that_covers_no_dosing_is_asked_about_too() -> None:
    point = found(under("Example: EBHRA beside a plan that does not cover KAT"))["benefit"]
    assert assumption_words(point, Voice("en")) == "The plan does not cover dosing sessions."
    assert point.difference < 0


def test_with_nothing_covered_neither_network_nor_plan_carries_the_answer() -> None:
    assert set(found(under("Example: self-pay, nothing covered"))) == {"price"}


def test_out_of_network_the_allowed_amount_is_asked_about_and_less_of_it_costs_more() -> None:
    case = bundled.example()
    lines = tuple(changed(line, network=Network.OUT) for line in case.course.lines)
    points = found(changed(case, course=changed(case.course, lines=lines)))
    assert "network" not in points
    assert points["allowed_out"].difference > 0


def test_a_negotiated_amount_is_no_assumption() -> None:
    case = bundled.example()
    known = AllowedAmount(basis=AllowedBasis.PERCENT_OF_BILLED, percent=9_000)
    plan = case.chosen_plan
    benefits = tuple(changed(one, in_network=changed(one.in_network, allowed=known)) for one in plan.benefits)
    plan = changed(plan, benefits=benefits)
    assert "allowed" not in found(changed(case, plans=(plan,), chosen=plan.name))


def test_days_in_the_past_are_told_of_a_case_that_is_no_example() -> None:
    case, later = changed(bundled.example(), example=False), datetime.date(2026, 10, 1)
    point = found(case, later)["days"]
    assert assumption_words(point, Voice("en")) == "4 of 15 sessions lie in the past, from Sep 8, 2026 on."
    assert effect_words(point, Voice("en")) == "With the first session today: the answer would be the same."
    assert "days" not in found(case, BEFORE)
    assert "days" not in found(bundled.example(), later)
    first_passed = found(case, datetime.date(2026, 9, 9))["days"]
    assert assumption_words(first_passed, Voice("en")) == "1 of 15 sessions lies in the past, on Sep 8, 2026."


def test_of_a_course_that_has_begun_it_is_asked_what_became_of_the_sessions_that_are_open() -> None:
    case, today = changed(bundled.example(), example=False), datetime.date(2026, 10, 1)
    lines = list(case.course.lines)
    for at in range(3):
        lines[at] = changed(lines[at], happened=(Happened(number=1),))
    case = changed(case, course=changed(case.course, lines=tuple(lines)))
    point = found(case, today)["days"]
    assert assumption_words(point, Voice("en")) == (
        "1 planned session lies in the past, on Sep 29, 2026: it is not said yet what became of it."
    )
    assert effect_words(point, Voice("en")).startswith("With the next session today: ")
    lines[3] = changed(lines[3], happened=(Happened(number=1, state=SessionState.CANCELLED),))
    assert "days" not in found(changed(case, course=changed(case.course, lines=tuple(lines))), today)


def test_days_that_were_confirmed_stay_so_as_more_of_them_pass() -> None:
    case = changed(bundled.example(), example=False)
    case = confirm(case, found(case, datetime.date(2026, 9, 9))["days"])
    assert "days" not in found(case, datetime.date(2026, 12, 31))


def test_a_price_that_was_typed_is_nobody_s_template() -> None:
    case = bundled.example()
    lines = tuple(
        changed(line, price=PriceRange.fixed(30_000), price_assumed=line.service == "intake")
        for line in case.course.lines
    )
    case = changed(case, course=changed(case.course, template=None, lines=lines))
    assert (
        assumption_words(found(case)["price"], Voice("en"))
        == "1 price is still that of the template, not your clinic's."
    )
    none = tuple(changed(line, price_assumed=False) for line in lines)
    assert "price" not in found(changed(case, course=changed(case.course, lines=none)))


def test_a_file_from_before_lines_told_of_their_prices_names_its_template() -> None:
    case = bundled.example()
    lines = tuple(changed(line, price_assumed=False) for line in case.course.lines)
    assert "price" in found(changed(case, course=changed(case.course, lines=lines)))


@pytest.mark.parametrize("template", [course.template for course in bundled.courses()])
@pytest.mark.parametrize("plan", [plan.name for plan in bundled.plans()])
def test_every_point_leaves_when_it_is_confirmed_and_no_other_does(plan: str, template: str) -> None:
    case, today = under(plan, template), datetime.date(2026, 10, 1)
    while points := found(case, today):
        name, point = next(iter(points.items()))
        case = confirm(case, point)
        left = found(case, today)
        assert set(left) == set(points) - {name}
    assert estimate(case, case.chosen_plan) == estimate(under(plan, template), case.chosen_plan)


def confirmed(case: Case) -> Case:
    for point in found(case, datetime.date(2026, 10, 1)).values():
        case = confirm(case, point)
    return case


def test_a_confirmation_falls_away_when_what_it_confirmed_is_changed() -> None:
    case = confirmed(under("Example: PPO"))
    plan, course = case.chosen_plan, case.course
    more = changed(course, lines=(*course.lines, changed(course.lines[0], label="Check-up")))
    dearer = changed(course, lines=(changed(course.lines[0], price=PriceRange.fixed(99_900)), *course.lines[1:]))
    reading = tuple(
        changed(one, benefit="specialist_visit") if one.service == "dosing" else one for one in plan.reading
    )
    other = changed(plan, reading=reading)
    later = course.starting(datetime.date(2026, 9, 9))
    today = datetime.date(2026, 10, 1)
    assert not found(case, today)
    assert "network" in found(changed(case, course=more), today)
    assert {"allowed", "price"} <= set(found(changed(case, course=dearer), today))
    assert {"covered", "benefit"} <= set(found(changed(case, plans=(other,)), today))
    assert set(found(changed(case, course=later), today)) == {"days"}
    # Having met something changes the answer and not what it rests on.
    assert not found(changed(case, member=Member(met_as_of=BEFORE)), today)


def test_confirming_again_replaces_what_was_confirmed_before() -> None:
    case = confirmed(bundled.example())
    dearer = (changed(case.course.lines[0], price=PriceRange.fixed(99_900)), *case.course.lines[1:])
    case = confirmed(changed(case, course=changed(case.course, lines=dearer)))
    assert len(case.confirmed) == len({(one.assumption, one.plan) for one in case.confirmed})


def test_what_is_confirmed_is_of_one_plan_and_follows_its_name() -> None:
    case = confirmed(bundled.example())
    other = changed(case, chosen="$3,000 plan")
    assert {"network", "covered", "allowed"} == set(found(other))
    renamed = changed(case.chosen_plan, name="Ours")
    kept = about_renamed(case.confirmed, "$2,000 plan", "Ours")
    assert not found(changed(case, plans=(renamed,), chosen="Ours", confirmed=kept))
    assert {one.plan for one in still_about(case.confirmed, ["$3,000 plan"])} == {""}


@pytest.mark.parametrize("language", [*LANGUAGES, *map(of_employee, LANGUAGES)])
def test_every_kind_has_its_words(language: str) -> None:
    said = set()
    for plan in bundled.plans():
        for course in bundled.courses():
            for point in found(under(plan.name, str(course.template)), datetime.date(2026, 10, 1)).values():
                said |= {assumption_words(point, Voice(language)), effect_words(point, Voice(language))}
    assert len(said) > 40
    of_you = re.compile(r"\b(you|your|usted)\b", re.IGNORECASE)
    assert bool(language in LANGUAGES) == any(of_you.search(words) for words in said)
