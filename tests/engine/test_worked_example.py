"""The real course under the real plans (REAL-PLANS in docs/figures.md), worked by hand."""

import datetime

import pytest

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.estimate import EventKind, Level

CASE = bundled.example()


@pytest.mark.parametrize(
    ("name", "member", "plan", "deductible", "copay", "coinsurance"),
    [
        ("$750 plan", 150_000, 287_500, 75_000, 36_000, 39_000),
        ("$2,000 plan", 247_500, 190_000, 200_000, 0, 47_500),
        ("$3,000 plan", 341_250, 96_250, 300_000, 0, 41_250),
    ],
)
def test_the_three_worked_totals(
    name: str, member: int, plan: int, deductible: int, copay: int, coinsurance: int
) -> None:
    totals = estimate(CASE, CASE.plan(name)).likely.totals
    assert totals.billed == 437_500
    assert (totals.member_pays, totals.plan_pays) == (member, plan)
    assert (totals.deductible, totals.copay, totals.coinsurance) == (deductible, copay, coinsurance)


def test_the_course_from_december_meets_a_new_deductible_in_january() -> None:
    """Evaluation, intake, preparation and two dosing and one integration sessions fall in 2026, the rest in 2027."""
    case = changed(CASE, course=CASE.course.starting(datetime.date(2026, 12, 1)))
    likely = estimate(case, case.plan("$2,000 plan")).likely
    turns = [event for event in likely.events if event.kind is EventKind.YEAR_TURNS]
    assert [event.date for event in turns] == [datetime.date(2027, 1, 1)]
    assert likely.lines[turns[0].at].line.date >= datetime.date(2027, 1, 1)
    assert likely.lines[turns[0].at - 1].line.date <= datetime.date(2026, 12, 31)
    by_year = dict(likely.by_year)
    # 2026: 250 + 200 + 175 + 2 × 450 + 2 × 175 = 1,875, all deductible. 2027: 2,000 + 20% of 500 = 2,100.
    assert by_year[datetime.date(2026, 1, 1)].member_pays == 187_500
    assert by_year[datetime.date(2027, 1, 1)].member_pays == 210_000
    assert likely.totals.member_pays == 397_500


def test_december_flags_the_turn_and_the_old_figures() -> None:
    case = changed(CASE, course=CASE.course.starting(datetime.date(2026, 12, 1)))
    codes = {flag.code for flag in estimate(case, case.chosen_plan).flags}
    assert {"year_turns", "figures_older"} <= codes


def test_every_price_level_has_its_own_answer_and_the_likely_one_its_reasons() -> None:
    """Dosing at 400, 450 or 800: the $3,000 plan's member pays 30% of what passes the deductible."""
    dosing = CASE.course.lines[3]
    ranged = changed(dosing, price=PriceRange(low=40_000, likely=45_000, high=80_000))
    case = changed(CASE, course=changed(CASE.course, lines=(*CASE.course.lines[:3], ranged, CASE.course.lines[4])))
    answer = estimate(case, case.plan("$3,000 plan"))
    assert [answer.at(level).totals.billed for level in Level] == [407_500, 437_500, 647_500]
    assert [answer.at(level).totals.member_pays for level in Level] == [332_250, 341_250, 404_250]
    assert answer.range_of("member_pays") == (332_250, 404_250)
    assert all(line.reasons for line in answer.likely.lines)
