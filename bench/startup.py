"""How long the program takes to its first paint with the answer in it, and to the whole window, beside a bare window,
in turns."""

import time
from statistics import median
from typing import Final

from bench.offscreen import windows
from bench.table import Row, at_most
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.money import format_dollars

ROUNDS: Final = 11
MOST: Final = 2.0
MOST_WHOLE: Final = 3.0
"""The editors of the left column are made when the answer has been painted; they are not to be long behind it."""


def measure() -> list[Row]:
    """The medians of ROUNDS starts each, after one that is not counted.

    Raises:
        RuntimeError: a window is not as large as the other, or does not show the answer.
    """
    example = bundled.worked_example()
    answer = format_dollars(estimate(example, example.chosen_plan).likely.totals.member_pays)
    times: dict[str, list[float]] = {"bare": [], "product": [], "whole": []}
    with windows() as run:
        for _ in range(ROUNDS + 1):
            seen = {}
            for what, taken in times.items():
                seconds, _, seen[what] = run("first_paint", what, repr(time.monotonic())).partition(" ")
                taken.append(float(seconds))
            same = len({tuple(words.split()[:2]) for words in seen.values()}) == 1
            if not same or answer not in seen["product"] or answer not in seen["whole"]:
                raise RuntimeError(f"these windows cannot be compared: {seen}")
    bare, product, whole = (median(taken[1:]) for taken in times.values())
    return [
        at_most("First paint with the answer in it", product, ("a bare window", bare), MOST),
        at_most("The whole window painted", whole, ("a bare window", bare), MOST_WHOLE),
    ]
