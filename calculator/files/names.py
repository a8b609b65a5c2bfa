"""Names for files that are made out of what somebody typed: text that could be anything becomes a name and no path."""

from pathlib import Path
from typing import Final

_LONGEST: Final = 120


def file_name(title: str, otherwise: str) -> str:
    """A title as the name of a file: letters, digits, spaces, hyphens and underscores of it; else ``otherwise``."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:_LONGEST].strip() or otherwise


def free_place(folder: Path, name: str, ending: str) -> Path:
    """A place in ``folder`` where nothing is yet: ``name`` with ``ending``, or with a number behind it."""
    place, number = folder / f"{name}{ending}", 2
    while place.exists():
        place = folder / f"{name} ({number}){ending}"
        number += 1
    return place
