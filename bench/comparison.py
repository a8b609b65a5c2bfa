"""How long ten plans take beside one another: at three prices each, and over a whole map of prices and sessions."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import process_time
from typing import Final

from bench.flow import as_in_the_window
from bench.table import Row, at_most
from calculator.engine.comparison.price_map import price_map
from calculator.engine.comparison.side_by_side import compare
from calculator.engine.pricing import CaseEstimator
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Payer
from calculator.model.course import Service

PLANS: Final = 10
PRICES: Final = tuple(range(40_000, 80_001, 1_000))
SESSIONS: Final = tuple(range(1, 21))
COMPARED: Final = 0.010
AGAIN: Final = 0.005
MAPPED: Final = 0.100


def ten_plans() -> Case:
    """A course of six with a range of prices, under ten plans of the library."""
    plans = bundled.plans()[:PLANS]
    course = next(course for course in bundled.courses() if course.template == "im_kap_6")
    return changed(bundled.example(), course=course, plans=plans, chosen=plans[0].name)


def seconds_for(work: Callable[[], object], rounds: int) -> float:
    """The median of ``rounds`` rounds after the first, of processor time: what works beside it is not counted."""
    times = []
    for _ in range(rounds + 1):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return median(times[1:])


def after_an_edit(case: Case) -> Callable[[], object]:
    """Work that compares the case again, each time with another likely price."""
    prices = itertools.count(45_000)
    estimator = CaseEstimator()
    compare(case, estimator)

    def edit() -> None:
        likely = next(prices)
        lines = tuple(
            changed(line, price=changed(line.price, likely=likely)) if line.service == Service.DOSING else line
            for line in case.course.lines
        )
        compare(changed(case, course=changed(case.course, lines=lines)), estimator)

    return edit


def measure() -> list[Row]:
    """All of it, beside what is allowed; the map is made off the UI thread."""
    case = ten_plans()
    with as_in_the_window():
        table = seconds_for(lambda: compare(case), 40)
        again = seconds_for(after_an_edit(case), 40)
        chart = seconds_for(lambda: price_map(case, Payer.PATIENT, PRICES, SESSIONS), 5)
    size = f"{len(PRICES)} prices × {len(SESSIONS)} sessions"
    return [
        at_most(f"{PLANS} plans compared at three prices", table, ("allowed", COMPARED), 1.0),
        at_most(f"{PLANS} plans after an edit of a price", again, ("allowed", AGAIN), 1.0),
        _map_row(at_most(f"A map of {PLANS} plans × {size}", chart, ("on the UI thread", MAPPED), 1.0)),
    ]


def _map_row(row: Row) -> Row:
    """A map that takes longer is to be made off the UI thread, as every one is; bench.edit types while one is made."""
    return row if row.verdict == "met" else replace(row, verdict="off the UI thread")
