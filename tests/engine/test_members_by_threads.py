"""The way by threads, which the compiled rules take: with the same functions uncompiled in their place."""

from typing import Any

import numpy as np
import pytest

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.population import compiled, flow, members
from calculator.engine.population.members import price_members, warm_up
from calculator.model.funding import Account, AccountKind
from calculator.model.member import Member
from calculator.model.plan import CostShare
from tests.engine.cases import amount, plan, session

RULE = plan(CostShare(coinsurance=5_000), deductible=amount(500), out_of_pocket_limit=amount(900))
LINES = (session(400), session(600), session(800))
MET = np.array([0, 10_000, 20_000, 30_000, 40_000, 50_000, 0], dtype=np.int64)


class Work:
    """The flow, and which members it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def __call__(self, *given: Any) -> None:
        self.asked.append((given[-4], given[-3]))
        flow.price_rows(*given)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work()
    monkeypatch.setattr(compiled, "kept_rows", lambda: work)
    # What is compiled is not compiled again.
    monkeypatch.setattr(compiled, "compile_behind", lambda: True)
    monkeypatch.setattr(members, "_APART", 6)
    # Uncompiled, the rows of a table are read from lists.
    monkeypatch.setattr(members, "_arrays", members._lists)
    return work


def member_pays(count: int, **parts: Any) -> Any:
    answer = price_members(RULE, Member(), LINES, count, counted={"plan.deductible.in": MET[:count]}, **parts)
    assert answer.is_compiled
    assert not answer.is_being_compiled
    return answer.amounts.member_pays


def paid(count: int) -> list[int]:
    """400 and 100 of deductible, half of the rest of 1,800, 900 at most: with more of the deductible met, less."""
    return [min(90_000, 50_000 - met + (130_000 + met) // 2) for met in MET[:count].tolist()]


@pytest.mark.parametrize(("cores", "parts"), [(1, [(0, 7)]), (3, [(0, 2), (2, 4), (4, 7)])])
def test_many_are_parted_among_the_cores(work: Work, cores: int, parts: list[tuple[int, int]]) -> None:
    assert member_pays(7, cores=cores).tolist() == paid(7)
    assert sorted(work.asked) == parts


def test_few_are_one_part(work: Work) -> None:
    assert member_pays(6, cores=3).tolist() == paid(6)
    assert work.asked == [(0, 6)]


@pytest.mark.parametrize(("count", "parts"), [(4_096, [(0, 4_096)]), (4_097, [(0, 2_048), (2_048, 4_097)])])
def test_four_thousand_members_are_not_worth_a_second_thread(
    monkeypatch: pytest.MonkeyPatch, count: int, parts: list[tuple[int, int]]
) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(compiled, "kept_rows", lambda: lambda *given: asked.append((given[-4], given[-3])))
    price_members(RULE, Member(), LINES, count, cores=2)
    assert sorted(asked) == parts


@pytest.mark.parametrize(("has", "parts"), [(2, [(0, 3), (3, 7)]), (None, [(0, 7)])])
def test_there_are_as_many_parts_as_the_machine_has_cores(
    work: Work, monkeypatch: pytest.MonkeyPatch, has: int | None, parts: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: has)
    member_pays(7)
    assert sorted(work.asked) == parts


def test_every_line_has_its_amounts(work: Work) -> None:
    lines = member_pays(7, cores=2, by_line=True)
    assert lines.shape == (7, 3)
    assert lines.sum(axis=1).tolist() == paid(7)
    assert lines[0].tolist() == [40_000, 35_000, 15_000]


def test_to_warm_up_prices_nobody() -> None:
    work = Work()
    warm_up(work)
    assert work.asked == [(0, 0)]


def test_a_thread_has_tables_of_its_own_to_write_in() -> None:
    course = PlanPricer(RULE, Member()).columns_for(LINES)
    (_, blank, books, *_), (_, _, others, *_) = members._arrays(course), members._arrays(course)
    left = [of.accumulators.left for of in (blank, books, others)]
    assert [column.tolist() for column in left] == [[0] * len(left[0])] * 3
    left[1][:] = 1
    assert not left[0].any()
    assert not left[2].any()


def test_nothing_is_in_the_accounts_of_a_thread_s_blank_books() -> None:
    """What each member has in them is a column of its own."""
    rule = plan(accounts=(Account(kind=AccountKind.HRA, yearly=10_000),))
    _, blank, *_ = members._arrays(PlanPricer(rule, Member()).columns_for(LINES))
    assert (blank.purses.employer.tolist(), blank.purses.own.tolist()) == ([0], [0])
