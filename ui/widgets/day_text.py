"""Reads a day that a person wrote: 2027-01-12, Jan 12, 2027, 12 de enero de 2027, 1/5/27, or Jan 5 of the nearest year.

With strokes, English puts the month first and Spanish the day; where only the other way is a day, that is meant. The
field writes the day out, with its month in letters, so that a person sees how it was understood.
"""

import datetime
import re
from typing import Final

from calculator.money import AmountError
from calculator.reference.voice import Voice

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
"""Two figures each: 2027-01-1 is on its way to 2027-01-12, and no answer is for January 1 in between."""

_STROKES: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}|[0-9]{2}))?\Z")
_CENTURY: Final = 2000
"""Two figures of a year are of this century: no plan or course is older."""

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


def read_day(text: str, voice: Voice, near: datetime.date | None = None) -> datetime.date:
    """The day that ``text`` names; without a year the one that is nearest to ``near``.

    Raises:
        AmountError: it names none, or one that there is not; or it has no year, and nothing is near.
    """
    stripped = text.strip()
    year, month, day = _with_figures(stripped, voice) or _with_letters(stripped)
    try:
        if year is not None:
            return datetime.date(year, month, day)
        if near is None:
            raise AmountError("not_date", "not a date", stripped[:20])
        # February 29 is a day of some years only.
        years = [near.year + step for step in (0, -1, 1, -2, 2, -3, 3)]
        days = [datetime.date(one, month, day) for one in years if _is_day(one, month, day)]
        return min(days, key=lambda one: abs(one - near))
    except ValueError as error:
        if isinstance(error, AmountError):
            raise
        raise AmountError("no_such_date", "there is no such day", stripped[:20]) from error


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _with_figures(text: str, voice: Voice) -> tuple[int | None, int, int] | None:
    iso, strokes = _ISO.match(text), _STROKES.match(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        return year, month, day
    if strokes is None:
        return None
    first, second = int(strokes[1]), int(strokes[2])
    month, day = (second, first) if voice.language == "es" else (first, second)
    if month > len(_MONTHS) >= day:
        month, day = day, month
    return _year(strokes[3]), month, day


def _with_letters(text: str) -> tuple[int | None, int, int]:
    parts = [part.casefold() for part in _PARTS.findall(text) if part.casefold() not in _OF]
    words = [part for part in parts if not part.isdecimal()]
    numbers = [part for part in parts if part.isdecimal()]
    months = {at for word in words for at, names in enumerate(_MONTHS, start=1) if _names(word, names)}
    # The day is the first of two short numbers: Jan 5, 27.
    days = [number for number in numbers if len(number) <= 2][:1]
    years = list(numbers)
    for number in days:
        years.remove(number)
    if len(words) != 1 or len(months) != 1 or len(days) != 1 or [len(one) for one in years] not in ([], [2], [4]):
        raise AmountError("not_date", "not a date", text[:20])
    return _year(years[0] if years else None), months.pop(), int(days[0])


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == len(str(_CENTURY)) else _CENTURY + int(text)


def _names(word: str, names: tuple[str, ...]) -> bool:
    return len(word) >= _LETTERS and any(name.startswith(word) for name in names)
