"""How high a row of a workbook must be for its texts. A spreadsheet that opens the file need not work that out itself,
and not all of them do."""

import math
from collections.abc import Iterable
from typing import Final

LINE: Final = 16
"""The height of one line in points, with the air around it."""

_MOST: Final = 409
"""A row is at most so many points high."""

_FILLED: Final = 0.9
"""The part of a line that words fill, as they break between words."""


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row with these texts, each in a column as many signs wide as is said."""
    return min(max((_lines(text, width) for text, width in cells), default=1) * LINE, _MOST)


def _lines(text: str, width: float) -> int:
    room = max(width * _FILLED, 1)
    return sum(max(math.ceil(len(line) / room), 1) for line in text.split("\n"))
