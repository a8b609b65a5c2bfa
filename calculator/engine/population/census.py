"""A list of members, who differ in what is met and in what their accounts hold, as the columns that are priced."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from calculator.engine.adjudication.enrolled import out_of_pocket_met, stated_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.population.arrays import Cents, as_array
from calculator.engine.population.members import PricedMembers, price_members
from calculator.engine.schedule import as_planned, schedule
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.estimate import Level
from calculator.model.funding import AccountKind
from calculator.model.member import Met
from calculator.model.plan import Plan

DEDUCTIBLE_MET: Final = "deductible_met"
OUT_OF_POCKET_MET: Final = "out_of_pocket_met"
EMPLOYER_MONEY: Final = "hsa_employer_money"


class CensusError(ValueError):
    """A column that says nothing under this plan, or what cannot be so, by its name: ``column``; why, as a key:
    ``code``; and of which member, by his place, where it is so of one: ``member``."""

    def __init__(self, code: str, column: str, member: int | None = None) -> None:
        super().__init__(f"{column}: {code}")
        self.code = code
        self.column = column
        self.member = member


def columns_of(plan: Plan) -> tuple[str, ...]:
    """What a list can say of each member under ``plan``: what is met of the plan's deductible and limit (those of its
    network, where it has several), and what is in each account of the plan; of an HSA, the employer's part, too."""
    kinds = [account.kind for account in plan.accounts]
    employer = [EMPLOYER_MONEY] if AccountKind.HSA in kinds else []
    return (DEDUCTIBLE_MET, OUT_OF_POCKET_MET, *dict.fromkeys(kind.value for kind in kinds), *employer)


def price_census(case: Case, columns: Mapping[str, Sequence[int]], members: int) -> PricedMembers:
    """Price the course of ``case``, as it was planned from its beginning, at the likely price under its chosen plan
    for ``members``.

    Args:
        case: the course, the plan, and the member whom all are like.
        columns: what differs, by the names of ``columns_of``: each of ``members`` amounts in cents.
        members: how many they are.

    Raises:
        CensusError: the plan has no such column, the case says of one member what cannot be so of all, or more of an
            HSA is said to be the employer's than is in it.
        MembersError: the HSA is opened in the course.
    """
    plan = case.chosen_plan
    strange = [name for name in columns if name not in columns_of(plan)]
    if strange:
        raise CensusError("unknown", strange[0])
    kinds = {account.kind.value for account in plan.accounts}
    return price_members(
        plan,
        case.member,
        schedule(as_planned(case.course), Level.LIKELY),
        members,
        **_met(case, plan, columns),
        balances={name: as_array(cents) for name, cents in columns.items() if name in kinds},
        employer_money=_employer_money(case, columns, members),
    )


def _employer_money(case: Case, columns: Mapping[str, Sequence[int]], members: int) -> dict[str, Cents]:
    """How much of what is in each HSA is the employer's: as the list says, or else as the case does of its member's;
    what is said to be in an account of which nothing more is said is the member's own, as it is for one."""
    hsa = AccountKind.HSA.value
    if hsa not in columns:
        if EMPLOYER_MONEY in columns:
            raise CensusError("employer_money_alone", EMPLOYER_MONEY)
        return {}
    held = next((one for one in case.member.balances if one.kind is AccountKind.HSA), None)
    said = columns.get(EMPLOYER_MONEY)
    if said is None:
        return {hsa: as_array([held.employer_money if held else 0] * members)}
    above = next(
        (at for at, (theirs, whole) in enumerate(zip(said, columns[hsa], strict=True)) if theirs > whole), None
    )
    if above is not None:
        raise CensusError("employer_money_more", EMPLOYER_MONEY, above)
    return {hsa: as_array(said)}


def _met(case: Case, plan: Plan, columns: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """What is counted for each member, by the same rules as for one: a deductible may count toward the limit."""
    enrolled = case.member.enrollment_in(plan.name)
    said = [columns[name] for name in (DEDUCTIBLE_MET, OUT_OF_POCKET_MET) if name in columns]
    if not said:
        return {}
    if DEDUCTIBLE_MET in columns and enrolled.met_last_quarter:
        raise CensusError("last_quarter", DEDUCTIBLE_MET)
    size = len(said[0])
    deductibles = columns.get(DEDUCTIBLE_MET, [enrolled.met.deductible] * size)
    limits = columns.get(OUT_OF_POCKET_MET, [enrolled.met.out_of_pocket] * size)
    names = PlanPricer(plan, case.member).own_accumulators

    @cache
    def counted(deductible: int, out_of_pocket: int) -> tuple[int, ...]:
        one = replaced(enrolled, met=Met.unchecked(deductible=deductible, out_of_pocket=out_of_pocket))
        stated = stated_of(one, plan)
        pools = {"deductible": stated.deductibles, "limit": stated.limits}
        of_names = (pools[what][pool] for _, what, pool in (name.split(".", 2) for name in names))
        return (*of_names, out_of_pocket_met(one, plan))

    *rows, paid_before = zip(*map(counted, deductibles, limits), strict=True)
    by_name: dict[str, Cents] = {name: as_array(row) for name, row in zip(names, rows, strict=True)}
    return {"counted": by_name, "paid_before": as_array(paid_before)}
