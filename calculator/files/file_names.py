"""Names for files that are made out of what somebody typed: text that could be anything becomes a name and no path."""

import os
from pathlib import Path
from typing import Final

_LONGEST: Final = 120
_MOST_BYTES: Final = 255
"""A disk takes names of at most so many bytes; a letter with an accent has two, others up to four."""


def file_name(title: str, otherwise: str) -> str:
    """A title as the name of a file: letters, digits, spaces, hyphens and underscores of it; else ``otherwise``."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:_LONGEST].strip() or otherwise


def free_place(folder: Path, name: str, ending: str) -> Path:
    """A place in ``folder`` where nothing is yet: ``name`` with ``ending``, or with a number behind it.

    A name too long for a disk loses its end. Where the folder cannot be looked into, writing there says so.
    """
    place, number = folder / _fitting(name, ending), 2
    while os.path.lexists(place):
        place = folder / _fitting(name, f" ({number}){ending}")
        number += 1
    return place


def _fitting(name: str, ending: str) -> str:
    room = _MOST_BYTES - len(os.fsencode(ending))
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return f"{name}{ending}"
