"""Choices out of bytes, and the real-looking figures that they are made among."""

import datetime
from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

SERVICES = ("evaluation", "preparation", "dosing", "integration", "drug", "other")
BENEFITS = ("visit", "outpatient", "pharmacy")
TIERS = ("preferred", "tier_2")

SMALL = (0, 1, 999, 2_500, 4_000, 12_345, 45_000, 60_001)
LARGE = (0, 7_500, 50_000, 75_000, 123_456, 200_000, 400_000, 700_000)
RATES = (0, 500, 1_000, 2_000, 3_333, 5_000, 9_999, 10_000)
COUNTS = (0, 1, 2, 3, 6, 12)
DAYS = tuple(datetime.date(2026, 6, 1) + datetime.timedelta(days=45 * i) for i in range(20))
STARTS = (datetime.date(2026, 9, 8), datetime.date(2026, 12, 1), datetime.date(2027, 5, 30))


class Dice:
    """Choices out of bytes; when they are used up every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._bytes = iter(data)

    def pick(self, options: Sequence[T]) -> T:
        return options[next(self._bytes, 0) % len(options)]

    def maybe(self, options: Sequence[T]) -> T | None:
        return self.pick((None, *options))

    def one(self, kind: type[E]) -> E:
        return self.pick(tuple(kind))

    def yes(self, in_: int = 2) -> bool:
        return next(self._bytes, 0) % in_ == 1

    def price(self) -> int:
        return (next(self._bytes, 0) * 256 + next(self._bytes, 0)) * 2
