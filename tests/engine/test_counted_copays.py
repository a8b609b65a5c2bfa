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


ASKED = [
    (replaced(COPAY, copay_once_a_day=True), [40, 0, 40]),
    (replaced(COPAY, copay_once_a_course=True), [40, 0, 0]),
    (replaced(COPAY, copay_year_maximum=6_000), [40, 20, 0]),
]


@pytest.mark.parametrize(("asks", "paid"), ASKED)
def test_what_only_a_further_tier_asks_for_holds_there(asks: CostShare, paid: list[int]) -> None:
    """In network and out of it the plan asks for nothing of the kind."""
    tier = TierShare(tier="preferred", share=asks)
    rule = plan(COPAY, benefit={"further_tiers": (tier,)}, further_tiers=(NetworkTier(name="preferred"),))
    lines = [session(100, day=day)._replace(network_tier="preferred") for day in (FIRST, FIRST, SECOND)]
    assert each(priced(rule, *lines), "copay") == paid


def test_coinsurance_that_changes_in_a_further_tier_changes_there() -> None:
    """50% of the first 800, 10% beyond: 250 | 150 + 20."""
    share = CostShare(coinsurance=5_000, coinsurance_changes_after=80_000, coinsurance_then=1_000)
    tier = TierShare(tier="preferred", share=replaced(share, deductible=DeductibleUse.WAIVED))
    rule = plan(COPAY, benefit={"further_tiers": (tier,)}, further_tiers=(NetworkTier(name="preferred"),))
    lines = [session(500, day=day)._replace(network_tier="preferred") for day in (FIRST, SECOND)]
    assert each(priced(rule, *lines), "coinsurance") == [250, 170]


def test_one_copay_for_the_course_is_the_highest_of_all_benefits_that_ask_for_it() -> None:
    """40 for a visit, then what is left of 100 for a dosing session; then neither, in the next year either."""
    shares = {"dosing": replaced(COPAY, copay=10_000, copay_once_a_course=True)}
    shares["integration"] = replaced(COPAY, copay_once_a_course=True)
    benefits = tuple(Benefit(name=name, in_network=share) for name, share in shares.items())
    rule = Plan(name="Plan", benefits=benefits, reading=tuple(Reading(service=one, benefit=one) for one in shares))
    next_year = datetime.date(2028, 1, 10)
    lines = [session(100, "integration", FIRST), session(500, "dosing", SECOND), session(500, "dosing", next_year)]
    assert each(priced(rule, *lines, session(100, "integration", next_year)), "copay") == [40, 60, 0, 0]


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
