"""Why each who pays beside the plan pays what they pay, in words."""

import pytest

from calculator.model.funding import Account, AccountKind, Assistance, AssistanceMode, Funding, FundingKind
from calculator.model.member import Coordination, Member, OtherCoverage
from calculator.model.plan import Benefit, Reading, Rider, RiderPays, VisitTier
from tests.engine.cases import plan, priced, session
from tests.engine.reason_cases import said, share


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (Coordination.STANDARD, "$200.00 of its own benefit of $450.00: up to the higher"),
        (Coordination.BASIC, "$200.00. Its own benefit is $450.00; with the first plan's $300.00"),
        (Coordination.NON_DUPLICATION, "its own benefit of $450.00 less the first plan's $300.00 is $150.00"),
        (Coordination.CARVE_OUT, "it pays first, $450.00"),
    ],
)
def test_a_second_plan_is_named_by_its_method(method: Coordination, words: str) -> None:
    other = OtherCoverage(plan=plan(share(coinsurance=1_000)), coordination=method)
    result = priced(plan(share(coinsurance=4_000)), session(500), member=Member(other_coverage=other))
    assert words in said(result, "second_plan")


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (AssistanceMode.COUNTS, "$100.00 of your share, and this counts"),
        (AssistanceMode.ACCUMULATOR, "$100.00 of your share, and your plan does not count it"),
    ],
)
def test_a_program_says_whether_it_counts(mode: AssistanceMode, words: str) -> None:
    member = Member(assistance=Assistance(yearly=10_000, mode=mode))
    result = priced(plan(share(coinsurance=5_000)), session(500, drug=True), member=member)
    assert words in said(result, "assistance")
    assert "$150.00: $250.00 less the $100.00 that others and your accounts pay" in said(result, "member_pays")


def test_a_maximizers_share_is_no_copayment_of_the_plans() -> None:
    """1,200 over 12 sessions is 100 of each, whatever the plan's copay and first visits are."""
    first = {"first_visits": (VisitTier(through=1, copay=1_000),)}
    member = Member(assistance=Assistance(yearly=120_000, mode=AssistanceMode.MAXIMIZER))
    result = priced(plan(share(copay=10_000), benefit=first), *[session(500, drug=True)] * 2, member=member)
    for at in (0, 1):
        assert said(result, "copay", at).startswith("Your share is $100.00: under a maximizer the plan spreads")
    assert "$100.00 for this visit" in said(priced(plan(share(copay=10_000)), session(500, drug=True)), "copay")


@pytest.mark.parametrize("kind", [kind for kind in AccountKind if kind is not AccountKind.LSA])
def test_an_account_says_what_is_left_in_it(kind: AccountKind) -> None:
    rule = plan(share(coinsurance=5_000), accounts=(Account(kind=kind, yearly=30_000),))
    words = said(priced(rule, session(500)), "account")
    assert "$250.00 of your share" in words
    assert "$50.00 is left" in words


@pytest.mark.parametrize(
    ("funding", "accounts", "words"),
    [
        (Funding(), (), "bears the $250.00 that the plan pays (self-funded plan)"),
        (Funding(), (Account(kind=AccountKind.HRA, yearly=4_000),), "bears the $250.00 that the plan pays and $40.00"),
        (
            Funding(kind=FundingKind.INSURED),
            (Account(kind=AccountKind.HRA, yearly=4_000),),
            "The insurer bears what the plan pays; your employer bears $40.00",
        ),
        (Funding(kind=FundingKind.LEVEL_FUNDED), (), "up to the attachment point"),
    ],
)
def test_who_bears_it_is_said_by_the_kind_of_funding(
    funding: Funding, accounts: tuple[Account, ...], words: str
) -> None:
    rule = plan(share(coinsurance=5_000), funding=funding, accounts=accounts)
    assert words in said(priced(rule, session(500)), "employer_pays")


def test_a_rider_that_paid_first_is_named() -> None:
    one = Benefit(name="kat", in_network=share(coinsurance=7_000))
    reading = (Reading(service="dosing", benefit="kat"),)
    rider = Rider(title="Rider", pays=RiderPays.FIRST, benefits=(one,), reading=reading)
    result = priced(plan(share(coinsurance=8_000), rider=rider), session(500))
    assert "pays $220.00, $150.00 of it from the carve-out rider" in said(result, "plan_pays")
