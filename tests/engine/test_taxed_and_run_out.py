"""An LSA that pays as taxable income, and the day until which what an account spent may be claimed: worked by hand."""

import datetime

import pytest

from calculator.model.base import replaced
from calculator.model.faults import InvalidError
from calculator.model.funding import Account
from calculator.model.member import Member, PlanChange, TaxRates
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words.flags import sentence
from tests.engine.cases import each, plan, priced, session
from tests.engine.funding_cases import ALL_YOURS, FSA, HRA, HSA, JANUARY, LSA, account
from tests.engine.situations import course, raised

TAXED = account(LSA, 300, pays_as_income=True)


def test_an_lsa_pays_nothing_of_care_unless_its_plan_says_so() -> None:
    assert each(priced(plan(ALL_YOURS, accounts=(account(LSA, 300),)), session(500)), "account") == [0]
    result = priced(plan(ALL_YOURS, accounts=(TAXED,)), session(500))
    assert each(result, "account") == each(result, "employer_account") == [300]
    assert each(result, "member_pays") == [200]
    assert result.paid_as_income == 30_000


def test_the_employer_bears_what_an_lsa_pays_and_no_tax_is_saved_with_it() -> None:
    rates = TaxRates(federal=2_200, state=500, fica=765, employer_fica=765)
    result = priced(plan(ALL_YOURS, accounts=(TAXED,)), session(500), member=Member(tax=rates))
    assert (result.tax_saved, result.employer_fica_saved) == (0, 0)
    assert result.totals.employer_pays == 30_000


def test_only_what_the_lsa_paid_is_income_beside_other_accounts() -> None:
    """The HRA's 100 come first; of the 400 that are left the LSA pays 300."""
    result = priced(plan(ALL_YOURS, accounts=(account(HRA, 100), TAXED)), session(500))
    assert each(result, "account") == [400]
    assert result.paid_as_income == 30_000


def test_the_tax_and_the_payroll_tax_are_stated_where_the_rates_are_known() -> None:
    """22% + 5% + 7.65% of 300 are 103.95; 7.65% of them are 22.95."""
    rates = Member(tax=TaxRates(federal=2_200, state=500, fica=765, employer_fica=765))
    found = raised(plan(ALL_YOURS, accounts=(TAXED,)), course(count=1), rates)
    for language in LANGUAGES:
        said = sentence(found["lsa_taxed_known"], Voice(language))
        assert all(part in said for part in ("$300.00", "$103.95", "$196.05"))
        cost = sentence(found["lsa_cost_known"], Voice(language))
        assert all(part in cost for part in ("$22.95", "$322.95"))


def test_without_rates_it_is_said_in_words() -> None:
    found = raised(plan(ALL_YOURS, accounts=(TAXED,)), course(count=1))
    assert "taxable income" in sentence(found["lsa_taxed"])
    assert {"lsa_taxed_known", "lsa_cost_known", "lsa_not_medical"}.isdisjoint(found)


def test_only_an_lsa_is_income_and_an_hsa_has_no_day_to_claim_until() -> None:
    with pytest.raises(InvalidError):
        Account(kind=HRA, pays_as_income=True)
    with pytest.raises(InvalidError):
        Account(kind=HSA, run_out_days=90)


def test_an_fsa_pays_for_care_of_its_own_year_whatever_the_days_to_claim_are() -> None:
    """300 a year: the 200 left of 2026 pay nothing in January, run-out or not."""
    for days in (None, 90):
        rule = plan(ALL_YOURS, accounts=(account(FSA, 300, run_out_days=days),))
        assert each(priced(rule, session(100), session(900, day=JANUARY)), "account") == [100, 300]


@pytest.mark.parametrize(
    ("parts", "starts", "year_starts", "spent", "claim"),
    [
        ({}, datetime.date(2026, 3, 2), "01-01", [datetime.date(2026, 12, 31)], [datetime.date(2027, 3, 31)]),
        (
            {"grace_period": True},
            datetime.date(2026, 3, 2),
            "01-01",
            [datetime.date(2027, 3, 15)],
            [datetime.date(2027, 3, 31)],
        ),
        ({}, datetime.date(2026, 3, 2), "07-01", [datetime.date(2026, 6, 30)], [datetime.date(2026, 9, 28)]),
    ],
)
def test_the_day_until_which_to_claim(
    parts: dict[str, bool],
    starts: datetime.date,
    year_starts: str,
    spent: list[datetime.date],
    claim: list[datetime.date],
) -> None:
    """90 days after December 31 is March 31, after June 30 September 28; a grace period is through March 15."""
    rule = plan(accounts=(account(FSA, 300, run_out_days=90, **parts),), year_starts=year_starts)
    figures = raised(rule, course(starts=starts))["run_out"].figures
    assert [figures["spent_date"]] == spent
    assert [figures["claim_date"]] == claim


def test_no_claim_ends_before_the_grace_period() -> None:
    rule = plan(accounts=(account(FSA, 300, run_out_days=30, grace_period=True),))
    assert raised(rule)["run_out"].figures["claim_date"] == datetime.date(2027, 3, 15)


def test_an_lsa_of_a_plan_that_is_left_pays_no_more() -> None:
    new = replaced(plan(ALL_YOURS), name="New")
    change = PlanChange(starts=JANUARY, plan=new)
    rule = plan(ALL_YOURS, accounts=(account(LSA, 900, pays_as_income=True),))
    result = priced(rule, session(100), session(500, day=JANUARY), member=Member(changes=(change,)))
    assert each(result, "account") == [100, 0]
    assert result.paid_as_income == 10_000
