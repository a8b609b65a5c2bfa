"""The sentences beside the amounts: which rule is named, and that its figures are those that were used."""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.estimate import Reason
from calculator.model.member import LimitUse, Member, Met
from calculator.model.plan import AllowedAmount, AllowedBasis, CaseRate, CoinsuranceBase, Order, Plan, VisitTier
from calculator.reference.voice import Voice
from calculator.words.reasons import in_short, sentence
from tests.engine.cases import FIRST, amount, plan, priced, session
from tests.engine.reason_cases import said, share

RATE = AllowedBasis.AMOUNT


@pytest.mark.parametrize(
    ("allowed", "words"),
    [
        (AllowedAmount(), "the billed price of $500.00 as it stands"),
        (AllowedAmount(basis=RATE, amount=40_000), "the negotiated rate of $400.00"),
        (AllowedAmount(basis=AllowedBasis.PERCENT_OF_BILLED, percent=6_000), "60% of the billed price is $300.00"),
        (
            AllowedAmount(basis=AllowedBasis.PERCENT_OF_MEDICARE, amount=30_000, percent=14_000),
            "140% of the Medicare figure of $300.00 is $420.00",
        ),
    ],
)
def test_how_the_allowed_amount_was_found(allowed: AllowedAmount, words: str) -> None:
    assert words in said(priced(plan(share(allowed=allowed)), session(500)), "allowed")


def test_a_case_rate_is_named_for_its_services_only() -> None:
    rule = plan(
        share(allowed=AllowedAmount(basis=RATE, amount=40_000)), case_rate=CaseRate(amount=30_000, services=("lab",))
    )
    result = priced(rule, session(500), session(500, "lab"))
    assert "negotiated rate of $400.00" in said(result, "allowed", 0)
    assert "$300.00 is this session's part of the case rate" in said(result, "allowed", 1)


@pytest.mark.parametrize(
    ("parts", "amounts", "name", "words"),
    [
        ({}, {"deductible": 900}, "deductible", "the whole allowed amount of $500.00, because $900.00"),
        ({}, {"deductible": 200}, "deductible", "the last $200.00 of your deductible"),
        ({}, {"deductible": 500}, "deductible", "the last $500.00 of your deductible"),
        (
            {"copay": 10_000, "order": Order.COPAY_FIRST},
            {"deductible": 900},
            "deductible",
            "$400.00 counts toward the $900.00 that was left",
        ),
        ({"copay": 10_000}, {}, "copay", "$100.00 for this visit"),
        ({"copay": 60_000}, {}, "copay", "$500.00 of the $600.00 copayment"),
        ({"coinsurance": 2_000}, {}, "coinsurance", "20% of $500.00 is $100.00"),
        (
            {"coinsurance": 2_000},
            {"deductible": 100},
            "coinsurance",
            "20% of $400.00 left after the deductible is $80.00",
        ),
        (
            {"coinsurance": 2_000, "coinsurance_base": CoinsuranceBase.ALLOWED},
            {"deductible": 100},
            "coinsurance",
            "20% of the whole covered amount of $500.00; you pay $100.00",
        ),
        (
            {"coinsurance": 2_000, "most_per_visit": 6_000},
            {},
            "coinsurance",
            "lowered to $60.00 by the most per visit of $60.00",
        ),
        (
            {"coinsurance": 200, "least_per_visit": 6_000},
            {},
            "coinsurance",
            "raised to $60.00 by the least per visit of $60.00",
        ),
        (
            {"coinsurance": 5_000},
            {"limit": 60},
            "coinsurance",
            "50% of $500.00, cut by $190.00 to $60.00 because $60.00",
        ),
        (
            {"coinsurance": 5_000},
            {"limit": 60},
            "plan_pays",
            "pays $440.00, $190.00 of it because your out-of-pocket limit",
        ),
        ({"coinsurance": 5_000}, {}, "plan_pays", "pays $250.00: the allowed amount of $500.00 less your $250.00"),
        ({}, {}, "plan_pays", "pays the whole allowed amount of $500.00"),
        (
            {"copay": 10_000, "coinsurance": 5_000},
            {"deductible": 50},
            "member_pays",
            "$325.00: $50.00 + $100.00 + $175.00",
        ),
    ],
)
def test_which_rule_of_sharing_made_the_amount(
    parts: dict[str, Any], amounts: dict[str, int], name: str, words: str
) -> None:
    rule = plan(
        share(**parts),
        deductible=amount(amounts.get("deductible")),
        out_of_pocket_limit=amount(amounts.get("limit")),
    )
    assert words in said(priced(rule, session(500)), name)


def test_a_deductible_that_the_limit_cut() -> None:
    rule = plan(deductible=amount(500), out_of_pocket_limit=amount(500))
    member = Member(met=Met(deductible=0, out_of_pocket=40_000))
    assert "$100.00, because only $100.00 of your out-of-pocket limit" in said(
        priced(rule, session(300), member=member), "deductible"
    )


def test_the_first_visits_are_named_by_number_and_the_later_ones_are_not() -> None:
    rule = plan(share(copay=5_000), benefit={"first_visits": (VisitTier(through=2, copay=1_000),)})
    result = priced(rule, *(session(500) for _ in range(3)))
    assert "$10.00 for visit 2, one of the first visits" in said(result, "copay", 1)
    assert "$50.00 for this visit" in said(result, "copay", 2)


@pytest.mark.parametrize(
    ("benefit", "member", "words"),
    [
        ({"covered": False}, Member(), "does not cover this service, so the whole $500.00"),
        ({"authorization": Authorization()}, Member(authorization_held=False), "authorization is missing, so $500.00"),
        ({"waiting_days": 31}, Member(coverage_starts=FIRST), "waiting period of 31 days is not over, so $500.00"),
        ({"visit_limit": 0}, Member(), "limit of 0 visits in the plan year is used up"),
        (
            {"visit_limit": 4, "lifetime_visit_limit": 9},
            Member(limits_used=(LimitUse(benefit="visit", visits=4),)),
            "limit of 4 visits in the plan year",
        ),
        (
            {"visit_limit": 4, "lifetime_visit_limit": 9},
            Member(limits_used=(LimitUse(benefit="visit", lifetime_visits=9),)),
            "lifetime limit of 9 visits is used up",
        ),
        ({"allowance": 30_000}, Member(), "at most $300.00 a session; the other $200.00"),
        ({"dollar_limit": 30_000}, Member(), "$300.00 was left of what the plan pays, so $200.00"),
        (
            {"authorization": Authorization(missing=MissingAuthorization.AMOUNT, amount=5_000)},
            Member(authorization_held=False),
            "the plan pays $50.00 less and you owe it",
        ),
    ],
)
def test_why_the_plan_does_not_cover_it(benefit: dict[str, Any], member: Member, words: str) -> None:
    assert words in said(priced(plan(benefit=benefit), session(500), member=member), "excluded")


def test_out_of_network_without_a_benefit_there() -> None:
    result = priced(plan(benefit={"out_of_network": None}), session(500, network="out"))
    assert "does not cover this service out of network, so the whole $500.00" in said(result, "excluded")


def test_three_exclusions_on_one_line_have_three_sentences_that_add_up() -> None:
    """500, allowance 400: 100 over it; a penalty of 50 and 150 over the 200 left."""
    penalty = Authorization(missing=MissingAuthorization.AMOUNT, amount=5_000)
    rule = plan(benefit={"allowance": 40_000, "dollar_limit": 20_000, "authorization": penalty})
    result = priced(rule, session(500), member=Member(authorization_held=False))
    cents = {reason.code: reason.cents for reason in result.lines[0].reasons if reason.amount == "excluded"}
    assert cents == {"excluded_allowance": 10_000, "excluded_dollars": 15_000, "excluded_penalty": 5_000}


def test_balance_billing_and_the_discount_name_both_prices() -> None:
    rule = plan(share(allowed=AllowedAmount(basis=RATE, amount=40_000)))
    outside, inside = priced(rule, session(500, network="out")), priced(rule, session(500))
    assert "$500.00 billed less the allowed amount of $400.00 out of network" in said(outside, "balance_billed")
    assert "$500.00 billed less the allowed amount of $400.00. Nobody" in said(inside, "discount")


def test_nothing_that_is_zero_has_a_reason() -> None:
    result = priced(Plan(name="Plan"), session(500))
    assert [reason.amount for reason in result.lines[0].reasons] == ["billed", "allowed", "excluded", "member_pays"]


def test_a_reason_is_said_in_both_languages() -> None:
    reason = Reason("billed", "billed", 45_000, {"billed_cents": 45_000})
    assert sentence(reason) == "Billed price: the provider charges $450.00 for this session."
    assert sentence(reason, Voice("es")) != sentence(reason)
    assert "$450.00" in sentence(reason, Voice("es"))


def test_a_year_later_the_sentence_speaks_of_the_new_years_deductible() -> None:
    result = priced(plan(deductible=amount(300)), session(300), session(100, day=datetime.date(2027, 1, 5)))
    assert "because $300.00 of your deductible was still left" in said(result, "deductible")


def test_the_reasons_of_a_column_are_short() -> None:
    case = bundled.example()
    lines = estimate(case, case.plan("$2,000 plan")).likely.lines
    assert [in_short(line.reasons) for line in lines[6:9]] == [
        "All of it: $300.00 of the deductible was left",
        "Last $125.00 of the deductible · 20% of $325.00",
        "20% of $175.00",
    ]
    assert in_short(lines[7].reasons, Voice("es")) == "Últimos $125.00 del deducible · 20% de $325.00"
