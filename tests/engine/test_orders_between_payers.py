"""Two sessions of a day, where somebody else pays too: the deductible and the limit have room for both, and still their
order changes what the member pays. By hand."""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.estimate import DatedLine
from calculator.model.funding import (
    Account,
    AccountBalance,
    AccountKind,
    AccountScope,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
)
from calculator.model.happened import Explanation, Happened, SessionState
from calculator.model.member import Coordination, CoverageTier, Member, OtherCoverage
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan, Reading, Rider, RiderPays
from tests.engine.cases import FIRST, amount, plan, session
from tests.engine.order_cases import HALF, TENTH, two

DOSING, INTEGRATION = session(400), session(200, "integration")
ALL_YOURS = CostShare(coinsurance=10_000)
FREE = CostShare()


def dollars(rule: Plan, *lines: DatedLine, member: Member | None = None) -> list[int]:
    """The differences, in whole dollars: turned round, and with the cheapest and the dearest first where that is
    another order."""
    course = PlanPricer(rule, member or Member()).settle(lines, marks=marks_of(lines))
    found = list(differences(course))
    assert all(cents % 100 == 0 for cents in found)
    return [cents // 100 for cents in found]


def services(**shares: CostShare) -> dict[str, Any]:
    """A benefit for each service, and its reading."""
    return {
        "benefits": tuple(Benefit(name=name, in_network=share) for name, share in shares.items()),
        "reading": tuple(Reading(service=name, benefit=name) for name in shares),
    }


NOTHING_COVERED = Plan(name="Plan")
AFTER_A_DEDUCTIBLE = services(dosing=FREE, integration=ALL_YOURS) | {"deductible": amount(100)}
"""After 100 of deductible all of the dosing session is paid and nothing of the other: 300 and 0 are paid, or 400."""


@pytest.mark.parametrize("others", [(), (Account(kind=AccountKind.EBHRA, yearly=0),)])
def test_an_account_begins_after_either_session(others: tuple[Account, ...]) -> None:
    """200 of the first and 200 of the second are the member's. An HRA begins after 200 and pays what is deductible,
    which is the second only: where that comes first he pays both."""
    hra = Account(kind=AccountKind.HRA, yearly=100_000, starts_after=20_000, scope=AccountScope.DEDUCTIBLE)
    waived = CostShare(coinsurance=5_000, deductible=DeductibleUse.WAIVED)
    rule = Plan(
        name="Plan",
        deductible=amount(500),
        accounts=(hra, *others),
        **services(dosing=waived, integration=TENTH),
    )
    assert dollars(rule, DOSING, INTEGRATION) == [200]


@pytest.mark.parametrize("how", [Coordination.CARVE_OUT, Coordination.STANDARD])
def test_a_second_plan_has_a_deductible_of_its_own(how: Coordination) -> None:
    """The plan covers nothing; the second leaves 300 to the member, or 200."""
    second = OtherCoverage(plan=Plan(name="Second", **AFTER_A_DEDUCTIBLE), coordination=how)
    assert dollars(NOTHING_COVERED, DOSING, INTEGRATION, member=Member(other_coverage=second)) == [-100]


@pytest.mark.parametrize(("pays", "more"), [(RiderPays.FIRST, [-100]), (RiderPays.INSTEAD, [-100])])
def test_a_rider_has_a_deductible_of_its_own(pays: RiderPays, more: list[int]) -> None:
    rider = Rider(title="Rider", pays=pays, **AFTER_A_DEDUCTIBLE)
    assert dollars(Plan(name="Plan", rider=rider), DOSING, INTEGRATION) == more


@pytest.mark.parametrize("other", [(), (session(50, "evaluation"),)])
def test_a_program_has_one_fill_for_either_drug(other: tuple[DatedLine, ...]) -> None:
    """A maximizer makes 100 of the first fill and pays it; of the second the plan's own share is owed: a tenth of 200,
    or half of 400. What is no drug beside them changes nothing."""
    program = Assistance(
        yearly=10_000,
        mode=AssistanceMode.MAXIMIZER,
        fills_per_year=1,
        after_used_up=AfterUsedUp.OWN_SHARE,
    )
    drugs = [line._replace(drug=True) for line in (DOSING, INTEGRATION)]
    found = dollars(two(HALF, TENTH), *drugs, *other, member=Member(assistance=program))
    assert found[0] == 180


def test_coinsurance_changes_after_an_amount_of_two_benefits_together() -> None:
    """Half of the first 400 and nothing beyond, or a tenth of the first 400 and all beyond: 200 and 200, or 20 and
    100."""
    less = CostShare(coinsurance=5_000, coinsurance_changes_after=40_000)
    more = CostShare(coinsurance=1_000, coinsurance_changes_after=40_000, coinsurance_then=10_000)
    parts = services(dosing=less, integration=more)
    first, second = parts["benefits"]
    together = (first, Benefit(name=second.name, in_network=more, limits_with=first.name))
    rule = Plan(name="Plan", **(parts | {"benefits": together}))
    assert dollars(rule, DOSING, INTEGRATION) == [-280]


def test_of_two_copays_of_a_day_one_counts_toward_the_limit() -> None:
    """50, or 30 and 20 more, of which the 30 count toward nothing: of the limit of 100 there are 50 left, or 80, for
    the 100 of the day after."""
    copay = {"deductible": DeductibleUse.WAIVED, "copay_once_a_day": True}
    shares = services(
        dosing=CostShare(copay=5_000, **copay),
        integration=CostShare(copay=3_000, counts_to_limit=False, **copay),
        evaluation=TENTH,
    )
    rule = Plan(name="Plan", out_of_pocket_limit=amount(100), **shares)
    after = session(1_000, "evaluation", FIRST.replace(day=2))
    assert dollars(rule, DOSING, INTEGRATION, after) == [30]


def test_a_family_s_deductible_is_one_for_two_persons() -> None:
    """The child has 100 of the family's 300 left, or the first 200 of it: half and a tenth are of what is beyond."""
    family = Member(tier=CoverageTier.FAMILY)
    rule = two(HALF, TENTH, deductible=amount(300, 300))
    assert dollars(rule, DOSING, INTEGRATION._replace(person="child"), member=family) == [80]


@pytest.mark.parametrize("limit", ["visit_limit", "lifetime_visit_limit"])
def test_a_benefit_without_limits_is_counted_under_one_that_has_some(limit: str) -> None:
    """One visit together: the dosing session is covered after any number of others, integration as the first only."""
    free = Benefit(name="free", in_network=FREE, limits_with="limited")
    limited = Benefit(name="limited", in_network=FREE, **{limit: 1})
    reading = (Reading(service="dosing", benefit="free"), Reading(service="integration", benefit="limited"))
    rule = Plan(name="Plan", benefits=(limited, free), reading=reading)
    assert dollars(rule, DOSING, INTEGRATION) == [-200]


def test_two_sessions_of_a_benefit_without_limits_come_to_the_same() -> None:
    assert dollars(plan(HALF), DOSING, INTEGRATION) == []


def test_two_sessions_out_of_network_meet_its_deductible_whatever_is_left_in_network() -> None:
    """Out of network 400 of deductible: 300 and 100, and a tenth of the other 200, or half of 200."""
    out = {"in_network": CostShare(), "covered": True}
    benefits = tuple(
        Benefit(name=name, out_of_network=share, **out) for name, share in (("dosing", HALF), ("drug", TENTH))
    )
    reading = tuple(Reading(service=one.name, benefit=one.name) for one in benefits)
    deductible = amount(1_000).in_network
    parts = {"in_network": deductible, "out_of_network": amount(400).in_network}
    rule = Plan(name="Plan", benefits=benefits, reading=reading, deductible=type(amount())(**parts))
    lines = (
        session(10),
        session(300, network="out"),
        session(300, "drug", network="out"),
    )
    assert dollars(rule, *lines)[0] == 80


def test_the_own_account_s_money_is_the_member_s_too() -> None:
    """370 or 450, all of it out of the HSA."""
    rule = two(HALF, TENTH, deductible=amount(300), accounts=(Account(kind=AccountKind.HSA),))
    member = Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=100_000),))
    assert dollars(rule, DOSING, INTEGRATION, member=member) == [80]


HAPPENED = Happened(number=1)


def days(*happened: bool) -> tuple[DatedLine, ...]:
    """Two sessions a day of different prices, of which some have happened."""
    return tuple(
        session(100 * (1 + at % 2), day=FIRST.replace(day=1 + at // 2))._replace(happened=HAPPENED if done else None)
        for at, done in enumerate(happened)
    )


@pytest.mark.parametrize(
    ("happened", "places"),
    [
        ((False, False), [0]),
        ((True, False), []),
        ((False, True), []),
        ((True, False, False, False), [2]),
        ((True, True, False, False), [2]),
        # The last that has happened decides.
        ((True, False, True, False, False, False), [4]),
        ((True, False, False, True, False, False), [4]),
        ((False, False, False, False, True, True), []),
    ],
)
def test_what_has_happened_has_its_order(happened: tuple[bool, ...], places: list[int]) -> None:
    assert marks_of(days(*happened)) == places


@pytest.mark.parametrize("part", ["label", "number", "of"])
def test_two_sessions_of_another_name_or_number_are_no_two_orders(part: str) -> None:
    other = DOSING._replace(**{part: "Second" if part == "label" else 2})
    assert marks_of((DOSING, other)) == []


@pytest.mark.parametrize("part", [{"billed": 1}, {"service": "drug"}, {"network": "out"}, {"drug": True}])
def test_what_differs_in_one_thing_is_another_order(part: dict[str, Any]) -> None:
    other = DOSING._replace(**part)
    assert marks_of((DOSING, DOSING, other)) == [0]
    assert marks_of((other, DOSING, DOSING)) == [0]


def test_claims_that_were_processed_in_another_order_keep_it() -> None:
    """500 of the 700 are met by the first two days; of the third, which is open, 200 are deductible: 320 or 400. Where
    the first was processed after the second no order is asked for."""

    def done(line: DatedLine, processed: int) -> DatedLine:
        said = Explanation(processed_on=FIRST.replace(day=processed), plan_paid=0)
        return line._replace(happened=Happened(number=1, state=SessionState.DONE, explanation=said))

    second, third = (FIRST.replace(day=day) for day in (2, 3))
    lines = (done(DOSING, 20), done(session(100, day=second), 10))
    open_ = (session(400, day=third), session(200, "integration", third))
    rule = two(HALF, TENTH, deductible=amount(700))
    assert dollars(rule, *lines, *open_) == []
    assert dollars(rule, done(DOSING, 10), *lines[1:], *open_) == [80]


def test_the_next_day_begins_where_the_other_order_of_the_first_ended() -> None:
    """Of the first day 350 are the member's, or 400, which is the limit; of the second 50, or nothing. A second plan
    that covers nothing changes none of that, and is asked each time."""
    rule = two(HALF, FREE, deductible=amount(300), out_of_pocket_limit=amount(400))
    later = [line._replace(date=FIRST + datetime.timedelta(days=7)) for line in (DOSING, INTEGRATION)]
    member = Member(other_coverage=OtherCoverage(plan=NOTHING_COVERED))
    assert dollars(rule, DOSING, INTEGRATION, *later, member=member) == [0]
    assert dollars(rule, DOSING, INTEGRATION, *later) == [0]
