"""An estimate that is begun from the one before says what one begun from nothing says."""

from typing import Any

import pytest

from calculator.engine.pricing import CaseEstimator, PlanEstimator, estimate
from calculator.engine.schedule import at_all_prices
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.member import Member, Met
from calculator.model.plan import CostShare, Plan
from tests.engine.cases import FIRST, amount
from tests.engine.order_cases import HALF, two

RULE = two(HALF, CostShare(), deductible=amount(300))
"""Of two sessions of 300 on a day the first meets the deductible: which it is changes what is owed."""


def course(low: int, likely: int) -> Course:
    prices = PriceRange(low=low * 100, likely=likely * 100, high=900_00)
    services = ("dosing", "integration")
    return Course(title="C", starts=FIRST, lines=tuple(ServiceLine(service=one, price=prices) for one in services))


def case_of(rule: Plan = RULE, low: int = 300, likely: int = 400) -> Case:
    return Case(course=course(low, likely), plans=(rule,), chosen=rule.name)


def test_prices_that_become_the_likely_ones_have_the_flags_of_the_likely_ones() -> None:
    """Integration first costs half of 300 more."""
    estimator = PlanEstimator(RULE, Member())
    estimator.estimate(case_of(), reasons=False)
    found = estimator.estimate(case_of(low=200, likely=300), reasons=False)
    more = [flag.figures for flag in found.flags if flag.code == "same_day_order_more"]
    assert more == [{"difference_cents": 15_000}]


@pytest.mark.parametrize(
    ("edit", "owed"),
    [
        ({}, 300 + 50),
        ({"course": course(300, 500)}, 300 + 100),
        ({"member": Member(met=Met(deductible=20_000))}, 100 + 150),
        ({"plans": (two(HALF, CostShare(), deductible=amount(200)),)}, 200 + 100),
    ],
)
def test_every_edit_of_a_case_is_in_its_next_estimate(edit: dict[str, Any], owed: int) -> None:
    """Dosing at 400: the deductible of 300 and half of the rest; integration is free."""
    estimator, before = CaseEstimator(), case_of()
    assert estimator.estimate(before, before.chosen_plan).likely.totals.member_pays == 35_000
    case = changed(before, **edit)
    found = estimator.estimate(case, case.chosen_plan)
    assert found.likely.totals.member_pays == owed * 100
    assert found == estimate(case, case.chosen_plan)


def test_low_and_high_prices_say_no_reasons_though_they_were_the_likely_ones_before() -> None:
    """Each price goes through the places that another one had before."""
    estimator = PlanEstimator(RULE, Member())
    for low, likely in ((300, 400), (400, 500), (300, 300), (200, 300), (300, 900), (900, 900)):
        case = case_of(low=low, likely=likely)
        assert estimator.estimate(case) == estimate(case, RULE)


def test_an_estimate_asked_for_with_reasons_has_them_whatever_was_asked_for_before() -> None:
    estimator, case = PlanEstimator(RULE, Member()), case_of()
    whole = estimate(case, RULE)
    assert estimator.estimate(case, reasons=False) != whole
    assert estimator.estimate(case) == whole
    assert estimator.estimate(case, reasons=False) == whole


def test_the_very_same_case_is_answered_once_and_once_more_where_reasons_are_asked_for() -> None:
    estimator, case = PlanEstimator(RULE, Member()), case_of()
    bare = estimator.estimate(case, reasons=False)
    assert estimator.estimate(case, reasons=False) is bare
    said = estimator.estimate(case)
    assert said is not bare
    assert estimator.estimate(case) is said
    assert estimator.estimate(case, reasons=False) is said


@pytest.mark.parametrize("reasons", [True, False])
def test_an_edit_that_changes_no_session_prices_none_anew(reasons: bool) -> None:
    estimator = PlanEstimator(RULE, Member())
    before = estimator.estimate(case_of(), reasons=reasons)
    after = estimator.estimate(changed(case_of(), note="Asked again"), reasons=reasons)
    assert (after.low is before.low, after.likely is before.likely, after.high is before.high) == (True, True, True)


def test_sessions_that_somebody_has_made_already_are_made_by_nobody_else() -> None:
    case = case_of()
    scheduled = at_all_prices(case.course)
    found = PlanEstimator(RULE, Member()).estimate(case, scheduled)
    assert found.likely.lines[0].line is scheduled.likely[0]


def test_every_plan_of_a_case_sees_the_very_same_sessions() -> None:
    other = changed(RULE, name="Another")
    estimator, case = CaseEstimator(), changed(case_of(), plans=(RULE, other))
    one, same = (estimator.estimate(case, rule).likely.lines[0].line for rule in case.plans)
    assert one is same


def test_an_edit_of_one_plan_prices_no_other_anew() -> None:
    other = changed(RULE, name="Another")
    estimator, case = CaseEstimator(), changed(case_of(), plans=(RULE, other))
    before = estimator.estimate(case, other)
    edited = changed(case, plans=(changed(RULE, deductible=amount(200)), other))
    assert estimator.estimate(edited, other).likely is before.likely
