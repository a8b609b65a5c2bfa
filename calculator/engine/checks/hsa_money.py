"""Checks of what goes into a health savings account in a calendar year: the most of the year, of the months in which
the member is covered, and the last-month rule; and money in an account that the plan does not list."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from calculator.engine.adjudication.funding import contribution_days
from calculator.engine.checks.situation import CheckContext, cite
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.reference.limits import federal_limit, source_of


def contributions(at: CheckContext) -> Iterator[Flag]:
    """What goes into the HSA in one calendar year, from both sides, is above the most of that year or of the months
    whose first day is covered; or it is within the year's only by the last-month rule."""
    name = "hsa_family" if at.family else "hsa_self_only"
    for year, own in sorted(_by_year(at).items()):
        most = federal_limit(name, year)
        if most is None:
            continue
        months = sum(at.covers(datetime.date(year, month, 1)) for month in range(1, 13))
        part, last_month = most * months // 12, at.covers(datetime.date(year, 12, 1))
        extra = federal_limit("hsa_catch_up", year) or 0
        figures: dict[str, object] = {"year": year, "own_cents": own, "most_cents": most, "extra_cents": extra}
        figures |= {"months": months, "part_cents": part, "next_year": year + 1}
        if own > most:
            yield Flag("hsa_high", FlagLevel.WARNING, figures, source_of(name, year), year)
        elif own > part and last_month:
            yield Flag("hsa_last_month", FlagLevel.NOTE, figures, *cite("hsa_last_month"))
        elif own > part:
            yield Flag("hsa_high_months", FlagLevel.WARNING, figures, *cite("hsa_by_month"))


def without_account(at: CheckContext) -> Iterator[Flag]:
    """The member has money in an account that the plan's list of accounts lacks: it pays nothing here."""
    for balance in at.case.member.balances:
        listed = balance.kind is AccountKind.LSA or any(at.accounts(balance.kind))
        if not listed and (balance.balance or balance.contributions):
            figures: dict[str, object] = {"account": balance.kind.value.upper(), "own_cents": balance.balance}
            yield Flag("account_not_listed", FlagLevel.WARNING, figures, *at.of_plan)


def _by_year(at: CheckContext) -> dict[int, int]:
    """What goes in by calendar year, in cents. The employer's yearly money counts in the year in which the plan year
    begins."""
    yearly: defaultdict[int, int] = defaultdict(int)
    for account in at.accounts(AccountKind.HSA):
        for year in at.plan_years:
            yearly[year] += account.yearly
    for balance in at.case.member.balances:
        for contribution in balance.contributions if balance.kind is AccountKind.HSA else ():
            for day in contribution_days(contribution):
                yearly[day.year] += contribution.own + contribution.employer
    return yearly
