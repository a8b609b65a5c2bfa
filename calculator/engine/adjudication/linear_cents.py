"""A number of cents that knows how it changes with the price, so that the rules themselves tell where they bend.

The rulebook decides by comparing whole numbers. Given such a number it decides the same, and every comparison that it
makes is seen: how far the price may rise until one of them turns out otherwise. Up to there the answer is a straight
line of the price, but for the rounding of each line to the cent. No rule is written a second time for it.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)
_TRUSTED: Final = 100
"""Cents of price over which a division by a changing number (a case rate shared out by billed prices) is taken for
straight: it bends all along, but by less than its rounding to the cent."""


class ComparisonRecorder:
    """Sees the comparisons of one run. ``room`` is by how many cents the price may rise before one turns; None: any."""

    def __init__(self) -> None:
        self.room: Fraction | None = None

    def see(self, difference: int, slope: Fraction) -> None:
        """Two numbers were compared that differ by ``difference`` cents, by ``slope`` more for each cent of price."""
        if not slope or (difference and (difference > 0) == (slope > 0)):
            return
        room = Fraction(abs(difference) * slope.denominator, abs(slope.numerator))
        if self.room is None or room < self.room:
            self.room = room


class LinearCents(int):
    """Cents that change by ``slope`` for each cent of the price; everything computed from it is one too."""

    slope: Fraction
    watch: ComparisonRecorder

    @classmethod
    def of(cls, cents: int, slope: Fraction, watch: ComparisonRecorder) -> "LinearCents":
        """``cents`` with its slope."""
        made = cls(cents)
        made.slope = slope
        made.watch = watch
        return made

    def __add__(self, other: int) -> "LinearCents":
        """The sum; slopes add."""
        return self.of(int(self) + int(other), self.slope + slope_of(other), self.watch)

    __radd__ = __add__

    def __sub__(self, other: int) -> "LinearCents":
        """The difference."""
        return self.of(int(self) - int(other), self.slope - slope_of(other), self.watch)

    def __rsub__(self, other: int) -> "LinearCents":
        """The difference, the other way round."""
        return self.of(int(other) - int(self), slope_of(other) - self.slope, self.watch)

    def __neg__(self) -> "LinearCents":
        """The negative."""
        return self.of(-int(self), -self.slope, self.watch)

    def __abs__(self) -> "LinearCents":
        """The size without the sign."""
        return -self if self < 0 else self

    def __mul__(self, other: int) -> "LinearCents":
        """The product with a number that does not change with the price, such as a rate."""
        return self.of(int(self) * int(other), self.slope * int(other) + slope_of(other) * int(self), self.watch)

    __rmul__ = __mul__

    def __floordiv__(self, other: int) -> "LinearCents":
        """The quotient rounded down, as int does; its slope is that of the quotient before the rounding."""
        value = Fraction(int(self), int(other))
        slope = (self.slope - value * slope_of(other)) * Fraction(1, int(other))
        if slope_of(other):
            self.watch.see(-_TRUSTED, _ONE)
        return self.of(int(self) // int(other), slope, self.watch)

    def __rfloordiv__(self, other: int) -> "LinearCents":
        """A number divided by this one."""
        return self.of(int(other), ZERO, self.watch) // self

    def __mod__(self, other: int) -> "LinearCents":
        """The remainder of a division to the cent."""
        self.watch.see(-_TRUSTED, _ONE)
        return self.of(int(self) % int(other), ZERO, self.watch)

    def __bool__(self) -> bool:
        """Whether it is not zero: a comparison."""
        return self._compared(0, int.__ne__)

    def __lt__(self, other: int) -> bool:
        """A comparison, seen."""
        return self._compared(other, int.__lt__)

    def __le__(self, other: int) -> bool:
        """A comparison, seen."""
        return self._compared(other, int.__le__)

    def __gt__(self, other: int) -> bool:
        """A comparison, seen."""
        return self._compared(other, int.__gt__)

    def __ge__(self, other: int) -> bool:
        """A comparison, seen."""
        return self._compared(other, int.__ge__)

    def __eq__(self, other: object) -> bool:
        """A comparison, seen."""
        return isinstance(other, int) and self._compared(other, int.__eq__)

    def __ne__(self, other: object) -> bool:
        """A comparison, seen."""
        return not self == other

    __hash__ = int.__hash__

    def _compared(self, other: int, how: Callable[[int, int], Any]) -> bool:
        self.watch.see(int(self) - int(other), self.slope - slope_of(other))
        return bool(how(int(self), int(other)))


def slope_of(number: int) -> Fraction:
    """By how much a number changes for each cent of the price: not at all, unless it knows better."""
    return number.slope if isinstance(number, LinearCents) else ZERO
