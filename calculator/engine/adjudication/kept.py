"""What is made of the lines of a course is kept while one plan after the other asks for the very same ones, and what
is made of a plan while one member after the other is covered by it."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, Generic, TypeVar

from calculator.model.estimate import DatedLine
from calculator.reference.kept import goes_with_the_case

Lines = tuple[DatedLine, ...]
Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)

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


class KeptByKey(Generic[Key, Made]):
    """What was made of some keys; beyond ``most`` of them the least recently made go first. Threads may ask at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Key, Made] = {}
        self._lock = Lock()

    def get(self, key: Key) -> Made | None:
        """What was made of ``key``; None: it is not known."""
        return self._made.get(key)

    def keep(self, key: Key, made: Made) -> Made:
        """Keep what was ``made`` of ``key``, and return it."""
        with self._lock:
            self._made.pop(key, None)
            if len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            self._made[key] = made
        return made

    def forget(self) -> None:
        """Keep nothing of what was made so far."""
        with self._lock:
            self._made.clear()
