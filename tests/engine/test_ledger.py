"""The ledger and its accumulators at their edges: pools, families, seeds, turns of years, visits and dollars."""

import datetime

import pytest

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.member import CoverageTier, Member, Met
from calculator.model.plan import (
    AmountKind,
    CostShare,
    NetworkCredit,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from calculator.reference import limits as federal
from tests.engine.cases import amount, each, plan, priced, session, tiers

FAMILY = CoverageTier.FAMILY
ALL_YOURS = CostShare(coinsurance=10_000)
OCTOBER, DECEMBER = datetime.date(2026, 10, 1), datetime.date(2026, 12, 31)
SEPTEMBER = datetime.date(2026, 9, 30)
JANUARY = datetime.date(2027, 1, 1)
LATER = datetime.date(2028, 1, 1)


def test_pricing_starts_from_new_books_every_time() -> None:
    pricer = PlanPricer(plan(deductible=amount(150)), Member())
    for _ in range(2):
        course = pricer.settle((session(100), session(100)))
        assert [one.deductible for one in course.amounts()] == [10_000, 5_000]
        assert [one.limit_left for one in course.standings] == [None, None]


def test_the_years_of_a_plan_are_calendar_years_unless_said_otherwise() -> None:
    days = (DECEMBER, JANUARY, JANUARY)
    result = priced(plan(deductible=amount(150)), *(session(100, day=day) for day in days))
    assert each(result, "deductible") == [100, 100, 50]


def test_the_standing_after_each_line_says_where_deductible_and_limit_are() -> None:
    result = priced(plan(deductible=amount(150), out_of_pocket_limit=amount(180)), session(100), session(100))
    standings = [line.standing for line in result.lines]
    assert [one.deductible_used for one in standings] == [10_000, 15_000]
    assert [one.deductible_left for one in standings] == [5_000, 0]
    assert [one.limit_used for one in standings] == [10_000, 15_000]
    assert [one.limit_left for one in standings] == [8_000, 3_000]
    assert standings[0].year_starts == datetime.date(2026, 1, 1)


def test_each_pool_of_accumulators_has_its_own_amounts_met_by_the_member_and_the_others() -> None:
    """Deductibles 100 in, 200 out, 300 for drugs; limits 1,000, 2,000, 3,000; 10, 20, 30 and 40, 50, 60 met."""
    rule = plan(
        ALL_YOURS,
        deductible=YearlyAmount(in_network=tiers(100), out_of_network=tiers(200)),
        out_of_pocket_limit=YearlyAmount(in_network=tiers(1_000), out_of_network=tiers(2_000)),
        drug_deductible=tiers(300),
        drug_limit=tiers(3_000),
    )
    member = Member(
        met=Met(deductible=1_000, out_of_pocket=4_000),
        met_out_of_network=Met(deductible=2_000, out_of_pocket=5_000),
        met_drug=Met(deductible=3_000, out_of_pocket=6_000),
    )
    lines = (session(5_000), session(5_000, network="out"), session(5_000, drug=True))
    result = priced(rule, *lines, member=member)
    assert each(result, "deductible") == [90, 180, 270]
    assert each(result, "member_pays") == [960, 1_950, 2_940]


@pytest.mark.parametrize("kind", list(AmountKind))
def test_what_the_rest_of_the_family_has_met_in_each_pool(kind: AmountKind) -> None:
    rule = plan(
        ALL_YOURS,
        deductible=YearlyAmount(kind=kind, in_network=tiers(100, 150), out_of_network=tiers(200, 250)),
        out_of_pocket_limit=YearlyAmount(kind=kind, in_network=tiers(1_000, 1_500), out_of_network=tiers(2_000, 2_500)),
        drug_deductible=tiers(300, 350),
        drug_limit=tiers(3_000, 3_500),
    )
    member = Member(
        tier=FAMILY,
        others=Met(deductible=11_000, out_of_pocket=111_000),
        others_out_of_network=Met(deductible=12_000, out_of_pocket=112_000),
        others_drug=Met(deductible=13_000, out_of_pocket=113_000),
    )
    lines = (session(9_000), session(9_000, network="out"), session(9_000, drug=True))
    result = priced(rule, *lines, member=member)
    assert each(result, "deductible") == [40, 130, 220]
    assert each(result, "member_pays") == [390, 1_380, 2_370]


def test_out_of_network_and_drug_lines_run_through_the_common_amounts_where_there_are_no_others() -> None:
    rule = plan(deductible=amount(500))
    member = Member(met_out_of_network=Met(deductible=50_000), met_drug=Met(deductible=50_000))
    lines = (session(200, network="out"), session(200, drug=True), session(200))
    assert each(priced(rule, *lines, member=member), "deductible") == [200, 200, 100]


@pytest.mark.parametrize(
    ("credit", "used"),
    [
        (NetworkCredit.SEPARATE, [10_000, 20_000]),
        (NetworkCredit.BOTH, [10_000, 30_000]),
        (NetworkCredit.OUT_COUNTS_IN, [10_000, 20_000]),
        (NetworkCredit.IN_COUNTS_OUT, [10_000, 30_000]),
    ],
)
def test_the_limit_too_counts_across_networks_as_the_plan_says(credit: NetworkCredit, used: list[int]) -> None:
    limit = YearlyAmount(in_network=tiers(1_000), out_of_network=tiers(2_000))
    rule = plan(ALL_YOURS, out_of_pocket_limit=limit, network_credit=credit)
    result = priced(rule, session(100), session(200, network="out"))
    assert [line.standing.limit_used for line in result.lines] == used


def test_a_drug_line_with_amounts_of_its_own_counts_in_no_network() -> None:
    split = YearlyAmount(in_network=tiers(100), out_of_network=tiers(100))
    rule = plan(deductible=split, drug_deductible=tiers(50), network_credit=NetworkCredit.BOTH)
    lines = (session(300, drug=True), session(300), session(300, network="out"))
    assert each(priced(rule, *lines), "deductible") == [50, 100, 0]


def test_a_family_limit_alone_does_not_hold_for_self_only_coverage() -> None:
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(None, 1_000))
    assert each(priced(rule, session(3_000)), "member_pays") == [3_000]
    assert each(priced(rule, session(3_000), member=Member(tier=FAMILY)), "member_pays") == [1_000]


def test_two_people_of_a_family_on_one_course() -> None:
    rule = plan(deductible=amount(100, 150))
    lines = (session(300, person="a"), session(300, person="b"), session(300, person="a"))
    assert each(priced(rule, *lines, member=Member(tier=FAMILY)), "deductible") == [100, 50, 0]


@pytest.mark.parametrize(("year", "cap"), [(2026, 10_600), (2025, 9_200)])
def test_one_person_of_an_aggregate_family_never_pays_more_than_the_self_only_limit_of_the_year(
    year: int, cap: int
) -> None:
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(5_000, 18_000, kind=AmountKind.AGGREGATE))
    line = session(30_000, day=datetime.date(year, 3, 1))
    assert each(priced(rule, line, member=Member(tier=FAMILY)), "member_pays") == [cap]


@pytest.mark.parametrize(("known", "pays"), [(None, 18_000), (123_400, 1_234)])
def test_without_a_known_self_only_limit_the_familys_alone_holds(
    known: int | None, pays: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(federal, "self_only_limit", lambda _year: known)
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(5_000, 18_000, kind=AmountKind.AGGREGATE))
    assert each(priced(rule, session(30_000), member=Member(tier=FAMILY)), "member_pays") == [pays]


@pytest.mark.parametrize(
    ("first", "second", "carried"),
    [
        (OCTOBER, JANUARY, 100),
        (SEPTEMBER, JANUARY, 0),
        (DECEMBER, JANUARY, 100),
        (OCTOBER, LATER, 0),
    ],
)
def test_the_last_quarter_is_october_to_december_and_reaches_the_next_year_only(
    first: datetime.date, second: datetime.date, carried: int
) -> None:
    rule = plan(deductible=amount(500), last_quarter_carries_over=CarryOver.ALWAYS)
    assert each(priced(rule, session(100, day=first), session(900, day=second)), "deductible") == [100, 500 - carried]


@pytest.mark.parametrize(("starts", "carried"), [(JANUARY, 120), (LATER, 0), (DECEMBER, 0)])
def test_what_was_met_in_the_last_quarter_before_the_course_carries_over(starts: datetime.date, carried: int) -> None:
    """300 met by the end of 2026, 120 of it since October. A session on the last day is part of the 300."""
    rule = plan(deductible=amount(500), last_quarter_carries_over=CarryOver.ALWAYS)
    member = Member(met=Met(deductible=30_000), met_last_quarter=12_000, met_as_of=DECEMBER)
    assert each(priced(rule, session(900, day=starts), member=member), "deductible") == [500 - carried]
    without = plan(deductible=amount(500))
    assert each(priced(without, session(900, day=starts), member=member), "deductible") == [500]


def test_what_was_met_late_carries_over_the_turn_in_mid_course() -> None:
    """300 met by December, 120 late, the 50 of that day among them; 30 more before the year turns: 150 go on."""
    rule = plan(deductible=amount(500), last_quarter_carries_over=CarryOver.ALWAYS)
    day = datetime.date(2026, 12, 1)
    member = Member(met=Met(deductible=30_000), met_last_quarter=12_000, met_as_of=day)
    result = priced(rule, session(50, day=day), session(30, day=DECEMBER), session(900, day=JANUARY), member=member)
    assert each(result, "deductible") == [50, 30, 350]


def test_nothing_carries_over_where_nothing_was_counted() -> None:
    rule = plan(deductible=amount(500), last_quarter_carries_over=CarryOver.ALWAYS)
    course = PlanPricer(rule, Member()).settle((session(900),), datetime.date(2025, 12, 1))
    assert course.amounts()[0].deductible == 50_000


def test_a_limit_never_carries_over() -> None:
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(500), last_quarter_carries_over=CarryOver.ALWAYS)
    assert each(priced(rule, session(400, day=DECEMBER), session(900, day=JANUARY)), "member_pays") == [400, 500]
