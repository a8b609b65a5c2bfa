"""Checks of amounts against the federal most of the year: the limit for each person, and what goes into accounts."""

from collections import defaultdict
from collections.abc import Iterator

from calculator.engine.adjudication.funding import contribution_days
from calculator.engine.checks.situation import CheckContext
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.reference.limits import federal_limit, source_of


def out_of_pocket_limit(at: CheckContext) -> Iterator[Flag]:
    """One person's in-network limit is above the ACA's self-only limit of a plan year of the course."""
    own = at.plan.out_of_pocket_limit.in_network.individual
    yield from _above(at, "aca_limit_self_only", "aca_limit_high", own)


def ebhra(at: CheckContext) -> Iterator[Flag]:
    """An EBHRA makes more available in a plan year than the law allows; what is carried over does not count."""
    for account in at.accounts(AccountKind.EBHRA):
        yield from _above(at, "ebhra", "ebhra_high", account.yearly)


def qsehra(at: CheckContext) -> Iterator[Flag]:
    """A QSEHRA makes more available in a plan year than the law allows for one person or for a family."""
    for account in at.accounts(AccountKind.QSEHRA):
        yield from _above(at, qsehra_name(at), "qsehra_high", account.yearly)


def qsehra_name(at: CheckContext) -> str:
    """The name of the most that a QSEHRA may make available for the member's tier."""
    return "qsehra_family" if at.family else "qsehra_self_only"


def fsa(at: CheckContext) -> Iterator[Flag]:
    """A health FSA's yearly election is above the most of the year."""
    for account in at.accounts(AccountKind.FSA):
        yield from _above(at, "fsa", "fsa_high", account.yearly)


def fsa_carry_over(at: CheckContext) -> Iterator[Flag]:
    """A health FSA carries more into the next plan year than may go over out of a year of the course.

    Where the plan sets no most of its own, a whole year's election may go over.
    """
    for account in at.accounts(AccountKind.FSA):
        if account.carries_over:
            own = account.yearly if account.carry_over_limit is None else account.carry_over_limit
            yield from _above(at, "fsa_carry_over", "fsa_carry_over_high", own)


def hsa(at: CheckContext) -> Iterator[Flag]:
    """What goes into the HSA in one calendar year, from both sides, is above the most of that year.

    The employer's yearly money counts in the calendar year in which the plan year begins.
    """
    yearly: defaultdict[int, int] = defaultdict(int)
    for account in at.accounts(AccountKind.HSA):
        for year in at.plan_years:
            yearly[year] += account.yearly
    for balance in at.case.member.balances:
        for contribution in balance.contributions if balance.kind is AccountKind.HSA else ():
            for day in contribution_days(contribution):
                yearly[day.year] += contribution.own + contribution.employer
    name = "hsa_family" if at.family else "hsa_self_only"
    for year, own in sorted(yearly.items()):
        most = federal_limit(name, year)
        if most is not None and own > most:
            extra = federal_limit("hsa_catch_up", year) or 0
            figures: dict[str, object] = {"year": year, "own_cents": own, "most_cents": most, "extra_cents": extra}
            yield Flag("hsa_high", FlagLevel.WARNING, figures, source_of(name, year), year)


def taxable_account(at: CheckContext) -> Iterator[Flag]:
    """A lifestyle spending account stands in the plan; it pays nothing here."""
    if at.has(AccountKind.LSA):
        source = "newfront 2021; joinforma 2023: paying medical care risks making it a group health plan"
        yield Flag("lsa_not_medical", FlagLevel.NOTE, {}, source, 2021)


def _above(at: CheckContext, name: str, code: str, own: int | None) -> Iterator[Flag]:
    """A flag for the first plan year in which ``own`` is above the federal most called ``name``."""
    for year in at.plan_years:
        most = federal_limit(name, year)
        if own is not None and most is not None and own > most:
            figures: dict[str, object] = {"year": year, "own_cents": own, "most_cents": most}
            yield Flag(code, FlagLevel.WARNING, figures, source_of(name, year), year)
            return
