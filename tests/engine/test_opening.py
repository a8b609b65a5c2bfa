"""How a course opens: what stands in its books on the first day, and in which row what is stated of a member is."""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication.books import blank
from calculator.engine.adjudication.in_turn import CourseColumns
from calculator.engine.adjudication.line_columns import line_columns
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.pools import Pool
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.model.member import CoverageTier, LimitUse, Member, Met
from calculator.model.plan import Plan, YearFigures, YearlyAmount
from calculator.model.plan_year import CarryOver
from tests.engine.cases import FIRST, amount, plan, session, tiers

MET = Met(deductible=30_000, out_of_pocket=40_000)
OTHERS = Met(deductible=10_000, out_of_pocket=20_000)


def opened(rule: Plan, *networks: str, **member: Any) -> CourseColumns:
    """A course of a session in each of ``networks`` on the first day, of which nothing is settled yet."""
    return PlanPricer(rule, Member(**member)).columns_for(tuple(session(100, network=network) for network in networks))


def in_and_out(individual: int, family: int) -> YearlyAmount:
    return amount(individual, family, out_of_network=tiers(individual, family))


def test_books_open_with_what_is_stated_counted_and_on_the_day_of_the_first_session() -> None:
    """300 of a deductible of 500 are met, and 400 of a limit of 900; the next that happens is no earlier than then."""
    rule = plan(deductible=amount(500), out_of_pocket_limit=amount(900))
    books = opened(rule, "in", met=MET).opened
    assert (books.accumulators.amount, books.accumulators.left) == ([50_000, 90_000], [20_000, 50_000])
    assert books.coverages.year == [datetime.date(2026, 1, 1).toordinal()]
    assert books.clock.moment[0] > 2 * FIRST.toordinal()


def test_a_course_without_sessions_opens_before_anything_has_happened() -> None:
    books = opened(plan(deductible=amount(500)), met=MET).opened
    assert (books.accumulators.amount, books.clock.row) == ([0, 0], [0])


def test_in_blank_books_nothing_is_written_but_what_is_in_the_accounts() -> None:
    terms = opened(plan(deductible=amount(500), benefit={"visit_limit": 3}), "in").columns.terms
    books = blank(terms, [7_000], [5_000], 2)
    written = {
        f"{table}.{name}": column
        for table in ("accumulators", "families", "uses", "spent", "coverages", "programs", "purses", "clock")
        for name, column in getattr(books, table)._asdict().items()
        if name not in ("family", "aggregate") and any(column)
    }
    assert written == {"purses.employer": [7_000], "purses.own": [5_000]}
    assert books.forfeited == [0, 0]


def test_toward_a_deductible_and_a_limit_that_come_next_year_nothing_is_counted() -> None:
    """300 are met of the deductible in network, 200 of them in the last quarter, and 400 of the limit; what was paid
    out of network counts toward what the plan has there from 2027 on, and so toward nothing."""
    later = YearFigures(year=2027, deductible=in_and_out(500, 1_000), out_of_pocket_limit=in_and_out(900, 1_800))
    rule = plan(deductible=amount(500, 1_000), out_of_pocket_limit=amount(900, 1_800), years=(later,))
    stated = opened(
        rule,
        "in",
        tier=CoverageTier.FAMILY,
        met=MET,
        others=OTHERS,
        met_out_of_network=MET,
        others_out_of_network=OTHERS,
        met_last_quarter=20_000,
    ).columns.terms.stated
    assert stated.own == [30_000, 0, 40_000, 0]
    assert stated.others == [10_000, 0, 20_000, 0]
    assert stated.late == [20_000, 0, 0, 0]


def test_a_deductible_that_comes_next_year_is_none_this_year() -> None:
    """Nobody has an amount of it, nor the family, nor does a federal limit bound it; in 2027 it is 500."""
    later = YearFigures(year=2027, deductible=in_and_out(500, 1_000))
    rule = plan(deductible=amount(300, 600), years=(later,))
    covering = PlanPricer(rule, Member(tier=CoverageTier.FAMILY)).covered.coverings.rows[0]
    _, outside, _ = covering.pools_in(FIRST)
    assert outside == Pool(NO_LIMIT, NO_LIMIT, aggregate=False, exists=False, capped=False)
    _, outside, _ = covering.pools_in(FIRST.replace(year=2027))
    assert (outside.person, outside.family, outside.exists) == (50_000, 100_000, True)


@pytest.mark.parametrize("carried", CarryOver)
def test_a_plan_says_whether_a_last_quarter_counts_in_the_next_year(carried: CarryOver) -> None:
    rule = plan(deductible=amount(500), last_quarter_carries_over=carried)
    covering = PlanPricer(rule, Member()).covered.coverings.rows[0]
    assert covering.carries_nothing is (carried is CarryOver.NONE)


def test_what_is_met_in_the_last_quarter_is_of_the_deductible_in_network() -> None:
    rule = plan(deductible=in_and_out(500, 1_000))
    stated = opened(rule, "in", met=MET, met_out_of_network=MET, met_last_quarter=20_000).columns.terms.stated
    assert (stated.own[:2], stated.late[:2]) == ([30_000, 30_000], [20_000, 0])


def test_toward_a_deductible_and_a_limit_that_the_plan_does_not_have_nothing_is_counted() -> None:
    stated = opened(plan(), "in", met=MET, others=OTHERS, tier=CoverageTier.FAMILY).columns.terms.stated
    assert stated == ([0, 0], [0, 0], [0, 0])


def test_what_is_used_stands_in_a_row_of_its_benefit_and_there_is_no_row_of_nobody_s() -> None:
    """The first row is of what is in no benefit."""
    used = (LimitUse(benefit="visit", visits=2, dollars=60_000),)
    stated = opened(plan(benefit={"visit_limit": 9}), "in", limits_used=used).columns.terms.stated_uses
    assert (stated.visits, stated.dollars) == ([0, 2], [0, 60_000])


def test_what_a_second_plan_allows_is_what_was_agreed_on_for_the_very_line_where_nothing_else_is_said() -> None:
    lines = (session(100, allowed=6_000), session(100, allowed=7_000), session(100, allowed=8_000, allowed_second=9))
    columns = line_columns(lines)
    assert columns.allowed == [6_000, 7_000, 8_000]
    assert columns.allowed_second == [6_000, 7_000, 9]
