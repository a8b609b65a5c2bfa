"""Bytes of a table file (CSV, XLSX) to rows of text, as a spreadsheet numbers them. What they mean it does not know.

Cells are data: a formula is what it came to when the workbook was saved, a macro nothing at all.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from calculator.files import apart, packages
from calculator.files.problems import FileError, Problem
from calculator.files.quotes import open_quote
from calculator.files.safe_json import read_bytes
from calculator.files.tables import Row, Table
from calculator.files.workbook_reader import TooManyRowsError, visible_sheets

TEXT_ENDINGS: Final = (".csv", ".tsv")
BOOK_ENDINGS: Final = (".xlsx", ".xlsm")
MOST_ROWS: Final = 1_000
MOST_COLUMNS: Final = 60

MOST_TEXT: Final = 3_000_000
"""The letters of all cells of a workbook together."""

MOST_CELL: Final = 1_000
"""A cell's text is cut here: no name, count or price is a tenth as long."""

_SEPARATORS: Final = (",", ";", "\t")
_BLANK: Final = " \r\n,;\t"
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, OSError, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
"""What openpyxl raises where a workbook is damaged, as it looks into the parts of the package without asking first. A
SyntaxError is what both of its XML parsers make of bad XML."""


def tables(path: Path, stop: apart.Stop | None = None) -> tuple[Table, ...]:
    """The sheets of a workbook, or a text file by each separator that it may have; MOST_ROWS at most. ``stop`` can end
    the reading of a workbook.

    Raises:
        FileError: it cannot be read, is damaged or too large, or is no table; or its reading was ended.
    """
    ending = path.suffix.lower()
    if ending in BOOK_ENDINGS:
        return apart.workbook(path, read_bytes(path), stop)
    if ending in TEXT_ENDINGS:
        text = _text(path, read_bytes(path))
        return tuple(_by(path, text, separator, MOST_ROWS) for separator in _SEPARATORS)
    raise FileError(path, Problem("no_table"))


def long_table(path: Path, most_rows: int, most_bytes: int) -> Table:
    """A text file of many rows, by the separator that divides its first row, which is not blank, into the most cells.

    Raises:
        FileError: it cannot be read, is no table, or has more rows or bytes.
    """
    text = _text(path, read_bytes(path, most_bytes))
    return _by(path, text, max(_SEPARATORS, key=lambda separator: _cells(path, text, separator)), most_rows)


def _cells(path: Path, text: str, separator: str) -> int:
    """How many cells the first row that is not blank has by ``separator``."""
    rows = (_trimmed([row]) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    try:
        return next((len(filled[0]) for filled in rows if filled), 0)
    except csv.Error as error:
        raise FileError(path, Problem("no_table")) from error


def _text(path: Path, data: bytes) -> str:
    # What is blank at the end is no row: millions of such lines are gone before one is looked at.
    text = _decoded(data).rstrip(_BLANK)
    if "\0" in text:
        raise FileError(path, Problem("no_table"))
    return text


def _by(path: Path, text: str, separator: str, most_rows: int) -> Table:
    """``text`` divided by ``separator``."""
    try:
        return Table(_trimmed(_lines(path, text, separator, most_rows)), open_quote=open_quote(text, separator))
    except csv.Error as error:
        raise FileError(path, Problem("no_table")) from error


def _lines(path: Path, text: str, separator: str, most_rows: int) -> Iterator[list[str]]:
    """The lines of a text, of which the last is not blank: one too many is refused before the others are looked at."""
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
        if number > most_rows:
            raise FileError(path, Problem("too_many_rows", {"most": most_rows}))
        yield row


def _decoded(data: bytes) -> str:
    """The text of a CSV: in UTF-8 or UTF-16 where it says so or is, and else as spreadsheets on Windows write it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def sheets_of(path: Path, data: bytes) -> tuple[Table, ...]:
    """The sheets of the workbook ``data``. It is for ``apart``: a workbook may ask for any amount of time and memory.

    Raises:
        FileError: it is damaged, or holds more than a price list does; ``path`` is where it lies.
    """
    try:
        packages.check(data)
        sheets = visible_sheets(data, rows=MOST_ROWS, columns=MOST_COLUMNS, letters=MOST_CELL)
        if sum(len(cell) for sheet in sheets for row in sheet.rows for cell in row) > MOST_TEXT:
            raise FileError(path, Problem("book_too_full"))
    except packages.PackageError as error:
        raise FileError(path, Problem(error.key)) from error
    except TooManyRowsError as error:
        raise FileError(path, Problem("too_many_rows", {"most": MOST_ROWS})) from error
    except _BROKEN as error:
        raise FileError(path, Problem("broken_book")) from error
    return sheets


def _trimmed(rows: Iterable[Sequence[str]]) -> tuple[Row, ...]:
    """The rows without what is blank at the end of each and of all."""
    made: list[Row] = []
    filled = 0
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip()[:MOST_CELL].rstrip() for cell in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        filled = number if cells else filled
        made.append(tuple(cells))
    return tuple(made[:filled])
