"""Whose amounts, and of which day (docs/rules.md): first and last day, amounts as of a day, each coverage its own."""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import price
from calculator.model.authorization import Authorization
from calculator.model.estimate import Priced
from calculator.model.funding import Account, AccountKind
from calculator.model.member import (
    Coordination,
    CoverageTier,
    Enrollment,
    EnrollmentIn,
    LimitUse,
    Member,
    Met,
    OtherCoverage,
)
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    AmountKind,
    Benefit,
    CostShare,
    NetworkCredit,
    Plan,
    Reading,
    Rider,
    RiderPays,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, each, plan, priced, session, tiers

TWENTY = CostShare(coinsurance=2_000)
ALL_YOURS = CostShare(coinsurance=10_000)
RATE = AllowedAmount(basis=AllowedBasis.AMOUNT, amount=40_000)
FEBRUARY = [datetime.date(2027, 2, 1) + datetime.timedelta(days=14 * number) for number in range(6)]


def course(rule: Plan, member: Member, dollars: int = 600, **parts: Any) -> Priced:
    """Six sessions from 1 February, two weeks apart."""
    return priced(rule, *(session(dollars, day=day, **parts) for day in FEBRUARY), member=member)


def rider(share: CostShare, pays: RiderPays = RiderPays.INSTEAD, *, name: str = "kat", **parts: Any) -> Rider:
    one = Benefit(name=name, in_network=share, **parts.pop("benefit", {}))
    return Rider(title="R", pays=pays, benefits=(one,), reading=(Reading(service="dosing", benefit=name),), **parts)


@pytest.mark.parametrize(
    ("network", "pays"), [("in", [600, 600, 400, 160, 80, 80]), ("out", [600, 600, 600, 360, 280, 280])]
)
def test_before_its_first_day_a_coverage_pays_nothing_and_has_no_rate(network: str, pays: list[int]) -> None:
    """Rate 400 of 600 billed, deductible 500, 20%, four visits: two sessions are billed in full, count toward nothing
    and use no visit."""
    share = CostShare(coinsurance=2_000, allowed=RATE)
    rule = plan(share, deductible=amount(500), benefit={"visit_limit": 4})
    result = course(rule, Member(coverage_starts=FEBRUARY[2]), network=network)
    assert each(result, "member_pays") == pays
    assert each(result, "discount")[:2] == [0, 0]
    assert each(result, "balance_billed")[:2] == [0, 0]
    assert [line.standing.deductible_used for line in result.lines[:3]] == [0, 0, 40_000]
    assert {reason.code for reason in result.lines[0].reasons} >= {"excluded_before_coverage", "allowed_billed"}


def test_after_its_last_day_a_coverage_pays_nothing_and_the_last_day_is_covered() -> None:
    result = course(plan(TWENTY, deductible=amount(500)), Member(coverage_ends=FEBRUARY[1]))
    assert each(result, "member_pays") == [520, 120, 600, 600, 600, 600]
    assert "excluded_after_coverage" in {reason.code for reason in result.lines[2].reasons}


def test_the_first_and_the_last_day_are_covered_where_visits_are_limited_too() -> None:
    member = Member(coverage_starts=FEBRUARY[1], coverage_ends=FEBRUARY[2])
    result = course(plan(TWENTY, benefit={"visit_limit": 4}), member)
    assert each(result, "member_pays") == [600, 120, 120, 600, 600, 600]


def test_a_waiting_period_runs_from_the_first_day() -> None:
    rule = plan(benefit={"waiting_days": 14})
    assert each(course(rule, Member(coverage_starts=FEBRUARY[1])), "excluded") == [600, 600, 0, 0, 0, 0]


def test_not_even_a_discount_that_holds_for_what_is_not_covered_holds_outside_coverage() -> None:
    rule = plan(CostShare(allowed=RATE), benefit={"covered": False, "discount_when_not_covered": True})
    assert each(course(rule, Member(coverage_starts=FEBRUARY[1])), "member_pays")[:2] == [600, 400]


def test_the_second_plan_has_its_own_days_and_prices_the_bill_itself_where_the_first_does_not_cover() -> None:
    """The first covers from the third session on, the second up to the third. It allows 400 of the 600 and pays 80%."""
    second = OtherCoverage(
        plan=plan(CostShare(coinsurance=2_000, allowed=RATE)), enrollment=Enrollment(coverage_ends=FEBRUARY[2])
    )
    member = Member(coverage_starts=FEBRUARY[2], other_coverage=second)
    result = course(plan(ALL_YOURS), member)
    assert each(result, "second_plan") == [320, 320, 320, 0, 0, 0]
    assert each(result, "discount") == [200, 200, 0, 0, 0, 0]
    assert each(result, "member_pays") == [80, 80, 280, 600, 600, 600]


@pytest.mark.parametrize("stated", [False, True])
def test_a_rider_has_the_plans_days_unless_it_has_its_own(stated: bool) -> None:
    """Outside its own days the rider is not there, and the plan prices the session."""
    rule = plan(ALL_YOURS, rider=rider(CostShare(copay=5_000)))
    own = Enrollment(coverage_starts=FEBRUARY[1], coverage_ends=FEBRUARY[2]) if stated else None
    first = None if stated else FEBRUARY[1]
    result = course(rule, Member(coverage_starts=first, rider=own))
    assert each(result, "member_pays") == [600, 50, 50, *([600] * 3 if stated else [50] * 3)]


def test_amounts_as_of_a_day_in_the_course_are_what_stood_at_its_end() -> None:
    """1,200 of 1,500 by 15 February, the two sessions up to then among them: 300 + 60 of the third."""
    rule = plan(TWENTY, deductible=amount(1_500), out_of_pocket_limit=amount(4_000))
    met = Met(deductible=120_000, out_of_pocket=120_000)
    for as_of in (FEBRUARY[1], FEBRUARY[2] - datetime.timedelta(days=1)):
        result = course(rule, Member(met=met, met_as_of=as_of))
        assert each(result, "member_pays") == [600, 600, 360, 120, 120, 120]
        assert result.notices == ()


@pytest.mark.parametrize(("met", "third"), [(50_000, 600), (130_000, 280), (150_000, 120)])
def test_after_the_day_the_larger_amount_counts_and_a_smaller_one_is_said(met: int, third: int) -> None:
    rule = plan(TWENTY, deductible=amount(1_800))
    member = Member(met=Met(deductible=met + 30_000 if met > 120_000 else met), met_as_of=FEBRUARY[1])
    result = course(rule, member)
    assert each(result, "deductible")[:2] == [600, 600]
    assert each(result, "member_pays")[2] == third
    codes = [notice.code for notice in result.notices]
    assert codes == (["deductible_behind_plan"] if met < 120_000 else [])
    if codes:
        figures = result.notices[0].figures
        assert figures == {"as_of_date": FEBRUARY[1], "stated_cents": met, "counted_cents": 120_000}


def test_visits_and_dollars_used_are_of_that_day_too() -> None:
    """3 of 4 visits used by 15 February, the course's two among them: one more."""
    used = (LimitUse(benefit="visit", visits=3, dollars=150_000),)
    member = Member(limits_used=used, met_as_of=FEBRUARY[1])
    assert each(course(plan(benefit={"visit_limit": 4}), member), "excluded") == [0, 0, 0, 600, 600, 600]
    assert each(course(plan(benefit={"dollar_limit": 200_000}), member), "plan_pays") == [600, 600, 500, 0, 0, 0]


def test_a_day_in_the_next_year_leaves_the_year_before_at_nothing() -> None:
    days = (datetime.date(2026, 12, 15), datetime.date(2027, 1, 15), datetime.date(2027, 2, 15))
    member = Member(met=Met(deductible=90_000), met_as_of=datetime.date(2027, 1, 31))
    result = priced(plan(deductible=amount(1_000)), *(session(600, day=day) for day in days), member=member)
    assert each(result, "member_pays") == [600, 600, 100]


def test_rider_and_second_plan_state_amounts_as_of_days_of_their_own() -> None:
    """Rider: deductible 1,000, of which 900 by the second session. Second plan: 600 of 600 by the first."""
    rule = plan(ALL_YOURS, rider=rider(CostShare(), deductible=amount(1_000)))
    own = Enrollment(met=Met(deductible=90_000), met_as_of=FEBRUARY[1])
    result = course(rule, Member(rider=own))
    assert each(result, "member_pays") == [600, 400, 0, 0, 0, 0]
    assert [notice.code for notice in result.notices] == ["deductible_behind_rider"]
    second = OtherCoverage(
        plan=plan(deductible=amount(900)),
        enrollment=Enrollment(met=Met(deductible=80_000), met_as_of=FEBRUARY[0]),
    )
    result = course(plan(ALL_YOURS), Member(other_coverage=second))
    assert each(result, "second_plan") == [0, 500, 600, 600, 600, 600]


def test_a_new_employers_plan_begins_at_nothing_and_every_other_has_what_was_met() -> None:
    """The issue's example: 480 under the old employer's plan, 600 + 600 + 360 + 120 under the new one."""
    parts: dict[str, Any] = {"deductible": amount(1_500), "out_of_pocket_limit": amount(4_000)}
    old, new = (plan(TWENTY, name=name, **parts) for name in ("old", "new"))
    member = Member(met=Met(deductible=150_000, out_of_pocket=250_000), by_plan=(EnrollmentIn(plan="new"),))
    days = [datetime.date(2026, 7, 1) + datetime.timedelta(days=7 * number) for number in range(4)]
    lines = tuple(session(600, day=day) for day in days)
    assert each(price(lines, old, member), "member_pays") == [120, 120, 120, 120]
    assert each(price(lines, new, member), "member_pays") == [600, 600, 360, 120]
    assert member.renamed("new", "newer").enrollment_in("newer").met == Met()
    assert member.renamed("new", "newer").enrollment_in("new") is not None


def test_a_use_of_a_benefit_that_only_the_rider_has_is_the_riders() -> None:
    """Eight of the rider's ten visits are used; a use of a benefit that the plan has too is the plan's."""
    one = rider(CostShare(copay=5_000), benefit={"visit_limit": 10})
    used = LimitUse(benefit="kat", visits=8)
    result = course(plan(ALL_YOURS, rider=one), Member(limits_used=(used,)))
    assert each(result, "member_pays") == [50, 50, 600, 600, 600, 600]
    both = rider(CostShare(copay=5_000), name="visit", benefit={"visit_limit": 2})
    result = course(plan(ALL_YOURS, rider=both), Member(limits_used=(LimitUse(benefit="visit", visits=2),)))
    assert each(result, "member_pays") == [50, 50, 600, 600, 600, 600]
    own = Enrollment(limits_used=(LimitUse(benefit="kat", visits=9),))
    assert each(course(plan(ALL_YOURS, rider=one), Member(rider=own)), "member_pays")[:2] == [50, 600]


@pytest.mark.parametrize(("plans", "riders", "pays"), [(False, True, 50), (True, False, 600), (False, None, 600)])
def test_authorization_is_held_for_a_coverage(plans: bool, riders: bool | None, pays: int) -> None:
    """A rider that asks for it looks at its own record, or at the plan's where it has none."""
    rule = plan(ALL_YOURS, rider=rider(CostShare(copay=5_000), benefit={"authorization": Authorization()}))
    own = None if riders is None else Enrollment(authorization_held=riders)
    member = Member(authorization_held=plans, rider=own)
    assert each(priced(rule, session(600), member=member), "member_pays") == [pays]


def test_a_second_plan_has_family_and_out_of_network_amounts_of_its_own() -> None:
    """Family deductible 1,000 in common, of which the others have met 800; out of network 700, of it 300 met."""
    deductible = YearlyAmount(kind=AmountKind.AGGREGATE, in_network=tiers(500, 1_000), out_of_network=tiers(500, 700))
    enrolled = Enrollment(others=Met(deductible=80_000), met_out_of_network=Met(deductible=30_000))
    other = OtherCoverage(plan=plan(deductible=deductible), tier=CoverageTier.FAMILY, enrollment=enrolled)
    lines = (session(600), session(600, network="out"))
    result = priced(plan(ALL_YOURS), *lines, member=Member(other_coverage=other))
    assert each(result, "second_plan") == [400, 200]
    alone = OtherCoverage(plan=plan(deductible=deductible), enrollment=enrolled)
    assert each(priced(plan(ALL_YOURS), *lines, member=Member(other_coverage=alone)), "second_plan") == [100, 400]


def test_a_deductible_met_raises_the_limit_met_to_at_least_itself() -> None:
    rule = plan(ALL_YOURS, deductible=amount(1_000), out_of_pocket_limit=amount(1_500))
    for limit_met, pays in ((0, 600), (90_000, 600), (120_000, 300)):
        member = Member(met=Met(deductible=90_000, out_of_pocket=limit_met))
        assert each(priced(rule, session(2_000), member=member), "member_pays") == [pays]
    apart = plan(
        CostShare(coinsurance=10_000, counts_to_limit=False),
        deductible=amount(1_000),
        out_of_pocket_limit=amount(1_500),
    )
    result = priced(apart, session(2_000), member=Member(met=Met(deductible=90_000)))
    assert result.lines[0].standing.limit_used == 0


@pytest.mark.parametrize(
    ("credit", "left"),
    [(NetworkCredit.SEPARATE, 3_000), (NetworkCredit.BOTH, 2_000), (NetworkCredit.IN_COUNTS_OUT, 2_000)],
)
def test_deductibles_of_two_networks_under_one_limit_are_met_together_where_they_count_apart(
    credit: NetworkCredit, left: int
) -> None:
    """1,000 in and 2,000 out are met of a limit of 5,000 in common, and 400 of the drugs' own deductible."""
    deductible = YearlyAmount(in_network=tiers(1_000), out_of_network=tiers(2_000))
    rule = plan(
        ALL_YOURS,
        deductible=deductible,
        out_of_pocket_limit=amount(5_000),
        network_credit=credit,
        drug_deductible=tiers(500),
    )
    member = Member(
        met=Met(deductible=100_000), met_out_of_network=Met(deductible=200_000), met_drug=Met(deductible=40_000)
    )
    assert each(priced(rule, session(9_000), member=member), "member_pays") == [5_000 - left - 400]


@pytest.mark.parametrize("kind", list(AmountKind))
def test_a_limit_of_the_family_alone_is_capped_for_one_person_whatever_its_kind(kind: AmountKind) -> None:
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(None, 18_000, kind=kind))
    line = session(30_000, day=datetime.date(2026, 3, 1))
    assert each(priced(rule, line, member=Member(tier=CoverageTier.FAMILY)), "member_pays") == [10_600]


def test_a_deductible_of_the_family_alone_that_is_beside_the_limit_is_not_capped() -> None:
    both = amount(None, 18_000)
    rule = plan(TWENTY, deductible=both, out_of_pocket_limit=both, limit_includes_deductible=False)
    line = session(15_000, day=datetime.date(2026, 3, 1))
    assert each(priced(rule, line, member=Member(tier=CoverageTier.FAMILY)), "deductible") == [15_000]


@pytest.mark.parametrize(
    ("form", "october", "second"),
    [
        (CarryOver.IF_NOT_MET, 550, 350),  # 750 of 900: not met, so 550 go on
        (CarryOver.IF_NOT_MET, 700, 900),  # 900 of 900: met, so nothing does
        (CarryOver.ALWAYS, 700, 200),
        (CarryOver.NONE, 550, 900),
    ],
)
def test_the_forms_of_the_last_quarters_carry_over(form: CarryOver, october: int, second: int) -> None:
    rule = plan(deductible=amount(900), last_quarter_carries_over=form)
    days = (datetime.date(2025, 3, 3), datetime.date(2025, 10, 10), datetime.date(2026, 2, 1))
    lines = [session(dollars, day=day) for dollars, day in zip((200, october, 5_000), days, strict=True)]
    assert each(priced(rule, *lines), "deductible")[2] == second


def test_the_second_form_looks_at_what_was_met_before_the_course_too() -> None:
    rule = plan(deductible=amount(900), last_quarter_carries_over=CarryOver.IF_NOT_MET)
    day = datetime.date(2026, 2, 1)
    for met, deductible in ((80_000, 600), (90_000, 900)):
        member = Member(met=Met(deductible=met), met_last_quarter=30_000, met_as_of=datetime.date(2025, 12, 31))
        assert each(priced(rule, session(5_000, day=day), member=member), "deductible") == [deductible]


def test_an_accounts_start_counts_amounts_met_by_the_end_of_their_day() -> None:
    """An HRA after 1,500; 1,400 by the second session, which is more than the 1,200 of the course."""
    rule = plan(ALL_YOURS, accounts=(Account(kind=AccountKind.HRA, yearly=500_000, starts_after=150_000),))
    member = Member(met=Met(out_of_pocket=140_000), met_as_of=FEBRUARY[1])
    assert each(course(rule, member), "account") == [0, 0, 500, 600, 600, 600]


def test_a_second_plan_that_pays_first_has_its_own_amounts() -> None:
    enrolled = Enrollment(met=Met(deductible=40_000))
    other = OtherCoverage(plan=plan(deductible=amount(500)), coordination=Coordination.CARVE_OUT, enrollment=enrolled)
    result = priced(plan(TWENTY), session(600), member=Member(other_coverage=other))
    assert (each(result, "second_plan"), each(result, "member_pays")) == ([500], [20])
