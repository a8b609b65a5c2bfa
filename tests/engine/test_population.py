"""Many members through the same rules: columns in, columns out, what is refused, and what is kept of it compiled."""

import datetime
from typing import Any

import numpy as np
import pytest

from calculator.engine.adjudication.books import copied
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.population import compiled, flow, keeping, members
from calculator.engine.population.members import MembersError, price_members
from calculator.model.base import replaced
from calculator.model.estimate import Amounts
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance
from calculator.model.member import Member, Met
from calculator.model.plan import CaseRate, CostShare, Plan
from calculator.money import MAX_CENTS
from tests.engine.cases import amount, plan, session

HALF = CostShare(coinsurance=5_000)
RULE = plan(
    HALF,
    deductible=amount(500),
    out_of_pocket_limit=amount(900),
    accounts=(
        Account(kind=AccountKind.HSA, yearly=10_000),
        Account(kind=AccountKind.FSA, yearly=3_000, starts_after=40_000),
        Account(kind=AccountKind.HRA, yearly=5_000),
    ),
)
LINES = (session(400), session(600), session(800))


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled yet, whatever this machine has kept."""
    monkeypatch.setattr(keeping, "is_kept", lambda: False)
    monkeypatch.setattr(compiled, "compile_behind", lambda: False)


def column(*cents: int) -> Any:
    return np.array(cents, dtype=np.int64)


def one_by_one(rule: Plan, *of: Member) -> list[Amounts]:
    return [Amounts.sum(PlanPricer(rule, member).amounts(LINES)) for member in of]


def rows(priced: members.PricedMembers) -> list[Amounts]:
    return [Amounts(*map(int, row)) for row in zip(*priced.amounts, strict=True)]


def test_members_that_differ_in_nothing_are_all_as_the_one_that_they_are_like() -> None:
    priced = price_members(RULE, Member(), LINES, 3)
    assert rows(priced) == one_by_one(RULE, Member()) * 3
    assert not priced.is_compiled


def test_every_member_has_what_is_counted_for_him_and_what_is_in_his_accounts() -> None:
    cents = ((0, 0, 0), (20_000, 30_000, 7_000), (50_000, 90_000, 1_000_000))
    alone = [
        Member(
            met=Met(deductible=deductible, out_of_pocket=limit),
            balances=(
                AccountBalance(kind=AccountKind.HSA, balance=money, employer_money=money // 2),
                AccountBalance(kind=AccountKind.FSA, balance=money // 3),
                AccountBalance(kind=AccountKind.HRA, balance=money // 4),
            ),
        )
        for deductible, limit, money in cents
    ]
    deductibles, limits, money = (column(*one) for one in zip(*cents, strict=True))
    priced = price_members(
        RULE,
        Member(),
        LINES,
        3,
        counted={"plan.deductible.in": deductibles, "plan.limit.in": limits},
        balances={"hsa": money, "fsa": money // 3, "hra": money // 4},
        employer_money={"hsa": money // 2},
        paid_before=np.maximum(deductibles, limits),
    )
    assert rows(priced) == one_by_one(RULE, *alone)


def test_the_employer_s_part_of_an_hsa_may_be_said_alone_of_what_all_have_in_it() -> None:
    def with_employer_s(cents: int) -> Member:
        return Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=8_000, employer_money=cents),))

    parts = column(0, 2_500, 8_000, 50_000)
    priced = price_members(RULE, with_employer_s(1_000), LINES, 4, employer_money={"hsa": parts})
    assert rows(priced) == one_by_one(RULE, *(with_employer_s(cents) for cents in (0, 2_500, 8_000, 8_000)))
    assert len(set(rows(priced))) == 3
    nobody_says = price_members(RULE, Member(), LINES, 1, employer_money={"hsa": column(4_000)})
    of_the_account = Member(
        balances=(AccountBalance(kind=AccountKind.HSA, balance=10_000, employer_money=4_000),),
    )
    assert rows(nobody_says) == one_by_one(RULE, of_the_account)


def test_the_employer_s_part_of_an_hsa_that_is_not_there_is_refused() -> None:
    with pytest.raises(MembersError, match="employer_money: “hsa” is not known here: there is none"):
        price_members(replaced(RULE, accounts=()), Member(), LINES, 1, employer_money={"hsa": column(1)})
    later = AccountBalance(kind=AccountKind.HSA, balance=1, opened=LINES[0].date + datetime.timedelta(days=1))
    with pytest.raises(MembersError, match="employer_money: “hsa” is opened on"):
        price_members(RULE, Member(balances=(later,)), LINES, 1, employer_money={"hsa": column(1)})


def test_nothing_of_one_member_is_in_the_books_of_the_next() -> None:
    rule = plan(CostShare(copay=6_000, copay_year_maximum=10_000), deductible=amount(500), accounts=RULE.accounts)
    helped = Member(assistance=Assistance(yearly=10_000))
    blank = PlanPricer(rule, helped).columns_for(LINES).opened
    books = copied(blank)
    tables = ("accumulators", "families", "uses", "spent", "coverages", "programs", "clock")
    shared = (books.accumulators.family, books.families.aggregate, books.uses.found_visits, books.uses.found_dollars)
    for table in tables:
        for written in getattr(books, table):
            if not any(written is one for one in shared):
                written[:] = [7] * len(written)
    flow._clear(blank, books)
    assert [getattr(books, table) for table in tables] == [getattr(blank, table) for table in tables]
    for purse in ("grace", "paid"):
        getattr(books.purses, purse)[:] = [7] * len(rule.accounts)
    flow._clear(blank, books)
    assert (books.purses.grace, books.purses.paid) == (blank.purses.grace, blank.purses.paid)


def test_what_each_has_paid_before_is_toward_the_start_of_an_account() -> None:
    """An HRA that begins after 400, and half of 400, 600 and 800 to pay."""
    rule = plan(HALF, accounts=(Account(kind=AccountKind.HRA, yearly=100_000, starts_after=40_000),))
    cents = (0, 30_000, 90_000)
    priced = price_members(rule, Member(), LINES, 3, paid_before=column(*cents))
    assert rows(priced) == one_by_one(rule, *(Member(met=Met(out_of_pocket=one)) for one in cents))
    assert [int(one) for one in priced.amounts.account] == [50_000, 80_000, 90_000]


def test_prices_of_their_own_and_amounts_by_line() -> None:
    rule = replaced(RULE, accounts=())
    billed = np.array([[10_000, 20_000, 30_000], [0, 0, 90_000]], dtype=np.int64)
    priced = price_members(rule, Member(), LINES, 2, billed=billed, by_line=True)
    for member in range(2):
        lines = tuple(line._replace(billed=int(cents)) for line, cents in zip(LINES, billed[member], strict=True))
        made = [Amounts(*(int(one[member, at]) for one in priced.amounts)) for at in range(3)]
        assert made == PlanPricer(rule, Member()).amounts(lines)
    for_all = price_members(rule, Member(), LINES, 2, billed=billed[0])
    assert rows(for_all)[0] == rows(for_all)[1]


def test_the_names_of_the_accumulators_say_whose_they_are() -> None:
    assert PlanPricer(RULE, Member()).accumulators == ("plan.deductible.in", "plan.limit.in")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            {"counted": {"plan.deductible.out": column(1, 2)}},
            "counted: “plan.deductible.out” is not known here: plan.deductible.in, plan.limit.in",
        ),
        ({"balances": {"ebhra": column(1, 2)}}, "balances: “ebhra” is not known here: hsa, fsa, hra"),
        ({"employer_money": {"fsa": column(1, 2)}}, "employer_money: “fsa” is not known here: hsa"),
        ({"counted": {"plan.limit.in": column(1)}}, "plan.limit.in: the shape is (1,): it must be (2,)"),
        ({"counted": {"plan.limit.in": column(1, -1)}}, "plan.limit.in: an amount is negative or above $9,999,999.99"),
        ({"paid_before": column(1, MAX_CENTS + 1)}, "paid_before: an amount is negative or above $9,999,999.99"),
        (
            {"paid_before": np.array([1.0, 2.0])},
            "paid_before: these are float64: amounts are whole cents, as integers",
        ),
        ({"billed": column(1, 2)}, "billed: the shape is (2,): it must be (lines,) or (members, lines)"),
        ({"billed": column(1, -2, 3)}, "billed: an amount is negative or above $9,999,999.99"),
    ],
)
def test_what_cannot_be_priced_is_said_with_its_name(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(MembersError) as told:
        price_members(RULE, Member(), LINES, 2, **wrong)
    assert str(told.value) == said


def test_a_list_of_nobody_has_no_amounts() -> None:
    priced = price_members(RULE, Member(), LINES, 0, counted={"plan.limit.in": column()})
    assert priced.amounts.member_pays.shape == (0,)


def test_what_the_one_has_paid_before_whom_all_are_like_is_toward_the_start_of_an_account_of_each() -> None:
    """An HRA that begins after 400, of which 300 are paid: of 200, 300 and 400 it pays all but 100."""
    rule = plan(HALF, accounts=(Account(kind=AccountKind.HRA, yearly=100_000, starts_after=40_000),))
    priced = price_members(rule, Member(met=Met(out_of_pocket=30_000)), LINES, 2)
    assert priced.amounts.account.tolist() == [80_000, 80_000]


def test_what_is_in_an_hsa_that_is_opened_on_the_first_day_may_be_said() -> None:
    first = Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=1, opened=LINES[0].date),))
    priced = price_members(RULE, first, LINES, 2, balances={"hsa": column(0, 20_000)})
    assert priced.amounts.own_account.tolist() == [one.own_account for one in one_by_one(RULE, *holding(0, 20_000))]


def holding(*cents: int) -> list[Member]:
    return [
        Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=one, opened=LINES[0].date),)) for one in cents
    ]


def test_the_largest_amount_is_priced_and_prices_of_members_under_one_price_for_the_course_are_not() -> None:
    most = price_members(RULE, Member(), LINES, 1, billed=column(*[MAX_CENTS] * 3))
    assert int(most.amounts.billed[0]) == 3 * MAX_CENTS
    shared = replaced(RULE, case_rate=CaseRate(amount=MAX_CENTS, services=("dosing",)))
    with pytest.raises(MembersError, match="one price for the course"):
        price_members(shared, Member(), LINES, 1, billed=column(1, 2, 3))
    assert rows(price_members(shared, Member(), LINES, 1)) == one_by_one(shared, Member())


def test_pricing_members_leaves_the_plan_s_own_columns_as_they_were() -> None:
    pricer = PlanPricer(RULE, Member())
    before = pricer.amounts(LINES)
    price_members(RULE, Member(), LINES, 2, counted={"plan.limit.in": column(0, 90_000)}, billed=column(1, 2, 3))
    assert pricer.amounts(LINES) == before


def test_whoever_asks_first_is_answered_at_once_and_has_the_rules_compiled_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(compiled, "compile_behind", lambda: begun.append(True) or True)
    priced = price_members(RULE, Member(), LINES, 1)
    assert (priced.is_compiled, priced.is_being_compiled) == (False, True)
    assert begun == [True]


def test_a_packed_program_and_one_without_numba_compile_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(compiled.subprocess, "Popen", lambda *_: pytest.fail("a process was started"))
    monkeypatch.setattr(compiled, "find_spec", lambda _name: None)
    compiled.compile_behind.cache_clear()
    assert compiled.compile_behind() is False
    monkeypatch.setattr(compiled, "find_spec", lambda _name: object())
    monkeypatch.setattr(compiled.sys, "frozen", True, raising=False)
    compiled.compile_behind.cache_clear()
    assert compiled.compile_behind() is False
    compiled.compile_behind.cache_clear()


def test_an_hsa_that_is_opened_in_the_course_holds_nothing_before_and_no_column_says_what_is_in_it() -> None:
    opened = LINES[0].date + datetime.timedelta(days=1)
    later = Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=50_000, opened=opened),))
    assert rows(price_members(RULE, later, LINES, 2)) == one_by_one(RULE, later) * 2
    with pytest.raises(MembersError, match=r"^balances: “hsa” is opened on"):
        price_members(RULE, later, LINES, 1, balances={"hsa": column(1)})


@pytest.mark.parametrize("error", [ImportError("numpy of another time"), OSError("library of another system")])
def test_where_numba_is_there_and_does_not_load_the_answer_is_the_same(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise error

    monkeypatch.setattr(keeping, "is_kept", lambda: True)
    monkeypatch.setattr(compiled, "price_rows", broken)
    priced = price_members(RULE, Member(), LINES, 1)
    assert rows(priced) == one_by_one(RULE, Member())
    assert not priced.is_compiled
