"""Names for the sheets of a workbook: as spreadsheets allow them, and no two alike."""

import re
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def distinct(titles: Iterable[str]) -> list[str]:
    """Each title as a sheet's name: without what is forbidden there, cut to length, numbered where two are the same."""
    names: list[str] = []
    for title in titles:
        base = _FORBIDDEN.sub(" ", title).strip().strip("'").strip() or "–"
        name, number = base[:_LONGEST].rstrip(), 2
        while name.casefold() in {taken.casefold() for taken in names} or name.casefold() == "history":
            ending = f" ({number})"
            name = base[: _LONGEST - len(ending)].rstrip() + ending
            number += 1
        names.append(name)
    return names
