"""Each rule on a line or two, worked by hand beside it (docs/rules.md, 'The order')."""

import datetime

import pytest

from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.member import CoverageTier, LimitUse, Member, Met, SingleCaseAgreement
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    AmountKind,
    CaseRate,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    NetworkCredit,
    Order,
    VisitTier,
    YearlyAmount,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver
from tests.engine.cases import amount, each, plan, priced, session, tiers

WAIVED = DeductibleUse.WAIVED
APRIL = datetime.date(2026, 4, 1)
OCTOBER = datetime.date(2026, 10, 20)
JANUARY = datetime.date(2027, 1, 15)


@pytest.mark.parametrize(("base", "member"), [(CoinsuranceBase.NET, 180), (CoinsuranceBase.ALLOWED, 200)])
def test_coinsurance_is_taken_of_what_the_deductible_leaves_or_of_the_whole(base: CoinsuranceBase, member: int) -> None:
    """500 under a deductible of 100 at 20%: 100 + 20% of 400, or 100 + 20% of 500."""
    rule = plan(CostShare(coinsurance=2_000, coinsurance_base=base), deductible=amount(100))
    assert each(priced(rule, session(500)), "member_pays") == [member]


@pytest.mark.parametrize(
    ("order", "deductible", "copay"), [(Order.DEDUCTIBLE_FIRST, 200, 0), (Order.COPAY_FIRST, 160, 40)]
)
def test_the_deductible_or_the_copay_comes_first(order: Order, deductible: int, copay: int) -> None:
    """A $200 visit inside a large deductible: all deductible, or the copay and the rest deductible."""
    result = priced(plan(CostShare(copay=4_000, order=order), deductible=amount(2_500)), session(200))
    assert each(result, "deductible") == [deductible]
    assert each(result, "copay") == [copay]


@pytest.mark.parametrize(("charged", "member"), [(True, [100, 90, 40]), (False, [100, 50, 40])])
def test_the_copay_on_the_visit_that_crosses_the_deductible(charged: bool, member: list[int]) -> None:
    """Deductible 150, copay 40, visits of 100: the second crosses it."""
    rule = plan(CostShare(copay=4_000, copay_when_crossing=charged), deductible=amount(150))
    lines = [session(100, day=datetime.date(2026, 3, day)) for day in (1, 2, 3)]
    assert each(priced(rule, *lines), "member_pays") == member


def test_the_limit_cuts_coinsurance_on_the_crossing_line() -> None:
    """Limit 500, deductible 200, 50% of visits of 400: 200 + 100, then 200 cut to ... 500 in all."""
    rule = plan(CostShare(coinsurance=5_000), deductible=amount(200), out_of_pocket_limit=amount(500))
    result = priced(rule, *(session(400) for _ in range(3)))
    assert each(result, "member_pays") == [300, 200, 0]
    assert each(priced(rule, session(400), session(600), session(400)), "coinsurance") == [100, 200, 0]


def test_what_does_not_count_toward_the_limit_is_not_cut_by_it() -> None:
    rule = plan(CostShare(copay=30_000, deductible=WAIVED, counts_to_limit=False), out_of_pocket_limit=amount(400))
    assert each(priced(rule, session(500), session(500)), "member_pays") == [300, 300]


def test_least_and_most_per_visit_bound_the_copay_and_coinsurance_not_the_deductible() -> None:
    share = CostShare(coinsurance=1_000, least_per_visit=5_000, most_per_visit=10_000)
    result = priced(plan(share, deductible=amount(100)), session(200), session(700), session(2_000))
    assert each(result, "deductible") == [100, 0, 0]
    assert each(result, "coinsurance") == [50, 70, 100]


def test_a_session_allowance_leaves_the_rest_to_the_member() -> None:
    rule = plan(CostShare(coinsurance=2_000), benefit={"allowance": 30_000})
    result = priced(rule, session(450))
    assert each(result, "excluded") == [150]
    assert each(result, "coinsurance") == [60]
    assert each(result, "plan_pays") == [240]


def test_a_dollar_limit_caps_what_the_plan_pays_and_begins_again_with_the_year() -> None:
    rule = plan(CostShare(coinsurance=2_000), benefit={"dollar_limit": 50_000})
    result = priced(rule, session(500), session(500), session(500, day=JANUARY))
    assert each(result, "plan_pays") == [400, 100, 400]
    assert each(result, "excluded") == [0, 300, 0]


def test_a_lifetime_dollar_limit_does_not_begin_again() -> None:
    rule = plan(benefit={"lifetime_dollar_limit": 60_000})
    assert each(priced(rule, session(500), session(500, day=JANUARY)), "plan_pays") == [500, 100]


def test_visits_beyond_the_limit_are_the_members_and_count_toward_nothing() -> None:
    rule = plan(benefit={"visit_limit": 2}, deductible=amount(1_000))
    used = Member(limits_used=(LimitUse(benefit="visit", visits=1),))
    result = priced(rule, session(300), session(300), member=used)
    assert each(result, "deductible") == [300, 0]
    assert each(result, "excluded") == [0, 300]
    assert result.lines[-1].standing.deductible_used == 30_000


def test_the_first_visits_have_a_rule_of_their_own() -> None:
    """First two visits at $0, then 20%."""
    rule = plan(CostShare(coinsurance=2_000), benefit={"first_visits": (VisitTier(through=2),)})
    assert each(priced(rule, *(session(500) for _ in range(3))), "member_pays") == [0, 0, 100]


@pytest.mark.parametrize(
    ("missing", "parts", "excluded"),
    [
        (MissingAuthorization.DENIED, {}, 500),
        (MissingAuthorization.PERCENT, {"percent": 5_000}, 200),
        (MissingAuthorization.AMOUNT, {"amount": 30_000}, 300),
    ],
)
def test_missing_authorization_is_denied_or_costs_a_penalty(
    missing: MissingAuthorization, parts: dict[str, int], excluded: int
) -> None:
    rule = plan(CostShare(coinsurance=2_000), benefit={"authorization": Authorization(missing=missing, **parts)})
    assert each(priced(rule, session(500), member=Member(authorization_held=False)), "excluded") == [excluded]
    assert each(priced(rule, session(500)), "excluded") == [0]


def test_a_waiting_period_ends_on_its_day() -> None:
    rule = plan(benefit={"waiting_days": 31})
    member = Member(coverage_starts=datetime.date(2026, 3, 1))
    result = priced(rule, session(500, day=datetime.date(2026, 3, 31)), session(500, day=APRIL), member=member)
    assert each(result, "excluded") == [500, 0]


@pytest.mark.parametrize(
    ("allowed", "rate"),
    [
        (AllowedAmount(basis=AllowedBasis.AMOUNT, amount=40_000), 400),
        (AllowedAmount(basis=AllowedBasis.AMOUNT, amount=90_000), 500),
        (AllowedAmount(basis=AllowedBasis.PERCENT_OF_BILLED, percent=6_000), 300),
        (AllowedAmount(basis=AllowedBasis.PERCENT_OF_MEDICARE, amount=30_000, percent=14_000), 420),
    ],
)
def test_the_allowed_amount_is_found_as_the_plan_says_and_never_above_the_billed_price(
    allowed: AllowedAmount, rate: int
) -> None:
    rule = plan(CostShare(allowed=allowed))
    inside, outside = priced(rule, session(500)), priced(rule, session(500, network="out"))
    assert each(inside, "allowed") == [rate]
    assert each(inside, "discount") == [500 - rate]
    assert each(outside, "balance_billed") == [500 - rate]
    assert each(outside, "member_pays") == [500 - rate]


def test_a_service_that_is_not_covered_has_no_negotiated_rate_unless_the_plan_says_so() -> None:
    share = CostShare(allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=40_000))
    bare = priced(plan(share, benefit={"covered": False}), session(500))
    held = priced(plan(share, benefit={"covered": False, "discount_when_not_covered": True}), session(500))
    assert each(bare, "excluded") == [500]
    assert each(held, "excluded") == [400]
    assert each(held, "discount") == [100]


@pytest.mark.parametrize(
    ("credit", "deductible"),
    [
        (NetworkCredit.SEPARATE, [200, 100, 300, 900]),
        (NetworkCredit.BOTH, [200, 100, 200, 500]),
        (NetworkCredit.OUT_COUNTS_IN, [200, 100, 200, 900]),
        (NetworkCredit.IN_COUNTS_OUT, [200, 100, 300, 400]),
    ],
)
def test_what_one_network_counts_in_the_other(credit: NetworkCredit, deductible: list[int]) -> None:
    """In-network 500, out-of-network 1,000; in 200, out 100, in 500, out 1,000."""
    amounts = YearlyAmount(in_network=tiers(500), out_of_network=tiers(1_000))
    lines = (session(200), session(100, network="out"), session(500), session(1_000, network="out"))
    assert each(priced(plan(deductible=amounts, network_credit=credit), *lines), "deductible") == deductible


def test_a_drug_line_has_a_deductible_and_a_limit_of_its_own_where_the_plan_has_them() -> None:
    share = CostShare(coinsurance=5_000)
    rule = plan(share, deductible=amount(1_000), drug_deductible=tiers(75), drug_limit=tiers(200))
    result = priced(rule, session(175, drug=True), session(300, drug=True), session(400))
    assert each(result, "member_pays") == [125, 75, 400]


def test_embedded_aggregate_and_self_only_families() -> None:
    """Individual 1,000, family 3,000; the others have met 2,500."""
    family = Member(tier=CoverageTier.FAMILY, others=Met(deductible=250_000))
    for kind, member, expected in (
        (AmountKind.EMBEDDED, family, 500),
        (AmountKind.AGGREGATE, family, 500),
        (AmountKind.EMBEDDED, Member(tier=CoverageTier.FAMILY), 1_000),
        (AmountKind.AGGREGATE, Member(tier=CoverageTier.FAMILY), 3_000),
        (AmountKind.AGGREGATE, Member(), 1_000),
    ):
        result = priced(plan(deductible=amount(1_000, 3_000, kind=kind)), session(5_000), member=member)
        assert each(result, "deductible") == [expected]


def test_an_aggregate_family_limit_caps_one_person_at_the_federal_self_only_limit_of_the_year() -> None:
    """2026: $10,600 for one person inside a family limit of $21,200."""
    rule = plan(CostShare(coinsurance=10_000), out_of_pocket_limit=amount(10_600, 21_200, kind=AmountKind.AGGREGATE))
    result = priced(rule, session(30_000), member=Member(tier=CoverageTier.FAMILY))
    assert each(result, "member_pays") == [10_600]


def test_the_last_quarters_deductible_carries_over_where_the_plan_says_so() -> None:
    for carries, second in ((CarryOver.ALWAYS, 300), (CarryOver.NONE, 500)):
        rule = plan(deductible=amount(500), last_quarter_carries_over=carries)
        result = priced(rule, session(200, day=OCTOBER), session(600, day=JANUARY))
        assert each(result, "deductible") == [200, second]


def test_calendar_year_accumulators_in_a_plan_with_another_plan_year() -> None:
    """A plan year from July: accumulators by plan year go on in January, by calendar year they begin again."""
    for year, second in ((AccumulatorYear.PLAN, 0), (AccumulatorYear.CALENDAR, 500)):
        rule = plan(deductible=amount(500), year_starts="07-01", accumulator_year=year)
        result = priced(rule, session(500, day=OCTOBER), session(500, day=JANUARY))
        assert each(result, "deductible") == [500, second]


def test_what_was_met_belongs_to_the_year_it_was_met_in() -> None:
    member = Member(met=Met(deductible=50_000), met_as_of=datetime.date(2026, 9, 23))
    rule = plan(deductible=amount(500))
    assert each(priced(rule, session(500, day=OCTOBER), member=member), "deductible") == [0]
    assert each(priced(rule, session(500, day=JANUARY), member=member), "deductible") == [500]


def test_a_case_rate_is_one_price_divided_to_the_cent() -> None:
    rule = plan(case_rate=CaseRate(amount=100_000, services=("dosing",)))
    result = priced(rule, *(session(450) for _ in range(3)), session(175, "integration"))
    allowed = [line.amounts.allowed for line in result.lines]
    assert allowed == [33_334, 33_333, 33_333, 17_500]


def test_a_single_case_agreement_brings_a_provider_into_the_network_at_its_rate() -> None:
    rule = plan(CostShare(copay=2_000, deductible=WAIVED), benefit={"out_of_network": CostShare(coinsurance=10_000)})
    member = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=40_000),))
    result = priced(rule, session(500, network="out"), member=member)
    assert each(result, "member_pays") == [20]
    assert each(result, "balance_billed") == [0]
    assert each(priced(rule, session(500, network="out")), "member_pays") == [500]


def test_a_copay_counts_toward_the_deductible_only_where_the_plan_says_so() -> None:
    for counts, second in ((True, 60), (False, 140)):
        share = CostShare(copay=4_000, order=Order.COPAY_FIRST, copay_counts_to_deductible=counts)
        result = priced(plan(share, deductible=amount(200)), session(100), session(200))
        assert each(result, "deductible") == [60, second]
