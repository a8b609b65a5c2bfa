"""A patient's answers become a case: what was answered is in it, and what nobody knew is to be confirmed."""

import datetime
from dataclasses import replace

import pytest

from calculator.engine.comparison.variation import sessions_of
from calculator.engine.confirmation.to_confirm import open_points
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.interview.answers import (
    Answers,
    Begins,
    Covers,
    Figures,
    Known,
    PaidSoFar,
    PlanAnswer,
    PlanFrom,
    Planned,
    Price,
    PriceKnown,
    Told,
)
from calculator.interview.case import Given, case_of, supposed
from calculator.interview.course import PLANNED
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.faults import InvalidError
from calculator.model.member import Met
from calculator.model.plan import AmountKind
from calculator.reference.voice import Voice

TODAY = datetime.date(2026, 11, 30)
GIVEN = Given(bundled.courses(), bundled.plans(), TODAY, Voice("en"))
NUMBERS = Figures(150_000, 500_000, 4_000, None, None, 2_000, 300_000, 1_000_000, 4_000)
KNOWN = Answers(
    planned=Planned("im_kap_6", 6),
    price=Price(PriceKnown.ONE, 60_000),
    visits=(25_000, 20_000, 17_500, 15_000),
    network=Told.YES,
    plan=PlanAnswer(PlanFrom.FIGURES, figures=NUMBERS),
    covers=Covers.ONE,
    paid=PaidSoFar(Known.KNOWN, 40_000, 55_000),
    begins=Begins(Known.KNOWN, datetime.date(2027, 1, 12)),
    title="Mine",
)
NOTHING_KNOWN = Answers(
    planned=Planned(""),
    price=Price(PriceKnown.UNKNOWN),
    network=Told.UNKNOWN,
    plan=PlanAnswer(PlanFrom.UNKNOWN),
    paid=PaidSoFar(Known.UNKNOWN),
    begins=Begins(Known.UNKNOWN),
)


def open_in(case: Case) -> set[str]:
    plan = case.chosen_plan
    return {point.assumption for point in open_points(case, plan, estimate(case, plan), TODAY)}


def test_what_was_answered_is_in_the_case() -> None:
    """Under a plan of nine numbers: nine copays of 40, and of the sessions 1,500 and a fifth of the other 2,100."""
    case = case_of(KNOWN, GIVEN)
    assert (case.title, case.course.starts, case.example) == ("Mine", datetime.date(2027, 1, 12), False)
    assert [line.price.likely for line in case.course.lines] == [25_000, 20_000, 17_500, 60_000, 15_000]
    assert case.member.met == Met(deductible=40_000, out_of_pocket=55_000)
    assert case.member.met_as_of == TODAY
    assert estimate(case, case.chosen_plan).likely.totals.member_pays == 36_000 + 150_000 + 42_000
    assert open_in(case) == {"covered", "allowed", "benefit", "copay_alone", "plan_year"}


def test_what_nobody_knew_has_a_default_that_is_to_be_confirmed() -> None:
    case = case_of(NOTHING_KNOWN, GIVEN)
    expected = {"network", "covered", "allowed", "benefit", "price", "sessions", "starts", "met", "deductible", "limit"}
    assert open_in(case) >= expected | {"visit_share", "session_share"}
    assert sessions_of(case.course) == 6
    assert case.course.starts == datetime.date(2026, 12, 7)
    dosing = next(line for line in case.course.lines if line.service == "dosing")
    assert (dosing.price.low, dosing.price.likely, dosing.price.high) == (40_000, 60_000, 80_000)
    example = GIVEN.example
    assert case.chosen_plan.deductible.in_network.individual == example.deductible.in_network.individual
    assert (
        estimate(case, case.chosen_plan).likely.totals
        == estimate(
            case_of(replace(NOTHING_KNOWN, plan=PlanAnswer(PlanFrom.LIST, example)), GIVEN), example
        ).likely.totals
    )


@pytest.mark.parametrize(
    ("answers", "opened"),
    [
        (replace(KNOWN, network=Told.UNKNOWN), {"network"}),
        (replace(KNOWN, price=Price(PriceKnown.UNKNOWN)), {"price"}),
        (replace(KNOWN, visits=()), {"price"}),
        (replace(KNOWN, planned=Planned("im_kap_6")), {"sessions"}),
        (replace(KNOWN, begins=Begins(Known.UNKNOWN)), {"starts"}),
        (replace(KNOWN, paid=PaidSoFar(Known.UNKNOWN)), {"met"}),
        (replace(KNOWN, plan=PlanAnswer(PlanFrom.FIGURES, figures=replace(NUMBERS, deductible=None))), {"deductible"}),
        (replace(KNOWN, plan=PlanAnswer(PlanFrom.FIGURES, figures=replace(NUMBERS, limit=None))), {"limit"}),
        (
            replace(KNOWN, plan=PlanAnswer(PlanFrom.FIGURES, figures=replace(NUMBERS, visit_copay=None))),
            {"visit_share"},
        ),
        (
            replace(KNOWN, plan=PlanAnswer(PlanFrom.FIGURES, figures=replace(NUMBERS, session_coinsurance=None))),
            {"session_share"},
        ),
    ],
)
def test_each_unknown_opens_its_own_line(answers: Answers, opened: set[str]) -> None:
    assert opened <= open_in(case_of(answers, GIVEN)) - open_in(case_of(KNOWN, GIVEN))


def test_whom_the_plan_covers_is_asked_or_to_be_confirmed() -> None:
    """Six sessions of 600 and the visits of 1,575 all fall under a family's deductible; a person's ends earlier."""
    plan = next(one for one in bundled.plans() if one.deductible.kind is AmountKind.AGGREGATE)
    answers = replace(KNOWN, plan=PlanAnswer(PlanFrom.LIST, plan), paid=PaidSoFar(Known.KNOWN, 0, 0))
    alone = case_of(answers, GIVEN)
    unknown = case_of(replace(answers, covers=Covers.UNKNOWN), GIVEN)
    family = case_of(replace(answers, covers=Covers.FAMILY), GIVEN)
    assert [case.member.tier.is_family for case in (alone, unknown, family)] == [False, False, True]
    assert "tier" not in open_in(alone) | open_in(family)
    point = next(one for one in open_points(unknown, plan, estimate(unknown, plan), TODAY) if one.assumption == "tier")
    paid = [estimate(case, plan).likely.totals.member_pays for case in (alone, family)]
    assert (point.now.member_pays, point.then.member_pays) == (paid[0], paid[1])
    assert paid[0] < paid[1]


def test_out_of_network_what_is_not_known_of_it_is_to_be_confirmed() -> None:
    unknown = replace(NUMBERS, deductible_out=None, limit_out=None, coinsurance_out=None)
    answers = replace(KNOWN, network=Told.NO, plan=PlanAnswer(PlanFrom.FIGURES, figures=unknown))
    case = case_of(answers, GIVEN)
    assert {line.network for line in case.course.lines} == {Network.OUT}
    assert {"deductible_out", "share_out"} <= open_in(case)
    assert "network" not in open_in(case)


def test_a_range_has_its_middle_as_the_likely_price() -> None:
    case = case_of(replace(KNOWN, price=Price(PriceKnown.RANGE, low=50_001, high=70_000)), GIVEN)
    price = next(line.price for line in case.course.lines if line.service == "dosing")
    assert (price.low, price.likely, price.high) == (50_001, 60_000, 70_000)


def test_a_person_without_a_plan_pays_all_of_it_and_is_asked_nothing_about_one() -> None:
    answers = replace(KNOWN, plan=PlanAnswer(PlanFrom.NONE), network=None, paid=PaidSoFar())
    case = case_of(answers, GIVEN)
    totals = estimate(case, case.chosen_plan).likely.totals
    assert totals.member_pays == totals.billed == 25_000 + 20_000 + 17_500 + 6 * 60_000 + 6 * 15_000
    assert open_in(case) == set()
    assert supposed(answers) == ()


def test_an_unknown_amount_never_contradicts_the_one_that_is_known() -> None:
    high = replace(NUMBERS, deductible=900_000, limit=None)
    low = replace(NUMBERS, deductible=None, limit=100_000)
    for figures, deductible, limit in ((high, 900_000, 900_000), (low, 100_000, 100_000)):
        plan = case_of(replace(KNOWN, plan=PlanAnswer(PlanFrom.FIGURES, figures=figures)), GIVEN).chosen_plan
        assert plan.deductible.in_network.individual == deductible
        assert plan.out_of_pocket_limit.in_network.individual == limit


def test_a_limit_below_its_deductible_is_refused() -> None:
    figures = replace(NUMBERS, deductible=500_000, limit=100_000)
    with pytest.raises(InvalidError):
        case_of(replace(KNOWN, plan=PlanAnswer(PlanFrom.FIGURES, figures=figures)), GIVEN)


@pytest.mark.parametrize("template", PLANNED)
def test_every_course_can_be_planned_with_any_number_of_sessions(template: str) -> None:
    for count in (1, 5, 30):
        case = case_of(replace(KNOWN, planned=Planned(template, count), visits=()), GIVEN)
        assert sessions_of(case.course) == count
        assert case.course.template is None


def test_without_a_title_the_case_is_called_after_its_course_and_day() -> None:
    case = case_of(replace(KNOWN, title=" "), GIVEN)
    assert case.title == "IM ketamine-assisted psychotherapy, 6 sessions, from Jan 12, 2027"
