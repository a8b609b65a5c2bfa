"""Bytes of a table file (CSV, XLSX) to rows of text, as a spreadsheet numbers them. What they mean it does not know.

Cells are data: a formula is what it came to when the workbook was saved, a macro nothing at all.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from calculator.files.problems import FileError, Problem
from calculator.files.safe_json import read_bytes

TEXT_ENDINGS: Final = (".csv", ".tsv")
BOOK_ENDINGS: Final = (".xlsx", ".xlsm")
MOST_ROWS: Final = 1_000
MOST_COLUMNS: Final = 60

_MOST_UNPACKED: Final = 20_000_000
_SEPARATORS: Final = (",", ";", "\t")
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, OSError, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
"""What openpyxl raises where a workbook is damaged, as it looks into the parts of the package without asking first. A
SyntaxError is what both of its XML parsers make of bad XML."""


Table = tuple[tuple[str, ...], ...]
"""A sheet, or one way to read a text: rows of cells, each a text without blanks around it."""


def tables(path: Path) -> tuple[Table, ...]:
    """The sheets of a workbook, or a text file by each separator that it may have.

    Raises:
        FileError: it cannot be read, is damaged or too large, or is no table.
    """
    ending = path.suffix.lower()
    if ending in BOOK_ENDINGS:
        return _of_book(path, read_bytes(path))
    if ending in TEXT_ENDINGS:
        return _of_text(path, read_bytes(path))
    raise FileError(path, Problem("no_table"))


def _of_text(path: Path, data: bytes) -> tuple[Table, ...]:
    text = _decoded(data)
    if "\0" in text:
        raise FileError(path, Problem("no_table"))
    try:
        readings = [
            _table(path, csv.reader(io.StringIO(text, newline=""), delimiter=separator)) for separator in _SEPARATORS
        ]
    except csv.Error as error:
        raise FileError(path, Problem("no_table")) from error
    return tuple(readings)


def _decoded(data: bytes) -> str:
    """The text of a CSV: in UTF-8 or UTF-16 where it says so or is, and else as spreadsheets on Windows write it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _of_book(path: Path, data: bytes) -> tuple[Table, ...]:
    from openpyxl import load_workbook  # noqa: PLC0415 (only a workbook needs it)

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _MOST_UNPACKED:
            raise FileError(path, Problem("book_too_large"))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [
            _table(path, sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True))
            for sheet in book.worksheets
        ]
        book.close()
    except _BROKEN as error:
        raise FileError(path, Problem("broken_book")) from error
    return tuple(sheets)


def _table(path: Path, rows: Iterable[Iterable[object]]) -> Table:
    made: list[tuple[str, ...]] = []
    for cells in _until_blank(rows):
        if len(made) == MOST_ROWS:
            raise FileError(path, Problem("too_many_rows", {"most": MOST_ROWS}))
        made.append(cells)
    return tuple(made)


def _until_blank(rows: Iterable[Iterable[object]]) -> Iterator[tuple[str, ...]]:
    """The rows as texts, without blank ones at the end."""
    waiting: list[tuple[str, ...]] = []
    for row in rows:
        cells = tuple(_text(cell) for cell in row)[:MOST_COLUMNS]
        waiting.append(cells)
        if any(cells):
            yield from waiting
            waiting = []


def _text(cell: object) -> str:
    """A cell as a person sees it: a number in the digits that a spreadsheet shows, of which there are fifteen."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell).strip()
