"""The sentences of the program in its languages, read from ``resources/i18n/<language>/*.json``.

A sentence has a key (``file.name``) and may have places such as ``{left_cents}``: money, rates and dates are written
there by the ending of the place's name (``_cents``, ``_dollars``, ``_points``, ``_date``). What fills a place is text,
stays text, and turns nothing of the sentence around it.
"""

import datetime
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

from calculator.money import format_dollars, format_money, format_percent
from calculator.reference import pseudo
from calculator.reference.paths import RESOURCES

LANGUAGES: Final = ("en", "es")
"""The languages that are complete: English and Spanish."""

_OF_EMPLOYEE: Final = "-employee"
"""How a language ends in which the patient is not spoken to, but spoken of as the employee."""
_SHARED: Final = "shared"
"""The file of what several parts of the program say alike."""
_TURNS: Final = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
"""Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm."""

_MONTHS: Final = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    pseudo.LANGUAGE: pseudo.MONTHS,
}


def say(key: str, language: str = "en", figures: Mapping[str, object] | None = None) -> str:
    """The sentence ``key`` in ``language``, its places filled from ``figures``. One that several parts of the program
    say alike stands once, in ``shared.json``: there a name is looked for that the key's own file has not.

    Raises:
        KeyError: there is no such sentence, or a place has no figure.
    """
    sentence, places = _found(key, language)
    if not places:
        return sentence
    given = figures or {}
    return sentence.format_map({name: _written(name, given[name], language) for name in places})


@cache
def _found(key: str, language: str) -> tuple[str, tuple[str, ...]]:
    """A sentence with its places filled by nothing yet, and their names. Kept: an edit of the case says a hundred
    sentences within a frame."""
    file, _, name = key.partition(".")
    sentence = sentences(language, file).get(key) or sentences(language, _SHARED).get(f"{_SHARED}.{name}")
    if sentence is None:
        raise KeyError(key)
    if "{" not in sentence:
        return sentence, ()
    return sentence, tuple(name for _, name, _, _ in Formatter().parse(sentence) if name)


def unturned(text: str) -> str:
    """``text`` from outside as it can stand among others: a character that turns the reading order becomes ``�``."""
    return text if text.isascii() else re.sub(_TURNS, "�", text)


def known(key: str) -> bool:
    """Whether there is a sentence ``key``."""
    return key in sentences("en", key.partition(".")[0])


def of_employee(language: str) -> str:
    """``language`` as HR speaks it: what is said to the patient is said of the employee. Any sentence and any date can
    be asked for in it; a sentence that ``employee.json`` does not have is the one of ``language``."""
    return language if language.endswith(_OF_EMPLOYEE) else language + _OF_EMPLOYEE


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every sentence of ``language`` by its key: the file's name, a point, and the name within the file."""
    files = sorted(path.stem for path in _folder(language).glob("*.json"))
    return {key: sentence for file in files for key, sentence in sentences(language, file).items()}


@cache
def sentences(language: str, file: str) -> Mapping[str, str]:
    """The sentences of one file of ``language`` by their keys; none where there is no such file.

    A file is read when its first sentence is said: a window's first paint says those of few of them.
    """
    if language.endswith(_OF_EMPLOYEE):
        plain = _plain(language)
        of_employee = sentences(plain, "employee")
        return {key: of_employee.get(f"employee.{key}", said) for key, said in sentences(plain, file).items()}
    if language == pseudo.LANGUAGE:
        return {key: pseudo.pseudo(said) for key, said in sentences("en", file).items()}
    path = _folder(language) / f"{file}.json"
    if not path.exists():
        return {}
    return {f"{file}.{name}": said for name, said in json.loads(path.read_text(encoding="utf-8")).items()}


def _folder(language: str) -> Path:
    plain = _plain(language)
    return RESOURCES / "i18n" / ("en" if plain == pseudo.LANGUAGE else plain)


def in_language(words: Mapping[str, Any], language: str) -> Any:
    """What ``words`` say in ``language``: texts of the program's own that stand beside one another by language."""
    language = _plain(language)
    return pseudo.as_pseudo(words["en"]) if language == pseudo.LANGUAGE else words[language]


def write_date(day: datetime.date, language: str = "en") -> str:
    """A date for a person: ``Jan 12, 2027`` in English, ``12 ene 2027`` in Spanish."""
    language = _plain(language)
    month = _MONTHS[language][day.month - 1]
    return f"{day.day} {month} {day.year}" if language == "es" else f"{month} {day.day}, {day.year}"


def write_month(day: datetime.date, language: str = "en") -> str:
    """The month of a date for a person: ``Jan 2027`` in English, ``ene 2027`` in Spanish."""
    return f"{_MONTHS[_plain(language)][day.month - 1]} {day.year}"


def _plain(language: str) -> str:
    return language.removesuffix(_OF_EMPLOYEE)


def _written(name: str, value: object, language: str) -> str:
    if isinstance(value, datetime.date):
        return write_date(value, language)
    if isinstance(value, int) and name.endswith("_cents"):
        return format_money(value)
    if isinstance(value, int) and name.endswith("_dollars"):
        return format_dollars(value)
    if isinstance(value, int) and name.endswith("_points"):
        return format_percent(value)
    return unturned(str(value))
