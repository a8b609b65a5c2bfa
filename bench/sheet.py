"""How long a patient sheet takes once Typst is loaded, each time with another answer so that nothing is reused."""

from statistics import median
from time import perf_counter
from typing import Final

from bench.table import Row, at_most
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.sheets import patient

ROUNDS: Final = 20
MOST: Final = 0.060


def priced_at(case: Case, cents: int) -> Case:
    """The case with one price for every session."""
    lines = tuple(changed(line, price=PriceRange.fixed(cents)) for line in case.course.lines)
    return changed(case, course=changed(case.course, lines=lines))


def seconds_for(case: Case) -> float:
    """How long the sheet of this case takes, from the estimate to the PDF."""
    answer = estimate(case, case.chosen_plan)
    begun = perf_counter()
    patient.make(case, answer)
    return perf_counter() - begun


def measure() -> list[Row]:
    """The median of ROUNDS sheets after the first."""
    example = bundled.example()
    times = [seconds_for(priced_at(example, 40_000 + 137 * number)) for number in range(ROUNDS + 1)]
    return [at_most("A sheet, warm", median(times[1:]), ("allowed", MOST), 1.0)]
