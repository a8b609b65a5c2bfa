"""The comparison as a workbook with live formulas, and as CSV. Text from a case stays text: never a formula or a link.

The totals of a plan are sums over its lines in the workbook, at the low, likely and high prices, and the comparison
reads those sums; each formula carries the value that the engine gave, so that the file says the same before and after
it is calculated anew.
"""

import csv
import datetime
import io
from collections.abc import Sequence
from typing import Final

from calculator.files.comparison_book import ComparisonBook
from calculator.files.problems import plain
from calculator.model.case import Case
from calculator.model.comparison import BreakEven, Comparison
from calculator.money import format_decimal
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.words.comparison import handed_to_hr
from calculator.words.comparison_table import Figure, table
from calculator.words.handed_out import handed_title

_ACTIVE: Final = (*"=+-@＝＋－＠", "\t", "\r", "\n")
"""How a text begins that a spreadsheet might take for a formula."""


def workbook(
    case: Case,
    comparison: Comparison,
    crossings: Sequence[BreakEven],
    voice: Voice,
    made: datetime.date | None = None,
) -> bytes:
    """The comparison, every plan's lines, the break-even points, and what it rests on, as an XLSX file.

    ``made`` is the day on which it is made; None: today.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 (only a spreadsheet needs it)

    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(data, options) as book:
        book.set_properties({"title": handed_title(case, voice)})
        ComparisonBook(book, handed_to_hr(comparison, voice), made or today()).write(case, comparison, crossings)
    return data.getvalue()


def comma_separated(comparison: Comparison, voice: Voice) -> bytes:
    """The comparison's table as CSV, in UTF-8 with a mark at its beginning, by which a spreadsheet knows it.

    A text that begins as a formula does gets an apostrophe before it, as spreadsheets write such text. What steers a
    terminal is shown as a mark: many look at such a file there.
    """
    voice = handed_to_hr(comparison, voice)
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([_say("figure", voice), *(inert(column.plan) for column in comparison.columns)])
    for row in table(comparison, voice):
        values = [
            format_decimal(figure.value) if row.money and isinstance(figure.value, int) else inert(_plain(figure))
            for figure in row.figures
        ]
        rows.writerow([inert(row.title), *values])
    return "\ufeff".encode() + text.getvalue().encode()


def _plain(figure: Figure) -> str:
    value = figure.value
    return figure.words if value is None else str(value)


def inert(text: str) -> str:
    """``text`` for a cell of a CSV, where nothing takes it for a formula or for what steers a terminal."""
    shown = plain(text)
    return f"'{shown}" if shown.startswith(_ACTIVE) else shown


def _say(key: str, voice: Voice) -> str:
    return voice.of("compare")(key)
