"""What goes on from plan to plan: fees, riders, copays, and deductibles of each network and person. Worked by hand."""

import datetime
from typing import Any

import pytest

from calculator.model.base import changed
from calculator.model.funding import Funding
from calculator.model.member import (
    CoverageTier,
    Member,
    OtherCoverage,
    PlanChange,
)
from calculator.model.plan import (
    AmountKind,
    Benefit,
    CostShare,
    NetworkCredit,
    Plan,
    Reading,
    Rider,
    YearFigures,
    YearlyAmount,
)
from tests.engine.cases import FIRST, amount, each, plan, priced, session, tiers

ALL = CostShare(coinsurance=10_000)
WEEK = datetime.timedelta(days=7)
FAMILY = PlanChange(starts=FIRST + WEEK, tier=CoverageTier.FAMILY)
TWO = session(500), session(500, day=FIRST + WEEK)


def another(rule: Plan, *, credit: bool = False) -> PlanChange:
    return PlanChange(starts=FIRST + WEEK, plan=rule, deductible_credit=credit)


def test_fees_of_the_plan_that_came_last_are_asked_for_once_too() -> None:
    """100 a course under the first plan, 30 under the second, which goes on with other people in the third week."""
    rule, new = (plan(name=name, funding=Funding(fee_per_case=fee)) for name, fee in (("A", 10_000), ("B", 3_000)))
    changes = (another(new), PlanChange(starts=FIRST + 2 * WEEK, tier=CoverageTier.FAMILY))
    lines = (*TWO, session(500, day=FIRST + 2 * WEEK))
    assert priced(rule, *lines, member=Member(changes=changes)).fees == 13_000


def with_rider(share: CostShare, **parts: Any) -> Plan:
    reading = (Reading(service="dosing", benefit="kat"),)
    return plan(rider=Rider(title="Rider", benefits=(Benefit(name="kat", in_network=share),), reading=reading, **parts))


@pytest.mark.parametrize(
    ("rule", "owed"),
    [
        (with_rider(CostShare(), deductible=amount(1_000, 2_000)), [300, 300, 300, 100]),
        # Copays of 50 come to no more than 120 in a year.
        (with_rider(CostShare(copay=5_000, copay_year_maximum=12_000)), [50, 50, 20, 0]),
        (plan(CostShare(copay=5_000, copay_year_maximum=12_000)), [50, 50, 20, 0]),
    ],
)
def test_what_is_counted_in_a_rider_or_of_copays_goes_on_however_often_other_people_are_covered(
    rule: Plan, owed: list[int]
) -> None:
    tiers_ = (CoverageTier.FAMILY, CoverageTier.SPOUSE, CoverageTier.CHILDREN)
    changes = tuple(PlanChange(starts=FIRST + at * WEEK, tier=tier) for at, tier in enumerate(tiers_, start=1))
    lines = [session(300, day=FIRST + at * WEEK) for at in range(4)]
    assert each(priced(rule, *lines, member=Member(changes=changes)), "member_pays") == owed


@pytest.mark.parametrize(
    ("of_first", "of_second", "paid"),
    [
        (CoverageTier.FAMILY, None, 500),
        (CoverageTier.SELF_ONLY, None, 1_200),
        (CoverageTier.FAMILY, CoverageTier.SELF_ONLY, 1_200),
        (CoverageTier.SELF_ONLY, CoverageTier.SPOUSE, 500),
    ],
)
def test_a_second_plan_covers_the_same_people_unless_it_says_whom(
    of_first: CoverageTier, of_second: CoverageTier | None, paid: int
) -> None:
    """Of 1,500 its deductible is 300 of one person, or 1,000 of the whole family."""
    second = plan(name="Second", deductible=amount(300, 1_000, kind=AmountKind.AGGREGATE))
    member = Member(tier=of_first, other_coverage=OtherCoverage(plan=second, tier=of_second))
    assert each(priced(plan(ALL), session(1_500), member=member), "second_plan") == [paid]


def test_a_limit_of_the_family_alone_is_capped_in_the_year_in_which_it_is() -> None:
    """Half of 40,000 is over 2026's self-only limit of 10,600; from 2027 on each person has 5,000 of his own."""
    years = (YearFigures(year=2027, out_of_pocket_limit=amount(5_000, 15_000)),)
    rule = plan(CostShare(coinsurance=5_000), out_of_pocket_limit=amount(None, 15_000), years=years)
    lines = session(40_000), session(40_000, day=datetime.date(2027, 2, 1))
    found = priced(rule, *lines, member=Member(tier=CoverageTier.FAMILY))
    assert each(found, "member_pays") == [10_600, 5_000]


BOTH = YearlyAmount(in_network=tiers(1_000, 2_000), out_of_network=tiers(900, 1_800))


def test_deductibles_in_and_out_of_network_go_on_each_by_itself() -> None:
    """600 of 1,000 and of 900: 400 and 300 are left, with other people and where another plan gives credit for them."""
    days = (FIRST, FIRST + WEEK)
    lines = [session(600, day=day, network=network) for day in days for network in ("in", "out")]
    for comes in (FAMILY, another(plan(name="New", deductible=BOTH), credit=True)):
        found = priced(plan(deductible=BOTH), *lines, member=Member(changes=(comes,)))
        assert each(found, "deductible") == [600, 600, 400, 300]


def test_a_credit_counts_toward_a_limit_out_of_network_too_where_that_includes_the_deductible() -> None:
    """All is the patient's: with 600 credited 400 and 300 are left of limits of 1,000 and 900. Where a limit does not
    include the deductible, or the old plan had none out of network, it is there in whole."""
    days = (FIRST, FIRST + WEEK, FIRST + 2 * WEEK)
    lines = [session(600, day=day, network=network) for day in days for network in ("in", "out")]
    new = plan(ALL, name="New", deductible=BOTH, out_of_pocket_limit=BOTH)
    apart = changed(new, limit_includes_deductible=False)
    one = plan(ALL, deductible=amount(1_000, 2_000))
    for rule, comes, owed in (
        (plan(ALL, deductible=BOTH), new, [600, 600, 400, 300, 0, 0]),
        (plan(ALL, deductible=BOTH), apart, [600, 600, 600, 600, 600, 600]),
        (one, new, [600, 600, 0, 600, 0, 300]),
    ):
        found = priced(rule, *lines, member=Member(changes=(another(comes, credit=True),)))
        assert each(found, "member_pays") == owed


def test_copays_that_come_to_no_more_than_so_much_from_a_year_on_are_counted_in_that_year() -> None:
    """50 a visit; from 2027 on no more than 120 a year."""
    visit = Benefit(name="visit", in_network=CostShare(copay=5_000))
    capped = changed(visit, in_network=CostShare(copay=5_000, copay_year_maximum=12_000))
    rule = plan(benefits=(visit,), years=(YearFigures(year=2027, benefits=(capped,)),))
    starts = datetime.date(2027, 2, 1)
    days = (FIRST, *(starts + at * WEEK for at in range(3)))
    assert each(priced(rule, *(session(300, day=day) for day in days)), "copay") == [50, 50, 50, 20]


def test_what_another_person_pays_in_one_network_counts_for_him_in_the_other() -> None:
    """600 of 1,000 in network are 600 of 900 out of it: 300 are left to the same person, and all to another."""
    rule = plan(deductible=BOTH, network_credit=NetworkCredit.BOTH)
    lines = (
        session(600, person="child"),
        session(600, person="child", network="out"),
        session(600, network="out"),
    )
    member = Member(tier=CoverageTier.FAMILY)
    assert each(priced(rule, *lines, member=member), "deductible") == [600, 300, 600]
