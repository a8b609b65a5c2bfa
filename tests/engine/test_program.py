"""A manufacturer's program and who bears what the plan pays: worked by hand."""

import datetime
from typing import Any

import pytest

from calculator.model.funding import Assistance, AssistanceMode, Funding, FundingKind
from calculator.model.member import Member, Met, OtherCoverage
from calculator.model.plan import CostShare, DeductibleUse
from tests.engine.cases import FIRST, amount, each, plan, priced, session
from tests.engine.funding_cases import ALL_YOURS, FSA, HALF, HRA, JANUARY, account


def drug(billed: int, day: datetime.date = FIRST) -> Any:
    return session(billed, "drug", day, drug=True)


def helped_by(yearly: int, mode: AssistanceMode = AssistanceMode.COUNTS, first: int = 0, **parts: Any) -> Member:
    """A member with a manufacturer's program, in whole dollars."""
    program = Assistance(yearly=yearly * 100, member_pays_first=first * 100, mode=mode)
    return Member(assistance=program, **parts)


@pytest.mark.parametrize(
    ("mode", "member"),
    [
        (AssistanceMode.COUNTS, [0, 200, 0]),  # 300 of help and 200 reach the limit of 500
        (AssistanceMode.ACCUMULATOR, [0, 300, 200]),  # the member's own 500 reach it
    ],
)
def test_a_manufacturers_money_counts_toward_the_limit_or_does_not(mode: AssistanceMode, member: list[int]) -> None:
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(500))
    result = priced(rule, drug(300), drug(300), drug(300), member=helped_by(300, mode))
    assert each(result, "assistance") == [300, 0, 0]
    assert each(result, "member_pays") == member


def test_a_manufacturers_money_counts_toward_the_deductible_or_does_not() -> None:
    for mode, deductible in ((AssistanceMode.COUNTS, [200, 100]), (AssistanceMode.ACCUMULATOR, [200, 200])):
        result = priced(plan(deductible=amount(300)), drug(200), drug(200), member=helped_by(150, mode))
        assert each(result, "deductible") == deductible
        assert each(result, "assistance") == [150, 0]


@pytest.mark.parametrize("mode", [AssistanceMode.COUNTS, AssistanceMode.ACCUMULATOR])
def test_the_member_pays_the_first_part_of_each_line(mode: AssistanceMode) -> None:
    """$10 first of each of two shares of 100, and of one of 5."""
    result = priced(plan(HALF), drug(200), drug(200), drug(10), member=helped_by(1_000, mode, first=10))
    assert each(result, "assistance") == [90, 90, 0]
    assert each(result, "member_pays") == [10, 10, 5]


@pytest.mark.parametrize("mode", [AssistanceMode.COUNTS, AssistanceMode.ACCUMULATOR])
def test_the_programs_cap_begins_again_in_the_calendar_year_whatever_the_plan_year(mode: AssistanceMode) -> None:
    rule = plan(HALF, year_starts="07-01")
    days = (FIRST, datetime.date(2026, 8, 1), JANUARY)
    result = priced(rule, *(drug(200, day) for day in days), member=helped_by(130, mode))
    assert each(result, "assistance") == [100, 30, 100]


def test_a_maximizer_makes_a_part_of_its_cap_the_share_and_counts_none_of_it() -> None:
    """1,200 a year over 12 fills: 100 a fill, paid by the program, under a deductible of 500 and a limit of 1,000."""
    rule = plan(HALF, deductible=amount(500), out_of_pocket_limit=amount(1_000))
    member = helped_by(1_200, AssistanceMode.MAXIMIZER)
    result = priced(rule, drug(800), drug(800), session(400), member=member)
    assert each(result, "copay") == [100, 100, 0]
    assert each(result, "assistance") == [100, 100, 0]
    assert each(result, "plan_pays") == [700, 700, 0]
    assert each(result, "member_pays") == [0, 0, 400]
    assert result.lines[1].standing.deductible_used == 0
    assert result.lines[1].standing.limit_used == 0


def test_a_program_pays_no_line_that_is_not_a_drug_and_not_with_a_government_plan() -> None:
    helped = helped_by(1_000)
    assert each(priced(plan(HALF), session(200), member=helped), "assistance") == [0]
    assert each(priced(plan(HALF), drug(200), member=helped_by(1_000, government_plan=True)), "assistance") == [0]
    assert each(priced(plan(HALF), drug(200), member=helped), "assistance") == [100]


def test_a_program_pays_cost_sharing_and_not_what_is_excluded_or_balance_billed() -> None:
    rule = plan(HALF, benefit={"allowance": 10_000})
    result = priced(rule, drug(300), member=helped_by(1_000))
    assert each(result, "assistance") == [50]
    assert each(result, "member_pays") == [200]


def test_the_program_pays_before_the_accounts() -> None:
    rule = plan(HALF, accounts=(account(HRA, 500),))
    result = priced(rule, drug(400), member=helped_by(150))
    assert each(result, "assistance") == [150]
    assert each(result, "account") == [50]


def test_the_program_pays_no_more_than_a_second_plan_leaves() -> None:
    """A share of 200, of which the second plan pays 150."""
    second = OtherCoverage(plan=plan(benefit={"dollar_limit": 15_000}))
    member = helped_by(1_000, other_coverage=second)
    result = priced(plan(HALF), drug(400), member=member)
    assert each(result, "assistance") == [50]
    assert each(result, "member_pays") == [0]


def test_with_the_limit_met_nothing_is_left_for_the_program_to_pay() -> None:
    rule = plan(ALL_YOURS, out_of_pocket_limit=amount(500))
    member = helped_by(300, AssistanceMode.ACCUMULATOR, met=Met(out_of_pocket=50_000))
    result = priced(rule, drug(300), member=member)
    assert each(result, "assistance") == [0]
    assert each(result, "plan_pays") == [300]


@pytest.mark.parametrize(
    ("funding", "employer"),
    [
        (Funding(), [300, 300, 300]),
        (Funding(attachment_point=50_000), [300, 200, 0]),
        (Funding(kind=FundingKind.LEVEL_FUNDED, attachment_point=50_000), [300, 200, 0]),
        (Funding(kind=FundingKind.LEVEL_FUNDED), [300, 300, 300]),
        (Funding(kind=FundingKind.INSURED), [0, 0, 0]),
        (Funding(kind=FundingKind.INSURED, attachment_point=50_000), [0, 0, 0]),
    ],
)
def test_who_bears_what_the_plan_pays(funding: Funding, employer: list[int]) -> None:
    """Three visits of 600 of which the plan pays 300."""
    result = priced(plan(HALF, funding=funding), session(600), session(600), session(600))
    assert each(result, "employer_pays") == employer


def test_the_attachment_point_begins_again_with_the_plan_year() -> None:
    days = (FIRST, datetime.date(2026, 6, 30), datetime.date(2026, 7, 1), JANUARY)
    rule = plan(HALF, funding=Funding(attachment_point=50_000), year_starts="07-01")
    assert each(priced(rule, *(session(600, day=day) for day in days)), "employer_pays") == [300, 200, 300, 200]


def test_an_insured_employer_still_bears_his_accounts() -> None:
    rule = plan(HALF, funding=Funding(kind=FundingKind.INSURED), accounts=(account(HRA, 100), account(FSA, 100)))
    result = priced(rule, session(600))
    assert each(result, "employer_pays") == [100]
    assert each(result, "member_pays") == [100]


@pytest.mark.parametrize(
    ("kind", "fees"),
    [(FundingKind.SELF_FUNDED, 350), (FundingKind.INSURED, 1_850), (FundingKind.LEVEL_FUNDED, 1_850)],
)
def test_fees_over_the_months_of_the_course(kind: FundingKind, fees: int) -> None:
    """November to January are three months: 3 × (20 + 30) + 200 a case; and 3 × 500 of premium."""
    funding = Funding(kind=kind, premium_share=50_000, fee_pepm=2_000, fee_per_engaged_month=3_000, fee_per_case=20_000)
    free = CostShare(deductible=DeductibleUse.WAIVED, coinsurance=10_000)
    lines = (session(100, day=datetime.date(2026, 11, 30)), session(100, day=JANUARY))
    result = priced(plan(free, funding=funding), *lines)
    assert result.fees == fees * 100
    assert result.totals.employer_pays == fees * 100
    assert each(result, "employer_pays") == [0, 0]


def test_no_lines_no_fees() -> None:
    assert priced(plan(funding=Funding(fee_per_case=20_000))).fees == 0
