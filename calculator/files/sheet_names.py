"""Names for the sheets of a workbook: as spreadsheets allow them, and no two alike."""

import re
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 31
"""As spreadsheets count: a sign beyond the first 65,536 is two."""

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]")


def distinct(titles: Iterable[str]) -> list[str]:
    """Each title as a sheet's name: without what is forbidden there and without two blanks together, cut to length,
    numbered where two are the same."""
    names: list[str] = []
    for title in titles:
        base = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("'").strip() or "–"
        name, number = _cut(base, _LONGEST), 2
        while name.casefold() in {taken.casefold() for taken in names} or name.casefold() == "history":
            ending = f" ({number})"
            name = _cut(base, _LONGEST - len(ending)) + ending
            number += 1
        names.append(name)
    return names


def _cut(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore").rstrip()
