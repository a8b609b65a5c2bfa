"""What is made of the lines of a course is kept while one plan after the other asks for the very same ones."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from calculator.model.estimate import DatedLine
from calculator.reference.kept import goes_with_the_case

Lines = tuple[DatedLine, ...]
Made = TypeVar("Made")

_MOST: Final = 8
"""A course at its three prices, the other orders of its days, and one to spare."""


class KeptByLines(Generic[Made]):
    """A function of lines, made once for its module, that knows its last answers until the case is another's. Only the
    very same lines are found again: to compare hundreds of them would take as long as to make the answer anew."""

    def __init__(self, make: Callable[[Lines], Made]) -> None:
        self._make = make
        self._kept: tuple[tuple[Lines, Made], ...] = ()
        goes_with_the_case(self._forget)

    def __call__(self, lines: Lines) -> Made:
        """What is made of ``lines``."""
        for known, made in self._kept:
            if known is lines:
                return made
        made = self._make(lines)
        # One assignment, so that a thread that asks meanwhile finds the old ones or the new.
        self._kept = ((lines, made), *self._kept[: _MOST - 1])
        return made

    def _forget(self) -> None:
        self._kept = ()
