"""Each field of an account, of what is in it and of a manufacturer's program that can change a price is said."""

import dataclasses
import datetime
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.funding import (
    Account,
    AccountBalance,
    AccountKind,
    AccountPays,
    AccountScope,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
    Contribution,
)
from calculator.model.member import PlanChange
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import assumptions

HRA = Account(kind=AccountKind.HRA, yearly=50_000)
OF_ACCOUNT: dict[str, Any] = {
    "kind": AccountKind.EBHRA,
    "yearly": 60_000,
    "pays": AccountPays.SHARE,
    "percent": 5_000,
    "starts_after": 30_000,
    "scope": AccountScope.DEDUCTIBLE,
    "carries_over": True,
    "carry_over_limit": 1_000,
    "run_out_days": 90,
}
IN_IT = AccountBalance(kind=AccountKind.HSA, balance=70_000)
MONTHLY = Contribution(own=100, starts=datetime.date(2026, 9, 1))
OF_BALANCE: dict[str, Any] = {
    "balance": 80_000,
    "employer_money": 10_000,
    "contributions": (MONTHLY,),
    "opened": datetime.date(2026, 9, 1),
}
OF_CONTRIBUTION: dict[str, Any] = {
    "own": 200,
    "employer": 300,
    "day_of_month": 5,
    "starts": datetime.date(2026, 10, 1),
    "months": 6,
}
PROGRAM = Assistance(yearly=100_000, mode=AssistanceMode.MAXIMIZER)
OF_PROGRAM: dict[str, Any] = {
    "yearly": 90_000,
    "member_pays_first": 1_000,
    "mode": AssistanceMode.ACCUMULATOR,
    "fills_per_year": 10,
    "after_used_up": AfterUsedUp.OWN_SHARE,
}


def said(language: str = "en", *accounts: Account, **of_member: Any) -> list[str]:
    example = bundled.example()
    plans = tuple(changed(plan, accounts=accounts) for plan in example.plans)
    case: Case = changed(example, plans=plans, member=changed(example.member, **of_member))
    return assumptions(case, estimate(case, case.chosen_plan), Voice(language))


@pytest.mark.parametrize("name", OF_ACCOUNT)
def test_each_field_of_an_account_is_said(name: str) -> None:
    needs: dict[str, Any] = {"percent": {"pays": AccountPays.SHARE}, "carry_over_limit": {"carries_over": True}}
    before = changed(HRA, **needs.get(name, {}))
    assert said("en", before) != said("en", changed(before, **{name: OF_ACCOUNT[name]}))


@pytest.mark.parametrize(("kind", "name"), [("fsa", "grace_period"), ("lsa", "pays_as_income")])
def test_what_only_one_kind_of_account_has_is_said(kind: str, name: str) -> None:
    account = Account(kind=AccountKind(kind), yearly=50_000)
    assert said("en", account) != said("en", changed(account, **{name: True}))


def test_how_an_account_pays_is_read_in_one_line() -> None:
    account = changed(HRA, starts_after=30_000, scope=AccountScope.DEDUCTIBLE)
    line = "HRA (employer's money): $500.00 for each plan year. It pays: all it can. Of: the deductible only."
    assert f"{line} After you paid: $300.00." in said("en", account)
    assert "HRA (employer's money): $500.00 for each plan year." in said("en", HRA)
    assert any("Después de que usted pague: $300.00." in one for one in said("es", account))


@pytest.mark.parametrize("name", OF_BALANCE)
def test_each_field_of_what_is_in_an_account_is_said(name: str) -> None:
    hsa = Account(kind=AccountKind.HSA)
    other = changed(IN_IT, **{name: OF_BALANCE[name]})
    assert said("en", hsa, balances=(IN_IT,)) != said("en", hsa, balances=(other,))


@pytest.mark.parametrize("name", OF_CONTRIBUTION)
def test_each_field_of_a_contribution_is_said(name: str) -> None:
    hsa = Account(kind=AccountKind.HSA)
    one, other = (
        changed(IN_IT, contributions=(monthly,))
        for monthly in (MONTHLY, changed(MONTHLY, **{name: OF_CONTRIBUTION[name]}))
    )
    assert said("en", hsa, balances=(one,)) != said("en", hsa, balances=(other,))


@pytest.mark.parametrize("name", OF_PROGRAM)
def test_each_field_of_a_program_is_said(name: str) -> None:
    other = changed(PROGRAM, **{name: OF_PROGRAM[name]})
    assert said(assistance=PROGRAM) != said(assistance=other)


def test_the_accounts_of_a_plan_that_comes_are_said_as_its_own() -> None:
    later = changed(bundled.example().plans[1], name="New job", accounts=(HRA,))
    changes = (PlanChange(starts=datetime.date(2026, 10, 1), plan=later),)
    assert any("New job" in one and "HRA (employer's money): $500.00" in one for one in said(changes=changes))


@pytest.mark.parametrize(
    ("model", "held", "elsewhere"),
    [
        (Account, OF_ACCOUNT, {"title", "grace_period", "pays_as_income"}),
        (AccountBalance, OF_BALANCE, {"kind"}),
        (Contribution, OF_CONTRIBUTION, set()),
        (Assistance, OF_PROGRAM, {"title"}),
    ],
)
def test_no_field_is_left_out(model: Any, held: dict[str, Any], elsewhere: set[str]) -> None:
    """Names price nothing; a grace period is an FSA's and pay as income an LSA's (above)."""
    assert {field.name for field in dataclasses.fields(model)} == {*held, *elsewhere}
