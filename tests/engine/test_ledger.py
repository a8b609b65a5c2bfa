"""The ledger and its accumulators at their edges: pools, families, seeds, turns of years, visits and dollars."""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication import limits
from calculator.engine.adjudication.accumulators import LATE_GOES_ON, LATE_GOES_ON_IF_NOT_MET, NONE_GOES_ON
from calculator.engine.adjudication.books import UseBooks
from calculator.engine.adjudication.columns import StatedUses
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.pools import DRUG, IN, OUT
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.model.member import CoverageTier, LimitUse, Member, Met
from calculator.model.plan import (
    AmountKind,
    Authorization,
    Benefit,
    CostShare,
    DeductibleUse,
    MissingAuthorization,
    NetworkCredit,
    Plan,
    Reading,
    VisitTier,
    YearlyAmount,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference import limits as federal
from tests.engine.cases import FIRST, amount, each, plan, priced, session, tiers
from tests.engine.one_accumulator import OneAccumulator

FAMILY = CoverageTier.FAMILY
ALL_YOURS = CostShare(coinsurance=10_000)
OCTOBER, DECEMBER = datetime.date(2026, 10, 1), datetime.date(2026, 12, 31)
SEPTEMBER = datetime.date(2026, 9, 30)
JANUARY = datetime.date(2027, 1, 1)
LATER = datetime.date(2028, 1, 1)


def accumulator(
    individual: int | None,
    family: int | None = None,
    *,
    aggregate: bool = False,
    in_family: bool = True,
    absent: int = 0,
) -> OneAccumulator:
    return OneAccumulator(individual, family, aggregate=aggregate, in_family=in_family, absent=absent)


def test_an_accumulator_counts_no_further_than_its_amount() -> None:
    one = accumulator(10)
    one.credit("", 600)
    assert (one.used(""), one.left("")) == (600, 400)
    one.credit("", 600)
    assert (one.used(""), one.left("")) == (1_000, 0)
    one.credit("", 600)
    assert (one.used(""), one.left("")) == (1_000, 0)
    assert one.pool.exists


@pytest.mark.parametrize("absent", [0, NO_LIMIT])
def test_an_amount_that_does_not_exist_is_not_counted(absent: int) -> None:
    none = accumulator(None, absent=absent)
    assert (none.pool.exists, none.used(""), none.left("")) == (False, 0, absent)
    share = CostShare(coinsurance=5_000)
    standing = priced(plan(share), session(600)).lines[0].standing
    assert (standing.deductible_used, standing.deductible_left) == (0, 0)
    assert (standing.limit_used, standing.limit_left) == (0, None)


def test_an_embedded_family_ends_each_persons_amount_and_the_persons_his_own() -> None:
    """$10 a person, $15 the family: 10 of one, then 5 are left for the other, who has used none."""
    both = accumulator(10, 15)
    both.credit("a", 1_200)
    assert (both.used("a"), both.used("b"), both.left("a"), both.left("b")) == (1_000, 0, 0, 500)


def test_an_aggregate_family_is_one_amount_within_which_a_person_has_a_cap() -> None:
    both = accumulator(10, 30, aggregate=True)
    both.credit("a", 1_200)
    assert (both.used("a"), both.used("b"), both.left("b")) == (1_200, 1_200, 1_800)
    both.turn(NONE_GOES_ON, cap=1_500)
    both.credit("a", 1_200)
    assert (both.left("a"), both.left("b")) == (300, 1_500)
    both.credit("a", 900)
    assert (both.left("a"), both.left("b")) == (0, 1_500)


def test_an_aggregate_kind_without_a_family_amount_is_the_persons() -> None:
    one = accumulator(10, None, aggregate=True)
    one.credit("a", 400)
    assert (one.left("a"), one.left("b"), one.used("b")) == (600, 1_000, 0)


def test_a_family_amount_alone_serves_every_person_in_a_family_and_nobody_outside() -> None:
    one = accumulator(None, 20)
    one.credit("a", 500)
    assert (one.pool.exists, one.left("b"), one.used("b")) == (True, 1_500, 0)
    alone = accumulator(None, 20, in_family=False)
    assert (alone.pool.exists, alone.left("")) == (False, 0)
    assert not accumulator(10, 20, aggregate=True, in_family=False).used("")


def test_what_the_others_have_met_is_bounded_by_the_familys_amount_only() -> None:
    both = accumulator(10, 30)
    both.state("a", others=2_500)
    assert (both.left("a"), both.used("a")) == (500, 0)
    both.state("a", others=3_900)
    assert both.left("a") == 0
    single = accumulator(10, None)
    single.state("a", others=900)
    assert single.left("a") == 1_000


def test_only_what_was_counted_late_goes_on_into_the_next_year_and_only_once() -> None:
    one = accumulator(10)
    one.credit("a", 300)
    one.credit("a", 400, late=True)
    one.turn(LATE_GOES_ON)
    assert one.used("a") == 400
    one.turn(LATE_GOES_ON)
    assert one.used("a") == 0
    one.credit("a", 400, late=True)
    one.turn(NONE_GOES_ON)
    assert one.used("a") == 0


def test_in_its_second_form_it_goes_on_only_where_the_years_amount_was_not_met() -> None:
    for counted, goes_on in ((300, 400), (600, 0)):
        one = accumulator(10)
        one.credit("a", counted)
        one.credit("a", 400, late=True)
        one.turn(LATE_GOES_ON_IF_NOT_MET)
        assert one.used("a") == goes_on


def test_at_least_what_is_stated_is_counted() -> None:
    one = accumulator(10, 15)
    one.credit("a", 300)
    assert one.state("a", 200) == 300
    assert one.state("a", 700) == 300
    assert one.used("a") == 700
    one.state("a", others=500)
    one.state("a", others=400)
    one.credit("b", 100)
    one.state("a", others=550)
    assert one.left("a") == 200


def test_what_is_paid_beside_a_limit_leaves_less_room_and_is_not_counted() -> None:
    for limit in (accumulator(10), accumulator(10, 30), accumulator(10, 30, aggregate=True)):
        before = limit.left("a")
        limit.pay_beside("a", 400)
        assert (limit.used("a"), limit.left("a"), limit.room("a")) == (0, before, before - 400)
        limit.pay_beside("a", 90_000)
        assert limit.room("a") == 0
        limit.turn(LATE_GOES_ON)
        assert limit.room("a") == before
    assert accumulator(None, absent=NO_LIMIT).room("a") == NO_LIMIT


def test_what_is_late_is_never_more_than_what_is_counted() -> None:
    one = accumulator(10)
    one.credit("a", 300)
    one.state("a", late=500)
    one.credit("a", 900, late=True)
    one.turn(LATE_GOES_ON)
    assert one.used("a") == 1_000


def test_of_what_is_said_to_be_late_and_what_was_counted_late_the_larger_holds() -> None:
    for said, late in ((50, 100), (250, 250)):
        one = accumulator(10)
        one.credit("a", 300)
        one.credit("a", 100, late=True)
        one.state("a", late=said)
        one.turn(LATE_GOES_ON)
        assert one.used("a") == late


def test_the_uses_of_a_limit_by_year_and_lifetime() -> None:
    """One row among three: the others are not touched."""
    uses = UseBooks(*([0, 0, 0] for _ in range(6)))
    limits.count_stated_uses(uses, StatedUses([0, 1, 0], [0, 100, 0], [0, 5, 0], [0, 500, 0]), 1)
    limits.use(uses, 1, 30)
    assert [column[1] for column in uses[:4]] == [2, 130, 6, 530]
    limits.count_stated_uses(uses, StatedUses([0, 1, 0], [0, 200, 0], [0, 5, 0], [0, 900, 0]), 1)
    assert [column[1] for column in uses] == [2, 200, 6, 900, 2, 130]
    limits.begin_plan_year(uses, 1)
    assert [column[1] for column in uses[:4]] == [0, 0, 6, 900]
    assert all(column[0] == column[2] == 0 for column in uses)


def test_pricing_starts_from_new_books_every_time() -> None:
    pricer = PlanPricer(plan(deductible=amount(150)), Member())
    for _ in range(2):
        course = pricer.settle((session(100), session(100)))
        assert [one.deductible for one in course.amounts()] == [10_000, 5_000]
        assert [one.limit_left for one in course.standings()] == [None, None]


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


def test_visits_and_dollars_turn_with_the_plan_year_where_accumulators_turn_with_the_calendar() -> None:
    rule = plan(
        deductible=amount(100),
        benefit={"visit_limit": 1},
        year_starts="07-01",
        accumulator_year=AccumulatorYear.CALENDAR,
    )
    days = (FIRST, datetime.date(2026, 6, 30), datetime.date(2026, 7, 1), JANUARY)
    result = priced(rule, *(session(300, day=day) for day in days))
    assert each(result, "excluded") == [0, 300, 0, 300]
    assert each(result, "deductible") == [100, 0, 0, 0]


def test_lifetime_visits_end_for_good_and_those_before_the_course_count() -> None:
    rule = plan(benefit={"lifetime_visit_limit": 3})
    member = Member(limits_used=(LimitUse(benefit="visit", lifetime_visits=1),))
    days = (DECEMBER, JANUARY, JANUARY, LATER)
    result = priced(rule, *(session(300, day=day) for day in days), member=member)
    assert each(result, "excluded") == [0, 0, 300, 300]
    bare = priced(plan(CostShare(), benefit={"lifetime_visit_limit": 0}), session(300))
    assert [reason.code for reason in bare.lines[0].reasons][2] == "excluded_lifetime_visits_used"


@pytest.mark.parametrize(
    ("used", "paid"),
    [
        (LimitUse(benefit="visit"), [300, 200, 300]),
        (LimitUse(benefit="visit", dollars=40_000), [100, 0, 300]),
        (LimitUse(benefit="visit", dollars=60_000), [0, 0, 300]),
        (LimitUse(benefit="visit", lifetime_dollars=50_000), [300, 100, 0]),
        (LimitUse(benefit="visit", lifetime_dollars=99_000), [0, 0, 0]),
        (LimitUse(benefit="visit", dollars=40_000, lifetime_dollars=60_000), [100, 0, 200]),
        (LimitUse(benefit="other", dollars=60_000), [300, 200, 300]),
    ],
)
def test_dollars_used_of_a_yearly_limit_of_500_and_a_lifetime_limit_of_900(used: LimitUse, paid: list[int]) -> None:
    rule = plan(benefit={"dollar_limit": 50_000, "lifetime_dollar_limit": 90_000})
    member = Member(limits_used=(used,))
    result = priced(rule, session(300), session(300), session(300, day=JANUARY), member=member)
    assert each(result, "plan_pays") == paid


def test_the_dollars_of_a_limit_used_before_belong_to_the_year_of_the_course() -> None:
    rule = plan(benefit={"visit_limit": 2})
    member = Member(limits_used=(LimitUse(benefit="visit", visits=2),))
    assert each(priced(rule, session(300), session(300, day=JANUARY), member=member), "excluded") == [300, 0]


@pytest.mark.parametrize(
    ("limit", "used", "second", "excluded"),
    [
        ({"visit_limit": 5}, {"visits": 2}, {"visits": 2}, [0, 300]),
        ({"lifetime_visit_limit": 5}, {"lifetime_visits": 2}, {"lifetime_visits": 2}, [0, 300]),
        ({"dollar_limit": 90_000}, {"dollars": 40_000}, {"dollars": 10_000}, [0, 200]),
        ({"lifetime_dollar_limit": 90_000}, {"lifetime_dollars": 40_000}, {"lifetime_dollars": 10_000}, [0, 200]),
    ],
)
def test_what_is_used_of_a_limit_in_two_entries_adds_up(
    limit: dict[str, int], used: dict[str, int], second: dict[str, int], excluded: list[int]
) -> None:
    entries = tuple(LimitUse(benefit="visit", **parts) for parts in (used, second))
    result = priced(plan(benefit=limit), session(300), session(300), member=Member(limits_used=entries))
    assert each(result, "excluded") == excluded


def test_a_visit_that_is_not_covered_uses_no_visit() -> None:
    rule = plan(benefit={"visit_limit": 1, "waiting_days": 31})
    member = Member(coverage_starts=FIRST)
    days = (FIRST, datetime.date(2026, 4, 1), datetime.date(2026, 4, 2))
    assert each(priced(rule, *(session(300, day=day) for day in days), member=member), "excluded") == [300, 0, 300]


def test_a_waiting_period_without_a_known_start_is_over() -> None:
    assert each(priced(plan(benefit={"waiting_days": 31}), session(300)), "excluded") == [0]


def test_services_under_one_benefit_share_its_visits_and_under_two_do_not() -> None:
    two = Plan(
        name="Plan",
        benefits=(Benefit(name="a", visit_limit=1), Benefit(name="b", visit_limit=1)),
        reading=(Reading(service="dosing", benefit="a"), Reading(service="lab", benefit="b")),
        otherwise="a",
    )
    result = priced(two, session(300), session(300, "lab"), session(300, "integration"))
    assert each(result, "excluded") == [0, 0, 300]


def test_the_tiers_by_visit_follow_one_another_and_begin_again_with_the_year() -> None:
    """Visit 1 at $0, through visit 3 at $20, then 10%; the deductible applies in the second tier only."""
    steps = (
        VisitTier(through=1),
        VisitTier(through=3, copay=2_000, deductible=DeductibleUse.APPLIES),
    )
    rule = plan(
        CostShare(coinsurance=1_000, least_per_visit=7_000), deductible=amount(100), benefit={"first_visits": steps}
    )
    days = (FIRST, FIRST, FIRST, FIRST, JANUARY)
    result = priced(rule, *(session(300, day=day) for day in days))
    assert each(result, "member_pays") == [0, 120, 20, 70, 0]


def test_out_of_network_without_a_benefit_there_is_not_covered_and_billed_in_full() -> None:
    rule = plan(CostShare(copay=1_000), benefit={"out_of_network": None})
    result = priced(rule, session(300, network="out"), session(300))
    assert each(result, "excluded") == [300, 0]
    assert each(result, "member_pays") == [300, 10]


def test_a_service_that_the_plan_does_not_read_is_not_covered() -> None:
    rule = Plan(name="Plan")
    assert each(priced(rule, session(300)), "excluded") == [300]


@pytest.mark.parametrize("missing", list(MissingAuthorization))
def test_authorization_held_is_no_matter_and_missing_it_where_none_is_asked_is_none(
    missing: MissingAuthorization,
) -> None:
    asked: dict[str, Any] = {"authorization": Authorization(missing=missing, percent=5_000, amount=10_000)}
    assert each(priced(plan(benefit=asked), session(300)), "member_pays") == [0]
    lacking = Member(authorization_held=False)
    assert each(priced(plan(), session(300), member=lacking), "member_pays") == [0]
    pays = {MissingAuthorization.DENIED: 300, MissingAuthorization.PERCENT: 150, MissingAuthorization.AMOUNT: 100}
    assert each(priced(plan(benefit=asked), session(300), member=lacking), "member_pays") == [pays[missing]]


def test_the_names_of_the_pools_differ() -> None:
    assert len({IN, OUT, DRUG}) == 3
