"""A clinic's price list out of a CSV or XLSX file: a heading row that names the columns, and a row for each service.

What is wrong with a row is said with its place, and the other rows are read. Headings and services are known by the
words of the catalogue, in every language of the program.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from calculator.files.problems import FileError, Problem, short, visible
from calculator.files.table_reader import Table, tables
from calculator.model.base import PriceRange
from calculator.model.course import Route, Service
from calculator.model.price_list import ListedPrice
from calculator.money import AmountError, parse_money
from calculator.reference.texts import LANGUAGES, say

COLUMNS: Final = ("service", "count", "price", "low", "high")
_NEEDED: Final = ("service", "price")
_HEAD_WITHIN: Final = 20
"""A heading row is looked for so far down: above it may stand a letterhead."""

_MOST_SESSIONS: Final = 200
_LONGEST_NAME: Final = 80


class PriceList(NamedTuple):
    """The rows that were understood, and what is wrong with the others."""

    rows: tuple[ListedPrice, ...]
    problems: tuple[Problem, ...]


class _CellError(ValueError):
    """A cell that is not understood: the sentence for it, its figures and its column."""

    def __init__(self, key: str, column: str, **figures: object) -> None:
        super().__init__(key)
        self.key = key
        self.column = column
        self.figures = figures


def read(path: Path) -> PriceList:
    """The price list in the file at ``path``.

    Raises:
        FileError: the file cannot be read, or none of its tables has the columns of a price list, or no rows.
    """
    for table in tables(path):
        found = _heading(table)
        if found is not None:
            listed = _rows(table, *found)
            if not listed.rows and not listed.problems:
                raise FileError(path, Problem("list_empty"))
            return listed
    raise FileError(path, Problem("list_no_heading"))


def _heading(table: Table) -> tuple[int, Mapping[str, int]] | None:
    """The place of the heading row, and of each column that it names."""
    for at, row in enumerate(table[:_HEAD_WITHIN]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = _column_names().get(_plain(re.sub(r"\(.*?\)|\[.*?\]|[:*$]", " ", cell)))
            if name is not None:
                columns.setdefault(name, place)
        if all(name in columns for name in _NEEDED):
            return at, columns
    return None


def _rows(table: Table, head: int, columns: Mapping[str, int]) -> PriceList:
    listed: list[ListedPrice] = []
    problems: list[Problem] = []
    titles = {name: table[head][place] for name, place in columns.items()}
    for number, row in enumerate(table[head + 1 :], start=head + 2):
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        if not any(cells.values()):
            continue
        try:
            listed.append(_listed(number, cells))
        except _CellError as error:
            place = {"row": number, "column": short(titles[error.column])}
            problems.append(Problem(error.key, place | error.figures))
    return PriceList(tuple(listed), tuple(problems))


def _listed(number: int, cells: Mapping[str, str]) -> ListedPrice:
    name = visible(" ".join(cells["service"].split()))
    if not name:
        raise _CellError("list_no_service", "service")
    if len(name) > _LONGEST_NAME:
        raise _CellError("list_long_service", "service", most=_LONGEST_NAME)
    likely = _money(cells, "price")
    if likely is None:
        raise _CellError("list_no_price", "price")
    low, high = _money(cells, "low"), _money(cells, "high")
    low, high = likely if low is None else low, likely if high is None else high
    if low > likely:
        raise _CellError("list_low_above", "low", low_cents=low, price_cents=likely)
    if high < likely:
        raise _CellError("list_high_below", "high", high_cents=high, price_cents=likely)
    price = PriceRange(low=low, likely=likely, high=high)
    return ListedPrice(number, name, _services(name), _route(name), _count(cells), price)


def _money(cells: Mapping[str, str], column: str) -> int | None:
    text = cells.get(column, "").removesuffix("USD").strip()
    if not text:
        return None
    try:
        return parse_money(text)
    except AmountError as error:
        raise _CellError(f"list_{error.code}", column, text=short(text)) from error


def _count(cells: Mapping[str, str]) -> int | None:
    text = cells.get("count", "")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,3}", text) or int(text) > _MOST_SESSIONS:
        raise _CellError("list_not_count", "count", text=short(text), most=_MOST_SESSIONS)
    return int(text)


def _services(name: str) -> tuple[Service, ...]:
    """The services that a name speaks of: their words stand in it, whole."""
    found = tuple(service for service in Service if _speaks_of(name, f"service_{service.value}"))
    # "Sublingual in the office" is a dosing session, without saying so.
    return found or ((Service.DOSING,) if _route(name) else ())


def _route(name: str) -> Route | None:
    found = [route for route in Route if _speaks_of(name, f"route_{route.value}")]
    return found[0] if len(found) == 1 else None


def _speaks_of(name: str, key: str) -> bool:
    plain = f" {_plain(name)} "
    return any(f" {word} " in plain for word in _words(key))


@cache
def _column_names() -> Mapping[str, str]:
    return {word: name for name in COLUMNS for word in _words(f"column_{name}")}


@cache
def _words(key: str) -> tuple[str, ...]:
    """The words for ``key`` in every language, as names are compared."""
    return tuple(_plain(word) for language in LANGUAGES for word in say(f"price_list_words.{key}", language).split("|"))


def _plain(text: str) -> str:
    """``text`` in small letters, without accents and signs, one blank between its words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", kept))
