"""A rider that pays first or instead, agreements and case rates: worked by hand."""

import datetime
from typing import Any

import pytest

from calculator.model.funding import Assistance
from calculator.model.member import (
    Coordination,
    CoverageTier,
    Enrollment,
    Member,
    Met,
    OtherCoverage,
    SingleCaseAgreement,
)
from calculator.model.plan import Benefit, CaseRate, CostShare, DeductibleUse, Reading, Rider, RiderPays
from tests.engine.cases import FIRST, amount, each, plan, priced, session
from tests.engine.payer_cases import JANUARY, at_rate, beside, everybody, percent

FREE = CostShare()


def rider(share: CostShare, pays: RiderPays, *, benefit: dict[str, Any] | None = None, **parts: Any) -> Rider:
    """A rider for the dosing sessions."""
    one = Benefit(name="kat", in_network=share, **(benefit or {}))
    reading = (Reading(service="dosing", benefit="kat"),)
    return Rider(title="Rider", pays=pays, benefits=(one,), reading=reading, **parts)


@pytest.mark.parametrize(
    ("pays", "plan_pays", "member"),
    [
        (RiderPays.INSTEAD, 700, 300),  # 30% of the rider
        (RiderPays.FIRST, 880, 120),  # 700 of the rider, and 60% of the 300 that are left
    ],
)
def test_a_rider_pays_first_or_instead(pays: RiderPays, plan_pays: int, member: int) -> None:
    rule = plan(percent(40), rider=rider(percent(30), pays))
    result = priced(rule, session(1_000), session(1_000, "integration"))
    assert everybody(result, "plan_pays", "member_pays", "discount") == [(plan_pays, member, 0), (600, 400, 0)]
    assert each(result, "employer_pays") == [plan_pays, 600]


@pytest.mark.parametrize(
    "others",
    [
        {"other_coverage": OtherCoverage(plan=plan(FREE, name="Second"))},
        {"assistance": Assistance(yearly=100_000)},
    ],
)
def test_what_a_rider_in_the_plan_s_place_leaves_another_pays(others: dict[str, Any]) -> None:
    """30% of the rider are 300: a second plan pays them, or a program for the drug."""
    rule = plan(percent(40), rider=rider(percent(30), RiderPays.INSTEAD))
    result = priced(rule, session(1_000, drug=True), member=Member(**others))
    assert everybody(result, "plan_pays", "second_plan", "assistance", "member_pays") == [
        (700, 300, 0, 0) if "other_coverage" in others else (700, 0, 300, 0)
    ]


@pytest.mark.parametrize("pays", list(RiderPays))
def test_a_rider_that_is_not_in_force_on_the_day_leaves_the_line_to_the_plan(pays: RiderPays) -> None:
    """In force for the second of three sessions only; the plan pays 60% of the others."""
    rule = plan(percent(40), rider=rider(percent(30), pays))
    days = [FIRST + datetime.timedelta(days=at) for at in range(3)]
    member = Member(rider=Enrollment(coverage_starts=days[1], coverage_ends=days[1]))
    result = priced(rule, *(session(1_000, day=day) for day in days), member=member)
    with_it = 700 if pays is RiderPays.INSTEAD else 880
    assert each(result, "plan_pays") == [600, with_it, 600]


def test_the_plan_prices_what_a_rider_that_pays_first_has_left() -> None:
    """The rider pays 300 of 1,000. Of the 700 left 200 are deductible and 250 coinsurance; then 350 of 700."""
    rule = plan(percent(50), deductible=amount(200), rider=rider(percent(70), RiderPays.FIRST))
    result = priced(rule, session(1_000), session(1_000))
    names = ("deductible", "coinsurance", "plan_pays", "member_pays")
    assert everybody(result, *names) == [(200, 250, 550, 450), (0, 350, 650, 350)]
    assert [line.standing.limit_used for line in result.lines] == [0, 0]


def test_what_a_rider_paid_first_counts_toward_no_limit() -> None:
    """The rider pays 300 of 1,000, and 50% of the 700 left is the member's: 350 of the limit of 500, then 150."""
    rule = plan(percent(50), out_of_pocket_limit=amount(500), rider=rider(percent(70), RiderPays.FIRST))
    result = priced(rule, *(session(1_000) for _ in range(3)))
    assert [line.standing.limit_used for line in result.lines] == [35_000, 50_000, 50_000]
    assert each(result, "member_pays") == [350, 150, 0]


def test_what_a_rider_paid_first_counts_toward_no_deductible() -> None:
    """Deductible 400, visits of 300 of which the rider pays 100: 200 count of each until it is met."""
    rule = plan(deductible=amount(400), rider=rider(at_rate(100, 0), RiderPays.FIRST))
    result = priced(rule, session(300), session(300), session(300))
    assert [line.standing.deductible_used for line in result.lines] == [20_000, 40_000, 40_000]
    assert each(result, "member_pays") == [200, 200, 0]


def test_a_rider_that_pays_first_lowers_the_allowed_amount_and_not_the_balance_out_of_network() -> None:
    """Billed 1,000, allowed 600, of which the rider pays 200 (20% of its own 1,000): 200 coinsurance, 400 balance."""
    one = rider(percent(80), RiderPays.FIRST, benefit={"out_of_network": percent(80)})
    result = priced(plan(at_rate(600, 50), rider=one), session(1_000, network="out"))
    names = ("coinsurance", "balance_billed", "plan_pays", "member_pays", "discount")
    assert everybody(result, *names) == [(200, 400, 400, 600, 0)]


@pytest.mark.parametrize("pays", list(RiderPays))
def test_a_rider_takes_only_the_services_it_names(pays: RiderPays) -> None:
    rule = plan(percent(40), rider=rider(FREE, pays, otherwise="kat"))
    assert each(priced(rule, session(500), session(500, "integration")), "member_pays") == [0, 200]


@pytest.mark.parametrize(
    ("shares", "deductible"),
    [(False, [300, 200, 0]), (True, [300, 100, 0])],  # its own 200, or what 300 have left of the plan's 400
)
def test_a_riders_accumulators_are_its_own_or_the_plans(shares: bool, deductible: list[int]) -> None:
    one = rider(FREE, RiderPays.INSTEAD, deductible=amount(200), shares_accumulators=shares)
    rule = plan(deductible=amount(400), rider=one)
    lines = (session(300, "integration"), session(300), session(300))
    assert each(priced(rule, *lines), "deductible") == deductible


@pytest.mark.parametrize(("shares", "member"), [(False, [400, 200]), (True, [400, 100])])
def test_a_riders_limit_is_its_own_or_the_plans(shares: bool, member: list[int]) -> None:
    one = rider(percent(100), RiderPays.INSTEAD, out_of_pocket_limit=amount(200), shares_accumulators=shares)
    rule = plan(percent(100), out_of_pocket_limit=amount(500), rider=one)
    assert each(priced(rule, session(400, "integration"), session(400)), "member_pays") == member


def test_shared_accumulators_turn_once_with_the_plans_year() -> None:
    """Both orders in the new year: whoever comes first in January, the deductible begins again once."""
    one = rider(FREE, RiderPays.INSTEAD, shares_accumulators=True)
    rule = plan(deductible=amount(400), rider=one)
    services = ("dosing", "integration")
    for first, second in (services, services[::-1]):
        lines = (
            session(300, first),
            session(300, second),
            session(300, second, JANUARY),
            session(300, first, JANUARY),
        )
        assert each(priced(rule, *lines), "deductible") == [300, 100, 300, 100]


def test_an_own_ledger_of_a_rider_turns_its_limits_on_visits_and_dollars() -> None:
    one = rider(FREE, RiderPays.INSTEAD, benefit={"dollar_limit": 50_000})
    lines = (session(300), session(300), session(300, day=JANUARY))
    assert each(priced(plan(rider=one), *lines), "plan_pays") == [300, 200, 300]
    first = rider(FREE, RiderPays.FIRST, benefit={"dollar_limit": 50_000})
    assert each(priced(plan(percent(100), rider=first), *lines), "plan_pays") == [300, 200, 300]


def test_nothing_is_met_in_a_riders_own_accumulators() -> None:
    one = rider(FREE, RiderPays.INSTEAD, deductible=amount(200))
    result = priced(plan(rider=one), session(300), member=Member(met=Met(deductible=20_000)))
    assert each(result, "deductible") == [200]


def test_a_rider_that_pays_first_leaves_what_is_excluded_to_the_rest() -> None:
    """Not covered by the plan: 500, of which the rider pays 40%: 300 stay excluded."""
    rule = plan(benefit={"covered": False}, rider=rider(percent(60), RiderPays.FIRST))
    result = priced(rule, session(500))
    assert everybody(result, "excluded", "plan_pays", "member_pays") == [(300, 200, 300)]


def test_a_rider_first_and_a_second_plan_of_non_duplication() -> None:
    """The rider pays 300 of 1,000 and the plan 350 of the 700 left; the second would pay 900 as first: 250."""
    rule = plan(percent(50), rider=rider(percent(70), RiderPays.FIRST))
    member = beside(plan(percent(10)), Coordination.NON_DUPLICATION)
    result = priced(rule, session(1_000), member=member)
    assert everybody(result, "plan_pays", "second_plan", "member_pays") == [(650, 250, 100)]


def test_beside_a_single_case_agreement_another_service_has_the_rate_that_was_agreed_on_for_it() -> None:
    """A rate of 300 for dosing out of network, and one of 200 for the session of integration."""
    member = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),))
    lines = (session(500, network="out"), session(500, "integration", allowed=20_000))
    assert each(priced(plan(), *lines, member=member), "allowed") == [300, 200]


def test_a_single_case_agreement_is_for_its_service_out_of_network_only() -> None:
    """The agreed 300 hold out of network; in network the plan's own 400 do."""
    rule = plan(at_rate(400, 10))
    member = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),))
    lines = (session(500, network="out"), session(500), session(500, "integration", network="out"))
    result = priced(rule, *lines, member=member)
    names = ("allowed", "discount", "balance_billed", "member_pays")
    assert everybody(result, *names) == [(300, 200, 0, 30), (400, 100, 0, 40), (400, 0, 100, 140)]


def test_a_single_case_agreement_counts_in_network() -> None:
    split = amount(500, out_of_network=None)
    rule = plan(deductible=split)
    member = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),))
    result = priced(rule, session(500, network="out"), session(500), member=member)
    assert each(result, "deductible") == [300, 200]


def test_a_case_rate_stands_over_the_plans_own_rate() -> None:
    rule = plan(at_rate(400, 10), case_rate=CaseRate(amount=60_000, services=("dosing",)))
    assert each(priced(rule, session(500), session(500), session(500, "lab")), "allowed") == [300, 300, 400]


def test_a_visit_of_a_rider_that_pays_instead_waives_what_the_plan_would_have_taken() -> None:
    waived = CostShare(copay=2_500, deductible=DeductibleUse.WAIVED)
    rule = plan(deductible=amount(1_000), rider=rider(waived, RiderPays.INSTEAD))
    result = priced(rule, session(400), session(400, "integration"), member=Member(tier=CoverageTier.FAMILY))
    assert each(result, "member_pays") == [25, 400]


def test_an_agreement_on_nothing_is_an_agreement() -> None:
    """The plan's own rate is 400, and half of it would be the member's."""
    member = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=0),))
    amounts = priced(plan(at_rate(400, 50)), session(500, network="out"), member=member).lines[0].amounts
    assert (amounts.allowed, amounts.discount, amounts.member_pays) == (0, 50_000, 0)


def test_a_rider_of_one_visit_pays_one_though_it_shares_the_plan_s_accumulators() -> None:
    """The first visit was before the waiting period was over, and is none of the rider's."""
    own = rider(FREE, RiderPays.FIRST, benefit={"visit_limit": 1, "waiting_days": 30}, shares_accumulators=True)
    rule = plan(percent(100), rider=own)
    days = [FIRST, *[FIRST + datetime.timedelta(days=40)] * 2]
    found = priced(rule, *(session(500, day=day) for day in days), member=Member(coverage_starts=FIRST))
    assert each(found, "plan_pays") == [0, 500, 0]
