"""A flag is about the plan that is in force on the day concerned: one that comes in the course, and one whose figures
change with its year."""

import datetime
from typing import Any, Final

import pytest

from calculator.engine.checks.contradictions import of_met
from calculator.engine.pricing import estimate
from calculator.model.base import changed, replaced
from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.estimate import Flag
from calculator.model.funding import AccountKind
from calculator.model.member import CoverageTier, Member, PlanChange, PlanEnrollment
from calculator.model.plan import AccountFigure, Plan, YearFigures
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words.flags import sentence
from tests.engine.cases import amount, plan
from tests.engine.flag_cases import Given, account, contributing, met, with_account
from tests.engine.flag_table import TABLE
from tests.engine.situations import SPRING, WAIVED, benefit, course, hdhp, raised

OF_THE_COURSE: Final = {
    *("year_turns", "outside_coverage", "balance_billing", "dea_telehealth", "drug_code_s0013", "bundled_drug"),
    *("bundled_visit", "program_government", "program_no_drug", "agreement_unused", "account_not_listed", "forfeited"),
    *("same_day_order_more", "same_day_order_less", "hsa_high", "hsa_high_of_age", "hsa_high_below_age"),
    *("hsa_last_month", "hsa_high_months", "lsa_taxed", "lsa_taxed_known", "lsa_cost", "lsa_cost_known"),
    *("good_faith_exceeded", "good_faith_exceeded_undated", "good_faith_with_plan"),
}
"""Flags of the whole course, whatever plan is in force."""

BEFORE: Final = plan(name="Before")
AFTER: Final = "After"


def own(member: Member) -> PlanEnrollment:
    """What is on record of a member, to be on record in a plan that comes later."""
    return PlanEnrollment(**{name: getattr(member, name) for name in PlanEnrollment.__annotations__ | ENROLLED})


ENROLLED: Final = PlanEnrollment.__mro__[1].__annotations__


def coming(given: Given, first: Plan = BEFORE) -> tuple[Plan, Course, Member]:
    """The plan of a case as one that comes on the day of the first session, in place of ``first``."""
    sessions, member = given.course or course(), given.member or Member()
    change = PlanChange(starts=sessions.starts, plan=replaced(given.plan, name=AFTER), enrollment=own(member))
    nothing = {name: getattr(Member(), name) for name in ENROLLED | {"rider": None}}
    return first, sessions, changed(member, changes=(change,), **nothing)


@pytest.mark.parametrize("key", [key for key in TABLE if key.partition("/")[0] not in OF_THE_COURSE])
def test_it_is_raised_of_a_plan_that_comes_in_the_course_and_names_it(key: str) -> None:
    code, _, group = key.partition("/")
    must, must_not = TABLE[key]
    flag = raised(*coming(must))[code]
    assert flag.figures.get("group", "") == (group or flag.figures.get("group", ""))
    assert code not in raised(*coming(must_not))


@pytest.mark.parametrize("key", ["hdhp_deductible_low", "authorization_missing", "parity_visits", "aca_limit_high"])
def test_a_plan_that_is_gone_before_the_first_session_raises_nothing(key: str) -> None:
    must, _ = TABLE[key]
    after = Given(BEFORE, must.course, must.member)
    assert key not in raised(*coming(after, must.plan))


def test_a_flag_of_a_later_plan_says_which_one_and_since_when() -> None:
    flag = raised(*coming(Given(plan(WAIVED, **benefit(visit_limit=4)))))["parity_visits"]
    assert (flag.plan, flag.since) == (AFTER, SPRING)
    assert sentence(flag, Voice("en")).startswith(
        "From Mar 2, 2026 on, under “After”: “Dosing session” has a limit on visits."
    )
    assert sentence(flag, Voice("es")).startswith("Desde el 2 mar 2026, con “After”: ")


def with_figures(**parts: Any) -> Plan:
    return hdhp(years=(YearFigures(year=2027, **parts),))


TURNING: Final = course(starts=datetime.date(2026, 12, 1), count=8)


@pytest.mark.parametrize(("dollars", "expected"), [(2_000, False), (1_749, True), (1_750, False)])
def test_the_deductible_of_each_year_is_held_against_that_years_least(dollars: int, expected: bool) -> None:
    """1,750 in 2027 (Rev. Proc. 2026-24)."""
    found = raised(with_figures(deductible=amount(dollars, 4_000)), TURNING)
    assert ("hdhp_deductible_low" in found) is expected
    if expected:
        figures = found["hdhp_deductible_low"].figures
        assert (figures["year"], figures["own_cents"], figures["least_cents"]) == (2027, 174_900, 175_000)


def test_an_amount_that_next_years_figures_put_right_is_flagged_for_this_year_only() -> None:
    low = replaced(with_figures(deductible=amount(2_000, 4_000)), deductible=amount(1_000, 2_000))
    assert raised(low, TURNING)["hdhp_deductible_low"].figures["year"] == 2026
    assert "hdhp_deductible_low" not in raised(low, course(starts=datetime.date(2027, 2, 1)))


@pytest.mark.parametrize(("dollars", "expected"), [(8_700, False), (8_701, True)])
def test_the_limit_of_next_year_is_held_against_next_years_most(dollars: int, expected: bool) -> None:
    found = raised(with_figures(out_of_pocket_limit=amount(dollars, 16_000)), TURNING)
    assert ("hdhp_limit_high" in found) is expected


def test_next_years_account_and_benefit_are_looked_at_on_their_days() -> None:
    money = with_account("ebhra", 2_200)
    figure = AccountFigure(kind=AccountKind.EBHRA, yearly=225_100)
    assert "ebhra_high" not in raised(money, TURNING)
    assert "ebhra_high" in raised(replaced(money, years=(YearFigures(year=2027, accounts=(figure,)),)), TURNING)
    limited = replaced(plan().benefits[0], visit_limit=3)
    then = plan(years=(YearFigures(year=2027, benefits=(limited,)),))
    assert "parity_visits" in raised(then, TURNING)
    assert "parity_visits" not in raised(then, course())


def test_figures_that_are_entered_of_next_year_are_not_called_older() -> None:
    entered = plan(figures_year=2026, years=(YearFigures(year=2027, deductible=amount(100)),))
    assert "figures_older" in raised(replaced(entered, years=()), TURNING)
    assert "figures_older" not in raised(entered, TURNING)


def test_whom_the_plan_covers_on_the_day_decides_which_least_holds() -> None:
    """3,400 for a family in 2026; self-only the 2,000 are enough."""
    one_deductible = hdhp(deductible=amount(2_000, 2_000))
    later = Member(changes=(PlanChange(starts=datetime.date(2026, 3, 9), tier=CoverageTier.FAMILY),))
    assert "hdhp_deductible_low_family" not in raised(one_deductible)
    assert "hdhp_deductible_low_family" in raised(one_deductible, member=later)
    after = replaced(later, changes=(replaced(later.changes[0], starts=datetime.date(2026, 6, 1)),))
    assert "hdhp_deductible_low_family" not in raised(one_deductible, member=after)


def test_sessions_are_outside_the_coverage_of_their_own_plan_only() -> None:
    """The old plan's last day is the one before the change."""
    change = PlanChange(starts=datetime.date(2026, 3, 9), plan=plan(name=AFTER))
    member = Member(coverage_ends=datetime.date(2026, 3, 8), changes=(change,))
    assert "outside_coverage" not in raised(plan(), member=member)
    with_tier = PlanChange(starts=datetime.date(2026, 3, 12), tier=CoverageTier.FAMILY)
    both = replaced(member, changes=(change, with_tier))
    assert "outside_coverage" not in raised(plan(), member=both)
    case = Case(course=course(), plans=(plan(),), chosen=plan().name, member=both)
    assert estimate(case, plan()).likely.totals.excluded == 0


def test_another_plan_that_comes_is_no_turn_of_the_year() -> None:
    new = plan(name=AFTER, year_starts="07-01", deductible=amount(500))
    member = Member(changes=(PlanChange(starts=datetime.date(2026, 3, 9), plan=new),))
    assert "year_turns" not in raised(plan(deductible=amount(500)), member=member)


def test_the_months_of_an_hsa_are_those_of_plans_that_go_with_one() -> None:
    """Three of twelve months of 4,400 are 1,100, and December is not covered."""
    change = PlanChange(starts=datetime.date(2026, 3, 9), plan=plan(name=AFTER))
    empty = hdhp(accounts=(account("hsa"),))
    for cents, expected in ((9_166, False), (9_167, True)):
        found = raised(empty, member=contributing(cents, changes=(change,)))
        assert ("hsa_high_months" in found) is expected


def test_a_family_from_july_on_may_put_in_both_halves_or_the_last_months_whole() -> None:
    """Half of 4,400 and half of 8,750 are 6,575; by the last-month rule 8,750."""
    change = PlanChange(starts=datetime.date(2026, 7, 1), tier=CoverageTier.FAMILY)
    empty = hdhp(accounts=(account("hsa"),))
    codes = {"hsa_high", "hsa_last_month", "hsa_high_months"}
    for cents, expected in ((54_791, set()), (54_792, {"hsa_last_month"}), (72_917, {"hsa_high"})):
        assert codes & raised(empty, member=contributing(cents, changes=(change,))).keys() == expected


@pytest.mark.parametrize(
    ("born", "cents", "expected"),
    [(1971, 45_000, set()), (1971, 45_001, {"hsa_high_of_age"}), (1972, 36_667, {"hsa_high_below_age"})],
)
def test_who_is_55_at_the_end_of_the_year_may_put_in_1000_more(born: int, cents: int, expected: set[str]) -> None:
    """4,400 and 1,000 over twelve months are 450 a month."""
    found: dict[str, Flag] = raised(hdhp(accounts=(account("hsa"),)), member=contributing(cents, birth_year=born))
    assert {code for code in found if code.startswith("hsa_high")} == expected
    for flag in (found[code] for code in expected):
        assert all("{" not in sentence(flag, Voice(language)) for language in LANGUAGES)


def test_the_catch_up_is_shared_out_over_the_months_too() -> None:
    """Six months of 4,400 and 1,000 are 2,700 where December is not covered."""
    until = {"coverage_ends": datetime.date(2026, 6, 30), "birth_year": 1960}
    empty = hdhp(accounts=(account("hsa"),))
    assert "hsa_high_months" not in raised(empty, member=contributing(22_500, **until))
    assert "hsa_high_months" in raised(empty, member=contributing(22_501, **until))


def test_what_is_met_in_a_plan_is_held_against_the_figures_of_its_day() -> None:
    then = plan(deductible=amount(500), years=(YearFigures(year=2027, deductible=amount(2_000)),))
    member = Member(met=met(deductible=1_500, out_of_pocket=1_500), met_as_of=datetime.date(2027, 1, 4))
    assert "contradiction_deductible_above" not in raised(then, TURNING, member)
    early = replaced(member, met_as_of=datetime.date(2026, 12, 1))
    assert "contradiction_deductible_above" in raised(then, TURNING, early)


def test_beside_the_fields_it_is_held_against_the_figures_of_that_day_too() -> None:
    then = plan(deductible=amount(500), years=(YearFigures(year=2027, deductible=amount(2_000)),))
    member = Member(met=met(deductible=1_500, out_of_pocket=1_500), met_as_of=datetime.date(2027, 1, 4))
    assert of_met(member, then, family=False) == ()
    (found,) = of_met(replaced(member, met_as_of=datetime.date(2026, 12, 1)), then, family=False)
    assert found.code == "deductible_above"
