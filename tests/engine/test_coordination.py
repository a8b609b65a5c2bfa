"""Second plans by each method, Medicaid, carve-outs and riders that pay first, worked by hand (rules.md, step 9)."""

from typing import Any

import pytest

from calculator.model.member import Coordination, Member, OtherCoverage
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CostShare,
    Plan,
    Reading,
    Rider,
    RiderPays,
)
from tests.engine.cases import amount, each, plan, priced, session

ALL_YOURS = CostShare(coinsurance=10_000)
HALF = CostShare(coinsurance=5_000)


def at_rate(dollars: int, points: int = 0, **parts: Any) -> CostShare:
    allowed = AllowedAmount(basis=AllowedBasis.AMOUNT, amount=dollars * 100)
    return CostShare(coinsurance=points * 100, allowed=allowed, **parts)


def second(rule: Plan, method: Coordination) -> Member:
    return Member(other_coverage=OtherCoverage(plan=rule, coordination=method))


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # plan 240, second, discount, member: of 600 billed the first allows 300 and the second 500, both at 80%
        (Coordination.STANDARD, (240, 60, 300, 0)),
        (Coordination.BASIC, (240, 260, 100, 0)),
        (Coordination.MAINTENANCE_OF_BENEFITS, (240, 60, 300, 0)),
        (Coordination.NON_DUPLICATION, (240, 160, 200, 0)),
        (Coordination.MEDICAID, (240, 60, 300, 0)),
        (Coordination.CARVE_OUT, (0, 400, 200, 0)),
    ],
)
def test_a_second_plan_of_a_higher_rate_in_network(method: Coordination, expected: tuple[int, ...]) -> None:
    result = priced(plan(at_rate(300, 20)), session(600), member=second(plan(at_rate(500, 20)), method))
    names = ("plan_pays", "second_plan", "discount", "member_pays")
    assert tuple(each(result, name)[0] for name in names) == expected


@pytest.mark.parametrize(("rate", "pays", "member"), [(300, 60, 300), (500, 260, 100), (200, 60, 300)])
def test_balance_billing_is_no_allowable_expense_beyond_the_higher_allowed_amount(
    rate: int, pays: int, member: int
) -> None:
    """600 billed out of network, 300 allowed by the first, of which it pays 240; the second has no share."""
    other = plan(at_rate(rate))
    result = priced(plan(at_rate(300, 20)), session(600, network="out"), member=second(other, Coordination.STANDARD))
    assert (each(result, "second_plan"), each(result, "member_pays")) == ([pays], [member])


@pytest.mark.parametrize("method", [way for way in Coordination if way is not Coordination.CARVE_OUT])
def test_where_the_first_covers_nothing_the_second_prices_the_bill_itself(method: Coordination) -> None:
    """Not covered by the first; the second allows 400 of 600 and pays 80%, Medicaid its whole rate."""
    result = priced(plan(benefit={"covered": False}), session(600), member=second(plan(at_rate(400, 20)), method))
    pays = 400 if method is Coordination.MEDICAID else 320
    assert (each(result, "second_plan"), each(result, "discount")) == ([pays], [200])
    assert each(result, "member_pays") == [400 - pays]


def test_maintenance_of_benefits_moves_its_own_deductible_by_what_it_prices() -> None:
    """Deductible 100: of 400 left it takes 100, and 50% of 300; then 50% of 400."""
    other = plan(HALF, deductible=amount(100))
    result = priced(
        plan(CostShare(coinsurance=4_000)),
        session(1_000),
        session(1_000),
        member=second(other, Coordination.MAINTENANCE_OF_BENEFITS),
    )
    assert each(result, "second_plan") == [150, 200]


@pytest.mark.parametrize(
    ("network", "copay", "expected"),
    [("in", 0, (300, 0, 500)), ("in", 4, (300, 4, 496)), ("out", 4, (300, 500, 0)), ("in", 900, (300, 300, 200))],
)
def test_medicaid_pays_its_rate_less_the_first_payment_and_the_member_no_more_than_its_copay(
    network: str, copay: int, expected: tuple[int, int, int]
) -> None:
    """800 billed, 600 allowed, all of it deductible; Medicaid's rate is 300."""
    medicaid = plan(at_rate(300, copay=copay * 100))
    rule = plan(at_rate(600), deductible=amount(1_000))
    result = priced(rule, session(800, network=network), member=second(medicaid, Coordination.MEDICAID))
    assert tuple(each(result, name)[0] for name in ("second_plan", "member_pays", "discount")) == expected
    if network == "in" and expected[2] > 200:
        assert "discount_medicaid" in {reason.code for reason in result.lines[0].reasons}


def test_medicaid_pays_nothing_beyond_its_rate_and_nothing_that_it_does_not_cover() -> None:
    rule = plan(CostShare(coinsurance=2_000, allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=60_000)))
    result = priced(rule, session(800), member=second(plan(at_rate(300)), Coordination.MEDICAID))
    assert (each(result, "second_plan"), each(result, "member_pays"), each(result, "discount")) == ([0], [0], [320])
    none = second(plan(at_rate(300), benefit={"covered": False}), Coordination.MEDICAID)
    assert each(priced(rule, session(800), member=none), "member_pays") == [120]


def first_rider(share: CostShare, **parts: Any) -> Rider:
    one = Benefit(name="kat", in_network=share, **parts.pop("benefit", {}))
    reading = (Reading(service="dosing", benefit="kat"),)
    return Rider(title="R", pays=RiderPays.FIRST, benefits=(one,), reading=reading, **parts)


def test_the_plan_prices_what_a_rider_leaves_of_its_allowed_amount() -> None:
    """800 billed, 600 allowed by both; the rider pays 300. Of the 300 left 100 are deductible and 100 coinsurance."""
    rule = plan(at_rate(600, 50), deductible=amount(100), rider=first_rider(at_rate(600, 50)))
    result = priced(rule, session(800))
    names = ("discount", "allowed", "deductible", "coinsurance", "plan_pays", "member_pays")
    assert [each(result, name)[0] for name in names] == [200, 600, 100, 100, 400, 200]


def test_a_riders_dollar_limit_counts_what_it_paid() -> None:
    rule = plan(ALL_YOURS, rider=first_rider(CostShare(), benefit={"dollar_limit": 50_000}))
    assert each(priced(rule, *(session(300) for _ in range(3))), "member_pays") == [0, 100, 300]


def test_a_rider_that_pays_first_and_shares_the_plans_deductible_counts_it_once() -> None:
    """Deductible 400 in common, visits of 300: 300, then 100 and the rider pays 200."""
    rule = plan(deductible=amount(400), rider=first_rider(CostShare(), shares_accumulators=True))
    result = priced(rule, session(300), session(300), session(300))
    assert each(result, "deductible") == [300, 100, 0]
    assert [line.standing.deductible_used for line in result.lines] == [30_000, 40_000, 40_000]


def test_a_rider_pays_what_a_carve_out_plan_left() -> None:
    """Carve-out 50% of 800, rider 50% of the 400 left, plan 50% of 200."""
    rule = plan(HALF, rider=first_rider(HALF))
    result = priced(rule, session(800), member=second(plan(HALF), Coordination.CARVE_OUT))
    assert (each(result, "second_plan"), each(result, "plan_pays"), each(result, "member_pays")) == (
        [400],
        [300],
        [100],
    )
