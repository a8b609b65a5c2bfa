"""Whether a sheet ends in a page of a few lines, seen from the PDF itself: how much each of its pages holds."""

import re
from typing import Final

_PAGE: Final = re.compile(rb"/Type ?/Page\b.{0,400}?/Contents (\d+) 0 R", re.DOTALL)
_SHORT: Final = 40
"""A last page is short where it holds less than so many percent of what the fullest one holds."""


def page_count(pdf: bytes) -> int:
    """How many pages the typesetter made."""
    return len(_PAGE.findall(pdf))


def ends_short(pdf: bytes) -> bool:
    """Whether the last of several pages holds little."""
    held = [_length(pdf, number) for number in _PAGE.findall(pdf)]
    return len(held) > 1 and held[-1] * 100 < max(held) * _SHORT


def _length(pdf: bytes, number: bytes) -> int:
    """The bytes of a page's drawing, which is packed, all pages alike."""
    found = re.search(rb"\n" + number + rb" 0 obj\s*<<.{0,200}?/Length (\d+)", pdf, re.DOTALL)
    return int(found[1]) if found else 0
