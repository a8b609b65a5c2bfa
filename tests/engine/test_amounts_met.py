"""What is met already, of each network and tier: what was paid in all, and what of it a limit holds. Worked by hand."""

from typing import Any

import pytest

from calculator.engine.adjudication.enrolled import out_of_pocket_met, stated_of
from calculator.model.member import Enrollment, Met, TierMet
from calculator.model.plan import (
    Benefit,
    CostShare,
    DeductibleUse,
    NetworkCredit,
    NetworkTier,
    Plan,
    VisitTier,
    YearlyAmount,
)
from tests.engine.cases import amount, plan, tiers

TIER = "second"
MET = Enrollment(
    met=Met(deductible=40_000),
    met_out_of_network=Met(deductible=10_000, out_of_pocket=30_000),
    met_drug=Met(deductible=5_000),
    met_in_tiers=(TierMet(tier=TIER, met=Met(deductible=20_000)),),
)
"""$400 in network, 300 out of it (100 of them its deductible), 50 of drugs, 200 in a second tier."""
APART = YearlyAmount(in_network=tiers(1_000), out_of_network=tiers(2_000))


def with_tier(**parts: Any) -> Plan:
    limit = amount(5_000)
    return plan(deductible=amount(1_000), out_of_pocket_limit=limit, further_tiers=(NetworkTier(name=TIER, **parts),))


@pytest.mark.parametrize(
    ("parts", "paid"),
    [
        ({}, 400),
        ({"deductible": APART}, 700),
        ({"out_of_pocket_limit": APART}, 700),
        ({"deductible": APART, "network_credit": NetworkCredit.BOTH}, 400),
        ({"drug_deductible": tiers(100)}, 450),
        ({"drug_limit": tiers(100)}, 450),
    ],
)
def test_every_cent_that_was_paid_is_counted_once(parts: dict[str, Any], paid: int) -> None:
    assert out_of_pocket_met(MET, plan(**parts)) == paid * 100


@pytest.mark.parametrize(
    ("parts", "paid"),
    [
        ({}, 400),
        ({"deductible": tiers(500)}, 600),
        ({"out_of_pocket_limit": tiers(500)}, 600),
        ({"deductible": tiers(500), "counts_toward": ("in",)}, 400),
        ({"deductible": tiers(500), "counted_from": ("in",)}, 400),
    ],
)
def test_what_was_paid_in_a_tier_is_more_where_it_counts_nowhere_else(parts: dict[str, Any], paid: int) -> None:
    assert out_of_pocket_met(MET, with_tier(**parts)) == paid * 100


def limits(coverage: Plan, enrolled: Enrollment = MET) -> dict[str, int]:
    """What is met of each limit, in whole dollars."""
    return {pool: cents // 100 for pool, cents in stated_of(enrolled, coverage).limits.items()}


@pytest.mark.parametrize(
    ("parts", "inside", "in_tier"),
    [
        ({}, 400, 0),
        ({"out_of_pocket_limit": tiers(500)}, 400, 0),
        # A deductible of its own counts toward its own limit, or toward the one in network beside or within that's.
        ({"deductible": tiers(500), "out_of_pocket_limit": tiers(900)}, 400, 200),
        ({"deductible": tiers(500)}, 600, 0),
        ({"deductible": tiers(500), "counts_toward": ("in",)}, 400, 0),
        ({"deductible": tiers(500), "counted_from": ("in",)}, 400, 0),
    ],
)
def test_a_deductible_met_in_a_tier_is_in_a_limit(parts: dict[str, Any], inside: int, in_tier: int) -> None:
    found = limits(with_tier(**parts))
    assert (found["in"], found[TIER]) == (inside, in_tier)


def benefits(*shares: CostShare, **parts: Any) -> Plan:
    made = [Benefit(name=f"b{number}", in_network=share, **parts) for number, share in enumerate(shares)]
    return Plan(name="Plan", benefits=(*made, Benefit(name="visit")), otherwise="visit", deductible=amount(1_000))


APPLIES = CostShare(counts_to_limit=False)
WAIVED = CostShare(copay=2_000, deductible=DeductibleUse.WAIVED, counts_to_limit=False)


@pytest.mark.parametrize(
    ("coverage", "counts"),
    [
        (benefits(), True),
        (benefits(APPLIES), False),
        (benefits(APPLIES, covered=False), True),
        (benefits(WAIVED), True),
        (benefits(WAIVED, first_visits=(VisitTier(through=2, deductible=DeductibleUse.APPLIES),)), False),
    ],
)
def test_a_deductible_met_is_in_the_limit_where_every_benefit_counts_it(coverage: Plan, counts: bool) -> None:
    assert limits(coverage)["in"] == (400 if counts else 0)


def test_the_benefits_of_a_network_say_what_counts_there() -> None:
    """Out of network one benefit counts nothing toward the limit, in network all do; another is not covered there."""
    one = Benefit(name="one", out_of_network=APPLIES)
    two = Benefit(name="two", out_of_network=None)
    coverage = Plan(
        name="Plan",
        benefits=(one, two),
        otherwise="one",
        deductible=APART,
        out_of_pocket_limit=APART,
        drug_deductible=tiers(100),
    )
    assert limits(coverage) == {"in": 450, "out": 300, "drug": 0}
    only_deductible = Enrollment(met=Met(deductible=40_000), met_out_of_network=Met(deductible=10_000))
    assert limits(coverage, only_deductible)["out"] == 0
    two_alone = Plan(name="Plan", benefits=(two,), otherwise="two", deductible=APART, out_of_pocket_limit=APART)
    assert limits(two_alone, only_deductible)["out"] == 100
