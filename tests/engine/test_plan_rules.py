"""Rules that plans have beside the usual ones, by hand: one copay a course, coinsurance that changes, limits counted
together, self-only that becomes family, a second plan that ends, accounts of each year and plan, and why."""

import datetime

import pytest

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.base import replaced
from calculator.model.course import Place
from calculator.model.faults import InvalidError
from calculator.model.funding import Account, AccountBalance, AccountKind, Funding
from calculator.model.later_years import edited_in, next_year_without, with_year, without_year
from calculator.model.member import CoverageTier, Enrollment, Member, Met, OtherCoverage, PlanChange, PlanEnrollment
from calculator.model.plan import (
    AccountFigure,
    AmountKind,
    Benefit,
    CostShare,
    DeductibleUse,
    Plan,
    Reading,
    Rider,
    TierAmounts,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from calculator.reference.voice import Voice
from calculator.words.reasons import sentence
from tests.engine.cases import amount, each, plan, priced, session

DAY = datetime.date(2027, 2, 1)
LATER = datetime.date(2027, 3, 1)
NEXT = datetime.date(2028, 1, 10)
COPAY = CostShare(copay=6_000, deductible=DeductibleUse.WAIVED)


def test_one_copay_for_the_course_whatever_the_year() -> None:
    rule = plan(replaced(COPAY, copay_once_a_course=True))
    lines = [session(100, day=day) for day in (DAY, LATER, NEXT)]
    assert each(priced(rule, *lines), "copay") == [60, 0, 0]


def test_one_copay_a_day_is_the_highest_and_says_so() -> None:
    shares = [replaced(COPAY, copay=cents, copay_once_a_day=True) for cents in (2_000, 6_000)]
    benefits = tuple(Benefit(name=f"visit_{at}", in_network=share) for at, share in enumerate(shares))
    reading = (Reading(service="dosing", benefit="visit_1"), Reading(service="integration", benefit="visit_0"))
    rule = Plan(name="Plan", benefits=benefits, reading=reading)
    result = priced(rule, session(100, "integration", DAY), session(100, "dosing", DAY), session(100, "dosing", LATER))
    assert each(result, "copay") == [20, 40, 60]
    said = sentence(next(one for one in result.lines[1].reasons if one.amount == "copay"), Voice("en"))
    assert said == "Copayment: $40.00, what is left of one copayment of $60.00 for the day."


def test_a_copay_of_each_visit_is_asked_for_beside_one_of_the_day() -> None:
    """Both are counted together, and only the one of 60 is the day's."""
    benefits = (
        Benefit(name="visit", in_network=CostShare(copay=6_000, copay_once_a_day=True)),
        Benefit(name="other", in_network=CostShare(copay=4_000), limits_with="visit"),
    )
    rule = Plan(name="Plan", benefits=benefits, reading=(Reading(service="lab", benefit="other"),), otherwise="visit")
    result = priced(rule, session(600, day=DAY), session(600, "lab", DAY), session(600, day=DAY))
    assert each(result, "copay") == [60, 40, 0]


def test_one_copay_above_the_most_of_a_year_is_the_most() -> None:
    result = priced(plan(CostShare(copay=12_000, copay_year_maximum=10_000)), *[session(600)] * 2)
    assert each(result, "copay") == [100, 0]


def test_where_several_rules_hold_copays_down_none_is_blamed_alone() -> None:
    """One copay a day and 100 a year: on the second day 40 of 60 are left of the year, not of the day."""
    rule = plan(replaced(COPAY, copay_once_a_day=True, copay_year_maximum=10_000))
    result = priced(rule, session(100, day=DAY), session(100, day=LATER))
    assert each(result, "copay") == [60, 40]
    said = sentence(next(one for one in result.lines[1].reasons if one.amount == "copay"), Voice("en"))
    assert said.startswith("Copayment: $40.00 of $60.00: more is not left")
    assert "for the day" not in said


def test_coinsurance_is_another_beyond_an_amount_of_the_year() -> None:
    """20% of the first $1,000 of a year, then 10%: 120 | 80 + 20 | 60, and from nothing in the next year."""
    share = CostShare(coinsurance=2_000, coinsurance_changes_after=100_000, coinsurance_then=1_000)
    rule = plan(replaced(share, deductible=DeductibleUse.WAIVED))
    result = priced(rule, *(session(600, day=day) for day in (DAY, DAY, LATER, NEXT)))
    assert each(result, "coinsurance") == [120, 100, 60, 120]
    said = sentence(next(one for one in result.lines[1].reasons if one.amount == "coinsurance"), Voice("en"))
    assert "10%" in said
    assert "$100.00 of $600.00" in said


def test_nothing_is_left_of_a_first_percentage_once_it_is_used() -> None:
    share = CostShare(coinsurance=10_000, coinsurance_changes_after=10_000, coinsurance_then=0)
    assert each(priced(plan(share), *[session(600)] * 2), "coinsurance") == [100, 0]


def test_visits_of_two_benefits_are_counted_together() -> None:
    benefits = (
        Benefit(name="visit", in_network=COPAY, visit_limit=2),
        Benefit(name="other", in_network=COPAY, visit_limit=2, limits_with="visit"),
    )
    reading = (Reading(service="dosing", benefit="visit"), Reading(service="integration", benefit="other"))
    rule = Plan(name="Plan", benefits=benefits, reading=reading)
    lines = (session(100, "dosing", DAY), session(100, "integration", DAY), session(100, "integration", LATER))
    assert each(priced(rule, *lines), "excluded") == [0, 0, 100]


def test_limits_are_counted_with_a_benefit_that_counts_its_own() -> None:
    with pytest.raises(InvalidError, match="no benefit here"):
        Plan(name="Plan", benefits=(Benefit(name="visit", limits_with="elsewhere"),))


def test_a_place_has_a_benefit_of_its_own() -> None:
    benefits = (
        Benefit(name="visit", in_network=COPAY),
        Benefit(name="hospital", in_network=CostShare(coinsurance=2_000)),
    )
    reading = (
        Reading(service="dosing", benefit="hospital", place=Place.OUTPATIENT),
        Reading(service="dosing", benefit="visit"),
    )
    rule = Plan(name="Plan", benefits=benefits, reading=reading, deductible=amount(500))
    result = priced(rule, session(600, day=DAY), session(600, day=DAY, place="outpatient"))
    assert each(result, "member_pays") == [60, 520]


def test_self_only_becomes_family_and_all_that_was_counted_goes_on() -> None:
    """500 of 1,000 of one's own; from March on 2,000 of the family's, of which 1,000 is one's own at most."""
    rule = plan(CostShare(), deductible=amount(1_000, 2_000), benefit={"visit_limit": 3})
    member = Member(changes=(PlanChange(starts=LATER, tier=CoverageTier.FAMILY),))
    result = priced(rule, *(session(600, day=day) for day in (DAY, LATER, LATER, LATER)), member=member)
    assert each(result, "deductible") == [600, 400, 0, 0]
    assert each(result, "excluded") == [0, 0, 0, 600]


def test_the_whole_familys_deductible_takes_what_one_has_met_alone() -> None:
    common = amount(1_000, 2_000, kind=AmountKind.AGGREGATE)
    member = Member(changes=(PlanChange(starts=LATER, tier=CoverageTier.FAMILY),))
    lines = [session(900, day=day) for day in (DAY, LATER, LATER)]
    assert each(priced(plan(CostShare(), deductible=common), *lines, member=member), "deductible") == [900, 900, 200]


def test_a_new_plan_begins_at_nothing_but_what_it_credits() -> None:
    rule, new = plan(CostShare(), deductible=amount(1_000)), plan(CostShare(), name="New", deductible=amount(2_000))
    lines = [session(600, day=DAY), session(2_000, day=LATER)]
    for change, left in (
        (PlanChange(starts=LATER, plan=new), 2_000),
        (PlanChange(starts=LATER, plan=new, deductible_credit=True), 1_400),
        (PlanChange(starts=LATER, plan=new, enrollment=PlanEnrollment(met=Met(deductible=30_000))), 1_700),
    ):
        result = priced(rule, *lines, member=Member(changes=(change,)))
        assert each(result, "deductible") == [600, left]


def test_what_is_credited_out_of_network_counts_toward_the_new_plans_limit_there() -> None:
    """600 of 2,000 are brought along: 1,400 is left of the deductible, and of the limit that it is part of."""

    def both(individual: int) -> YearlyAmount:
        outside = TierAmounts(individual=individual * 100)
        return YearlyAmount(in_network=TierAmounts(individual=100_000), out_of_network=outside)

    rule = plan(CostShare(), deductible=both(1_500))
    new = plan(CostShare(copay=10_000), name="New", deductible=both(2_000), out_of_pocket_limit=both(2_000))
    lines = [session(600, day=DAY, network="out"), session(2_500, day=LATER, network="out")]
    member = Member(changes=(PlanChange(starts=LATER, plan=new, deductible_credit=True),))
    assert each(priced(rule, *lines, member=member), "member_pays") == [600, 1_400]


def test_the_employer_pays_the_fees_of_the_plan_that_covers_the_day_on_which_it_comes_only() -> None:
    old, new = (plan(name=name, funding=Funding(fee_per_case=cents)) for name, cents in (("Old", 500), ("New", 700)))
    pricer = PlanPricer(old, Member(changes=(PlanChange(starts=LATER, plan=new),)))
    before, after = session(600, day=DAY), session(600, day=LATER)
    assert [pricer.fees(lines) for lines in ((before,), (after,), (before, after))] == [500, 700, 1_200]


def test_a_rider_of_the_new_plan_is_there_from_its_first_day() -> None:
    beside = Rider(
        title="Rider", benefits=(Benefit(name="paid"),), reading=(Reading(service="dosing", benefit="paid"),)
    )
    rule = plan(CostShare(), deductible=amount(1_000))
    member = Member(changes=(PlanChange(starts=LATER, plan=replaced(rule, name="New", rider=beside)),))
    lines = [session(600, day=DAY), session(600, day=LATER)]
    assert each(priced(rule, *lines, member=member), "member_pays") == [600, 0]


def test_an_hsa_stays_when_the_plan_is_left_and_an_fsa_does_not() -> None:
    accounts = (Account(kind=AccountKind.FSA, yearly=10_000), Account(kind=AccountKind.HSA))
    rule = plan(CostShare(), deductible=amount(1_000), accounts=accounts)
    new = plan(CostShare(), name="New", deductible=amount(1_000))
    balances = (AccountBalance(kind=AccountKind.HSA, balance=50_000),)
    member = Member(changes=(PlanChange(starts=LATER, plan=new),), balances=balances)
    result = priced(rule, session(50, day=DAY), session(600, day=LATER), member=member)
    assert each(result, "account") == [50, 500]
    assert result.accounts_left == (("fsa", 0), ("hsa", 0))
    assert [notice.figures["lost_cents"] for notice in result.notices] == [5_000]


def test_a_second_plan_ends_and_another_day_begins() -> None:
    rule, second = plan(CostShare(), deductible=amount(5_000)), plan(CostShare(), name="Second")
    for enrollment, paid in (
        (Enrollment(coverage_ends=DAY), [600, 0]),
        (Enrollment(coverage_starts=LATER), [0, 600]),
    ):
        member = Member(other_coverage=OtherCoverage(plan=second, enrollment=enrollment))
        result = priced(rule, session(600, day=DAY), session(600, day=LATER), member=member)
        assert each(result, "second_plan") == paid


def test_what_is_carried_over_is_no_more_than_a_smaller_deductible_of_the_next_year() -> None:
    rule = plan(
        CostShare(),
        deductible=amount(1_000),
        last_quarter_carries_over=CarryOver.ALWAYS,
        years=(YearFigures(year=2028, deductible=amount(300)),),
    )
    result = priced(rule, session(800, day=datetime.date(2027, 11, 2)), session(600, day=NEXT))
    assert each(result, "deductible") == [800, 0]


def test_the_figures_of_a_year_go_up_and_fit_together() -> None:
    with pytest.raises(InvalidError, match="go up"):
        Plan(name="Plan", years=(YearFigures(year=2028), YearFigures(year=2027)))
    with pytest.raises(InvalidError, match="below the deductible"):
        plan(CostShare(), out_of_pocket_limit=amount(500), years=(YearFigures(year=2027, deductible=amount(900)),))
    with pytest.raises(InvalidError, match="no benefit here"):
        Plan(name="Plan", years=(YearFigures(year=2027, benefits=(Benefit(name="visit"),)),))


def test_what_is_edited_in_a_year_is_of_that_year_and_all_else_of_all() -> None:
    accounts = (Account(kind=AccountKind.HRA, yearly=50_000),)
    rule = plan(COPAY, deductible=amount(500), figures_year=2026, accounts=accounts)
    assert next_year_without(rule, 2030) == 2027
    made = with_year(rule, 2027)
    benefit = replaced(rule.benefits[0], in_network=replaced(COPAY, copay=7_000))
    made = edited_in(made, 2027, {"deductible": amount(800), "benefits": (benefit,), "note": "A note"})
    made = edited_in(made, 2027, {"accounts": (replaced(accounts[0], yearly=70_000, title="Ours"),)})
    assert (made.note, made.deductible, made.benefits) == ("A note", rule.deductible, rule.benefits)
    assert made.years == (
        YearFigures(
            year=2027,
            deductible=amount(800),
            benefits=(benefit,),
            accounts=(AccountFigure(kind=AccountKind.HRA, yearly=70_000),),
        ),
    )
    assert made.accounts == (replaced(accounts[0], title="Ours"),)
    assert without_year(made, 2027).years == ()


def test_an_old_file_has_none_of_it() -> None:
    assert Plan(name="Plan") == Plan(name="Plan", years=(), limit_includes_deductible=True)
    assert Member() == Member(changes=())
    assert YearlyAmount() == YearlyAmount(in_network=TierAmounts())


def test_an_hsa_pays_nothing_for_care_before_it_was_opened() -> None:
    rule = plan(CostShare(), deductible=amount(5_000), accounts=(Account(kind=AccountKind.HSA),))
    for opened, paid in ((None, [100, 200]), (LATER, [0, 300]), (NEXT, [0, 0])):
        balance = AccountBalance(kind=AccountKind.HSA, balance=30_000, employer_money=5_000, opened=opened)
        result = priced(rule, session(100, day=DAY), session(600, day=LATER), member=Member(balances=(balance,)))
        assert each(result, "account") == paid
    with pytest.raises(InvalidError, match="only an HSA"):
        AccountBalance(kind=AccountKind.FSA, balance=0, opened=DAY)
