"""A denial that says only what is owed: nothing allowed, and not how much is not covered. In network the patient owes
what is said and the rest is written off; nothing counts toward deductible or limit."""

from typing import Any

import pytest

from calculator.model.member import Coordination, Member, OtherCoverage
from calculator.model.plan import CostShare
from tests.engine.cases import each, plan
from tests.engine.happened_cases import fact, priced

PAYS_FIRST = Member(
    other_coverage=OtherCoverage(plan=plan(CostShare(coinsurance=5_000)), coordination=Coordination.CARVE_OUT)
)
ONE_DOLLAR = 100


@pytest.mark.parametrize("said", [{}, {"plan_paid": 0}, {"deductible": 0, "copay": 0, "coinsurance": 0}])
@pytest.mark.parametrize(("owes", "paid"), [(ONE_DOLLAR, 1), (30_000, 300), (60_000, 500)])
def test_in_network_it_is_not_covered_and_no_more_than_the_bill(said: dict[str, int], owes: int, paid: int) -> None:
    found = priced(fact(1, allowed=0, member_owes=owes, **said))
    assert each(found, "excluded") == [paid, 0, 0, 0]
    assert each(found, "discount") == [500 - paid, 0, 0, 0]
    assert each(found, "member_pays") == [paid, 500, 500, 100]


@pytest.mark.parametrize(
    ("said", "allowed", "second", "owed"),
    [({"second_plan_paid": 10_000, "member_owes": 30_000}, 400, 100, 300), ({"member_owes": 20_000}, 450, 250, 200)],
)
def test_what_a_plan_that_pays_first_paid_is_allowed_too(
    said: dict[str, Any], allowed: int, second: int, owed: int
) -> None:
    """What that plan paid is as said, or half of the 500 as its rules have it."""
    first, *_ = priced(fact(1, allowed=0, **said), member=PAYS_FIRST).lines
    found = first.amounts
    assert (found.allowed, found.discount) == (allowed * 100, 50_000 - allowed * 100)
    assert (found.second_plan, found.excluded, found.member_pays) == (second * 100, owed * 100, owed * 100)


def test_a_copay_that_is_said_is_no_denial() -> None:
    """The paper contradicts itself: of nothing allowed there is no copay."""
    assert each(priced(fact(1, allowed=0, plan_paid=0, copay=3_000, member_owes=3_000)), "excluded") == [0, 0, 0, 0]
