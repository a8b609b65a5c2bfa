"""How long courses of 15 to 312 lines take under ten plans, whole and without reasons, beside commit b751ac2.

That commit is not here to be run. It was measured in turn with the rulebook alone, which is what it was. So what it
takes on this machine, in this run, is so many times what the rulebook takes on as many lines, which slows down with the
machine as the rest does.
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
BEFORE: Final = {5: 9.9, 21: 7.4, 56: 7.2, 104: 7.1}
"""So many times the rulebook alone did b751ac2 take for the same answers, with what it kept of plan and member, by the
number of sessions: the least of its times in nine rounds in turn (decision 8)."""
BEFORE_ANEW: Final = 10.4
"""The same of the shortest course, with a new one for each answer."""
AT_ONCE: Final = 600
"""So many lines of the rulebook alone are timed at once, as when it was measured: more are always interrupted."""
HALF: Final = 0.5
"""At least twice as fast."""


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


def seconds(lines: tuple[DatedLine, ...], *, anew: bool = False) -> float:
    """The least time that the whole answers of ten plans over ``lines`` take, without reasons, of ROUNDS rounds of the
    longest course and of more of shorter ones; ``anew``: with a new pricer for each. Processor time: another process
    that works beside this one is not counted."""
    plans, member = bundled.plans()[:PLANS], Member()
    pricers = [PlanPricer(plan, member) for plan in plans]
    times = []
    for _ in range(ROUNDS * SESSIONS[-1] * 3 // len(lines)):
        begun = process_time()
        for plan, kept in zip(plans, pricers, strict=True):
            pricer = PlanPricer(plan, member) if anew else kept
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


def beside_before(
    lines: tuple[DatedLine, ...], before: float, alone: float, *, anew: bool = False
) -> tuple[Row, float]:
    """A row, and what a line takes in seconds: ``before`` is how many times the rulebook ``alone`` that commit took."""
    with as_in_the_window():
        took = seconds(lines, anew=anew)
    name = f"{len(lines)} lines under {PLANS} plans" + (", with new pricers" if anew else "")
    row = at_most(name, took, ("b751ac2, by the rulebook alone,", before * alone * len(lines) * PLANS), HALF)
    return row, took / len(lines)


def measure() -> list[Row]:
    """A row for each length, one for answers of which nothing is kept, and whether the cost grows no faster than the
    lines."""
    alone = 1 / max(lines_per_second(process_time, AT_ONCE) for _ in range(ROUNDS * 20))
    found = [beside_before(weekly(sessions), before, alone) for sessions, before in BEFORE.items()]
    anew, _ = beside_before(weekly(SESSIONS[0]), BEFORE_ANEW, alone, anew=True)
    short, long = found[0][1], found[-1][1]
    growth = at_most(f"A line of {SESSIONS[-1] * 3} × {PLANS} plans", long, (f"of {SESSIONS[0] * 3}", short), 1.0)
    return [*(row for row, _ in found), anew, growth]
