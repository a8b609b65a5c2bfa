"""Reads a day that a person wrote: 2027-01-12, Jan 12, 2027, 12 de enero de 2027, and with strokes where that is clear.

With strokes, English puts the month first. In the Spanish of the United States either may stand first: a day that could
be two is asked for again, with its month in letters, since nothing would tell the person that it was read as the other.
"""

import datetime
import re
from typing import Final

from calculator.money import AmountError

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
"""Two figures each: 2027-01-1 is on its way to 2027-01-12, and no answer is for January 1 in between."""

_STROKES: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\Z")
_PARTS: Final = re.compile(r"[^\W\d_]+|[0-9]+")
_OF: Final = frozenset({"de", "del", "of", "th", "st", "nd", "rd"})
_LETTERS: Final = 3
"""A month is told by so many letters, in every language here."""

_MONTHS: Final = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)


def read_day(text: str, language: str) -> datetime.date:
    """The day that ``text`` names.

    Raises:
        AmountError: it names none, or one that there is not, or two.
    """
    stripped = text.strip()
    year, month, day = _with_figures(stripped, language) or _with_letters(stripped)
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise AmountError("no_such_date", "there is no such day", stripped[:20]) from error


def _with_figures(text: str, language: str) -> tuple[int, int, int] | None:
    iso, strokes = _ISO.match(text), _STROKES.match(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        return year, month, day
    if strokes is None:
        return None
    first, second, year = (int(part) for part in strokes.groups())
    if language != "es":
        return year, first, second
    if first != second and max(first, second) <= len(_MONTHS):
        raise AmountError("two_dates", "it could be two days", text[:20])
    return (year, second, first) if second <= len(_MONTHS) else (year, first, second)


def _with_letters(text: str) -> tuple[int, int, int]:
    parts = [part.casefold() for part in _PARTS.findall(text) if part.casefold() not in _OF]
    words = [part for part in parts if not part.isdecimal()]
    numbers = [part for part in parts if part.isdecimal()]
    months = {at for word in words for at, names in enumerate(_MONTHS, start=1) if _names(word, names)}
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(words) != 1 or len(months) != 1 or len(years) != 1 or len(days) != 1:
        raise AmountError("not_date", "not a date", text[:20])
    return int(years[0]), months.pop(), int(days[0])


def _names(word: str, names: tuple[str, ...]) -> bool:
    return len(word) >= _LETTERS and any(name.startswith(word) for name in names)
