"""How long courses of 15 to 312 lines take under ten plans, beside the rulebook alone on as many lines in the same run.

The rulebook slows down with the machine as the rest does, so the ratio says how much stands around it.
"""

import datetime
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from typing import Final

from bench.rulebook import ROUNDS, lines_per_second
from bench.table import Row, at_most
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.pricing import answer_of
from calculator.engine.schedule import schedule
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.course import Course, Service, ServiceLine
from calculator.model.estimate import DatedLine, Level
from calculator.model.member import Member

PLANS: Final = 10
SESSIONS: Final = (5, 21, 56, 104)
"""Of three lines each: a short course, four months, a year and two years of weekly esketamine."""
AROUND: Final = 6.0
"""So many times the rulebook alone may all of it take: accumulators, years, limits, payers, amounts and standings."""


def weekly_course(sessions: int) -> Course:
    """A course of weekly sessions: the dosing, the drug and an integration on each day."""
    prices = {Service.DOSING: 45_000, Service.DRUG: 60_000, Service.INTEGRATION: 17_500}
    lines = tuple(
        ServiceLine(
            service=service.value,
            count=sessions,
            price=PriceRange(low=cents, likely=cents, high=cents),
            gaps=(7,),
            drug=service is Service.DRUG,
        )
        for service, cents in prices.items()
    )
    return Course(title="Weekly", starts=datetime.date(2026, 3, 2), lines=lines)


def weekly(sessions: int) -> tuple[DatedLine, ...]:
    """The lines of such a course."""
    return schedule(weekly_course(sessions), Level.LIKELY)


def one_service(sessions: int) -> tuple[DatedLine, ...]:
    """The lines of a course of weekly dosing sessions, and nothing else."""
    course = weekly_course(sessions)
    return schedule(changed(course, lines=course.lines[:1]), Level.LIKELY)


def seconds(lines: tuple[DatedLine, ...]) -> float:
    """The least time of ROUNDS rounds that the whole answers of ten plans over ``lines`` take, without reasons.
    Processor time: another process that works beside this one is not counted."""
    pricers = [PlanPricer(plan, Member()) for plan in bundled.plans()[:PLANS]]
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        for pricer in pricers:
            answer_of(pricer.settle(lines), pricer.fees(lines), reasons=False)
        times.append(process_time() - begun)
    return min(times)


@contextmanager
def as_in_the_window() -> Iterator[None]:
    """Garbage is collected before and after, as in the window, which does it between two events."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def measure() -> list[Row]:
    """A row for each length, and whether the cost grows no faster than the lines."""
    alone = 1 / max(lines_per_second(process_time) for _ in range(ROUNDS))
    rows, by_line = [], []
    for sessions in SESSIONS:
        lines = weekly(sessions)
        with as_in_the_window():
            took = seconds(lines)
        by_line.append(took / len(lines))
        name = f"{len(lines)} lines under {PLANS} plans"
        rows.append(at_most(name, took, ("the rulebook alone", alone * len(lines) * PLANS), AROUND))
    growth = at_most(
        f"A line of {SESSIONS[-1] * 3} × {PLANS} plans", by_line[-1], (f"of {SESSIONS[0] * 3}", by_line[0]), 1.0
    )
    return [*rows, growth]
