"""Checks of what goes into a health savings account in a calendar year: the most of the year, of the months in which
the member is covered, and the last-month rule; and money in an account that the plan does not list."""

from collections.abc import Iterable, Iterator

from calculator.engine.checks.hsa_limit import hsa_years
from calculator.engine.checks.situation import CheckContext, cite
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.limits import source_of


def contributions(at: CheckContext) -> Iterator[Flag]:
    """What goes into the HSA in one calendar year, from both sides, is above the most of that year or of the months
    whose first day is covered; or it is within the year's only by the last-month rule."""
    years = {year for one in at.by_plan for year in one.plan_years}
    return contribution_flags(at.plan, at.case.member, years)


def contribution_flags(plan: Plan, member: Member, years: Iterable[int]) -> Iterator[Flag]:
    """The same of a member whose course begins under ``plan``; ``years``: in them a plan year of it begins."""
    for found in hsa_years(plan, member, years):
        figures: dict[str, object] = {"year": found.year, "own_cents": found.own, "most_cents": found.most}
        figures |= {"months": found.months, "part_cents": found.part, "next_year": found.year + 1}
        figures |= {"extra_cents": found.catch_up}
        if found.own > found.most:
            code = {None: "hsa_high", True: "hsa_high_of_age", False: "hsa_high_below_age"}[found.of_age]
            yield Flag(code, FlagLevel.WARNING, figures, source_of(found.name, found.year), found.year)
        elif found.part < found.own <= found.last:
            yield Flag("hsa_last_month", FlagLevel.NOTE, figures, *cite("hsa_last_month"))
        elif found.own > found.part:
            yield Flag("hsa_high_months", FlagLevel.WARNING, figures, *cite("hsa_by_month"))


def without_account(at: CheckContext) -> Iterator[Flag]:
    """The member has money in an account that the plan's list of accounts lacks: it pays nothing here."""
    for balance in at.case.member.balances:
        listed = balance.kind is AccountKind.LSA or any(at.accounts(balance.kind))
        if not listed and (balance.balance or balance.contributions):
            figures: dict[str, object] = {"account": balance.kind.value.upper(), "own_cents": balance.balance}
            yield Flag("account_not_listed", FlagLevel.WARNING, figures, *at.of_plan)
