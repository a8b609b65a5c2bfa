"""What goes into a health savings account in a calendar year, and the most that may: of the year, of the months that an
HSA plan covers, and by the last-month rule (FACTS C7, IRC 223(b))."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from calculator.engine.adjudication.funding import contribution_days
from calculator.engine.adjudication.years import year_start
from calculator.engine.checks.situation import enrolled_on
from calculator.model.funding import AccountKind
from calculator.model.in_force import InForce, each_plan, plans_in_force
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.limits import federal_limit

CATCH_UP_AGE: Final = 55
"""Who is so old at the end of a calendar year may put the catch-up amount into an HSA besides (IRC 223(b)(3))."""


class HsaYear(NamedTuple):
    """What goes in from both sides in a calendar year and the most that may, in cents.

    ``most`` is that of the whole year, ``part`` that of the ``months`` whose first day is covered, ``last`` what the
    last-month rule allows (0: December 1 is not covered), all with ``catch_up`` where the member is old enough; of_age
    None: nobody said. ``name`` is the figure that ``most`` comes from.
    """

    year: int
    own: int
    name: str
    most: int
    part: int
    last: int
    months: int
    catch_up: int
    of_age: bool | None


def hsa_years(plan: Plan, member: Member, years: Iterable[int]) -> Iterator[HsaYear]:
    """The calendar years in which anything goes in, and whose most is known. ``years`` are those in which a plan year
    of the course begins."""
    spans = plans_in_force(plan, member)
    for year, own in sorted(_going_in(spans, member, years).items()):
        of_age = None if member.birth_year is None else year - member.birth_year >= CATCH_UP_AGE
        catch_up = federal_limit("hsa_catch_up", year) or 0
        extra = catch_up if of_age else 0
        covered = [_covering(spans, datetime.date(year, month, 1)) for month in range(1, 13)]
        names = [_name(span) for span in covered if span is not None]
        name = max(names, key=lambda one: federal_limit(one, year) or 0) if names else _name(spans[0])
        most = federal_limit(name, year)
        if most is None:
            continue
        part = sum((federal_limit(one, year) or 0) + extra for one in names) // 12
        last = 0 if covered[-1] is None else (federal_limit(_name(covered[-1]), year) or 0) + extra
        yield HsaYear(year, own, name, most + extra, part, last, len(names), catch_up, of_age)


def contribution_years(member: Member) -> set[int]:
    """The calendar years in which a monthly contribution goes into the member's HSA."""
    gifts = (gift for one in member.balances if one.kind is AccountKind.HSA for gift in one.contributions)
    return {day.year for gift in gifts for day in contribution_days(gift)}


def _covering(spans: Iterable[InForce], day: datetime.date) -> InForce | None:
    """The plan for an HSA that covers the member on ``day``; one that comes in the course says whether it is one."""
    now = next(span for span in spans if span.on(day))
    offers = now.begins is None or any(account.kind is AccountKind.HSA for account in now.plan.accounts)
    return now if offers and enrolled_on(now.enrollment, day) else None


def _name(span: InForce) -> str:
    return "hsa_family" if span.tier.is_family else "hsa_self_only"


def _going_in(spans: Sequence[InForce], member: Member, years: Iterable[int]) -> dict[int, int]:
    """What goes in by calendar year, in cents. The employer's yearly money counts in the year in which the plan year
    begins, that of a plan that comes in the course in the year in which it does."""
    yearly: defaultdict[int, int] = defaultdict(int)
    for balance in member.balances:
        for contribution in balance.contributions if balance.kind is AccountKind.HSA else ():
            for day in contribution_days(contribution):
                yearly[day.year] += contribution.own + contribution.employer
    giving = [span for span in each_plan(spans) if any(one.kind is AccountKind.HSA for one in span.plan.accounts)]
    for year in sorted({*years, *yearly}) if giving else ():
        yearly[year] += sum(_given(span, year) for span in giving)
    return {year: cents for year, cents in yearly.items() if cents}


def _given(span: InForce, year: int) -> int:
    """What a plan's employer puts in newly in the calendar ``year``, in cents."""
    starts = year_start(datetime.date(year, 12, 31), span.plan.year_starts)
    begins = span.begins if span.begins is not None and span.begins.year == year else None
    day = begins if begins is not None and begins > starts else starts
    cents = 0
    if span.on(day):
        cents += _yearly(span.plan, day)
    if begins is not None and day != begins:
        cents += _yearly(span.plan, begins)
    return cents


def _yearly(plan: Plan, day: datetime.date) -> int:
    then = plan.in_year(year_start(day, plan.year_starts).year)
    return sum(account.yearly for account in then.accounts if account.kind is AccountKind.HSA)
