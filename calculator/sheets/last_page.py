"""How a sheet is set so that it does not end in a page of a few lines: with less room between things, or with what it
rests on kept together on the last page.

Each way is laid out to see where it ends, which takes half as long as making a PDF of it. The figures of the typeface
are all as wide as one another, so what is found for a sheet holds for the same sheet with other figures.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

Way = Mapping[str, bool]
"""What a template is told of how to set a sheet."""

_PLAIN: Final[Way] = {}
_OTHERS: Final[tuple[Way, ...]] = ({"tight": True}, {"fuller": True}, {"tight": True, "fuller": True})
_SHORT: Final = 26
"""A last page is short where it ends within so many hundredths of its height."""

_THIN: Final = 42
"""A last page that ends within so many hundredths may be saved by less room between things."""

_SURE: Final = 10
"""So many hundredths, which are five lines, from where another way is looked for, a sheet ends well too where some of
its figures are a digit longer or shorter."""

_BESIDE: Final = 256
"""Sheets of which the one has that many characters more than the other are not taken for alike."""

_KEPT: Final = 64
"""For so many sheets it is kept how they are set."""


class End(NamedTuple):
    """Where a sheet ends: the number of its last page, and how far down that, in hundredths of the page's height."""

    page: int
    down: float

    @property
    def is_short(self) -> bool:
        """Whether the last of several pages holds little."""
        return self.page > 1 and self.down < _SHORT

    @property
    def is_sure(self) -> bool:
        """Whether the sheet needs no other way whatever figures stand in it."""
        return (self.page == 1 or self.down >= _THIN + _SURE) and self.down <= 100 - _SURE


def way_to_set(template: str, values: str, end_of: Callable[[Way], End]) -> Way:
    """How to set ``values``, as JSON, in ``template``: plainly, unless another way has no short last page and no more
    pages, or saves a thin one.

    ``end_of`` lays the sheet out in a way; it is not asked for a sheet that differs from one that it was asked for
    before in its figures alone, if these are as long as that one's or that one surely ends well.
    """
    words = values.encode().replace(_NOTHING, b'"-"')
    alike = _known(_digest(template, words.translate(None, _FIGURES) + b" %d" % (len(words) // _BESIDE)))
    if alike:
        return _PLAIN
    known = _known(_digest(template, _ACROSS.sub(b"", words).translate(_NINES)))
    if not known:
        way, end = _found(end_of)
        known.append(way)
        if end.is_sure and way is _PLAIN:
            alike.append(way)
    return known[0]


def _found(end_of: Callable[[Way], End]) -> tuple[Way, End]:
    plain = end_of(_PLAIN)
    if plain.page > 1 and plain.down < _THIN:
        for way in _OTHERS:
            end = end_of(way)
            if not end.is_short and (end.page < plain.page or (plain.is_short and end.page == plain.page)):
                return way, end
    return _PLAIN, plain


@lru_cache(_KEPT)
def _known(_sheet: bytes) -> list[Way]:
    """The place of the way that was found for a sheet: empty before."""
    return []


_ACROSS: Final = re.compile(rb'"width": [0-9]+')
"""How wide something is drawn: no line stands higher or lower for it."""

_FIGURES: Final = b"0123456789,."
_NINES: Final = bytes.maketrans(b"0123456789", b"9" * 10)
_NOTHING: Final = b'"0.00"'
"""An amount of nothing, which a template may leave out. It stays one where all other figures are one figure."""


def _digest(template: str, words: bytes) -> bytes:
    return hashlib.sha256(template.encode() + b" " + words).digest()
