"""The sheets of a workbook as a person sees them: without what is hidden or struck out, each number as it is shown.

Cells are data: a formula is what it came to when the workbook was saved, a macro nothing at all.
"""

import io
import warnings
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from calculator.files.shown import shown
from calculator.files.strict import transitional
from calculator.files.tables import Table

_MOST_MERGED: Final = 100_000
"""The cells that merged ones are spread over, in all."""


class TooManyRowsError(ValueError):
    """A visible sheet has something in a row beyond those that are read."""


def visible_sheets(data: bytes, rows: int, columns: int, letters: int) -> tuple[Table, ...]:
    """The visible sheets of the workbook ``data``, of each as many ``rows`` and ``columns`` as are read, and of each
    cell as many ``letters``. A workbook may ask for any amount of time and memory, which the caller bounds.

    Raises:
        TooManyRowsError: a sheet has more rows.
        zipfile.BadZipFile, SyntaxError, OSError, ValueError, KeyError, ...: it is damaged.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 (only a workbook needs it)

    with warnings.catch_warnings():
        # What openpyxl does not know, such as a validation of cells, it leaves out and says so.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(transitional(data)), data_only=True, keep_links=False, rich_text=True)
    hidden = sum(sheet.sheet_state != "visible" for sheet in book.worksheets)
    tables = [_table(sheet, rows, columns, letters) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return tuple(table._replace(unseen=table.unseen + (hidden if at == 0 else 0)) for at, table in enumerate(tables))


def _table(sheet: Any, rows: int, columns: int, letters: int) -> Table:
    """A sheet; the cells that openpyxl has are walked through, as asking it for others would make them."""
    texts: dict[tuple[int, int], str] = {}
    struck = set()
    rounded = 0
    for (row, column), cell in sheet._cells.items():
        if cell.value is None or column > columns:
            continue
        if row > rows:
            raise TooManyRowsError
        text = _text(cell)[:letters].rstrip()
        if cell.font.strike or (not text and isinstance(cell.value, list)):
            struck.add((row, column))
        elif text:
            texts[row, column] = text
            rounded += _is_rounded(cell, text)
    for top, places in _merged(sheet, rows, columns):
        if top in texts:
            texts |= dict.fromkeys(places, texts[top])
    gone = _hidden_rows(sheet) | {
        row for row, column in struck if not any((row, one) in texts for one in range(1, column))
    }
    away = _hidden_columns(sheet, columns)
    unseen = len({row for row, _ in texts if row in gone} | {row for row, _ in struck if row in gone})
    unseen += len({column for row, column in texts if column in away and row not in gone})
    unseen += sum(row not in gone and column not in away for row, column in struck)
    seen = {place: text for place, text in texts.items() if place[0] not in gone and place[1] not in away}
    last = max((row for row, _ in seen), default=0)
    merged = tuple(area.coord for area in sheet.merged_cells.ranges if area.min_row < area.max_row <= rows)
    return Table(tuple(_rows(seen, last)), sheet.title, typed=True, unseen=unseen, rounded=rounded, merged=merged)


def _rows(texts: dict[tuple[int, int], str], last: int) -> Iterator[tuple[str, ...]]:
    widths: dict[int, int] = {}
    for row, column in texts:
        widths[row] = max(widths.get(row, 0), column)
    for row in range(1, last + 1):
        yield tuple(texts.get((row, column), "") for column in range(1, widths.get(row, 0) + 1))


def _text(cell: Any) -> str:
    """A cell as a person sees it; of a text that is struck out in part, the rest."""
    value = cell.value
    if isinstance(value, list):
        parts = (part for part in value if not getattr(getattr(part, "font", None), "strike", False))
        return "".join(str(part) for part in parts).strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return shown(value, cell.number_format)
    return str(value).strip()


def _is_rounded(cell: Any, text: str) -> bool:
    """Whether a cell shows whole dollars of an amount with cents."""
    if not isinstance(cell.value, float):
        return False
    try:
        whole = Decimal(text.strip("$ ").replace(",", ""))
    except InvalidOperation:
        return False
    return abs(whole - Decimal(f"{cell.value:.15g}")) > Decimal("0.005")


def _merged(sheet: Any, rows: int, columns: int) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """The first cell of each merged one, and all of its places."""
    room = _MOST_MERGED
    for area in sheet.merged_cells.ranges:
        last_row, last_column = min(area.max_row, rows), min(area.max_col, columns)
        room -= max(last_row - area.min_row + 1, 0) * max(last_column - area.min_col + 1, 0)
        if room < 0:
            return
        places = [
            (row, column)
            for row in range(area.min_row, last_row + 1)
            for column in range(area.min_col, last_column + 1)
        ]
        yield (area.min_row, area.min_col), places


def _hidden_rows(sheet: Any) -> set[int]:
    return {number for number, row in sheet.row_dimensions.items() if row.hidden or row.ht == 0}


def _hidden_columns(sheet: Any, columns: int) -> set[int]:
    found: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden or column.width == 0:
            found |= set(range(column.min or 0, min(column.max or 0, columns) + 1))
    return found
