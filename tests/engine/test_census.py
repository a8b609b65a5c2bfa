"""A list of members priced together is each of them priced alone, to the cent."""

import datetime
import random

import pytest

from calculator.engine import pricing
from calculator.engine.population import compiled, keeping
from calculator.engine.population.census import CensusError, columns_of, price_census
from calculator.files import bundled
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.estimate import Amounts
from calculator.model.funding import Account, AccountBalance, AccountKind
from calculator.model.member import CoverageTier, Enrollment, Met, PlanChange
from calculator.model.plan import Rider, RiderPays

KINDS = (AccountKind.HRA, AccountKind.HSA, AccountKind.FSA)


@pytest.fixture(autouse=True)
def nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "is_kept", lambda: False)
    monkeypatch.setattr(compiled, "compile_behind", lambda: False)


def case(**parts: object) -> Case:
    """The worked example under a plan with accounts, of which the FSA begins after the deductible."""
    example = bundled.example().choosing("$2,000 plan")
    starts = {AccountKind.FSA: 150_000}
    accounts = tuple(Account(kind=kind, yearly=20_000, starts_after=starts.get(kind, 0)) for kind in KINDS)
    plan = replaced(example.chosen_plan, accounts=accounts, **parts)
    return replaced(example, plans=tuple(plan if one.name == plan.name else one for one in example.plans))


def alone(of: Case, row: dict[str, int]) -> Amounts:
    """What the window would show to a member of whom the row is said."""
    met = of.member.met
    met = Met(
        deductible=row.get("deductible_met", met.deductible),
        out_of_pocket=row.get("out_of_pocket_met", met.out_of_pocket),
    )
    employer = {"hsa": row.get("hsa_employer_money", 0)}
    balances = tuple(
        AccountBalance(kind=kind, balance=row[kind.value], employer_money=employer.get(kind.value, 0))
        for kind in KINDS
        if kind.value in row
    )
    member = replaced(of.member, met=met, balances=balances)
    return pricing.estimate(replaced(of, member=member), of.chosen_plan).likely.totals


def rows_of(of: Case, columns: dict[str, list[int]], members: int) -> list[Amounts]:
    amounts = price_census(of, columns, members).amounts
    return [Amounts(*map(int, row)) for row in zip(*amounts, strict=True)]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "left_out", [(), ("deductible_met",), ("out_of_pocket_met", "fsa"), ("hsa",), ("hsa_employer_money",)]
)
def test_members_together_are_each_of_them_alone(seed: int, left_out: tuple[str, ...]) -> None:
    dice, of, members = random.Random(seed), case(), 12
    most = {"deductible_met": 250_000, "out_of_pocket_met": 500_000, "hsa": 60_000, "hra": 60_000, "fsa": 60_000}
    columns = {
        name: [dice.choice((0, dice.randrange(most[name]))) for _ in range(members)]
        for name in most
        if name not in left_out
    }
    if "hsa" in columns and "hsa_employer_money" not in left_out:
        columns["hsa_employer_money"] = [cents // 3 for cents in columns["hsa"]]
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    assert rows_of(of, columns, members) == [alone(of, row) for row in rows]


def test_the_employer_s_part_of_an_hsa_is_what_the_case_says_where_the_list_does_not() -> None:
    held = AccountBalance(kind=AccountKind.HSA, balance=40_000, employer_money=10_000)
    of = case()
    of = replaced(of, member=replaced(of.member, balances=(held,)))
    for cents in (5_000, 30_000):
        one = replaced(held, balance=cents)
        expected = pricing.estimate(replaced(of, member=replaced(of.member, balances=(one,))), of.chosen_plan)
        assert rows_of(of, {"hsa": [cents]}, 1) == [expected.likely.totals]


def test_the_employer_s_part_of_an_hsa_is_never_more_than_what_is_in_it() -> None:
    with pytest.raises(CensusError, match="hsa_employer_money: employer_money_more") as error:
        price_census(case(), {"hsa": [2, 2], "hsa_employer_money": [2, 3]}, 2)
    assert error.value.member == 1
    with pytest.raises(CensusError, match="hsa_employer_money: employer_money_alone"):
        price_census(case(), {"hsa_employer_money": [3]}, 1)


def test_what_is_met_of_the_deductible_counts_toward_the_limit_as_it_does_for_one() -> None:
    of = case()
    columns = {"deductible_met": [200_000], "out_of_pocket_met": [0]}
    assert rows_of(of, columns, 1) == [alone(of, {"deductible_met": 200_000})]
    assert rows_of(of, columns, 1) != rows_of(of, {"deductible_met": [0]}, 1)


def test_what_a_rider_has_on_record_stays_as_the_case_says() -> None:
    plan = case().chosen_plan
    rider = Rider(title="Rider", pays=RiderPays.FIRST, benefits=plan.benefits, deductible=plan.deductible)
    of = case(rider=rider)
    of = replaced(of, member=replaced(of.member, rider=Enrollment(met=Met(deductible=70_000))))
    assert rows_of(of, {"deductible_met": [90_000]}, 1) == [alone(of, {"deductible_met": 90_000})]


def test_a_list_that_says_nothing_is_of_members_like_the_one_of_the_case() -> None:
    of = case()
    assert rows_of(of, {}, 2) == [alone(of, {})] * 2


def test_a_plan_takes_only_what_it_knows_of() -> None:
    of = bundled.example().choosing("$2,000 plan")
    assert columns_of(of.chosen_plan) == ("deductible_met", "out_of_pocket_met")
    with pytest.raises(CensusError, match="hsa: unknown"):
        price_census(of, {"hsa": [1]}, 1)
    assert columns_of(case().chosen_plan)[2:] == ("hra", "hsa", "fsa", "hsa_employer_money")


def test_what_was_counted_in_the_last_quarter_is_not_so_for_all() -> None:
    of = case()
    of = replaced(of, member=replaced(of.member, met=Met(deductible=50_000), met_last_quarter=10_000))
    with pytest.raises(CensusError, match="deductible_met: last_quarter"):
        price_census(of, {"deductible_met": [20_000]}, 1)
    assert rows_of(of, {"out_of_pocket_met": [60_000]}, 1) == [alone(of, {"out_of_pocket_met": 60_000})]


@pytest.mark.parametrize("as_of", [None, 19, 20, 40])
@pytest.mark.parametrize("other_plan", [False, True])
def test_a_plan_that_goes_on_with_other_people_begins_at_what_it_has_on_record_by_then(
    as_of: int | None, other_plan: bool
) -> None:
    """A record of a later day than the change is one of the plan as it goes on; another plan has its own record."""
    of = case()
    change = of.course.starts + datetime.timedelta(days=20)
    changes = (PlanChange(starts=change, tier=CoverageTier.FAMILY),)
    if other_plan:
        next_plan = replaced(of.chosen_plan, name="Next")
        day = change + datetime.timedelta(days=10)
        changes = (PlanChange(starts=change, plan=next_plan), PlanChange(starts=day, tier=CoverageTier.FAMILY))
    known = None if as_of is None else of.course.starts + datetime.timedelta(days=as_of)
    of = replaced(of, member=replaced(of.member, changes=changes, met_as_of=known))
    row = {"deductible_met": 120_000, "out_of_pocket_met": 150_000}
    columns = {name: [cents, 0] for name, cents in row.items()}
    assert rows_of(of, columns, 2) == [alone(of, row), alone(of, dict.fromkeys(row, 0))]
