"""A plan with more than two networks: what a session in one of them says of itself, and what counts where."""

import datetime

import pytest

from calculator.engine.confirmation.to_confirm import open_points
from calculator.engine.pricing import estimate, price
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import DatedLine, Priced
from calculator.model.faults import InvalidError
from calculator.model.member import Member, Met, SingleCaseAgreement, TierMet
from calculator.model.plan import (
    Benefit,
    CostShare,
    NetworkTier,
    Plan,
    Reading,
    TierAmounts,
    TierShare,
    YearFigures,
    YearlyAmount,
)
from calculator.reference.voice import Voice
from calculator.words.reasons import in_short, sentence
from calculator.words.to_confirm import assumption_words

TIER = NetworkTier(
    name="tier_2",
    title="Tier 2",
    deductible=TierAmounts(individual=100_000),
    out_of_pocket_limit=TierAmounts(individual=600_000),
)
PLAN = Plan(
    name="Plan",
    deductible=YearlyAmount(in_network=TierAmounts(individual=50_000), out_of_network=TierAmounts(individual=200_000)),
    out_of_pocket_limit=YearlyAmount(in_network=TierAmounts(individual=300_000)),
    further_tiers=(TIER,),
    benefits=(
        Benefit(
            name="visit",
            in_network=CostShare(coinsurance=1_000),
            out_of_network=CostShare(coinsurance=4_000),
            further_tiers=(TierShare(tier="tier_2", share=CostShare(coinsurance=2_000)),),
        ),
        Benefit(name="elsewhere_not", in_network=CostShare()),
    ),
    reading=(Reading(service="dosing", benefit="visit"), Reading(service="intake", benefit="elsewhere_not")),
)
DAY = datetime.date(2026, 3, 2)


def line(
    cents: int, network: str = "in", tier: str = "", service: str = "dosing", day: datetime.date = DAY
) -> DatedLine:
    return DatedLine(day, service, "", 1, 1, cents, network, network_tier=tier)


def paid(priced: Priced) -> list[int]:
    return [one.amounts.member_pays for one in priced.lines]


def test_each_network_has_its_own_deductible_and_share() -> None:
    """1,000 + 20% of 200; 400 of 500; 2,000 + 40% of 500."""
    lines = (line(120_000, tier="tier_2"), line(40_000), line(250_000, "out"))
    assert paid(price(lines, PLAN, Member())) == [104_000, 40_000, 220_000]


@pytest.mark.parametrize(
    ("counts", "inside"),
    [
        ({}, 40_000),
        ({"counts_toward": ("in",)}, 4_000),
        ({"counted_from": ("in",)}, 40_000),
        ({"counts_toward": ("out",)}, 40_000),
    ],
)
def test_what_is_paid_in_a_tier_counts_where_the_plan_says(counts: dict[str, object], inside: int) -> None:
    """Where the 1,000 of the tier count in network, its 500 are met: 10% of 400. Else 400 of the 500 left."""
    plan = changed(PLAN, further_tiers=(changed(TIER, **counts),))
    assert paid(price((line(120_000, tier="tier_2"), line(40_000)), plan, Member()))[1] == inside


def test_nothing_goes_on_to_a_third_network() -> None:
    """Tier 2 counts toward tier 3, and tier 3 toward in network: tier 2 does not count in network."""
    third = NetworkTier(name="tier_3", deductible=TierAmounts(individual=100_000), counts_toward=("in",))
    plan = changed(PLAN, further_tiers=(changed(TIER, counts_toward=("tier_3",)), third))
    assert paid(price((line(120_000, tier="tier_2"), line(40_000)), plan, Member()))[1] == 40_000


def test_what_is_met_of_a_tier_is_its_own() -> None:
    """900 of the tier's 1,000 are met: 100 + 20% of 500. In network nothing is: 200 of 500."""
    member = Member(met_in_tiers=(TierMet(tier="tier_2", met=Met(deductible=90_000, out_of_pocket=90_000)),))
    assert paid(price((line(60_000, tier="tier_2"), line(20_000)), PLAN, member)) == [20_000, 20_000]


def test_a_plan_year_has_its_own_figures_of_a_tier() -> None:
    """The deductible of 1,000 is 1,500 from 2027 on: 1,000 + 20% of 200, then 1,500 + 20% of 100."""
    later = changed(TIER, deductible=TierAmounts(individual=150_000))
    plan = changed(PLAN, years=(YearFigures(year=2027, further_tiers=(later,)),))
    lines = (line(120_000, tier="tier_2"), line(160_000, tier="tier_2", day=datetime.date(2027, 1, 5)))
    assert paid(price(lines, plan, Member())) == [104_000, 152_000]


def test_an_agreement_with_a_provider_out_of_network_does_not_move_one_of_a_tier() -> None:
    member = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=10_000),))
    assert paid(price((line(120_000, tier="tier_2"), line(30_000, "out")), PLAN, member)) == [104_000, 10_000]


def test_the_reasons_name_the_tier() -> None:
    first = price((line(120_000, tier="tier_2"),), PLAN, Member()).lines[0]
    assert "the plan's network tier “Tier 2”" in sentence(first.reasons[0])
    assert "«Tier 2»" in sentence(first.reasons[0], Voice("es"))
    excluded = price((line(30_000, tier="tier_2", service="intake"),), PLAN, Member()).lines[0]
    assert in_short(excluded.reasons) == "Not covered in Tier 2"
    assert excluded.amounts.excluded == 30_000


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"further_tiers": (TIER, TIER)}, "two network tiers have the same name"),
        ({"further_tiers": ()}, "which is no network here"),
        ({"further_tiers": (changed(TIER, counts_toward=("nowhere",)),)}, "counts for “nowhere”"),
        ({"further_tiers": (changed(TIER, out_of_pocket_limit=TierAmounts(individual=1)),)}, "below the deductible"),
        ({"years": (YearFigures(year=2027, further_tiers=(NetworkTier(name="other"),)),)}, "which is no network here"),
    ],
)
def test_a_plan_whose_tiers_do_not_fit_together_is_refused(parts: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidError, match=message):
        changed(PLAN, **parts)


@pytest.mark.parametrize("name", ["in", "out", "drug"])
def test_a_tier_has_no_other_networks_name(name: str) -> None:
    with pytest.raises(InvalidError, match="is the name of something else"):
        NetworkTier(name=name)


def test_the_tier_that_is_taken_for_granted_is_to_be_confirmed() -> None:
    session = ServiceLine(service="dosing", price=PriceRange.fixed(120_000), network_tier="tier_2")
    case = Case(course=Course(title="C", starts=DAY, lines=(session,)), plans=(PLAN,), chosen="Plan")
    points = {point.assumption: point for point in open_points(case, PLAN, estimate(case, PLAN), DAY)}
    words = "The clinic is in the plan's network, in the tier that is entered for it: Tier 2."
    assert assumption_words(points["network"], Voice("en")) == words
    # Out of network the deductible of 2,000 takes all of it: 160 more than 1,000 + 20% of 200.
    assert points["network"].then.member_pays == 120_000
