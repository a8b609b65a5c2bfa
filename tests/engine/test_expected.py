"""Expected beside actual, and why: explanations of benefits that say what the rules would not have found.

The course: sessions of $500 a week from March 2, 2026.
"""

import datetime
from typing import Any

import pytest

from calculator.engine.expected import ExpectedActual, expected_and_actual
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, Network, ServiceLine
from calculator.model.happened import Explanation, Happened, ProcessedBy
from calculator.model.member import Member, Met, OtherCoverage
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare, DeductibleUse, Plan
from calculator.reference.voice import Voice
from calculator.words.expected import difference_words, paid_words, summary, why_words
from tests.engine.cases import amount, plan
from tests.engine.situations import benefit, rider

STARTS = datetime.date(2026, 3, 2)
EN, ES = Voice("en"), Voice("es")
COPAY = plan(CostShare(copay=4_000, deductible=DeductibleUse.WAIVED), deductible=amount(1_000))
FIFTH = plan(CostShare(coinsurance=2_000), deductible=amount(1_000), out_of_pocket_limit=amount(5_000))


def case_of(rule: Plan, *explained: dict[str, Any], member: Member | None = None, **parts: Any) -> Case:
    """A case whose first sessions have been explained."""
    facts = tuple(
        Happened(number=at, explanation=Explanation(**said)) for at, said in enumerate(explained, start=1) if said
    )
    line = ServiceLine(**({"service": "dosing", "count": 4, "price": PriceRange.fixed(50_000)} | parts), happened=facts)
    course = Course(title="Course", starts=STARTS, lines=(line,))
    return Case(course=course, plans=(rule,), chosen=rule.name, member=member or Member())


def explained(rule: Plan, *said: dict[str, Any], member: Member | None = None, **parts: Any) -> ExpectedActual:
    """The last session that was explained; all that is said of it can be said in both languages."""
    case = case_of(rule, *said, member=member, **parts)
    found = expected_and_actual(case)
    for one in found:
        for voice in (EN, ES):
            assert all("{" not in difference_words(difference, voice) for difference in one.differences)
    return found[-1]


def why(rule: Plan, *said: dict[str, Any], **parts: Any) -> list[str]:
    return [difference_words(one, EN) for one in explained(rule, *said, **parts).differences]


def test_a_session_that_came_out_as_expected_has_no_difference() -> None:
    """$500, all of it in the deductible of $1,000."""
    said = {"billed": 50_000, "allowed": 50_000, "plan_paid": 0, "member_owes": 50_000, "deductible": 50_000}
    one = explained(FIFTH, said | {"copay": 0, "coinsurance": 0, "not_covered": 0, "deductible_met": 50_000})
    assert (one.differences, one.more, one.expected) == ((), 0, one.actual)


def test_the_copay_and_the_deductible_where_only_the_copay_was_due() -> None:
    said = {"allowed": 50_000, "plan_paid": 0, "deductible": 46_000, "copay": 4_000, "coinsurance": 0}
    assert why(COPAY, said) == [
        (
            "The plan took the copay ($40.00) and the deductible ($460.00); under your plan's terms only the copay of "
            "$40.00 was due."
        )
    ]
    assert explained(COPAY, said).more == 46_000


def test_another_allowed_amount_is_the_plans_rate_and_no_other_coinsurance() -> None:
    """20% of $412.00 is $82.40, as the plan says; only what is allowed is another."""
    rule = plan(CostShare(coinsurance=2_000, allowed=AllowedAmount(amount=45_000, basis=AllowedBasis.AMOUNT)))
    said = {"billed": 50_000, "allowed": 41_200, "plan_paid": 32_960, "coinsurance": 8_240, "member_owes": 8_240}
    assert why(rule, said) == ["Allowed $412.00, not $450.00: the plan's rate is not the one entered here."]


def test_processed_out_of_network_is_told_once_with_what_follows_from_it() -> None:
    half = {"out_of_network": CostShare(coinsurance=5_000)}
    rule = plan(CostShare(coinsurance=2_000), **benefit(**half))
    said = {"network": Network.OUT, "allowed": 50_000, "plan_paid": 25_000, "coinsurance": 25_000}
    assert why(rule, said) == ["Processed out of network; the session is entered as in network."]


@pytest.mark.parametrize(
    ("rule", "said", "words"),
    [
        (COPAY, {"billed": 52_500}, ["Billed $525.00, not $500.00."]),
        (
            COPAY,
            {"plan_paid": 0, "not_covered": 50_000},
            ["Not covered: the plan paid nothing of the $500.00; under your plan's terms the session is covered."],
        ),
        (
            plan(**benefit(covered=False)),
            {"allowed": 50_000, "plan_paid": 40_000, "copay": 10_000},
            ["The plan paid $400.00; as your plan is entered here it does not cover the session."],
        ),
        (
            plan(CostShare(deductible=DeductibleUse.WAIVED, coinsurance=2_000), deductible=amount(1_000)),
            {"deductible": 50_000, "coinsurance": 0, "plan_paid": 0},
            ["$500.00 of the deductible was taken; under your plan's terms it does not apply to this service."],
        ),
        (COPAY, {"copay": 6_000}, ["The copay was $60.00, not $40.00."]),
        (COPAY, {"copay": 0}, ["No copay was taken; $40.00 was due."]),
        (
            plan(CostShare(coinsurance=2_000)),
            {"coinsurance": 15_000},
            ["Coinsurance was 30% of $500.00, not 20%."],
        ),
        (plan(CostShare(coinsurance=2_000)), {"coinsurance": 12_345}, ["Coinsurance was $123.45, not $100.00."]),
        (
            plan(CostShare(coinsurance=2_000)),
            {"allowed": 50_000, "plan_paid": 35_000},
            [
                (
                    "What is said leaves $50.00 to you without saying as what; it is taken as not covered until you "
                    "enter it."
                )
            ],
        ),
        (COPAY, {"visits_used": 3}, ["Visits used to date: 3; counted here: 1."]),
    ],
)
def test_why_it_came_out_otherwise(rule: Plan, said: dict[str, Any], words: list[str]) -> None:
    assert why(rule, said | {"claim": "A"}) == words


def test_the_deductible_and_the_limit_that_were_met() -> None:
    met = Member(met=Met(deductible=100_000, out_of_pocket=500_000))
    assert why(FIFTH, {"coinsurance": 10_000}, member=met) == [
        "Cost sharing of $100.00 was taken though the out-of-pocket limit was met: $0.00 was due."
    ]
    met = Member(met=Met(deductible=100_000, out_of_pocket=100_000))
    assert why(FIFTH, {"deductible": 50_000, "coinsurance": 0, "plan_paid": 0}, member=met)[0] == (
        "$500.00 of the deductible was taken; as far as is known here it was met before this session."
    )


def test_the_plan_and_not_the_rider_processed_it() -> None:
    rule = plan(CostShare(coinsurance=5_000), rider=rider())
    found = why(rule, {"processed_by": ProcessedBy.PLAN, "plan_paid": 25_000, "coinsurance": 25_000})
    assert found == ["The plan itself processed it; under your plan's terms the carve-out rider takes this service."]


def test_what_is_expected_of_a_session_counts_what_was_said_of_those_before() -> None:
    """The first session took $700 of the deductible in all, by what its explanation states; $300 was left."""
    first = {"deductible": 50_000, "plan_paid": 0, "deductible_met": 70_000}
    one = explained(FIFTH, first, {"claim": "B"})
    assert (one.expected.deductible, one.expected.coinsurance) == (30_000, 4_000)


def test_what_a_second_plan_did_not_pay_is_left_to_the_member() -> None:
    """It was expected to pay half of $500 and paid $100."""
    member = Member(other_coverage=OtherCoverage(plan=plan(CostShare(coinsurance=5_000), name="Second")))
    said = {"processed_by": ProcessedBy.SECOND_PLAN, "second_plan_paid": 10_000, "member_owes": 40_000}
    one = explained(FIFTH, said, member=member)
    assert one.more == 15_000
    assert why_words(one, EN) == (
        "The second plan paid $100.00, not $250.00.",
        "$150.00 more is left to you than was expected.",
    )


def test_a_refund_is_said_once_more_was_paid_than_is_owed() -> None:
    one = explained(COPAY, {"copay": 4_000, "member_paid": 6_500})
    assert paid_words(one, EN) == "You have paid $65.00; $25.00 should come back to you."
    assert paid_words(explained(COPAY, {"copay": 4_000, "member_paid": 1_000}), ES) == (
        "Ha pagado $10.00; faltan por pagar $30.00."
    )


def test_a_denied_claim_is_told_as_its_paper_prints_it() -> None:
    """$0 allowed, and all of it owed."""
    case = case_of(COPAY, {"allowed": 0, "plan_paid": 0, "not_covered": 50_000})
    text = summary(case, expected_and_actual(case), EN)
    assert "  Allowed: expected $500.00, actual $0.00\n" in text
    assert "  The plan leaves to you: expected $40.00, actual $500.00\n" in text
    assert "Not covered: the plan paid nothing of the $500.00" in text
    assert "$460.00 more is left to you than was expected." in text


def test_the_summary_has_claim_day_expected_actual_and_why_and_nothing_of_the_others() -> None:
    case = case_of(COPAY, {"copay": 4_000, "claim": "A-17"}, {"copay": 6_000, "claim": "B-18"})
    text = summary(case, expected_and_actual(case), EN)
    assert "A-17" not in text
    assert "Mar 9, 2026, Dosing session (2 of 4), claim B-18" in text
    assert "  The plan leaves to you: expected $40.00, actual $60.00\n  - The copay was $60.00, not $40.00." in text
    assert summary(case, expected_and_actual(case)[:1], EN) == ""
