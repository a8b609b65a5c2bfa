"""A plan's sheet of a workbook: its sessions at the likely prices, and at the lowest and the highest where these are
others, each with live sums. It tells which cells hold the sums, so that other sheets read them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from calculator.files.row_heights import height_of
from calculator.model.estimate import Amounts, Estimate, Level, Priced
from calculator.model.plan import Plan
from calculator.money import format_decimal
from calculator.reference.voice import Voice
from calculator.words.payers import amount_name
from calculator.words.services import session_title

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FIRST: Final = 1
"""The row of a sheet's first line, below its head, counted from nought as the library does."""

_AMOUNTS: Final = 2
"""The column of a line's first amount."""

_ALWAYS: Final = ("billed", "plan_pays", "member_pays", "employer_pays")
"""The amounts that have a column even where all of them are nothing."""

_WIDTHS: Final = (13, 32, 15)
"""How many signs wide the columns of days, of sessions and of amounts are."""


class Formats(NamedTuple):
    """How cells are written."""

    title: "Format"
    head: "Format"
    figure_head: "Format"
    money: "Format"
    total: "Format"
    day: "Format"
    year: "Format"
    wrap: "Format"


class Block(NamedTuple):
    """The lines of one price level on a sheet: the rows of the first line and of the sums, counted from one, and the
    amounts that have a column; the others are nothing on every line."""

    sheet: str
    first: int
    total: int
    fees: int
    amounts: tuple[str, ...]

    def cell(self, amount: str) -> str:
        """The cell that holds the sum of ``amount``, which has a column."""
        return f"{self.sheet}!{self._column(amount)}{self.total}"

    def first_year(self, amount: str) -> str:
        """The sum of ``amount``, which has a column, over the lines of the first plan year."""
        year, cells = _letter(_AMOUNTS + len(self.amounts)), self._column(amount)
        years = f"{self.sheet}!{year}{self.first}:{year}{self.total - 1}"
        return (
            f"SUMIF({years},{self.sheet}!{year}{self.first},{self.sheet}!{cells}{self.first}:{cells}{self.total - 1})"
        )

    def _column(self, amount: str) -> str:
        return _letter(_AMOUNTS + self.amounts.index(amount))


def write_lines(
    sheet: "Worksheet", name: str, plan: Plan, estimate: Estimate, formats: Formats, voice: Voice
) -> dict[Level, Block]:
    """Write the sessions of ``estimate`` on the sheet called ``name``; where each price level's sums are.

    A level at which every amount is that of the likely prices has the same cells. An amount that is nothing on every
    line at every price has no column.
    """
    totals = [estimate.at(level).totals for level in Level]
    amounts = tuple(name for name in Amounts._fields if name in _ALWAYS or any(getattr(one, name) for one in totals))
    days, sessions, cells = _WIDTHS
    sheet.set_column(0, 0, days)
    sheet.set_column(1, 1, sessions)
    sheet.set_column(_AMOUNTS, _AMOUNTS + len(amounts), cells)
    quoted = "'" + name.replace("'", "''") + "'"
    likely = _write(sheet, Block(quoted, 0, 0, 0, amounts), 0, plan, estimate.likely, formats, voice)
    blocks, below = {Level.LIKELY: likely}, likely.total + 1
    for level in (Level.LOW, Level.HIGH):
        priced = estimate.at(level)
        if priced is estimate.likely:
            blocks[level] = likely
            continue
        sheet.write_string(below + 1, 0, _say(f"level_{level.value}", voice), formats.title)
        blocks[level] = _write(sheet, likely, below + 2, plan, priced, formats, voice)
        below = blocks[level].total + 1
    return blocks


def heads(amounts: Sequence[str], plan: Plan, voice: Voice) -> list[str]:
    """The titles of the columns, with those of ``amounts`` under ``plan``."""
    titles = (amount_name(name, voice, plan) for name in amounts)
    return [_say("column_date", voice), _say("column_service", voice), *titles, _say("plan_year", voice)]


def dollars(cents: int) -> Decimal:
    """Cents as the number that a cell holds, exact."""
    return Decimal(cents).scaleb(-2)


def with_fees(formula: str, fees: int) -> str:
    """``formula`` and what is charged beside the sessions, in cents."""
    return f"{formula}+{format_decimal(fees)}" if fees else formula


def _write(
    sheet: "Worksheet", like: Block, top: int, plan: Plan, priced: Priced, formats: Formats, voice: Voice
) -> Block:
    """Write heads at the row ``top``, the lines below them and the sums below these, in the columns of ``like``."""
    days, sessions, width = _WIDTHS
    widths = (days, sessions, *(width for _ in like.amounts), width)
    titles = heads(like.amounts, plan, voice)
    sheet.set_row(top, height_of(zip(titles, widths, strict=True)))
    for column, head in enumerate(titles):
        sheet.write_string(top, column, head, formats.figure_head if column >= _AMOUNTS else formats.head)
    for at, line in enumerate(priced.lines, start=top + FIRST):
        title = session_title(line.line, voice)
        sheet.set_row(at, height_of([(title, sessions)]))
        sheet.write_datetime(at, 0, line.line.date, formats.day)
        sheet.write_string(at, 1, title, formats.wrap)
        for column, name in enumerate(like.amounts, start=_AMOUNTS):
            sheet.write_number(at, column, dollars(getattr(line.amounts, name)), formats.money)
        sheet.write_datetime(at, _AMOUNTS + len(like.amounts), line.standing.year_starts, formats.year)
    bottom = top + FIRST + len(priced.lines)
    sheet.write_string(bottom, 0, _say("total", voice), formats.total)
    sheet.write_string(bottom, 1, "", formats.total)
    for column, amount in enumerate(like.amounts, start=_AMOUNTS):
        total = sum(getattr(line.amounts, amount) for line in priced.lines)
        letter = _letter(column)
        cells = f"{letter}{top + FIRST + 1}:{letter}{max(bottom, top + FIRST + 1)}"
        formula = f"=SUM({cells})" if priced.lines else "=0"
        sheet.write_formula(bottom, column, formula, formats.total, dollars(total))
    return Block(like.sheet, top + FIRST + 1, bottom + 1, priced.fees, like.amounts)


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _say(key: str, voice: Voice) -> str:
    return voice.of("compare")(key)
