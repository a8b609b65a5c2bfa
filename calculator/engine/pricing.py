"""Plan, course and member become an Estimate: the schedule at three prices, each settled line by line."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import NamedTuple, TypeVar

from calculator.engine.adjudication.plan_pricer import PlanPricer, with_fees
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.checks import Checks
from calculator.engine.reasons import reasons_for
from calculator.engine.schedule import Scheduled, at_all_prices
from calculator.model.case import Case
from calculator.model.estimate import (
    Amounts,
    DatedLine,
    Estimate,
    Event,
    EventKind,
    Level,
    Notice,
    Priced,
    PricedLine,
    Standing,
)
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.money import share
from calculator.reference.limits import UserLimits, user_limits

Key = TypeVar("Key")

# Made of a bare tuple, without the call of a function of Python for each line.
_priced_line = partial(tuple.__new__, PricedLine)


class Known(NamedTuple):
    """What stays known of a plan and a member from one answer to the next."""

    desks: PlanPricer
    checks: Checks

    @classmethod
    def of(cls, plan: Plan, member: Member) -> "Known":
        """At the beginning: nothing but the plan's words."""
        return cls(PlanPricer(plan, member), Checks(plan))


class Answered(NamedTuple):
    """An estimate with all that it follows from, for the next one to begin from."""

    plan: Plan
    member: Member
    scheduled: Scheduled
    limits: UserLimits
    known: Known
    estimate: Estimate


def estimate(case: Case, plan: Plan) -> Estimate:
    """What the course of ``case`` costs under ``plan``, at the low, likely and high price, with flags.

    The likely price says why for every amount. Where the low or the high prices are the likely ones the answer is the
    same.
    """
    return estimate_again(case, plan, None).estimate


def estimate_again(case: Case, plan: Plan, before: Answered | None) -> Answered:
    """Like ``estimate``, after another answer: where plan, member and lines are the same nothing is priced again."""
    scheduled, own, member = at_all_prices(case.course), user_limits(), case.member
    if before is None or before.limits != own or before.plan != plan or before.member != member:
        known, at = Known.of(plan, member), {}
    else:
        known = before.known
        at = {
            level: answer
            for level in Level
            if before.scheduled.at(level) == scheduled.at(level)
            # Only the likely price says why, and a low or a high price that was the same said it too.
            and ((answer := before.estimate.at(level)) is not before.estimate.likely or level is Level.LIKELY)
        }
    if Level.LIKELY not in at:
        at[Level.LIKELY] = _price(scheduled.likely, plan, member, known.desks, reasons=True)
    return Answered(plan, member, scheduled, own, known, estimate_from(case, plan, scheduled, known, at))


def estimate_from(
    case: Case, plan: Plan, scheduled: Scheduled, known: Known, answers: Mapping[Level, Priced]
) -> Estimate:
    """An estimate as ``estimate`` makes it, without reasons but for the ``answers`` that are there already at some of
    the prices; ``scheduled`` is the course of ``case``, ``known`` is known of ``plan`` and its member."""

    def at(level: Level) -> Priced:
        return answers.get(level) or _price(scheduled.at(level), plan, case.member, known.desks, reasons=False)

    likely = at(Level.LIKELY)
    low, high = (likely if scheduled.at(level) == scheduled.likely else at(level) for level in (Level.LOW, Level.HIGH))
    return Estimate(plan.name, low, likely, high, known.checks.flags(case, likely, scheduled.unpriced))


def price(
    lines: tuple[DatedLine, ...],
    plan: Plan,
    member: Member,
    *,
    reasons: bool = True,
    known_on: datetime.date | None = None,
) -> Priced:
    """Dated lines, in order of date, priced under ``plan`` for ``member``; ``reasons``: say why for every amount.

    ``known_on`` is the day on which the accounts hold, and is met, what ``member`` says of no day; None: the day of the
    first line.
    """
    return _price(lines, plan, member, PlanPricer(plan, member), reasons=reasons, known_on=known_on)


def _price(
    lines: tuple[DatedLine, ...],
    plan: Plan,
    member: Member,
    desks: PlanPricer,
    *,
    reasons: bool,
    known_on: datetime.date | None = None,
) -> Priced:
    course = desks.settle(lines, known_on)
    amounts, standings = course.amounts(), course.standings()
    by_year = _sums([standing.year_starts for standing in standings], amounts)
    totals = Amounts.sum([year for _, year in by_year])
    fees = desks.fees(lines)
    rates = member.tax.federal + member.tax.state + member.tax.fica
    said = [reasons_for(one, one.plan) for one in course.adjudicated()] if reasons else repeat(())
    return Priced(
        lines=tuple(map(_priced_line, zip(lines, amounts, standings, said, strict=False))),
        totals=with_fees(totals, fees),
        by_year=by_year,
        events=tuple(_events(course, standings)),
        fees=fees,
        tax_saved=share(totals.own_account, min(rates, 10_000)),
        employer_fica_saved=share(totals.own_account, member.tax.employer_fica),
        accounts_left=course.accounts_left,
        notices=tuple(_notices(course, plan, member)),
    )


def _notices(course: SettledCourse, plan: Plan, member: Member) -> Iterator[Notice]:
    second = member.other_coverage.plan if member.other_coverage else None
    coverages = {"plan": plan, "rider": plan.rider, "second_plan": second}
    for whose, one in course.behind():
        amounts: dict[str, object] = {"as_of_date": one.as_of, "stated_cents": one.stated, "counted_cents": one.counted}
        if one.benefit:
            coverage = coverages[whose]
            known = (benefit for benefit in (coverage.benefits if coverage else ()) if benefit.name == one.benefit)
            title = next((benefit.title for benefit in known), "") or one.benefit.replace("_", " ")
            amounts |= {"benefit": title, "stated": one.stated, "counted": one.counted}
        yield Notice(f"{one.what}_behind" if one.benefit else f"{one.what}_behind_{whose}", amounts)
    for lost in course.forfeits:
        figures = {"account": lost.kind.value.upper(), "last_date": lost.last_day, "lost_cents": lost.cents}
        yield Notice("forfeited", figures)


def _sums(keys: Sequence[Key], amounts: Sequence[Amounts]) -> tuple[tuple[Key, Amounts], ...]:
    """The amounts summed by their keys, in the order in which these first come."""
    parts: defaultdict[Key, list[Amounts]] = defaultdict(list)
    for key, one in zip(keys, amounts, strict=True):
        parts[key].append(one)
    return tuple((key, Amounts.sum(part)) for key, part in parts.items())


def _events(course: SettledCourse, standings: Sequence[Standing]) -> Iterator[Event]:
    """What happens on the way; each amount is met once a year."""
    year, deductible_met, limit_met = None, False, False
    for i, (starts, _, deductible_left, _, limit_left) in enumerate(standings):
        if starts != year:
            if year is not None:
                yield Event(EventKind.YEAR_TURNS, i, starts)
            year, deductible_met, limit_met = starts, False, False
        if deductible_left == 0 and not deductible_met and course.left_before(i).deductible:
            deductible_met = True
            yield Event(EventKind.DEDUCTIBLE_MET, i, course.lines[i].date)
        if limit_left == 0 and not limit_met and course.left_before(i).limit:
            limit_met = True
            yield Event(EventKind.LIMIT_MET, i, course.lines[i].date)
