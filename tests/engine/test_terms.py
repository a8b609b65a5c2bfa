"""What a coverage's words become for the rulebook: status, bounds, the amount allowed, and a maximizer's rule."""

import pytest

from calculator.engine.adjudication.program import maximizer_rule
from calculator.engine.adjudication.rulebook import COVERED, NO_LIMIT, NOT_COVERED, NOT_COVERED_OUT_OF_NETWORK, Rule
from calculator.engine.adjudication.terms import BenefitTerms, terms_of
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.member import Member
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare, Plan
from tests.engine.cases import plan, priced, session


def terms_in(rule: Plan, network: str, *, authorized: bool = True) -> BenefitTerms:
    """The terms of a dosing session."""
    return terms_of(rule, rule.benefit_for("dosing"), network, authorized=authorized)


def rule_of(share: CostShare) -> Rule:
    return terms_in(plan(share), "in").rule


@pytest.mark.parametrize(
    ("covered", "network", "status"),
    [
        (True, "in", COVERED),
        (True, "out", NOT_COVERED_OUT_OF_NETWORK),
        (False, "in", NOT_COVERED),
        (False, "out", NOT_COVERED),
    ],
)
def test_a_benefit_with_no_row_out_of_network(covered: bool, network: str, status: int) -> None:
    """What is not covered at all is not first of all not covered out of network."""
    rule = plan(benefit={"covered": covered, "out_of_network": None})
    assert terms_in(rule, network).status == status


def test_one_bound_per_visit_needs_not_the_other() -> None:
    most = rule_of(CostShare(coinsurance=1_000, most_per_visit=10_000))
    assert (most.visit_least, most.visit_most) == (0, 10_000)
    least = rule_of(CostShare(coinsurance=1_000, least_per_visit=5_000))
    assert (least.visit_least, least.visit_most) == (5_000, NO_LIMIT)


@pytest.mark.parametrize(
    ("allowed", "cents"),
    [
        (AllowedAmount(), 60_000),
        (AllowedAmount(basis=AllowedBasis.AMOUNT, amount=45_000, percent=5_000), 45_000),
        (AllowedAmount(basis=AllowedBasis.PERCENT_OF_BILLED, percent=7_501), 45_006),
        (AllowedAmount(basis=AllowedBasis.PERCENT_OF_MEDICARE, amount=20_001, percent=14_000), 28_001),
    ],
)
def test_the_amount_that_a_plan_allows_of_600(allowed: AllowedAmount, cents: int) -> None:
    assert priced(plan(CostShare(allowed=allowed)), session(600)).lines[0].amounts.allowed == cents


def test_a_maximizers_rule_is_its_monthly_part_and_nothing_else() -> None:
    share = CostShare(coinsurance=2_000, least_per_visit=5_000, most_per_visit=10_000)
    rule = maximizer_rule(rule_of(share), 8_333)
    assert (rule.copay, rule.coinsurance, rule.deductible_applies) == (8_333, 0, 0)
    assert (rule.visit_least, rule.visit_most, rule.counts_to_limit) == (0, NO_LIMIT, 0)


def test_what_is_not_covered_at_all_is_not_for_want_of_an_authorization() -> None:
    """So it has no rate: all of the 500 is billed and owed."""
    denied = Authorization(missing=MissingAuthorization.DENIED)
    rule = plan(
        CostShare(allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=40_000)),
        benefit={"covered": False, "authorization": denied},
    )
    line = priced(rule, session(500), member=Member(authorization_held=False)).lines[0]
    assert (line.amounts.allowed, line.amounts.excluded) == (50_000, 50_000)
    assert "excluded_not_covered" in {reason.code for reason in line.reasons}
