"""A plan that goes on with other people is the same plan, and another one is not: what was agreed on, what is asked for
once, and what is known before the course. Worked by hand."""

import datetime

import pytest

from calculator.model.base import changed
from calculator.model.funding import Account, AccountBalance, AccountKind, Contribution, Funding
from calculator.model.member import (
    CoverageTier,
    Enrollment,
    LimitUse,
    Member,
    Met,
    OtherCoverage,
    PlanChange,
    PlanEnrollment,
    SingleCaseAgreement,
)
from calculator.model.plan import (
    CaseRate,
    CostShare,
    Plan,
    YearlyAmount,
)
from tests.engine.cases import FIRST, amount, each, plan, priced, session, tiers

FIFTH, ALL = CostShare(coinsurance=2_000), CostShare(coinsurance=10_000)
DAY, WEEK = datetime.timedelta(days=1), datetime.timedelta(days=7)
FAMILY = PlanChange(starts=FIRST + WEEK, tier=CoverageTier.FAMILY)
TWO = session(500), session(500, day=FIRST + WEEK)
DECEMBER, FEBRUARY = datetime.date(2025, 12, 15), datetime.date(2026, 2, 15)


def another(rule: Plan, starts: datetime.date = FIRST + WEEK, *, credit: bool = False) -> PlanChange:
    return PlanChange(starts=starts, plan=rule, deductible_credit=credit)


HALF_OUTSIDE = plan(FIFTH, benefit={"out_of_network": CostShare(coinsurance=5_000)})


@pytest.mark.parametrize(
    ("comes", "allowed", "owed"),
    [(None, [300, 300], [60, 60]), (FAMILY, [300, 300], [60, 60]), (another(HALF_OUTSIDE), [300, 500], [60, 250])],
)
def test_an_agreement_goes_on_with_the_plan_that_made_it_and_binds_no_other(
    comes: PlanChange | None, allowed: list[int], owed: list[int]
) -> None:
    """A provider out of network, of whom half would be the patient's, for 300 as in network, where 20% are."""
    agreed = (SingleCaseAgreement(service="dosing", rate=30_000),)
    member = Member(single_case_agreements=agreed, changes=(comes,) if comes else ())
    found = priced(changed(HALF_OUTSIDE, name="First"), *(line._replace(network="out") for line in TWO), member=member)
    assert (each(found, "allowed"), each(found, "member_pays")) == (allowed, owed)


def test_one_price_for_the_course_is_one_though_other_people_are_covered_from_a_day_on() -> None:
    """600 for both sessions; under another plan, which has its own price, each of them has one for itself."""
    rate = {"case_rate": CaseRate(amount=60_000, services=("dosing",))}
    rule = plan(FIFTH, **rate)
    for change, allowed in ((FAMILY, [300, 300]), (another(plan(FIFTH, name="New", **rate)), [500, 500])):
        assert each(priced(rule, *TWO, member=Member(changes=(change,))), "allowed") == allowed


def test_a_fee_of_the_course_or_of_a_month_is_paid_once_though_other_people_are_covered_from_a_day_on() -> None:
    """100 a course and 5 a month: all in March. Another plan has fees of its own: 30 a course."""
    rule = plan(FIFTH, funding=Funding(fee_pepm=500, fee_per_case=10_000))
    new = plan(FIFTH, name="New", funding=Funding(fee_per_case=3_000))
    for change, fees in ((FAMILY, 10_500), (another(new), 13_500), (another(new, FIRST + 2 * WEEK), 10_500)):
        assert priced(rule, *TWO, member=Member(changes=(change,))).fees == fees
    assert priced(rule, *TWO, member=Member(changes=(another(new, FIRST - WEEK),))).fees == 3_000


@pytest.mark.parametrize("starts", [FIRST - 14 * DAY, FIRST - DAY, FIRST, FIRST + DAY, FIRST + WEEK])
@pytest.mark.parametrize("as_of", [None, FIRST - 20 * DAY, FIRST - 5 * DAY])
def test_what_is_met_before_the_course_is_met_whenever_other_people_are_covered(
    starts: datetime.date, as_of: datetime.date | None
) -> None:
    """900 of 1,000 are met."""
    change = PlanChange(starts=starts, tier=CoverageTier.FAMILY)
    member = Member(met=Met(deductible=90_000), met_as_of=as_of, changes=(change,))
    assert each(priced(plan(deductible=amount(1_000, 2_000)), *TWO, member=member), "deductible") == [100, 0]


@pytest.mark.parametrize(
    ("changes", "deductible"),
    [
        ((FEBRUARY,), [100, 0]),
        # The old plan goes on for a while with other people, the new one comes before or in the course.
        ((FIRST - 20 * DAY, FEBRUARY), [100, 0]),
        ((FEBRUARY, FIRST), [100, 0]),
        # All of last year, whose deductible was met then.
        ((DECEMBER,), [500, 500]),
    ],
)
def test_a_credit_from_a_plan_that_ended_before_the_course_is_given(
    changes: tuple[datetime.date, ...], deductible: list[int]
) -> None:
    """900 were met under the old plan, and count in the new one."""
    new = plan(name="New", deductible=amount(1_000, 2_000))
    *before, last = changes
    earlier = tuple(PlanChange(starts=day, tier=CoverageTier.FAMILY) for day in before)
    member = Member(met=Met(deductible=90_000), changes=(*earlier, another(new, last, credit=True)))
    rule = plan(deductible=amount(1_000, 2_000))
    assert each(priced(rule, *TWO, member=member), "deductible") == deductible


def test_the_same_plan_with_other_people_since_last_year_has_what_is_met_this_year() -> None:
    change = PlanChange(starts=DECEMBER, tier=CoverageTier.FAMILY)
    member = Member(met=Met(deductible=90_000), changes=(change,))
    assert each(priced(plan(deductible=amount(1_000, 2_000)), *TWO, member=member), "deductible") == [100, 0]


def test_what_a_second_plan_has_on_record_stays_when_another_plan_comes_before_the_course() -> None:
    """The second plan's deductible of 500 is met: it pays all that the first leaves."""
    second = plan(name="Second", deductible=amount(500))
    other = OtherCoverage(plan=second, enrollment=Enrollment(met=Met(deductible=50_000)))
    member = Member(other_coverage=other, changes=(another(plan(ALL, name="New"), DECEMBER),))
    assert each(priced(plan(ALL), *TWO, member=member), "second_plan") == [500, 500]


def test_what_the_new_plan_has_on_record_is_of_its_own_year() -> None:
    """It comes in February 2027, with 700 of 1,000 met."""
    starts = datetime.date(2027, 2, 1)
    new = plan(name="New", deductible=amount(1_000))
    change = PlanChange(starts=starts, plan=new, enrollment=PlanEnrollment(met=Met(deductible=70_000)))
    found = priced(plan(), session(500), session(500, day=starts), member=Member(changes=(change,)))
    assert each(found, "deductible") == [0, 300]


def test_an_account_of_a_plan_that_came_last_year_has_its_money_anew_this_year() -> None:
    """1,000 a year, all of which carries over: 2,000 in March."""
    hra = Account(kind=AccountKind.HRA, yearly=100_000, carries_over=True)
    change = another(plan(ALL, name="New", accounts=(hra,)), DECEMBER)
    found = priced(plan(ALL), session(1_500), session(1_500, day=FIRST + WEEK), member=Member(changes=(change,)))
    assert each(found, "account") == [1_500, 500]


def test_limits_in_and_out_of_network_go_on_however_often_other_people_are_covered() -> None:
    """Of 700 in network and 800 out of it 300 a session; the third of each has what is left."""
    rule = plan(ALL, out_of_pocket_limit=YearlyAmount(in_network=tiers(700, 1_400), out_of_network=tiers(800, 1_600)))
    changes = (FAMILY, PlanChange(starts=FIRST + 2 * WEEK, tier=CoverageTier.SPOUSE))
    days = (FIRST, FIRST + WEEK, FIRST + 2 * WEEK)
    lines = [session(300, day=day, network=network) for day in days for network in ("in", "out")]
    found = priced(rule, *lines, member=Member(changes=changes))
    assert each(found, "member_pays") == [300, 300, 300, 300, 100, 200]


def test_a_deductible_is_credited_from_plan_to_plan_and_in_a_limit_that_includes_it() -> None:
    """300 under each of two plans leave 400 of the third one's 1,000, which are its limit too."""
    rules = [plan(ALL, name=name, deductible=amount(1_000), out_of_pocket_limit=amount(1_000)) for name in "ABC"]
    changes = tuple(another(rule, FIRST + at * WEEK, credit=True) for at, rule in enumerate(rules[1:], start=1))
    lines = [session(300, day=FIRST + at * WEEK) for at in range(4)]
    found = priced(rules[0], *lines, member=Member(changes=changes))
    assert each(found, "deductible") == [300, 300, 300, 100]
    assert each(found, "member_pays") == [300, 300, 300, 100]


def test_a_credit_is_of_the_deductible_and_uses_of_visits_begin_anew() -> None:
    """Each plan pays one visit."""
    one = {"benefit": {"visit_limit": 1}}
    change = another(plan(name="New", **one), credit=True)
    assert each(priced(plan(**one), *TWO, member=Member(changes=(change,))), "plan_pays") == [500, 500]


def test_a_plan_without_a_deductible_has_none_to_credit() -> None:
    """Whatever is entered as met by the family: of 1,000 of the new plan's nothing is met."""
    change = another(plan(name="New", deductible=amount(1_000, 1_000)), credit=True)
    member = Member(tier=CoverageTier.FAMILY, others=Met(deductible=60_000), changes=(change,))
    lines = session(500), session(1_200, day=FIRST + WEEK)
    assert each(priced(plan(), *lines, member=member), "deductible") == [0, 1_000]


def test_money_for_an_fsa_comes_with_its_year_and_not_month_by_month() -> None:
    """Only into an HSA more is paid in the course."""
    for kind, account in ((AccountKind.FSA, [100, 0]), (AccountKind.HSA, [100, 50])):
        gift = Contribution(own=5_000, starts=FIRST + DAY, day_of_month=2, months=1)
        balance = AccountBalance(kind=kind, balance=10_000, contributions=(gift,))
        rule = plan(ALL, accounts=(Account(kind=kind),))
        assert each(priced(rule, *TWO, member=Member(balances=(balance,))), "account") == account


@pytest.mark.parametrize(
    ("as_of", "counted"),
    [(FIRST, [500]), (FIRST + 6 * DAY, [500]), (FIRST + WEEK, [1_000, 2]), (FIRST + 3 * WEEK, [1_000, 2])],
)
def test_amounts_behind_are_told_once_though_other_people_are_covered_from_a_day_on(
    as_of: datetime.date, counted: list[int]
) -> None:
    """Nothing is stated as met of a deductible of 1,500, and one visit: with the change in the second week both
    sessions are the plan's."""
    used = (LimitUse(benefit="visit", visits=1),)
    member = Member(met_as_of=as_of, limits_used=used, changes=(FAMILY,))
    found = priced(plan(deductible=amount(1_500, 3_000), benefit={"visit_limit": 9}), *TWO, member=member)
    said = [notice.figures["counted_cents"] for notice in found.notices]
    assert said == [counted[0] * 100, *counted[1:]]
