"""A course as a whole: what happened on the way, its sums, the employer's fees, and where reasons are given."""

import datetime

from calculator.engine.pricing import PlanEstimator, estimate, price
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import EventKind
from calculator.model.funding import Account, AccountBalance, AccountKind, Contribution, Funding, FundingKind
from calculator.model.member import Member, Met
from calculator.model.plan import CostShare, Plan, YearlyAmount
from tests.engine.cases import FIRST, amount, each, events, plan, priced, session, tiers

JANUARY = datetime.date(2027, 1, 12)
HALF = CostShare(coinsurance=5_000)


def test_what_happens_is_told_once_a_year_on_the_session_where_it_does() -> None:
    """300 and a limit of 400: 200, then 100 + 50 of 100, then 50; from January all begins again."""
    rule = plan(HALF, deductible=amount(300), out_of_pocket_limit=amount(400))
    days = (FIRST, FIRST, FIRST, FIRST, JANUARY, JANUARY, JANUARY)
    result = priced(rule, *(session(200, day=day) for day in days))
    assert each(result, "member_pays") == [200, 150, 50, 0, 200, 150, 50]
    assert events(result) == [
        (EventKind.DEDUCTIBLE_MET, 1),
        (EventKind.LIMIT_MET, 2),
        (EventKind.YEAR_TURNS, 4),
        (EventKind.DEDUCTIBLE_MET, 5),
        (EventKind.LIMIT_MET, 6),
    ]
    assert [event.date for event in result.events] == [FIRST, FIRST, datetime.date(2027, 1, 1), JANUARY, JANUARY]


def test_both_are_met_on_one_session() -> None:
    rule = plan(HALF, deductible=amount(300), out_of_pocket_limit=amount(400))
    both = [(EventKind.DEDUCTIBLE_MET, 0), (EventKind.LIMIT_MET, 0)]
    assert events(priced(rule, session(900), session(900))) == both


def test_each_network_of_a_year_meets_its_amounts_but_that_is_told_once() -> None:
    rule = plan(HALF, deductible=YearlyAmount(in_network=tiers(300), out_of_network=tiers(500)))
    assert events(priced(rule, session(900), session(900, network="out"))) == [(EventKind.DEDUCTIBLE_MET, 0)]


def test_what_was_met_before_the_course_or_does_not_exist_is_not_met_in_it() -> None:
    """Copays that count toward the deductible meet none where there is none, or where it was met before."""
    counting = CostShare(copay=4_000, copay_counts_to_deductible=True)
    assert events(priced(plan(counting), session(200))) == []
    met = Member(met=Met(deductible=30_000, out_of_pocket=40_000))
    rule = plan(counting, deductible=amount(300), out_of_pocket_limit=amount(400))
    assert events(priced(rule, session(200), member=met)) == []


def test_a_cent_left_is_not_met() -> None:
    rule = plan(HALF, deductible=amount(300), out_of_pocket_limit=amount(400))
    assert events(priced(rule, session(300)._replace(billed=29_999))) == []
    assert events(priced(rule, session(500)._replace(billed=49_998))) == [(EventKind.DEDUCTIBLE_MET, 0)]


def test_the_employer_bears_fees_for_every_month_that_the_course_touches() -> None:
    """March and April: 2 x (5 + 20), and 100 once; the premium's share only where it is insured or level-funded."""
    fees = {"fee_pepm": 500, "fee_per_engaged_month": 2_000, "fee_per_case": 10_000, "premium_share": 40_000}
    lines = (session(200), session(200, day=datetime.date(2026, 4, 1)))
    own = priced(plan(HALF, funding=Funding(**fees)), *lines)
    assert (own.fees, own.totals.employer_pays) == (15_000, 20_000 + 15_000)
    insured = priced(plan(HALF, funding=Funding(kind=FundingKind.INSURED, **fees)), *lines)
    assert (insured.fees, insured.totals.employer_pays) == (95_000, 95_000)
    assert priced(plan(HALF, funding=Funding(**fees))).fees == 0


def test_reasons_are_given_at_the_likely_price_and_on_request() -> None:
    line = ServiceLine(service="dosing", price=PriceRange(low=10_000, likely=20_000, high=30_000))
    rule = plan(HALF)
    case = Case(course=Course(title="Course", starts=FIRST, lines=(line,)), plans=(rule,), chosen=rule.name)
    answer = estimate(case, rule)
    assert answer.likely.lines[0].reasons
    assert answer.low.lines[0].reasons == answer.high.lines[0].reasons == ()
    estimator = PlanEstimator(rule, case.member)
    assert estimator.estimate(case, reasons=False).likely.lines[0].reasons == ()
    assert estimator.estimate(case) == answer


def hsa(starts: datetime.date) -> tuple[Plan, Member]:
    """50 a month into an empty HSA, from ``starts`` on."""
    gifts = (Contribution(own=5_000, starts=starts, day_of_month=1, months=12),)
    member = Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=0, contributions=gifts),))
    return plan(CostShare(coinsurance=10_000), accounts=(Account(kind=AccountKind.HSA),)), member


def test_balances_hold_on_the_first_session_or_on_an_earlier_day() -> None:
    """From January to March three contributions come in; on the first session's own day one, and none before it."""
    rule, member = hsa(datetime.date(2026, 1, 1))
    january, june = datetime.date(2026, 1, 1), datetime.date(2026, 6, 1)
    lines = (session(900),)
    assert price(lines, rule, member).totals.account == 5_000
    assert price(lines, rule, member, known_on=january).totals.account == 15_000
    assert price(lines, rule, member, known_on=june).totals.account == 5_000


def test_what_was_met_in_the_year_before_starts_no_account_in_this_one() -> None:
    """An HRA that starts after 100: of 150 it pays 50, and all of it where 100 were paid in the same year."""
    hra = Account(kind=AccountKind.HRA, yearly=100_000, starts_after=10_000)
    rule = plan(CostShare(coinsurance=10_000), accounts=(hra,))
    paid = Met(deductible=10_000, out_of_pocket=10_000)
    before = Member(met=paid, met_as_of=datetime.date(2025, 12, 31))
    assert priced(rule, session(150), member=before).totals.account == 5_000
    assert priced(rule, session(150), member=Member(met=paid)).totals.account == 15_000
