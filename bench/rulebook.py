"""How many lines a second the rulebook prices under CPython, alone: no models, no dates, no reasons."""

import itertools
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Final

from bench.table import Row, at_least
from calculator.engine.adjudication.rulebook import COVERED, NO_LIMIT, NOT_COVERED, Remaining, Rule, price_line

WANTED: Final = 300_000
ROUNDS: Final = 7
LINES: Final = 60_000


def rule(**parts: int) -> Rule:
    """A rule of the plainest kind, with ``parts`` of it changed."""
    plain = dict.fromkeys(Rule._fields, 0) | {"visit_most": NO_LIMIT, "allowance": NO_LIMIT}
    return Rule(**(plain | parts))


MIX: Final = (
    (rule(coinsurance=2_000, deductible_applies=1, counts_to_limit=1), 45_000, 45_000, 1, COVERED),
    (rule(copay=4_000, counts_to_limit=1), 17_500, 15_000, 1, COVERED),
    (
        rule(copay=4_000, coinsurance=2_000, deductible_applies=1, copay_first=1, counts_to_limit=1),
        60_000,
        48_000,
        1,
        0,
    ),
    (rule(coinsurance=4_000, deductible_applies=1, counts_to_limit=1), 60_000, 48_000, 0, COVERED),
    (rule(coinsurance=3_000, deductible_applies=1, visit_most=10_000, allowance=40_000), 80_000, 65_000, 1, COVERED),
    (rule(), 45_000, 45_000, 1, NOT_COVERED),
)
"""Lines of the kinds a course has; not the cheapest kind over and over."""


def lines_per_second(clock: Callable[[], float] = perf_counter, count: int = LINES) -> float:
    """Price ``count`` lines, with what is left of the accumulators made anew for each, as the ledger does."""
    amounts_left = itertools.cycle(((0, 325_000), (75_000, 400_000), (200_000, 400_000), (0, 1_500)))
    work = [(*line, *left) for line, left in zip(itertools.cycle(MIX), itertools.islice(amounts_left, count))]
    begun = clock()
    for what, billed, negotiated, in_network, status, deductible, limit in work:
        price_line(what, billed, negotiated, in_network, status, Remaining(deductible, limit, NO_LIMIT))
    return len(work) / (clock() - begun)


def measure() -> list[Row]:
    """The median of ROUNDS rounds beside what is wanted."""
    rate = median(lines_per_second() for _ in range(ROUNDS))
    return [at_least("The rulebook under CPython", rate, ("wanted", WANTED), "lines/s")]
