"""In which order claims count, and in which network and tier a session is: worked by hand.

The course of ``happened_cases``: four sessions of $500, 20% after a deductible of $1,000 and a limit of $1,500."""

import datetime

import pytest

from calculator.engine.pricing import estimate
from calculator.model.base import replaced
from calculator.model.course import Network
from calculator.model.estimate import Priced
from calculator.model.funding import AccountBalance, Contribution
from calculator.model.happened import SessionState
from calculator.model.member import Enrollment, Member, Met, OtherCoverage, PlanChange, PlanEnrollment
from calculator.model.plan import CostShare, NetworkTier, TierShare
from tests.engine.cases import amount, each, plan
from tests.engine.funding_cases import HSA, account
from tests.engine.happened_cases import FIFTH, PLAN, case_of, fact, priced

TOOK = {"deductible": 50_000, "plan_paid": 0}
"""What the first session took."""


def march(day: int) -> datetime.date:
    return datetime.date(2026, 3, day)


def test_a_claim_without_a_day_of_processing_came_after_those_before_it() -> None:
    """The first, of April, says that the deductible is met; the second, which came later, that 500 of it are."""
    first = fact(1, **TOOK, deductible_met=100_000, processed_on=datetime.date(2026, 4, 10))
    second = fact(2, deductible=50_000, deductible_met=50_000)
    assert each(priced(first, second), "member_pays") == [500, 500, 500, 0]


def test_a_done_session_of_which_no_claim_is_known_keeps_its_place() -> None:
    second = fact(2, **TOOK, deductible_met=100_000)
    assert each(priced(fact(1), second), "member_pays") == [500, 500, 100, 100]


def test_a_missed_session_says_nothing_of_what_is_used_to_date() -> None:
    missed = fact(1, SessionState.MISSED, billed=7_500, deductible_met=100_000)
    assert each(priced(missed), "member_pays") == [75, 500, 500, 100]


def test_amounts_of_a_day_in_the_next_year_hold_no_claim_of_this_year() -> None:
    """Sessions on December 21 and 28, January 4 and 11; 500 are met as of January 10, the session of the 4th."""
    member = Member(met=Met(deductible=50_000), met_as_of=datetime.date(2027, 1, 10))
    case = case_of(fact(1, **TOOK, processed_on=datetime.date(2027, 1, 20)), member=member)
    case = replaced(case, course=replaced(case.course, starts=datetime.date(2026, 12, 21)))
    assert each(estimate(case, PLAN).likely, "member_pays") == [500] * 4


def test_amounts_of_a_day_in_another_coverage_move_no_claim_of_the_plan() -> None:
    """The second plan's deductible of 500 was met by March 8: of the session before it pays nothing, whenever that was
    processed, and of those after half of its own price, at most what is left."""
    enrolled = Enrollment(met=Met(deductible=50_000), met_as_of=march(8))
    second = plan(CostShare(coinsurance=5_000), name="Second", deductible=amount(500))
    member = Member(other_coverage=OtherCoverage(plan=second, enrollment=enrolled))
    for day in (None, march(5), march(20)):
        assert each(priced(fact(1, **TOOK, processed_on=day), member=member), "second_plan") == [0, 250, 100, 100]


def test_money_that_comes_in_between_pays_no_session_before_it() -> None:
    """200 come into the HSA on March 5: they are the second session's."""
    gift = Contribution(own=20_000, starts=march(1), day_of_month=5)
    member = Member(balances=(AccountBalance(kind=HSA, balance=0, contributions=(gift,)),))
    rule = replaced(PLAN, accounts=(account(HSA, 0),))
    found = priced(fact(1, **TOOK, processed_on=march(20)), rule=rule, member=member)
    assert each(found, "account")[:2] == [0, 200]


def in_tier(network: Network | None) -> Priced:
    """A copay of 20 in the tier of the course, 20% in network, half outside; all without a deductible."""
    of_tier = (TierShare(tier="second", share=CostShare(copay=2_000)),)
    shares = {"further_tiers": of_tier, "out_of_network": CostShare(coinsurance=5_000)}
    rule = plan(FIFTH, benefit=shares, further_tiers=(NetworkTier(name="second"),))
    return priced(fact(1, claim="A-1", network=network), rule=rule, network_tier="second")


def test_a_claim_is_of_its_tier_unless_it_was_processed_in_another_network() -> None:
    assert each(in_tier(None), "member_pays") == [20] * 4
    assert each(in_tier(Network.IN), "member_pays") == [20] * 4
    assert each(in_tier(Network.OUT), "member_pays") == [250, 20, 20, 20]


@pytest.mark.parametrize("sessions", [1, 2])
@pytest.mark.parametrize("as_of", [2, 5, 19])
def test_a_claim_that_was_processed_after_the_day_of_an_amount_is_not_in_it_though_no_session_comes_later(
    as_of: int, sessions: int
) -> None:
    """700 of 1,000 are met without it: 300 of the first session, and 20% of 200. What was processed on that day is."""
    member = Member(met=Met(deductible=70_000), met_as_of=march(as_of))
    for processed, owed in ((20, 340), (as_of, 500)):
        found = priced(fact(1, claim="A-1", processed_on=march(processed)), count=sessions, member=member)
        assert each(found, "member_pays")[0] == owed


@pytest.mark.parametrize("sessions", [2, 3])
def test_a_claim_of_the_new_plan_is_in_what_that_one_stated_where_it_was_processed_by_then(sessions: int) -> None:
    """From March 8 another plan covers, in which 700 of 1,000 are met by the 12th; the second session is its first."""
    own = PlanEnrollment(met=Met(deductible=70_000), met_as_of=march(12))
    change = PlanChange(starts=march(8), plan=replaced(PLAN, name="New"), enrollment=own)
    for processed, owed in ((12, 500), (13, 340)):
        claim = fact(2, claim="A-1", processed_on=march(processed))
        found = priced(claim, count=sessions, member=Member(changes=(change,)))
        assert each(found, "member_pays")[1] == owed


def test_a_planned_session_keeps_its_place_whatever_is_known_of_its_bill() -> None:
    """Of a deductible of 700 the first takes 500 and the second, which was processed, 200 and 20% of 300."""
    rule = plan(FIFTH, deductible=amount(700))
    facts = fact(1, SessionState.PLANNED, billed=50_000), fact(2, claim="A-1", processed_on=march(20))
    assert each(priced(*facts, rule=rule), "member_pays") == [500, 260, 100, 100]
