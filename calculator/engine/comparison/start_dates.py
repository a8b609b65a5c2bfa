"""What the course costs by the day it starts: the same course and member, moved through the year. Information only."""

import datetime
from collections.abc import Callable, Iterable
from typing import Final

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.years import CALENDAR, next_year, year_start
from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.schedule import as_planned, moved, schedule
from calculator.model.backing import backing_of
from calculator.model.case import Case
from calculator.model.comparison import Payer, Start, StartDates
from calculator.model.estimate import Level
from calculator.model.plan import Plan
from calculator.model.plan_year import AccumulatorYear

MONTHS: Final = 15
_STEP: Final = datetime.timedelta(days=7)
_DAY: Final = datetime.timedelta(days=1)


def start_dates(
    case: Case, first: datetime.date, months: int = MONTHS, going_on: Callable[[], bool] = lambda: True
) -> StartDates | None:
    """The cost of every week's start from ``first`` on, and of the days on which a year turns and before them.

    What is met and what the accounts hold belongs to the day that the case says, or to its own first day; a later start
    finds it used up, carried over or begun again as the plan says. None where ``going_on`` said no meanwhile.
    """
    last = _months_on(first, months)
    desks = [PlanPricer(plan, case.member) for plan in case.plans]
    lines = schedule(as_planned(case.course), Level.LIKELY)
    turns = tuple(sorted((day, plan.name) for plan in case.plans for day in _turns(plan, first, last)))
    starts = []
    for day in _days(first, last, [turn for turn, _ in turns]):
        if not going_on():
            return None
        later = moved(lines, day - case.course.starts)
        totals = [one.total(later, known_on=case.course.starts) for one in desks]
        patient, employer = (tuple(cost_to(payer, total) for total in totals) for payer in Payer)
        starts.append(Start(day, patient, employer))
    return StartDates(tuple(plan.name for plan in case.plans), tuple(starts), turns, backing_of(case.plans))


def _days(first: datetime.date, last: datetime.date, turns: Iterable[datetime.date]) -> list[datetime.date]:
    days = {first + _STEP * week for week in range((last - first).days // 7 + 1)}
    for turn in turns:
        days |= {turn - _DAY, turn}
    return sorted(day for day in days if first <= day <= last)


def _turns(plan: Plan, first: datetime.date, last: datetime.date) -> set[datetime.date]:
    """The days after ``first`` on which the plan's year or its accumulators' year begins."""
    calendar = plan.accumulator_year is AccumulatorYear.CALENDAR
    found = set()
    for turns in {plan.year_starts, CALENDAR if calendar else plan.year_starts}:
        day = next_year(year_start(first, turns))
        while day <= last:
            found.add(day)
            day = next_year(day)
    return found


def _months_on(day: datetime.date, months: int) -> datetime.date:
    whole = day.month - 1 + months
    return datetime.date(day.year + whole // 12, whole % 12 + 1, min(day.day, 28))
