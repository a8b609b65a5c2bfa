"""The comparison as a workbook with live formulas, and as CSV. Text from a case stays text: never a formula or a link.

The totals of a plan are sums over its lines in the workbook, at the low, likely and high prices, and the comparison
reads those sums; each formula carries the value that the engine gave, so that the file says the same before and after
it is calculated anew.
"""

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from calculator.files.sheet_names import distinct
from calculator.files.workbook_plan_sheet import FIRST, Block, Formats, dollars, with_fees, write_lines
from calculator.model.base import Source
from calculator.model.case import Case
from calculator.model.comparison import BreakEven, Comparison
from calculator.model.estimate import Level
from calculator.money import format_decimal
from calculator.reference.texts import say
from calculator.words.comparison import crossing_words, no_crossing_words
from calculator.words.comparison_table import Figure, TableRow, table
from calculator.words.flags import sentence

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_MONEY_FORMAT: Final = '"$"#,##0.00'
_DAY_FORMAT: Final = "yyyy-mm-dd"
_COSTS: Final = {"patient": ("member_pays", "own_account"), "employer": ("employer_pays",)}
"""Whose cost a row says, and the amounts that it adds up."""

_RANGE: Final = {"low": "MIN", "high": "MAX"}

_ACTIVE: Final = (*"=+-@＝＋－＠", "\t", "\r", "\n")
"""How a text begins that a spreadsheet might take for a formula."""


def workbook(case: Case, comparison: Comparison, crossings: Sequence[BreakEven], language: str) -> bytes:
    """The comparison, every plan's lines, the break-even points, and what it rests on, as an XLSX file."""
    from xlsxwriter import Workbook  # noqa: PLC0415 (only a spreadsheet needs it)

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, options) as book:
        book.set_properties({"title": case.title})
        _Writer(book, language).write(case, comparison, crossings)
    return made.getvalue()


def comma_separated(comparison: Comparison, language: str) -> bytes:
    """The comparison's table as CSV, in UTF-8 with a mark at its beginning, by which a spreadsheet knows it.

    A text that begins as a formula does gets an apostrophe before it, as spreadsheets write such text.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([_say("figure", language), *(_inert(column.plan) for column in comparison.columns)])
    for row in table(comparison, language):
        values = [
            format_decimal(figure.value) if row.money and isinstance(figure.value, int) else _inert(_plain(figure))
            for figure in row.figures
        ]
        rows.writerow([_inert(row.title), *values])
    return "\ufeff".encode() + text.getvalue().encode()


class _Writer:
    """Writes one workbook: its formats, and its sheets one after the other."""

    def __init__(self, book: "Workbook", language: str) -> None:
        self._book = book
        self._language = language
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self._money = book.add_format({"num_format": _MONEY_FORMAT})
        total = book.add_format({"num_format": _MONEY_FORMAT, "bold": True, "top": 1})
        self._day = book.add_format({"num_format": _DAY_FORMAT, "align": "left"})
        self._formats = Formats(self._head, self._money, total, self._day)
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})

    def write(self, case: Case, comparison: Comparison, crossings: Sequence[BreakEven]) -> None:
        """Write all sheets."""
        titles = [self._say(name) for name in ("comparison", "break_even", "rests_on")]
        names = distinct([titles[0], *(column.plan for column in comparison.columns), *titles[1:]])
        first, *plans = (self._book.add_worksheet(name) for name in names[: len(comparison.columns) + 1])
        blocks = []
        for column, sheet, name in zip(comparison.columns, plans, names[1:], strict=False):
            self._arrange(sheet)
            blocks.append(write_lines(sheet, name, column.estimate, self._formats, self._language))
        self._comparison(first, comparison, blocks)
        self._crossings(self._book.add_worksheet(names[-2]), crossings)
        self._basis(self._book.add_worksheet(names[-1]), case, comparison)

    def _comparison(self, sheet: "Worksheet", comparison: Comparison, blocks: list[dict[Level, Block]]) -> None:
        self._heads(sheet, [self._say("figure"), *(column.plan for column in comparison.columns)])
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, len(blocks), 18)
        for at, row in enumerate(table(comparison, self._language), start=FIRST):
            sheet.write_string(at, 0, row.title)
            for number, figure in enumerate(row.figures):
                formula = _formula(row.key, blocks[number])
                if formula and isinstance(figure.value, int):
                    sheet.write_formula(at, number + 1, formula, self._money, dollars(figure.value))
                else:
                    self._value(sheet, (at, number + 1), row, number)
        end = chr(ord("A") + len(blocks))
        self._book.define_name("You_pay", f"='{_quoted(self._say('comparison'))}'!$B$2:${end}$2")
        self._book.define_name("Employer_pays", f"='{_quoted(self._say('comparison'))}'!$B$5:${end}$5")

    def _value(self, sheet: "Worksheet", place: tuple[int, int], row: TableRow, number: int) -> None:
        value, words = row.figures[number]
        if row.money and isinstance(value, int):
            sheet.write_number(*place, dollars(value), self._money)
        elif isinstance(value, int):
            sheet.write_number(*place, value)
        elif value is not None:
            sheet.write_datetime(*place, value, self._day)
        else:
            sheet.write_string(*place, words)

    def _crossings(self, sheet: "Worksheet", crossings: Sequence[BreakEven]) -> None:
        self._heads(sheet, [self._say("whose"), self._say("along"), self._say("from"), self._say("words")])
        sheet.set_column(0, 2, 18)
        sheet.set_column(3, 3, 80)
        at = FIRST
        for found in crossings:
            for crossing in found.crossings or (None,):
                sheet.write_string(at, 0, self._say(f"payer_{found.payer.name.lower()}"))
                sheet.write_string(at, 1, self._say(f"axis_{found.axis.value}"))
                if crossing is None:
                    sheet.write_string(at, 3, no_crossing_words(found, self._language))
                else:
                    by_price = found.axis.value == "price"
                    value = dollars(crossing.at) if by_price else crossing.at
                    sheet.write_number(at, 2, value, self._money if by_price else None)
                    sheet.write_string(at, 3, crossing_words(crossing, found, self._language))
                at += 1

    def _basis(self, sheet: "Worksheet", case: Case, comparison: Comparison) -> None:
        self._heads(sheet, [self._say("about"), self._say("says"), self._say("source")])
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 2, 70)
        rows: list[tuple[str, str, str]] = [(self._say("about_what"), self._say("what_it_is"), "")]
        rows += _sourced(case.course.title, case.course.note, case.course.sources)
        rows += [row for plan in case.plans for row in _sourced(plan.name, plan.note, plan.sources)]
        rows += [
            (column.plan, sentence(flag, self._language), flag.source)
            for column in comparison.columns
            for flag in column.estimate.flags
        ]
        for at, texts in enumerate(rows, start=FIRST):
            for column, text in enumerate(texts):
                sheet.write_string(at, column, text, self._wrap)

    def _heads(self, sheet: "Worksheet", heads: Sequence[str]) -> None:
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self._head)
        self._arrange(sheet)

    def _arrange(self, sheet: "Worksheet") -> None:
        """Keep the heads in sight, on paper too."""
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _say(self, key: str) -> str:
        return _say(key, self._language)


def _formula(key: str, blocks: dict[Level, Block]) -> str:
    """The formula of a row of the comparison from the plan's own sums; empty: the row is no sum of theirs."""
    likely = blocks[Level.LIKELY]
    if key == "billed":
        return f"={likely.cell('billed')}"
    if key.startswith("first_year_"):
        costs = _COSTS[key.removeprefix("first_year_")]
        return "=" + "+".join(map(likely.first_year, costs)) if likely.total > likely.first else ""
    whose, _, level = key.partition("_")
    if whose not in _COSTS or level not in (*_RANGE, "likely"):
        return ""
    if level == "likely":
        return f"={_cost(whose, likely)}"
    # A dearer session can leave the patient less to pay: the range is that of what is paid, not of the prices.
    return f"={_RANGE[level]}({','.join(_cost(whose, blocks[one]) for one in Level)})"


def _cost(whose: str, block: Block) -> str:
    return with_fees("+".join(map(block.cell, _COSTS[whose])), block.fees if whose == "employer" else 0)


def _quoted(name: str) -> str:
    return name.replace("'", "''")


def _sourced(name: str, note: str, sources: Sequence[Source]) -> list[tuple[str, str, str]]:
    """A name with its remark, and a row for each of its sources: a cell holds only so many signs."""
    written = [
        " ".join(part for part in (source.says, source.address, str(source.year or "")) if part) for source in sources
    ]
    return [(name, note, "".join(written[:1])), *((name, "", source) for source in written[1:])]


def _plain(figure: Figure) -> str:
    value = figure.value
    return figure.words if value is None else str(value)


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_ACTIVE) else text


def _say(key: str, language: str) -> str:
    return say(f"compare.{key}", language)
