"""Flags of the answer itself: an input that must raise each, and one at its boundary that must not."""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import Flag
from calculator.model.funding import Account, AccountKind
from calculator.model.member import Enrollment, LimitUse, Member, Met, OtherCoverage
from calculator.model.plan import Benefit, CostShare, Plan, Reading, Rider
from calculator.model.plan_year import AccumulatorYear
from calculator.reference.voice import Voice
from calculator.words import flags as flag_words
from tests.engine.cases import amount, plan
from tests.engine.order_cases import HALF, two

FIRST = datetime.date(2026, 9, 1)
CODES = {f"{what}_behind_{whose}" for what in ("deductible", "limit") for whose in ("plan", "rider", "second_plan")} | {
    "visits_behind",
    "dollars_behind",
    "forfeited",
    "same_day_order_more",
    "same_day_order_less",
}


def line(service: str, dollars: int = 300, **parts: Any) -> ServiceLine:
    return ServiceLine(service=service, price=PriceRange.fixed(dollars * 100), **parts)


def raised(rule: Plan, *lines: ServiceLine, member: Member | None = None) -> dict[str, Flag]:
    """The flags of the answer, by their code; every one can be said in both languages."""
    course = Course(title="C", starts=FIRST, lines=lines)
    case = Case(course=course, plans=(rule,), chosen=rule.name, member=member or Member())
    found = [flag for flag in estimate(case, rule).flags if flag.code in CODES]
    for flag in found:
        sign = "2026" if flag.code == "visits_behind" else "$"
        assert all(sign in flag_words.sentence(flag, Voice(language)) for language in ("en", "es"))
        assert flag.source
    return {flag.code: flag for flag in found}


def test_another_order_of_one_day_is_said_with_what_it_changes() -> None:
    """Deductible 300: dosing first 300 + 0; integration first 300 + 150."""
    rule = two(HALF, CostShare(), deductible=amount(300))
    more = raised(rule, line("dosing"), line("integration"))
    assert more["same_day_order_more"].figures == {"difference_cents": 15_000}
    less = raised(rule, line("integration"), line("dosing"))
    assert less["same_day_order_less"].figures == {"difference_cents": 15_000}


def test_an_order_that_changes_nothing_is_not_said() -> None:
    rule = two(HALF, CostShare(), deductible=amount(300))
    assert raised(rule, line("dosing"), line("integration", first_day=1)) == {}
    assert raised(rule, line("dosing", count=2, gaps=(0,))) == {}
    assert raised(two(HALF, HALF, deductible=amount(300)), line("dosing"), line("integration")) == {}
    assert raised(two(HALF, CostShare()), line("dosing"), line("integration")) == {}


@pytest.mark.parametrize(("met", "said"), [(29_999, True), (30_000, False)])
def test_amounts_that_the_sessions_have_passed_are_said(met: int, said: bool) -> None:
    rule = plan(HALF, deductible=amount(1_000), out_of_pocket_limit=amount(2_000))
    member = Member(met=Met(deductible=met, out_of_pocket=30_000), met_as_of=FIRST)
    assert set(raised(rule, line("dosing"), member=member)) == ({"deductible_behind_plan"} if said else set())
    member = Member(met=Met(deductible=0, out_of_pocket=met), met_as_of=FIRST)
    expected = {"deductible_behind_plan"} | ({"limit_behind_plan"} if said else set())
    assert set(raised(rule, line("dosing"), member=member)) == expected
    assert raised(rule, line("dosing"), member=Member(met_as_of=FIRST - datetime.timedelta(days=1))) == {}


def test_a_rider_and_a_second_plan_say_it_of_their_own_amounts() -> None:
    parts: dict[str, Any] = {"deductible": amount(1_000), "out_of_pocket_limit": amount(2_000)}
    stated = Enrollment(met_as_of=FIRST)
    reading = (Reading(service="dosing", benefit="kat"),)
    one = Rider(title="R", benefits=(Benefit(name="kat", in_network=HALF),), reading=reading, **parts)
    with_rider = plan(HALF, rider=one)
    assert set(raised(with_rider, line("dosing"), member=Member(rider=stated))) == {
        "deductible_behind_rider",
        "limit_behind_rider",
    }
    assert raised(with_rider, line("dosing"), member=Member(met_as_of=FIRST)) == {}
    member = Member(other_coverage=OtherCoverage(plan=plan(HALF, **parts), enrollment=stated))
    assert set(raised(plan(HALF), line("dosing"), member=member)) == {
        "deductible_behind_second_plan",
        "limit_behind_second_plan",
    }


@pytest.mark.parametrize(("yearly", "said"), [(15_001, True), (15_000, False)])
def test_money_that_is_lost_at_the_turn_of_the_year_is_said(yearly: int, said: bool) -> None:
    """Half of 300 in September, half of 300 in January: what is over 150 is lost in between."""
    rule = plan(HALF, accounts=(Account(kind=AccountKind.FSA, yearly=yearly),))
    found = raised(rule, line("dosing", count=2, gaps=(150,)))
    assert set(found) == ({"forfeited"} if said else set())
    if said:
        assert found["forfeited"].figures["lost_cents"] == 1


@pytest.mark.parametrize(
    ("visits", "dollars", "codes"),
    [(1, 29_999, {"visits_behind", "dollars_behind"}), (2, 30_000, set()), (0, 0, set())],
)
def test_uses_of_limits_that_the_sessions_have_passed_are_said(visits: int, dollars: int, codes: set[str]) -> None:
    """Two sessions by their day, of which the plan pays 150 each; what nobody entered is not held against them."""
    rule = plan(HALF, benefit={"visit_limit": 9, "dollar_limit": 900_000})
    used = (LimitUse(benefit="visit", visits=visits, dollars=dollars),)
    member = Member(limits_used=used, met_as_of=FIRST + datetime.timedelta(days=7))
    assert set(raised(rule, line("dosing", count=3), member=member)) == codes


def test_uses_of_limits_are_said_by_the_title_of_the_benefit_and_by_its_name_where_it_has_none() -> None:
    """The plan and its second plan each have a benefit of that name, with a title of its own or none."""
    used = {"limits_used": (LimitUse(benefit="visit", visits=1),), "met_as_of": FIRST + datetime.timedelta(days=7)}
    rule = plan(HALF, benefit={"visit_limit": 9, "title": "Outpatient hospital"})
    found = raised(rule, line("dosing", count=3), member=Member(**used))
    assert found["visits_behind"].figures["benefit"] == "Outpatient hospital"
    other = OtherCoverage(plan=plan(HALF, name="Second", benefit={"visit_limit": 9}), enrollment=Enrollment(**used))
    found = raised(
        plan(HALF, benefit={"title": "Of the first"}), line("dosing", count=3), member=Member(other_coverage=other)
    )
    assert found["visits_behind"].figures["benefit"] == "visit"


@pytest.mark.parametrize(("turns", "codes"), [("01-01", {"visits_behind"}), ("11-01", set())])
def test_uses_that_are_stated_of_another_plan_year_than_the_sessions_are_not_held_against_them(
    turns: str, codes: set[str]
) -> None:
    """Two visits in September; one is stated as of December, where the plan year may have turned and the calendar year,
    in which deductible and limit are counted, has not."""
    rule = plan(
        HALF,
        benefit={"visit_limit": 9},
        year_starts=turns,
        accumulator_year=AccumulatorYear.CALENDAR,
    )
    used = (LimitUse(benefit="visit", visits=1),)
    member = Member(limits_used=used, met_as_of=datetime.date(2026, 12, 1))
    assert set(raised(rule, line("dosing", count=2), member=member)) == codes


def test_the_account_that_loses_its_money_is_the_one_that_is_named() -> None:
    """An HSA stays its owner's; the FSA beside it loses what is over."""
    accounts = (Account(kind=AccountKind.HSA, yearly=0), Account(kind=AccountKind.FSA, yearly=15_001))
    found = raised(plan(HALF, accounts=accounts), line("dosing", count=2, gaps=(150,)))
    assert found["forfeited"].figures["account"] == "FSA"
    assert found["forfeited"].figures["lost_cents"] == 1
