"""Plan, course and member become an Estimate: the schedule at three prices, each settled line by line."""

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import Final, NamedTuple

from calculator.engine.adjudication.day_orders import marks_of
from calculator.engine.adjudication.in_turn import left_before
from calculator.engine.adjudication.plan_pricer import PlanPricer, with_fees
from calculator.engine.adjudication.rulebook import Remaining
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.years import date_of
from calculator.engine.checks import Checks
from calculator.engine.explained import differing
from calculator.engine.reasons import reasons_for
from calculator.engine.schedule import Scheduled, at_all_prices
from calculator.model.case import Case
from calculator.model.estimate import (
    Amounts,
    DatedLine,
    Estimate,
    Event,
    EventKind,
    LineByLine,
    Notice,
    Priced,
    PricedLine,
)
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.money import share
from calculator.reference.limits import as_they_stand, user_limits

_DEDUCTIBLE: Final = Remaining._fields.index("deductible")
_LIMIT: Final = Remaining._fields.index("limit")

# Made of a bare tuple, without the call of a function of Python for each line.
_priced_line = partial(tuple.__new__, PricedLine)


class _Answer(NamedTuple):
    """A course as it was settled and priced, with ``reasons`` for every amount or without."""

    lines: tuple[DatedLine, ...]
    course: SettledCourse
    priced: Priced
    reasons: bool


class PlanEstimator:
    """The estimates of one plan for one member, each begun from the one before: what the plan's words come to, the
    flags that no price changes and the last answers stay known. Every answer is what it would be from nothing."""

    def __init__(self, plan: Plan, member: Member) -> None:
        self.plan = plan
        self._member = member
        self._last: tuple[Case, Estimate] | None = None
        self._begin()

    def estimate(self, case: Case, scheduled: Scheduled | None = None, *, reasons: bool = True) -> Estimate:
        """What the course of ``case`` costs under the plan; ``case`` has the estimator's member. See ``estimate``.

        ``scheduled`` is the course of ``case`` where somebody made its lines already. Without ``reasons`` the likely
        price says why only where that is known.
        """
        if user_limits() != self._limits:
            self._begin()
        last = self._last
        if last is None or last[0] is not case or (reasons and not self._answers[0].reasons):
            lines = scheduled or at_all_prices(case.course)
            if case.explaining_plan != self.plan.name:
                lines = lines.expected_only()
            with as_they_stand():
                last = case, self._estimate(case, lines, reasons=reasons)
            self._last = last
        return last[1]

    def _begin(self) -> None:
        """Nothing is known but the plan's words, and the limits of the user's own file as they are now."""
        self._limits = user_limits()
        self._pricer = PlanPricer(self.plan, self._member)
        self._checks = Checks(self.plan)
        self._answers: tuple[_Answer, ...] = ()
        self._last = None

    def _estimate(self, case: Case, scheduled: Scheduled, *, reasons: bool) -> Estimate:
        likely = self._likely_answer(scheduled.likely, reasons=reasons)
        low, high = (
            likely if lines == likely.lines else self._answer(lines) for lines in (scheduled.low, scheduled.high)
        )
        self._answers = (likely, low, high)
        flags = self._checks.flags(case, likely.priced, likely.course, scheduled.unpriced)
        return Estimate(self.plan.name, low.priced, likely.priced, high.priced, flags)

    def _likely_answer(self, lines: tuple[DatedLine, ...], *, reasons: bool) -> _Answer:
        """The answer whose course the checks look at too; without ``reasons`` one that says why will do."""
        marks = marks_of(lines)
        for answer in self._answers:
            if answer.lines == lines and len(answer.course.marked) == len(marks) and (answer.reasons or not reasons):
                return answer
        return self._made(lines, marks, reasons=reasons)

    def _answer(self, lines: tuple[DatedLine, ...]) -> _Answer:
        """The answer for ``lines``, without reasons."""
        for answer in self._answers:
            if not answer.reasons and answer.lines == lines:
                return answer
        return self._made(lines, (), reasons=False)

    def _made(self, lines: tuple[DatedLine, ...], marks: Sequence[int], *, reasons: bool) -> _Answer:
        course = self._pricer.settle(lines, marks=marks)
        return _Answer(lines, course, answer_of(course, self._pricer.fees(lines), reasons=reasons), reasons)


class CaseEstimator:
    """The estimates of the plans of a case from one edit to the next: a ``PlanEstimator`` for each, which stays while
    its plan and the member stay what they are."""

    def __init__(self) -> None:
        self._last: tuple[Case, Scheduled] | None = None
        self._plans: dict[str, PlanEstimator] = {}

    def estimate(self, case: Case, plan: Plan, *, reasons: bool = True) -> Estimate:
        """What the course of ``case`` costs under ``plan``, which is one of its plans; see ``PlanEstimator``."""
        scheduled = self._follow(case)
        known = self._plans.get(plan.name)
        if known is None or known.plan != plan:
            known = self._plans[plan.name] = PlanEstimator(plan, case.member)
        return known.estimate(case, scheduled, reasons=reasons)

    def _follow(self, case: Case) -> Scheduled:
        """The lines of ``case``; what is known of other members and of plans that are gone is forgotten."""
        if self._last is None:
            scheduled = at_all_prices(case.course)
        else:
            before, scheduled = self._last
            if before.course is not case.course:
                # Lines that are what they were are the very same ones, which every plan sees at once.
                old, new = scheduled, at_all_prices(case.course)
                scheduled = Scheduled(*(next((one for one in old if one == lines), lines) for lines in new))
            if before.member != case.member:
                self._plans = {}
        names = {plan.name for plan in case.plans}
        self._plans = {name: known for name, known in self._plans.items() if name in names}
        self._last = case, scheduled
        return scheduled


def estimate(case: Case, plan: Plan) -> Estimate:
    """What the course of ``case`` costs under ``plan``, at the low, likely and high price, with flags.

    The likely price says why for every amount. Where the low or the high prices are the likely ones the answer is the
    same.
    """
    return PlanEstimator(plan, case.member).estimate(case)


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
    pricer = PlanPricer(plan, member)
    return answer_of(pricer.settle(lines, known_on), pricer.fees(lines), reasons=reasons)


def answer_of(course: SettledCourse, fees: int, *, reasons: bool) -> Priced:
    """A settled course as the answer that is shown; ``fees`` are the employer's beside it, in cents. ``reasons``: say
    why for every amount."""
    member = course.member
    by_year = _by_year(course)
    totals = by_year[0][1] if len(by_year) == 1 else Amounts.sum([year for _, year in by_year])
    rates = member.tax.federal + member.tax.state + member.tax.fica
    said = [reasons_for(one, one.plan) for one in course.adjudicated()] if reasons else repeat(())

    def lines() -> tuple[PricedLine, ...]:
        return tuple(map(_priced_line, zip(course.lines, course.amounts(), course.standings, said, strict=False)))

    return Priced(
        by_line=LineByLine(course.amounts, lines),
        totals=with_fees(totals, fees),
        by_year=by_year,
        events=tuple(_events(course)),
        fees=fees,
        tax_saved=share(totals.own_account, min(rates, 10_000)),
        employer_fica_saved=share(totals.own_account, member.tax.employer_fica),
        paid_as_income=course.paid_as_income,
        accounts_left=course.accounts_left,
        notices=tuple(_notices(course)),
    )


def _notices(course: SettledCourse) -> Iterator[Notice]:
    for covering, one in course.behind():
        amounts: dict[str, object] = {"as_of_date": one.as_of, "stated_cents": one.stated, "counted_cents": one.counted}
        if one.benefit:
            known = (benefit for benefit in covering.coverage.benefits if benefit.name == one.benefit)
            title = next((benefit.title for benefit in known), None) or one.benefit.replace("_", " ")
            amounts |= {"benefit": title, "stated": one.stated, "counted": one.counted}
        yield Notice(f"{one.what}_behind" if one.benefit else f"{one.what}_behind_{covering.whose}", amounts)
    yield from differing(course)
    for lost in course.forfeits:
        figures = {"account": lost.kind.value.upper(), "last_date": lost.last_day, "lost_cents": lost.cents}
        yield Notice("forfeited", figures)


def _by_year(course: SettledCourse) -> tuple[tuple[datetime.date, Amounts], ...]:
    """The amounts summed by accumulators' year, in the order in which the years first come."""
    parts: dict[int, list[tuple[int, ...]]] = {}
    years, amounts = course.years, course.bare_amounts
    if years and years.count(years[0]) == len(years):
        parts[years[0]] = amounts
    else:
        for year, one in zip(years, amounts, strict=True):
            parts.setdefault(year, []).append(one)
    return tuple((date_of(year), Amounts.sum(part)) for year, part in parts.items())


def _events(course: SettledCourse) -> Iterator[Event]:
    """What happens on the way; each amount is met once a year. Where another plan comes no year turns: its own has
    begun before."""
    year, plan, met = None, None, set[EventKind]()
    lines, rows = course.lines, course.rows
    for i, (starts, (_, deductible_left, _, limit_left)) in enumerate(zip(course.years, course.stood, strict=True)):
        plan_now = course.plan_on(lines[i].date)
        if starts != year or plan_now is not plan:
            if plan_now is plan:
                yield Event(EventKind.YEAR_TURNS, i, date_of(starts))
            year, plan, met = starts, plan_now, set()
        if deductible_left == 0 and EventKind.DEDUCTIBLE_MET not in met and left_before(rows[i])[_DEDUCTIBLE]:
            met.add(EventKind.DEDUCTIBLE_MET)
            yield Event(EventKind.DEDUCTIBLE_MET, i, lines[i].date)
        if limit_left == 0 and EventKind.LIMIT_MET not in met and left_before(rows[i])[_LIMIT]:
            met.add(EventKind.LIMIT_MET)
            yield Event(EventKind.LIMIT_MET, i, lines[i].date)
