"""How a source is said: what it says, where it stands, and of which year it is, or that it bears none. Said so in the
window, on sheets, in spreadsheets and by the command line."""

import re
from typing import Final

from calculator.reference.voice import Voice

UNDATED: Final = "undated"
"""In place of a year: the page states none, and none was found."""

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def cited(says: str, address: str, year: int | str | None, voice: Voice) -> str:
    """A source in words.

    ``year`` None: nobody said which. Then a source with an address is undated, too, unless it names a year in its
    words; a remark without an address stands as it is.
    """
    silent = year is None and address.strip() and not _YEAR.search(f"{says} {address}")
    parts = (says, address, _year(UNDATED if silent else year, voice))
    return " · ".join(part for part in parts if part.strip())


def flagged(source: str, year: int | str | None, voice: Voice) -> str:
    """The source of a flag with its year, where it has one, or that it is undated."""
    when = _year(year, voice)
    return f"{source} ({when})" if when else source


def page(source: str, voice: Voice) -> str:
    """A source of the program's own data that is one text and says its years itself, or that it is undated."""
    return source.replace(UNDATED, voice("citing.undated"))


def _year(year: int | str | None, voice: Voice) -> str:
    return voice("citing.undated") if year == UNDATED else str(year or "")
