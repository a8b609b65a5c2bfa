"""A number of cents that knows how it changes with the price: its slope, and how far the price may rise."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from calculator.engine.adjudication.linear_cents import ComparisonRecorder, LinearCents, slope_of

Made = Callable[[LinearCents, LinearCents], int]


def number(cents: int, slope: int, watch: ComparisonRecorder | None = None) -> LinearCents:
    return LinearCents.of(cents, Fraction(slope), watch or ComparisonRecorder())


@pytest.mark.parametrize(
    ("made", "cents", "slope", "room"),
    [
        (lambda a, _: a + 5, 1_005, Fraction(1), None),
        (lambda a, _: 5 + a, 1_005, Fraction(1), None),
        (lambda a, b: a + b, 1_020, Fraction(3), None),
        (lambda a, _: a - 5, 995, Fraction(1), None),
        (lambda a, _: 5 - a, -995, Fraction(-1), None),
        (lambda a, b: a - b, 980, Fraction(-1), None),
        (lambda a, _: -a, -1_000, Fraction(-1), None),
        (lambda a, _: abs(5 - a), 995, Fraction(1), None),
        (lambda a, _: abs(2_000 - a), 1_000, Fraction(-1), 1_000),
        (lambda a, _: abs(a), 1_000, Fraction(1), None),
        (lambda a, _: a * 3, 3_000, Fraction(3), None),
        (lambda a, _: 3 * a, 3_000, Fraction(3), None),
        (lambda a, b: a * b, 20_000, Fraction(2_020), None),  # 1 of 20, and 2 of 1,000
        (lambda a, _: a // 3, 333, Fraction(1, 3), None),
        (lambda a, b: a // b, 50, Fraction(-99, 20), 100),  # 1 twentieth, less 50 times 2 twentieths
        (lambda a, _: 2_000 // a, 2, Fraction(-2, 1_000), 100),
        (lambda a, _: a % 300, 100, Fraction(0), 100),
    ],
)
def test_what_is_computed_knows_its_slope(made: Made, cents: int, slope: Fraction, room: int | None) -> None:
    watch = ComparisonRecorder()
    found = made(number(1_000, 1, watch), number(20, 2, watch))
    assert (int(found), slope_of(found)) == (cents, slope)
    assert watch.room == room


@pytest.mark.parametrize(
    ("compared", "answer", "room"),
    [
        (lambda a: a < 1_050, True, 50),
        (lambda a: a <= 1_000, True, 0),
        (lambda a: a > 1_050, False, 50),
        (lambda a: a >= 1_000, True, 0),
        (lambda a: a == 1_050, False, 50),
        (lambda a: a != 1_050, True, 50),
        (lambda a: a != 1_000, False, 0),
        (lambda a: a == "1,000", False, None),
        (lambda a: a < 900, False, None),  # it only rises away from it
        (lambda a: a - 1_030, True, 30),
        (lambda a: a - 1_000, False, 0),
        (lambda a: a, True, None),
        (lambda a: 3 * a < 3_100, True, Fraction(100, 3)),
        (lambda a: -a > -1_070, True, 70),
        (lambda a: -a < -900, True, None),
        (lambda a: -a >= -1_000, True, 0),
        (lambda a: a > 999, True, None),
        (lambda a: a // 3 < 340, True, 21),
        (lambda a: a - a < 7, True, None),  # it does not change
        (lambda a: (a < 1_050) & (a < 1_020) & (a < 1_090), True, 20),
    ],
)
def test_a_comparison_says_how_far_the_price_may_rise(
    compared: Callable[[LinearCents], object], answer: bool, room: Fraction | int | None
) -> None:
    watch = ComparisonRecorder()
    assert bool(compared(number(1_000, 1, watch))) is answer
    assert watch.room == room
