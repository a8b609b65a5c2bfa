"""The examples of docs/counterexamples.md: where raising what is met costs more, to the cent."""

import datetime

from calculator.model.estimate import DatedLine
from calculator.model.member import Member, Met
from calculator.model.plan import (
    Benefit,
    CoinsuranceBase,
    CostShare,
    NetworkCredit,
    Plan,
    Reading,
    TierAmounts,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from tests.properties.later_day import pays_after


def test_what_is_met_of_a_deductible_can_cost_a_copay_that_is_not_charged_on_the_crossing_visit() -> None:
    """Understood: deductible 1,000, copay 50 but not on the crossing visit, 2 x 600. Met 399: 600 + 1. Met 400: 600,
    and the second visit, which crosses nothing any more, bears the copay."""
    share = CostShare(copay=5_000, copay_when_crossing=False)
    deductible = YearlyAmount(in_network=TierAmounts(individual=100_000))
    plan = Plan(
        name="Plan", deductible=deductible, benefits=(Benefit(name="visit", in_network=share),), otherwise="visit"
    )
    line = DatedLine(datetime.date(2026, 3, 1), "dosing", "", 1, 2, 60_000)
    for met, pays in ((39_900, 60_100), (40_000, 65_000)):
        member = Member(met=Met(deductible=met))
        assert pays_after((line, replace_day(line, 8)), plan, member, None) == pays


def replace_day(line: DatedLine, day: int) -> DatedLine:
    return line._replace(date=line.date.replace(day=day))


def test_a_deductible_that_is_met_carries_nothing_over_in_the_second_form() -> None:
    """Understood: deductible 900, 100 in October. Met 750: 850 at the year's end, so 100 go on. Met 800: none do."""
    deductible = YearlyAmount(in_network=TierAmounts(individual=90_000))
    plan = Plan(
        name="Plan",
        deductible=deductible,
        benefits=(Benefit(name="visit"),),
        otherwise="visit",
        last_quarter_carries_over=CarryOver.IF_NOT_MET,
    )
    lines = tuple(
        DatedLine(day, "dosing", "", 1, 2, cents)
        for day, cents in ((datetime.date(2026, 10, 10), 10_000), (datetime.date(2027, 2, 1), 500_000))
    )
    for met, pays in ((75_000, 90_000), (80_000, 100_000)):
        assert pays_after(lines, plan, Member(met=Met(deductible=met)), None) == pays


def test_a_larger_amount_met_leaves_less_to_carry_over() -> None:
    """Understood: deductible 900, an October visit of 500 that is the member's in any case, then one without a share.
    Nothing met: 500 of it are deductible and go on. 500 met: only 400 do."""
    shares = {"dosing": CostShare(coinsurance=10_000), "integration": CostShare()}
    plan = Plan(
        name="Plan",
        deductible=YearlyAmount(in_network=TierAmounts(individual=90_000)),
        benefits=tuple(Benefit(name=name, in_network=share) for name, share in shares.items()),
        reading=tuple(Reading(service=name, benefit=name) for name in shares),
        last_quarter_carries_over=CarryOver.ALWAYS,
    )
    lines = (
        DatedLine(datetime.date(2026, 10, 10), "dosing", "", 1, 1, 50_000),
        DatedLine(datetime.date(2027, 2, 1), "integration", "", 1, 1, 500_000),
    )
    for met, pays in ((0, 50_000 + 40_000), (50_000, 50_000 + 50_000)):
        assert pays_after(lines, plan, Member(met=Met(deductible=met)), None) == pays


def test_a_deductible_met_in_one_network_counts_less_in_the_other() -> None:
    """Understood: in-network sessions count toward both deductibles of 1,000; coinsurance 80% in network. With nothing
    met 600 + 400; with 1,000 met in network 480 of coinsurance, which counts outside no more, and 600."""
    thousand = TierAmounts(individual=100_000)
    one = Benefit(name="visit", in_network=CostShare(coinsurance=8_000), out_of_network=CostShare())
    plan = Plan(
        name="Plan",
        deductible=YearlyAmount(in_network=thousand, out_of_network=thousand),
        network_credit=NetworkCredit.IN_COUNTS_OUT,
        benefits=(one,),
        otherwise="visit",
    )
    day = datetime.date(2026, 3, 1)
    lines = tuple(DatedLine(day, "dosing", "", 1, 1, 60_000, network) for network in ("in", "out"))
    for met, pays in ((0, 100_000), (100_000, 108_000)):
        assert pays_after(lines, plan, Member(met=Met(deductible=met)), None) == pays


def test_a_least_per_visit_eats_up_what_was_gained() -> None:
    """Understood: least 30, coinsurance 10%, a visit of 100. 80 left of the deductible: 80 + 20; 70 left: 70 + 30."""
    share = CostShare(coinsurance=1_000, least_per_visit=3_000)
    plan = Plan(
        name="Plan",
        deductible=YearlyAmount(in_network=TierAmounts(individual=8_000)),
        benefits=(Benefit(name="visit", in_network=share),),
        otherwise="visit",
    )
    line = DatedLine(datetime.date(2026, 3, 1), "dosing", "", 1, 1, 10_000)
    assert [pays_after((line,), plan, Member(met=Met(deductible=met)), None) for met in (0, 1_000)] == [10_000, 10_000]


def test_coinsurance_of_the_whole_allowed_amount_is_bounded_by_each_half_of_a_cut_bill() -> None:
    """Understood: deductible 500, coinsurance 20% of the allowed amount. Whole: 500 + 200. Halves: 500 + 0, 100."""
    share = CostShare(coinsurance=2_000, coinsurance_base=CoinsuranceBase.ALLOWED)
    deductible = YearlyAmount(in_network=TierAmounts(individual=50_000))
    plan = Plan(
        name="Plan", deductible=deductible, benefits=(Benefit(name="visit", in_network=share),), otherwise="visit"
    )
    whole = DatedLine(datetime.date(2026, 3, 1), "dosing", "", 1, 1, 100_000)
    half = whole._replace(billed=50_000)
    for lines, pays in (((whole,), 70_000), ((half, half), 60_000)):
        assert pays_after(lines, plan, Member(), None) == pays
