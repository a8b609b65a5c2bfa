"""What the sheet says of the plan's rules and of what is already met: nothing that the estimate uses goes unsaid."""

from enum import StrEnum

import pytest

from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.estimate import FlagLevel
from calculator.model.funding import AccountKind, AssistanceMode, FundingKind
from calculator.model.member import Coordination, CoverageTier, LimitUse, Member, Met
from calculator.model.plan import Benefit, CostShare, Order, Reading, Rider, RiderPays
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference.texts import LANGUAGES, catalogue
from tests.sheets.reading import made, text


def test_what_is_met_and_whom_the_plan_covers_is_said() -> None:
    member = Member(tier=CoverageTier.FAMILY, met=Met(deductible=12_300, out_of_pocket=45_600))
    said = text(made(changed(example(), member=member)))
    assert "You: $123.00 toward the deductible, $456.00 toward the out-of-pocket limit." in said
    assert "$2,000.00 for one person, $4,000.00 for the family" in said
    assert "The plan covers you and your family." in said


def test_no_rule_of_the_plan_is_left_unsaid() -> None:
    case = example()
    first = case.chosen_plan.benefit_for("evaluation")
    assert first is not None
    rest = (benefit for benefit in case.chosen_plan.benefits if benefit is not first)
    share = changed(
        first.in_network, copay=2_500, order=Order.COPAY_FIRST, most_per_visit=40_000, counts_to_limit=False
    )
    benefit = changed(first, in_network=share, visit_limit=30, lifetime_dollar_limit=900_000, waiting_days=10)
    rider = Rider(
        title="KAT rider",
        benefits=(Benefit(name="kat", title="KAT session", in_network=CostShare(copay=5_000)),),
        reading=(Reading(service="dosing", benefit="kat"),),
    )
    plan = changed(
        case.chosen_plan,
        benefits=(benefit, *rest),
        rider=rider,
        year_starts="07-01",
        accumulator_year=AccumulatorYear.CALENDAR,
        last_quarter_carries_over=CarryOver.ALWAYS,
    )
    used = LimitUse(benefit=benefit.name, visits=2, dollars=12_300, lifetime_visits=4, lifetime_dollars=45_600)
    member = Member(limits_used=(used,), met_last_quarter=7_000, met=Met(deductible=7_000, out_of_pocket=7_000))
    said = text(made(changed(case, plans=(plan,), chosen=plan.name, member=member)))
    for words in (
        "Specialist office visit: $25.00 copay, then the deductible, then 20% coinsurance; at most $400.00 a visit;",
        "a visit; it does not count toward the out-of-pocket limit. At most 30 visits a year.",
        "The plan pays at most $9,000.00 in a lifetime. Covered after a waiting period of 10 days.",
        "“KAT rider”: Deductible None. “KAT rider”: Out-of-pocket limit None stated.",
        "Under “KAT rider”, in place of the medical plan. KAT session: $50.00 copay, after the deductible.",
        "Starts on 07/01 (month/day) of each year. The deductible and the out-of-pocket limit run with the calendar",
        "Specialist office visit: visits used: 2. Specialist office visit: the plan has paid $123.00 this year.",
        "Specialist office visit: visits used of the lifetime limit: 4.",
        "Specialist office visit: the plan has paid $456.00 of the lifetime limit.",
        "$70.00 of the deductible was met in the last three months of the year and carries over.",
    ):
        assert words in said, words


@pytest.mark.parametrize(
    ("start", "kinds"),
    [
        ("sheet.assume_", CoverageTier),
        ("sheet.assume_", FundingKind),
        ("sheet.assume_second_", Coordination),
        ("sheet.assume_program_", AssistanceMode),
        ("sheet.account_", AccountKind),
        ("sheet.rider_", RiderPays),
        ("shared.flag_", FlagLevel),
        ("services.", Service),
    ],
)
def test_every_kind_has_its_words(start: str, kinds: type[StrEnum]) -> None:
    for kind in kinds:
        for language in LANGUAGES:
            assert catalogue(language)[start + kind.value]
