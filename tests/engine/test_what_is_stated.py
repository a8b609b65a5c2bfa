"""Of what is stated: whose it is, of which day and of which quarter, and where the sessions came to more. By hand."""

import datetime
from typing import Any

import pytest

from calculator.model.estimate import Priced
from calculator.model.funding import Account, AccountKind
from calculator.model.member import CoverageTier, Enrollment, LimitUse, Member, Met, OtherCoverage
from calculator.model.plan import Benefit, CostShare, Reading, Rider, YearlyAmount
from calculator.model.plan_year import CarryOver
from tests.engine.cases import FIRST, amount, each, plan, priced, session, tiers

ALL = CostShare(coinsurance=10_000)
DAY = datetime.timedelta(days=1)
NEXT = datetime.date(2027, 2, 1)


def told(found: Priced) -> list[tuple[str, object, object]]:
    """The notices: which, what is stated and what was counted."""
    figures = ((notice.code, notice.figures) for notice in found.notices)
    return [(code, said["stated_cents"], said["counted_cents"]) for code, said in figures]


def test_of_an_amount_that_each_person_has_his_own_part_is_said() -> None:
    """The others have met 1,000 of the family's 3,000 and 1,500 of its 6,000; a session is 600."""
    rule = plan(deductible=amount(1_500, 3_000), out_of_pocket_limit=amount(3_000, 6_000))
    member = Member(tier=CoverageTier.FAMILY, others=Met(deductible=100_000, out_of_pocket=150_000))
    standing = priced(rule, session(600), member=member).lines[0].standing
    assert (standing.deductible_used, standing.deductible_left) == (60_000, 90_000)
    assert (standing.limit_used, standing.limit_left) == (60_000, 240_000)


def test_what_is_met_of_the_last_quarter_is_of_the_deductible_in_network_alone() -> None:
    """300 are met in each network, 200 of them in the last quarter: these are carried over in network, not outside, and
    not in the limits."""
    rule = plan(
        deductible=YearlyAmount(in_network=tiers(1_000), out_of_network=tiers(1_000)),
        out_of_pocket_limit=YearlyAmount(in_network=tiers(5_000), out_of_network=tiers(5_000)),
        last_quarter_carries_over=CarryOver.ALWAYS,
    )
    met = Met(deductible=30_000, out_of_pocket=30_000)
    member = Member(met=met, met_out_of_network=met, met_last_quarter=20_000)
    lines = (session(100), session(100, day=NEXT), session(100, day=NEXT, network="out"))
    found = [line.standing for line in priced(rule, *lines, member=member).lines]
    assert [one.deductible_used for one in found] == [40_000, 30_000, 10_000]
    assert [one.limit_used for one in found] == [40_000, 10_000, 10_000]


@pytest.mark.parametrize(
    ("as_of", "account"),
    [
        # As of the first day it holds that day's session, and counts from the next day on.
        (FIRST, [0, 400, 500]),
        (FIRST - DAY, [400, 500, 500]),
        (None, [400, 500, 500]),
        (FIRST + DAY, [0, 0, 500]),
        # Of the year before it starts nothing.
        (datetime.date(2025, 12, 31), [0, 0, 500]),
    ],
)
def test_what_was_paid_by_a_day_starts_an_account_from_the_day_after_it(
    as_of: datetime.date | None, account: list[int]
) -> None:
    """An HRA that begins after 1,000, of which 900 are paid; three sessions of 500, one a day."""
    hra = Account(kind=AccountKind.HRA, yearly=500_000, starts_after=100_000)
    member = Member(met=Met(deductible=90_000, out_of_pocket=90_000), met_as_of=as_of)
    lines = [session(500, day=FIRST + at * DAY) for at in range(3)]
    assert each(priced(plan(ALL, accounts=(hra,)), *lines, member=member), "account") == account


RIDER = Rider(
    title="Rider",
    deductible=amount(1_000),
    out_of_pocket_limit=amount(2_000),
    benefits=(Benefit(name="kat", in_network=ALL, visit_limit=9),),
    reading=(Reading(service="dosing", benefit="kat"),),
)


def test_what_the_plan_says_is_not_held_against_its_rider_which_keeps_a_record_of_its_own() -> None:
    """As of the first day nothing is met in the plan; a rider's session of 300 is none of the plan's."""
    assert told(priced(plan(rider=RIDER), session(300), member=Member(met_as_of=FIRST))) == []
    own = Member(rider=Enrollment(met_as_of=FIRST))
    behind = [("deductible_behind_rider", 0, 30_000), ("limit_behind_rider", 0, 30_000)]
    assert told(priced(plan(rider=RIDER), session(300), member=own)) == behind


@pytest.mark.parametrize("last", [FIRST, FIRST + DAY, NEXT])
def test_amounts_behind_are_told_whether_or_not_the_course_goes_on(last: datetime.date) -> None:
    """All of 300 on the first day is the patient's, of a limit of 2,000: 100 are stated."""
    rule = plan(ALL, out_of_pocket_limit=amount(2_000))
    member = Member(met=Met(out_of_pocket=10_000), met_as_of=FIRST)
    lines = (session(300),) if last == FIRST else (session(300), session(300, day=last))
    assert told(priced(rule, *lines, member=member)) == [("limit_behind_plan", 10_000, 30_000)]


def used(**said: int) -> dict[str, Any]:
    return {"limits_used": (LimitUse(benefit="visit", **said),)}


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"visits": 1}, ["visits_behind"]),
        ({"visits": 2}, []),
        ({"visits": 3}, []),
        ({"dollars": 59_999}, ["dollars_behind"]),
        ({"dollars": 60_000}, []),
        ({"dollars": 1}, ["dollars_behind"]),
        ({}, []),
    ],
)
@pytest.mark.parametrize("last", [FIRST + DAY, NEXT])
def test_uses_behind_are_told_whether_or_not_the_course_goes_on(
    last: datetime.date, said: dict[str, int], codes: list[str]
) -> None:
    """Two sessions of 300 by the day, which the plan pays whole; another in the next year is none of them."""
    rule = plan(benefit={"visit_limit": 9, "dollar_limit": 900_000})
    lines = (session(300), session(300, day=FIRST + DAY), session(300, day=last))[: 3 if last == NEXT else 2]
    member = Member(met_as_of=FIRST + DAY, **used(**said))
    assert [notice.code for notice in priced(rule, *lines, member=member).notices] == codes


def test_uses_of_a_day_after_the_course_are_of_the_last_session_s_year() -> None:
    """A session in December and one in January; in February a visit is stated, which is none too few."""
    rule = plan(benefit={"visit_limit": 9})
    lines = (session(300, day=datetime.date(2026, 12, 1)), session(300, day=datetime.date(2027, 1, 4)))
    for visits, codes in ((1, []), (2, [])):
        member = Member(met_as_of=NEXT, **used(visits=visits))
        assert [notice.code for notice in priced(rule, *lines, member=member).notices] == codes
    more = (*lines, session(300, day=datetime.date(2027, 1, 5)))
    member = Member(met_as_of=NEXT, **used(visits=1))
    assert [notice.code for notice in priced(rule, *more, member=member).notices] == ["visits_behind"]


def test_a_second_plan_s_first_session_of_its_deductible_is_told_as_the_deductible_s() -> None:
    """Of the second plan's 1,000 nothing is stated, and it has no limit; the first leaves all of 300."""
    other = OtherCoverage(plan=plan(name="Second", deductible=amount(1_000)), enrollment=Enrollment(met_as_of=FIRST))
    found = priced(plan(ALL), session(300), member=Member(other_coverage=other))
    assert told(found) == [("deductible_behind_second_plan", 0, 30_000)]


def test_amounts_of_a_day_after_the_course_are_of_the_last_session_s_year() -> None:
    """300 in each of three sessions, the last in January: of February 100 of the deductible are stated and 10 used."""
    rule = plan(benefit={"dollar_limit": 900_000}, deductible=amount(200))
    days = (datetime.date(2026, 12, 1), datetime.date(2026, 12, 8), datetime.date(2027, 1, 4))
    stated = {"met": Met(deductible=10_000), "met_as_of": NEXT}
    found = priced(rule, *(session(300, day=day) for day in days), member=Member(**stated, **used(dollars=1_000)))
    behind = [("deductible_behind_plan", 10_000, 20_000), ("dollars_behind", 1_000, 10_000)]
    assert told(found) == behind
