"""What explanations say is used to date of a family's amounts, of the last quarter and of visits: worked by hand.

The course of ``happened_cases``: four sessions of $500, 20% after a deductible of $1,000 and a limit of $1,500."""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.model.base import replaced
from calculator.model.funding import Assistance, AssistanceMode
from calculator.model.member import CoverageTier, LimitUse, Member, Met
from calculator.model.plan import CostShare, DeductibleUse, Order
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, each, plan
from tests.engine.happened_cases import FIFTH, case_of, fact, priced

FAMILY_PLAN = plan(FIFTH, deductible=amount(1_000, 2_000), out_of_pocket_limit=amount(1_500, 3_000))
TOOK = {"deductible": 50_000, "plan_paid": 0}
"""What the first session took."""


@pytest.mark.parametrize(
    ("said", "member"),
    [
        ({"family_deductible_met": 200_000}, [500, 100, 100, 100]),
        ({"family_deductible_met": 250_000}, [500, 100, 100, 100]),
        ({"family_deductible_met": 190_000}, [500, 180, 100, 100]),  # 100 of the family's, and 20% of 400
        ({"family_deductible_met": 50_000}, [500, 500, 100, 100]),
        ({"family_limit_met": 300_000}, [500, 0, 0, 0]),
        ({"family_limit_met": 280_000}, [500, 200, 0, 0]),
    ],
)
def test_what_the_family_has_met_holds_for_its_person(said: dict[str, int], member: list[int]) -> None:
    of_family = Member(tier=CoverageTier.FAMILY)
    found = priced(fact(1, **TOOK, **said), rule=FAMILY_PLAN, member=of_family)
    assert each(found, "member_pays") == member
    told = [notice.figures["counted_cents"] for notice in found.notices]
    assert told == ([] if said == {"family_deductible_met": 50_000} else [50_000])


@pytest.mark.parametrize(
    ("met", "member"),
    [
        (60_000, [500, 100, 100, 100]),
        (20_000, [500, 340, 100, 100]),  # 300 of the family's are left again, and 20% of 200
    ],
)
def test_what_is_more_or_less_of_a_person_s_own_is_so_of_the_family_s(met: int, member: list[int]) -> None:
    """The others have met 700 of the family's 1,200: the first session's 500 end it."""
    rule = plan(FIFTH, deductible=amount(1_000, 1_200))
    others = Member(tier=CoverageTier.FAMILY, others=Met(deductible=70_000))
    assert each(priced(fact(1, **TOOK, deductible_met=met), rule=rule, member=others), "member_pays") == member


def test_what_is_met_just_as_it_was_counted_moves_nothing() -> None:
    for said in ({}, {"deductible_met": 50_000}):
        standing = priced(fact(1, **TOOK, **said)).lines[0].standing
        assert (standing.deductible_used, standing.limit_used) == (50_000, 50_000)


def test_no_more_is_carried_over_of_the_last_quarter_than_is_met() -> None:
    """200 by what is said of December 21, and 500 on the 28th, are the new year's: 300 are left of its deductible."""
    rule = plan(FIFTH, deductible=amount(1_000), last_quarter_carries_over=CarryOver.ALWAYS)
    case = case_of(fact(1, **TOOK, deductible_met=20_000), rule=rule)
    case = replaced(case, course=replaced(case.course, starts=datetime.date(2026, 12, 21)))
    assert each(estimate(case, rule).likely, "member_pays") == [500, 500, 340, 100]


def test_a_deductible_that_is_met_moves_no_limit_toward_which_the_session_does_not_count() -> None:
    rule = plan(replaced(FIFTH, counts_to_limit=False), deductible=amount(1_000), out_of_pocket_limit=amount(1_500))
    standing = priced(fact(1, **TOOK, deductible_met=100_000), rule=rule).lines[0].standing
    assert (standing.deductible_used, standing.limit_used) == (100_000, 0)
    standing = priced(fact(1, deductible=20_000, plan_paid=30_000), rule=rule).lines[0].standing
    assert (standing.deductible_used, standing.limit_used) == (20_000, 0)


@pytest.mark.parametrize(
    ("used", "before", "member"),
    [
        (2, 1, [40, 40, 500, 500]),  # one before the plan, two by what is said, and one more
        (0, 1, [40, 40, 40, 40]),  # none of this year, and the one before
        (3, 0, [40, 40, 500, 500]),
        (4, 0, [40, 500, 500, 500]),
    ],
)
def test_visits_to_date_are_used_of_the_lifetime_s_too(used: int, before: int, member: list[int]) -> None:
    """Four visits in a life."""
    rule = plan(CostShare(copay=4_000), benefit={"lifetime_visit_limit": 4})
    already = Member(limits_used=(LimitUse(benefit="visit", lifetime_visits=before),))
    said = fact(1, copay=4_000, visits_used=used)
    assert each(priced(said, rule=rule, member=already), "member_pays") == member


def counted(share: CostShare, member: Member | None = None, drug: bool = False, **said: Any) -> tuple[int, int]:
    """What the first session counts toward deductible and limit, in whole dollars."""
    rule = plan(share, deductible=amount(1_000), out_of_pocket_limit=amount(1_500))
    standing = priced(fact(1, **said), rule=rule, member=member, drug=drug).lines[0].standing
    return standing.deductible_used // 100, standing.limit_used // 100


def test_a_copay_that_counts_toward_the_deductible_does_so_as_it_is_said() -> None:
    both = CostShare(copay=4_000, order=Order.COPAY_FIRST, copay_counts_to_deductible=True)
    said = {"copay": 3_000, "deductible": 20_000, "plan_paid": 27_000}
    assert counted(both, **said) == (230, 230)
    assert counted(replaced(both, copay_counts_to_deductible=False), **said) == (200, 230)


@pytest.mark.parametrize(("help_", "to_deductible", "to_limit"), [(0, 150, 200), (20, 150, 180), (80, 120, 120)])
def test_of_what_is_said_help_pays_the_deductible_of_the_visit_first(
    help_: int, to_deductible: int, to_limit: int
) -> None:
    """200 by what is said, 50 of them the visit's own; help that counts toward nothing takes those first."""
    share = CostShare(visit_deductible=5_000)
    member = Member(assistance=Assistance(yearly=help_ * 100, mode=AssistanceMode.ACCUMULATOR))
    assert counted(share, member, drug=True, deductible=20_000, plan_paid=30_000) == (to_deductible, to_limit)


def test_of_a_deductible_beside_the_limit_only_the_rest_counts_toward_it() -> None:
    rule = plan(FIFTH, deductible=amount(300), out_of_pocket_limit=amount(1_500), limit_includes_deductible=False)
    standing = priced(fact(1, deductible=20_000, plan_paid=25_000), rule=rule).lines[0].standing
    assert (standing.deductible_used, standing.limit_used) == (20_000, 4_000)


def test_a_service_without_a_deductible_says_nothing_of_it() -> None:
    waived = CostShare(copay=4_000, deductible=DeductibleUse.WAIVED)
    assert counted(waived, copay=3_000, plan_paid=47_000) == (0, 30)
