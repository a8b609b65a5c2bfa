"""A plan's sheet of a workbook: its sessions at the likely prices, and at the lowest and the highest where these are
others, each with live sums. It tells which cells hold the sums, so that other sheets read them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from calculator.model.estimate import Amounts, Estimate, Level, Priced
from calculator.money import format_decimal
from calculator.reference.texts import say
from calculator.words.sessions import session_title

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FIRST: Final = 1
"""The row of a sheet's first line, below its head, counted from nought as the library does."""

_AMOUNTS: Final = 2
"""The column of a line's first amount."""

_YEAR: Final = _AMOUNTS + len(Amounts._fields)


class Formats(NamedTuple):
    """How cells are written."""

    head: "Format"
    money: "Format"
    total: "Format"
    day: "Format"


class Block(NamedTuple):
    """The lines of one price level on a sheet: the rows of the first line and of the sums, counted from one."""

    sheet: str
    first: int
    total: int
    fees: int

    def cell(self, amount: str) -> str:
        """The cell that holds the sum of ``amount``."""
        return f"{self.sheet}!{column_name(amount)}{self.total}"

    def first_year(self, amount: str) -> str:
        """The sum of ``amount`` over the lines of the first plan year."""
        year, cells = _letter(_YEAR), column_name(amount)
        years = f"{self.sheet}!{year}{self.first}:{year}{self.total - 1}"
        return (
            f"SUMIF({years},{self.sheet}!{year}{self.first},{self.sheet}!{cells}{self.first}:{cells}{self.total - 1})"
        )


def write_lines(
    sheet: "Worksheet", name: str, estimate: Estimate, formats: Formats, language: str
) -> dict[Level, Block]:
    """Write the sessions of ``estimate`` on the sheet called ``name``; where each price level's sums are.

    A level at which every amount is that of the likely prices has the same cells.
    """
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 30)
    sheet.set_column(_AMOUNTS, _YEAR, 14)
    quoted = "'" + name.replace("'", "''") + "'"
    likely = _write(sheet, quoted, 0, estimate.likely, formats, language)
    blocks, below = {Level.LIKELY: likely}, likely.total + 1
    for level in (Level.LOW, Level.HIGH):
        priced = estimate.at(level)
        if priced is estimate.likely:
            blocks[level] = likely
            continue
        sheet.write_string(below, 0, _say(f"level_{level.value}", language), formats.head)
        blocks[level] = _write(sheet, quoted, below + 1, priced, formats, language)
        below = blocks[level].total + 1
    return blocks


def heads(language: str) -> list[str]:
    """The titles of the columns."""
    amounts = (_say(f"amount_{name}", language) for name in Amounts._fields)
    return [_say("date", language), _say("service", language), *amounts, _say("plan_year", language)]


def dollars(cents: int) -> Decimal:
    """Cents as the number that a cell holds, exact."""
    return Decimal(cents).scaleb(-2)


def column_name(amount: str) -> str:
    """The letter of the column of ``amount``."""
    return _letter(_AMOUNTS + Amounts._fields.index(amount))


def with_fees(formula: str, fees: int) -> str:
    """``formula`` and what is charged beside the sessions, in cents."""
    return f"{formula}+{format_decimal(fees)}" if fees else formula


def _write(sheet: "Worksheet", name: str, top: int, priced: Priced, formats: Formats, language: str) -> Block:
    """Write heads at the row ``top``, the lines below them and the sums below these."""
    for column, head in enumerate(heads(language)):
        sheet.write_string(top, column, head, formats.head)
    for at, line in enumerate(priced.lines, start=top + FIRST):
        sheet.write_datetime(at, 0, line.line.date, formats.day)
        sheet.write_string(at, 1, session_title(line.line, language))
        for column, cents in enumerate(line.amounts, start=_AMOUNTS):
            sheet.write_number(at, column, dollars(cents), formats.money)
        sheet.write_datetime(at, _YEAR, line.standing.year_starts, formats.day)
    bottom = top + FIRST + len(priced.lines)
    sheet.write_string(bottom, 0, _say("total", language), formats.total)
    sheet.write_string(bottom, 1, "", formats.total)
    for column, amount in enumerate(Amounts._fields, start=_AMOUNTS):
        total = sum(getattr(line.amounts, amount) for line in priced.lines)
        letter = _letter(column)
        cells = f"{letter}{top + FIRST + 1}:{letter}{max(bottom, top + FIRST + 1)}"
        formula = f"=SUM({cells})" if priced.lines else "=0"
        sheet.write_formula(bottom, column, formula, formats.total, dollars(total))
    return Block(name, top + FIRST + 1, bottom + 1, priced.fees)


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _say(key: str, language: str) -> str:
    return say(f"compare.{key}", language)
