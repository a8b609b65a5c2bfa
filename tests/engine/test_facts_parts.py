"""What an explanation says of one session's own parts, and what follows of those it does not say: worked by hand.

The course of ``happened_cases``: four sessions of $500, 20% after a deductible of $1,000 and a limit of $1,500."""

import datetime
from typing import Any

import pytest

from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.course import Network
from calculator.model.funding import Account, AccountKind
from calculator.model.member import Member
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare, Plan
from tests.engine.cases import amount, each, plan
from tests.engine.happened_cases import FIFTH, fact, priced

RATED = AllowedAmount(basis=AllowedBasis.AMOUNT, amount=40_000)
COPAY = plan(CostShare(copay=4_000))


def parts(rule: Plan | None = None, number: int = 1, **said: Any) -> tuple[int, ...]:
    """Allowed, deductible, copay, coinsurance, excluded, balance and what the plan pays of a session, in dollars."""
    found = priced(fact(number, **said), **({"rule": rule} if rule else {})).lines[number - 1].amounts
    names = ("allowed", "deductible", "copay", "coinsurance", "excluded", "balance_billed", "plan_pays")
    assert found.billed == found.discount + found.plan_pays + found.member_pays
    return tuple(getattr(found, name) / 100 for name in names)


def test_one_part_may_be_another_than_was_found() -> None:
    assert parts(COPAY, copay=3_000, plan_paid=46_000) == (500, 0, 30, 0, 10, 0, 460)
    assert parts(number=3, coinsurance=9_000, plan_paid=40_000) == (500, 0, 0, 90, 10, 0, 400)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # 100 and 200 are less than was billed: that is allowed, and what is owed is said without the balance.
        ({"plan_paid": 10_000, "member_owes": 20_000}, (300, 0, 0, 200, 0, 200, 100)),
        # 200 and 300 are the whole bill, the balance among it.
        ({"plan_paid": 20_000, "member_owes": 30_000}, (400, 0, 0, 200, 0, 100, 200)),
        ({"plan_paid": 20_000, "member_owes": 29_999}, (499.99, 0, 0, 200, 99.99, 0.01, 200)),
        # Of what is owed 100 are the balance.
        ({"member_owes": 25_000}, (400, 0, 0, 150, 0, 100, 250)),
        ({"member_owes": 45_000}, (400, 0, 0, 200, 150, 100, 50)),
        ({"member_owes": 60_000}, (400, 0, 0, 200, 200, 100, 0)),
        ({"member_owes": 10_000}, (400, 0, 0, 0, 0, 100, 400)),
        ({"member_owes": 5_000}, (400, 0, 0, 50, 0, 100, 350)),
        ({"coinsurance": 15_000}, (400, 0, 0, 150, 0, 100, 250)),
    ],
)
def test_out_of_network(said: dict[str, int], expected: tuple[float, ...]) -> None:
    """Half of a rate of 400, and the balance of 100."""
    apart = CostShare(coinsurance=5_000, allowed=RATED)
    rule = plan(FIFTH, benefit={"out_of_network": apart})
    assert parts(rule, network=Network.OUT, **said) == expected


def test_what_is_said_of_the_parts_is_allowed_together() -> None:
    rule = plan(CostShare(coinsurance=2_000, allowed=RATED), deductible=amount(1_000))
    assert parts(rule, deductible=30_000, coinsurance=15_000) == (450, 300, 0, 150, 0, 0, 0)
    assert parts(rule, copay=41_000, not_covered=2_000) == (430, 0, 410, 0, 20, 0, 0)


def test_what_is_too_much_comes_off_what_is_not_covered_first() -> None:
    said = {"coinsurance": 20_000, "not_covered": 20_000, "deductible": 0, "copay": 0}
    assert parts(plan_paid=20_000, **said) == (500, 0, 0, 200, 100, 0, 200)
    assert parts(plan_paid=40_000, **said) == (500, 0, 0, 100, 0, 0, 400)
    assert parts(plan_paid=30_000, **said) == (500, 0, 0, 200, 0, 0, 300)
    # What is not said is nothing then.
    del said["deductible"], said["copay"]
    assert parts(plan_paid=20_000, **said) == (500, 0, 0, 200, 100, 0, 200)
    assert parts(plan_paid=40_000, **said) == (500, 0, 0, 100, 0, 0, 400)


def test_what_was_found_not_to_be_covered_stays_so_where_nothing_is_said_of_it() -> None:
    """An allowance of 300: 200 are the patient's beside his part of the rest."""
    rule = plan(FIFTH, benefit={"allowance": 30_000})
    assert parts(rule) == (500, 0, 0, 60, 200, 0, 240)
    assert parts(rule, coinsurance=5_000) == (500, 0, 0, 50, 200, 0, 250)


def test_what_says_just_what_was_found_changes_nothing_of_the_rest() -> None:
    """Without the authorization a penalty takes all of the 500 that the plan would pay; it is a visit all the same."""
    penalty = Authorization(missing=MissingAuthorization.PERCENT, percent=10_000)
    rule = plan(CostShare(), benefit={"visit_limit": 1, "authorization": penalty})
    for facts in ((), (fact(1, allowed=50_000, plan_paid=0, not_covered=50_000),)):
        found = priced(*facts, rule=rule, member=Member(authorization_held=False))
        assert each(found, "excluded") == [500] * 4
        assert "excluded_visits_used" in {reason.code for reason in found.lines[1].reasons}


def test_what_is_said_of_a_session_before_the_first_day_makes_it_none_of_the_plan_s() -> None:
    """The HRA begins after 500 of covered sessions: the first was before coverage, whatever it came to."""
    hra = Account(kind=AccountKind.HRA, yearly=100_000, starts_after=50_000)
    rule = plan(CostShare(coinsurance=10_000), accounts=(hra,))
    member = Member(coverage_starts=datetime.date(2026, 3, 5))
    for facts in ((), (fact(1, allowed=40_000, plan_paid=0, not_covered=40_000),)):
        assert each(priced(*facts, rule=rule, member=member), "account") == [0, 0, 500, 500]


@pytest.mark.parametrize(
    ("said", "uses_a_visit"),
    [
        ({"plan_paid": 1, "not_covered": 49_999}, True),
        ({"plan_paid": 30_000, "copay": 10_000, "not_covered": 10_000}, True),
        ({"plan_paid": 0, "copay": 50_000}, True),
        ({"allowed": 2, "plan_paid": 0, "copay": 0, "not_covered": 1, "member_owes": 1}, True),
        ({"allowed": 1, "plan_paid": 0, "copay": 0, "coinsurance": 0, "not_covered": 1}, False),
        ({"plan_paid": 0, "copay": 0, "not_covered": 50_000}, False),
    ],
)
def test_a_claim_of_which_anything_was_covered_uses_a_visit(said: dict[str, int], uses_a_visit: bool) -> None:
    rule = plan(CostShare(copay=4_000), benefit={"visit_limit": 3})
    assert priced(fact(2, **said), rule=rule).lines[3].amounts.excluded == (50_000 if uses_a_visit else 0)
