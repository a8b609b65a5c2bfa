"""Plan, course and member become an Estimate: the schedule at three prices, each settled line by line."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from calculator.engine import checks
from calculator.engine.desks import Desks, with_fees
from calculator.engine.reasons import reasons_for
from calculator.engine.schedule import schedule
from calculator.engine.settlement import Settled
from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.estimate import Amounts, DatedLine, Estimate, Event, EventKind, Level, Priced, PricedLine
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.money import share

Key = TypeVar("Key")

Scheduled = Mapping[Level, tuple[DatedLine, ...]]
"""A course's dated lines at the three prices."""


def estimate(case: Case, plan: Plan) -> Estimate:
    """What the course of ``case`` costs under ``plan``, at the low, likely and high price, with flags.

    The likely price says why for every amount. Where the low or the high prices are the likely ones the answer is the
    same.
    """
    scheduled, desks = at_all_prices(case.course), Desks(plan, case.member)
    likely = _price(scheduled[Level.LIKELY], plan, case.member, desks, reasons=True)
    return estimate_from(case, plan, scheduled, desks, {Level.LIKELY: likely})


def estimate_from(
    case: Case, plan: Plan, scheduled: Scheduled, desks: Desks, known: Mapping[Level, Priced]
) -> Estimate:
    """An estimate as ``estimate`` makes it, without reasons but for what is ``known`` already at some of the prices;
    ``scheduled`` is the course of ``case``, ``desks`` those for ``plan`` and its member."""

    def at(level: Level) -> Priced:
        return known.get(level) or _price(scheduled[level], plan, case.member, desks, reasons=False)

    likely = at(Level.LIKELY)
    low, high = (
        likely if scheduled[level] == scheduled[Level.LIKELY] else at(level) for level in (Level.LOW, Level.HIGH)
    )
    return Estimate(plan.name, low, likely, high, checks.flags(case, plan, likely))


def at_all_prices(course: Course) -> Scheduled:
    """The schedule of ``course`` at each of its three prices."""
    return {level: schedule(course, level) for level in Level}


def price(
    lines: tuple[DatedLine, ...],
    plan: Plan,
    member: Member,
    *,
    reasons: bool = True,
    balances_on: datetime.date | None = None,
) -> Priced:
    """Dated lines, in order of date, priced under ``plan`` for ``member``; ``reasons``: say why for every amount.

    ``balances_on`` is the day on which the accounts hold what ``member`` says; None: the day of the first line.
    """
    return _price(lines, plan, member, Desks(plan, member), reasons=reasons, balances_on=balances_on)


def _price(
    lines: tuple[DatedLine, ...],
    plan: Plan,
    member: Member,
    desks: Desks,
    *,
    reasons: bool,
    balances_on: datetime.date | None = None,
) -> Priced:
    settled, desk = desks.settle(lines, balances_on)
    amounts = [one.amounts for one in settled]
    by_year = _sums([one.standing.year_starts for one in settled], amounts)
    totals = Amounts.sum([year for _, year in by_year])
    fees = desks.fees(lines)
    rates = member.tax.federal + member.tax.state + member.tax.fica
    return Priced(
        lines=tuple(
            PricedLine(one.entry.line, one.amounts, one.standing, reasons_for(one, plan) if reasons else ())
            for one in settled
        ),
        totals=with_fees(totals, fees),
        by_year=by_year,
        by_service=_sums([line.service for line in lines], amounts),
        events=tuple(_events(settled)),
        fees=fees,
        tax_saved=share(totals.own_account, min(rates, 10_000)),
        employer_fica_saved=share(totals.own_account, member.tax.employer_fica),
        accounts_left=desk.accounts_left,
    )


def _sums(keys: Sequence[Key], amounts: Sequence[Amounts]) -> tuple[tuple[Key, Amounts], ...]:
    """The amounts summed by their keys, in the order in which these first come."""
    parts: defaultdict[Key, list[Amounts]] = defaultdict(list)
    for key, one in zip(keys, amounts, strict=True):
        parts[key].append(one)
    return tuple((key, Amounts.sum(part)) for key, part in parts.items())


def _events(settled: Sequence[Settled]) -> Iterator[Event]:
    """What happens on the way; each amount is met once a year."""
    year = None
    met: set[tuple[EventKind, datetime.date]] = set()
    for i, one in enumerate(settled):
        standing, left = one.standing, one.entry.left
        if year is not None and standing.year_starts != year:
            yield Event(EventKind.YEAR_TURNS, i, standing.year_starts)
        year = standing.year_starts
        for kind, before, after in (
            (EventKind.DEDUCTIBLE_MET, left.deductible, standing.deductible_left),
            (EventKind.LIMIT_MET, left.limit, standing.limit_left),
        ):
            if before and after == 0 and (kind, year) not in met:
                met.add((kind, year))
                yield Event(kind, i, one.entry.line.date)
