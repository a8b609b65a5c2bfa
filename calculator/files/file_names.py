"""Names for files that are made out of what somebody typed: text that could be anything becomes a name and no path."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

_LONGEST: Final = 120
_MOST_BYTES: Final = 255
"""A disk takes names of at most so many bytes; a letter with an accent has two, others up to four."""


def file_name(title: str, otherwise: str) -> str:
    """A title as the name of a file: letters, digits, spaces, hyphens and underscores of it; else ``otherwise``."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:_LONGEST].strip() or otherwise


def places(folder: Path, name: str, ending: str) -> Iterator[Path]:
    """Places in ``folder`` to try one after the other: ``name`` with ``ending``, then with (2), (3) … behind the name.

    A name too long for a disk loses its end.
    """
    yield folder / _fitting(name, ending)
    yield from (folder / _fitting(name, f" ({number}){ending}") for number in count(2))


def _fitting(name: str, ending: str) -> str:
    room = _MOST_BYTES - len(os.fsencode(ending))
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return f"{name}{ending}"
