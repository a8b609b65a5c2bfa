"""What was paid under a benefit counts toward a most of its copays, whatever else the line that paid it asks for."""

import datetime

import pytest

from calculator.model.base import replaced
from calculator.model.plan import Benefit, CostShare, DeductibleUse, NetworkTier, Plan, Reading, TierShare
from tests.engine.cases import each, plan, priced, session

FIRST, SECOND, THIRD = datetime.date(2027, 2, 1), datetime.date(2027, 3, 1), datetime.date(2027, 4, 1)
COPAY = CostShare(copay=4_000, deductible=DeductibleUse.WAIVED)
OTHERS = [{}, {"copay_once_a_day": True}, {"copay_once_a_course": True}, {"copay_year_maximum": 90_000}]
"""What the rule of the line before may ask for, which changes nothing of what it paid."""


@pytest.mark.parametrize("asks", OTHERS)
def test_a_copay_out_of_network_counts_toward_the_most_of_the_year(asks: dict[str, object]) -> None:
    """40 of 60 are paid; 20 are left for the next visit."""
    limited = replaced(COPAY, copay_year_maximum=6_000)
    rule = plan(limited, benefit={"out_of_network": replaced(COPAY, **asks)})
    result = priced(rule, session(100, day=FIRST, network="out"), session(100, day=SECOND))
    assert each(result, "copay") == [40, 20]


@pytest.mark.parametrize("asks", OTHERS)
def test_so_does_that_of_a_benefit_that_is_counted_with_it(asks: dict[str, object]) -> None:
    benefits = (
        Benefit(name="visit", in_network=replaced(COPAY, copay_year_maximum=6_000)),
        Benefit(name="other", in_network=replaced(COPAY, **asks), limits_with="visit"),
    )
    reading = (Reading(service="dosing", benefit="visit"), Reading(service="integration", benefit="other"))
    rule = Plan(name="Plan", benefits=benefits, reading=reading)
    result = priced(rule, session(100, "integration", FIRST), session(100, "dosing", SECOND))
    assert each(result, "copay") == [40, 20]


@pytest.mark.parametrize("asks", OTHERS)
def test_what_coinsurance_was_taken_of_counts_too(asks: dict[str, object]) -> None:
    """Of 160 after the copay the coinsurance out of network is taken; 40 of 200 are left at 20%, the rest is at 10%."""
    share = CostShare(coinsurance=2_000, deductible=DeductibleUse.WAIVED)
    changing = replaced(share, coinsurance_changes_after=20_000, coinsurance_then=1_000)
    outside = replaced(COPAY, coinsurance=2_000, **asks)
    rule = plan(changing, benefit={"out_of_network": outside})
    result = priced(rule, session(200, day=FIRST, network="out"), session(140, day=SECOND))
    assert each(result, "coinsurance") == [32, 18]


def test_a_benefit_that_asks_for_nothing_is_not_counted_with_another() -> None:
    """Its copays are its own: the other benefit's most is all there."""
    benefits = (
        Benefit(name="visit", in_network=replaced(COPAY, copay_year_maximum=6_000)),
        Benefit(name="other", in_network=COPAY),
    )
    reading = (Reading(service="dosing", benefit="visit"), Reading(service="integration", benefit="other"))
    rule = Plan(name="Plan", benefits=benefits, reading=reading)
    result = priced(rule, session(100, "integration", FIRST), session(100, "dosing", SECOND))
    assert each(result, "copay") == [40, 40]


@pytest.mark.parametrize("asks", OTHERS)
def test_a_most_of_a_further_tier_is_kept_to_and_what_is_paid_in_the_others_counts_toward_it(
    asks: dict[str, object],
) -> None:
    """40 of 60 are paid in network; 20 are left for the first visit in the tier, and nothing for the next."""
    limited = TierShare(tier="tier_2", share=replaced(COPAY, copay_year_maximum=6_000))
    tier = NetworkTier(name="tier_2", title="Tier 2")
    rule = plan(replaced(COPAY, **asks), benefit={"further_tiers": (limited,)}, further_tiers=(tier,))
    in_tier = [session(100, day=day, network_tier="tier_2") for day in (SECOND, THIRD)]
    assert each(priced(rule, session(100, day=FIRST), *in_tier), "copay") == [40, 20, 0]


def test_a_percentage_that_changes_in_a_further_tier_does_so() -> None:
    """The first 200 at 20%, the rest at 10%: 32, then 8 and 10."""
    share = CostShare(coinsurance=2_000, coinsurance_changes_after=20_000, coinsurance_then=1_000)
    tier = NetworkTier(name="tier_2", title="Tier 2")
    rule = plan(benefit={"further_tiers": (TierShare(tier="tier_2", share=share),)}, further_tiers=(tier,))
    visits = [session(cents, day=day, network_tier="tier_2") for cents, day in ((160, FIRST), (140, SECOND))]
    assert each(priced(rule, *visits), "coinsurance") == [32, 18]
