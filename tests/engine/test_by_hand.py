"""Courses in which a plan goes on, is changed or turns, from beginning to end: each cent of the member's worked by hand
from the law (docs/rules.md) before the engine was asked."""

import datetime

import pytest

from calculator.model.base import replaced
from calculator.model.funding import Account, AccountBalance, AccountKind, Funding
from calculator.model.happened import Explanation, Happened
from calculator.model.member import (
    CoverageTier,
    Member,
    Met,
    SingleCaseAgreement,
)
from calculator.model.plan import (
    AmountKind,
    CaseRate,
    CostShare,
    YearFigures,
    YearlyAmount,
)
from tests.engine.cases import amount, each, plan, priced, session, tiers
from tests.engine.change_cases import ALL, FAMILY, FIFTH, THIRTY, march, on, people, to


def test_one_price_for_the_course() -> None:
    """1,200 for three of 500: 400 each, 20% of it 80."""
    rule = plan(FIFTH, case_rate=CaseRate(amount=120_000, services=("dosing",)))
    found = priced(rule, *march(1, 8, 15), member=Member(changes=(people("2026-03-10"),)))
    assert each(found, "allowed") == [400, 400, 400]
    assert each(found, "member_pays") == [80, 80, 80]


def test_an_agreed_rate_and_the_deductible_in_network() -> None:
    """Deductible 400 in network, 900 out. Agreed 300: 300 | 100 + 20% of 200 | 60; 200 discount each."""
    half = plan(
        FIFTH,
        benefit={"out_of_network": CostShare(coinsurance=5_000)},
        deductible=YearlyAmount(in_network=tiers(400, 800), out_of_network=tiers(900, 1_800)),
    )
    member = Member(
        single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),), changes=(people("2026-03-05"),)
    )
    found = priced(half, *(line._replace(network="out") for line in march(1, 8, 15)), member=member)
    assert each(found, "member_pays") == [300, 140, 60]
    assert each(found, "discount") == [200, 200, 200]


def test_fees_over_two_months() -> None:
    """March and April: 2 x (5 + 7) + 100 = 124."""
    rule = plan(FIFTH, funding=Funding(fee_pepm=500, fee_per_case=10_000, fee_per_engaged_month=700))
    lines = [*march(2, 20), session(500, day=on("2026-04-03"))]
    for day in ("2026-02-10", "2026-03-10", "2026-04-01", "2026-04-02"):
        assert priced(rule, *lines, member=Member(changes=(people(day),))).fees == 12_400, day


def test_an_aggregate_deductible_from_a_day_on() -> None:
    """Own 1,000; then the family's 2,000 together: 600 | 600 600 | 200 + 20% of 400 = 280 | 120."""
    rule = plan(FIFTH, deductible=amount(1_000, 2_000, kind=AmountKind.AGGREGATE))
    found = priced(rule, *march(1, 8, 15, 22, 29, billed=600), member=Member(changes=(people("2026-03-08"),)))
    assert each(found, "member_pays") == [600, 600, 600, 280, 120]


def test_an_amount_of_a_day_before_all() -> None:
    """900 of 1,000 at the end of 26 Feb; change 4 March: 100 + 80 | 100."""
    rule = plan(FIFTH, deductible=amount(1_000, 2_000))
    member = Member(met=Met(deductible=90_000), met_as_of=on("2026-02-26"), changes=(people("2026-03-04"),))
    assert each(priced(rule, *march(1, 8), member=member), "member_pays") == [180, 100]


def test_an_amount_of_a_day_between_session_and_change() -> None:
    """500 | then max(500, 900): 100 + 80 | 100."""
    rule = plan(FIFTH, deductible=amount(1_000, 2_000))
    member = Member(met=Met(deductible=90_000), met_as_of=on("2026-03-05"), changes=(people("2026-03-07"),))
    assert each(priced(rule, *march(1, 8, 15), member=member), "member_pays") == [500, 180, 100]


def test_an_amount_of_a_day_after_the_change() -> None:
    """Of 1,200: 500 | 500 | of 900 as of 10 March, less than counted: 200 + 60; of 1,100: 100 + 80."""
    rule = plan(FIFTH, deductible=amount(1_200, 2_400))
    for met, last in ((900, 260), (1_100, 180)):
        member = Member(met=Met(deductible=met * 100), met_as_of=on("2026-03-10"), changes=(people("2026-03-07"),))
        assert each(priced(rule, *march(1, 8, 15), member=member), "member_pays") == [500, 500, last]


def test_credit_of_a_stated_amount() -> None:
    """Old: 500, 700 stated. New 1,500 at 30%: 500 (1,200) | 300 + 60 | 150. Whatever day before the change it is of."""
    rule, new = plan(FIFTH, deductible=amount(1_000)), plan(THIRTY, name="New", deductible=amount(1_500))
    for day in ("2026-03-05", "2026-03-06"):
        member = Member(met=Met(deductible=70_000), met_as_of=on(day), changes=(to(new, "2026-03-07", credit=True),))
        assert each(priced(rule, *march(1, 8, 15, 22), member=member), "member_pays") == [500, 500, 360, 150], day


def test_credit_counts_in_the_limit() -> None:
    """Limit 2,000 includes it: 700 + 500 + 360 + 150 + 150 = 1,860 | 140 | 0."""
    rule = plan(FIFTH, deductible=amount(1_000))
    new = plan(THIRTY, name="New", deductible=amount(1_500), out_of_pocket_limit=amount(2_000))
    member = Member(
        met=Met(deductible=70_000), met_as_of=on("2026-03-05"), changes=(to(new, "2026-03-07", credit=True),)
    )
    found = priced(rule, *march(1, 8, 15, 22, 23, 24, 25), member=member)
    assert each(found, "member_pays") == [500, 500, 360, 150, 150, 140, 0]


def test_credit_after_the_plan_went_on() -> None:
    """300 | 300 | 600 counted of 1,000: 400 + 20% of 200 = 440 | 120."""
    rule, new = plan(FIFTH, deductible=amount(1_000, 2_000)), plan(FIFTH, name="New", deductible=amount(1_000, 2_000))
    member = Member(changes=(people("2026-03-05"), to(new, "2026-03-12", credit=True)))
    lines = [*march(1, 8, billed=300), *march(15, 22, billed=600)]
    assert each(priced(rule, *lines, member=member), "member_pays") == [300, 300, 440, 120]


@pytest.mark.parametrize(
    "changes", [(), ("2026-03-05",), ("2026-03-12",), ("2026-03-05", "2026-03-12"), ("2026-03-20",)]
)
@pytest.mark.parametrize(("processed", "used", "owed"), [(20, 700, [500, 340, 100]), (10, 500, [500, 500, 100])])
def test_a_claim_processed_after_the_day_counts_whenever_other_people_are_covered(
    changes: tuple[str, ...], processed: int, used: int, owed: list[int]
) -> None:
    """Of 1,000 200 are met on 10 March, and 500 come on top of them: 300 and 20% of 200, then 20%. What was processed
    by then is in them."""
    tiers_then = (FAMILY, CoverageTier.SPOUSE)
    goes_on = tuple(people(day, tier) for day, tier in zip(changes, tiers_then, strict=False))
    member = Member(met=Met(deductible=20_000), met_as_of=on("2026-03-10"), changes=goes_on)
    said = Happened(number=1, explanation=Explanation(claim="X", processed_on=datetime.date(2026, 3, processed)))
    first = march(1)[0]._replace(happened=said)
    rule = plan(FIFTH, deductible=amount(1_000, 2_000))
    assert priced(rule, first, member=member).lines[0].standing.deductible_used == used * 100
    assert each(priced(rule, first, *march(22, 29), member=member), "member_pays") == owed


def test_a_claim_of_last_year_is_not_counted_on_what_is_stated_of_this_one() -> None:
    """500 in December; 200 of 1,000 as of 10 January: 500, then 300 and 20% of 200. Family since 5 January."""
    member = Member(met=Met(deductible=20_000), met_as_of=on("2027-01-10"), changes=(people("2027-01-05"),))
    said = Happened(number=1, explanation=Explanation(claim="X", processed_on=on("2027-01-20")))
    days = ("2026-12-20", "2027-01-12", "2027-01-19")
    first, *rest = (session(500, day=on(day)) for day in days)
    found = priced(plan(FIFTH, deductible=amount(1_000, 2_000)), first._replace(happened=said), *rest, member=member)
    assert each(found, "member_pays") == [500, 500, 340]


def test_an_account_whose_year_began_last_july() -> None:
    """Plan year from July: 500 of the year 2025: 300 | 200 | in July anew: 300 of 500; 100 stated: 100 | 0 | 300."""
    rule = plan(ALL, year_starts="07-01", accounts=(Account(kind=AccountKind.HRA, yearly=50_000),))
    lines = [*march(1, 8, billed=300), session(300, day=on("2026-07-05"))]
    assert each(priced(rule, *lines), "account") == [300, 200, 300]
    stated = Member(balances=(AccountBalance(kind=AccountKind.HRA, balance=10_000),))
    assert each(priced(rule, *lines, member=stated), "account") == [100, 0, 300]


def test_money_carried_over_from_the_year_in_which_the_plan_came() -> None:
    """It came in December."""
    hra = Account(kind=AccountKind.HRA, yearly=100_000, carries_over=True, carry_over_limit=30_000)
    new = plan(ALL, name="New", accounts=(hra,))
    lines = [*march(1, 8, billed=500), session(1_500, day=on("2027-02-01"))]
    free = Member(changes=(to(new, "2025-12-15"),))
    # 1,000 of 2026 and 300 of the 1,000 of 2025: 500 | 500 | the other 300 and 1,000 of 2027
    assert each(priced(plan(ALL), *lines, member=free), "account") == [500, 500, 1_300]


def test_next_years_figures_of_a_later_plan() -> None:
    """600 | credit 600 of 800: 200 + 80 = 280 | 2027, 1,500: 600 600 | 300 + 60 = 360."""
    rule = plan(FIFTH, deductible=amount(1_000))
    new = plan(FIFTH, name="New", deductible=amount(800), years=(YearFigures(year=2027, deductible=amount(1_500)),))
    days = ("2026-11-01", "2026-11-20", "2027-01-10", "2027-01-17", "2027-01-24")
    lines = [session(600, day=on(day)) for day in days]
    member = Member(changes=(to(new, "2026-11-15", credit=True),))
    assert each(priced(rule, *lines, member=member), "member_pays") == [600, 280, 600, 600, 360]
    # With a plan year from October the year 2027 begins in October 2027: 800 are met, 20% of 600.
    late = replaced(new, year_starts="10-01")
    member = Member(changes=(to(late, "2026-11-15", credit=True),))
    assert each(priced(rule, *lines, member=member), "member_pays") == [600, 280, 120, 120, 120]


def test_next_years_figures_then_another_plan() -> None:
    """1,000, from 2027 on 1,500 own. 600 | family: 400 + 40 | Jan: 600 | another, 600 of 700: 100 + 100."""
    rule = plan(
        FIFTH, deductible=amount(1_000, 2_000), years=(YearFigures(year=2027, deductible=amount(1_500, 3_000)),)
    )
    new = plan(FIFTH, name="New", deductible=amount(700, 1_400))
    days = ("2026-11-01", "2026-11-20", "2027-01-10", "2027-01-24")
    lines = [session(600, day=on(day)) for day in days]
    member = Member(changes=(people("2026-11-15"), to(new, "2027-01-20", credit=True)))
    assert each(priced(rule, *lines, member=member), "member_pays") == [600, 440, 600, 200]
