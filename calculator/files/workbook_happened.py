"""The sheet of a workbook with what has happened: each session that a plan has explained, expected beside actual, and
what is done and still to come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from calculator.engine.expected import ExpectedActual
from calculator.engine.so_far import SoFar
from calculator.files.row_heights import height_of
from calculator.files.workbook_plan_sheet import FIRST, Formats, dollars
from calculator.reference.voice import Voice
from calculator.words.expected import COMPARED, amounts_of, compared_heads, difference_words
from calculator.words.services import session_title
from calculator.words.so_far import done_words, to_come_words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (13, 32, 16)
_AMOUNT: Final = 15
_WHY: Final = 60


def write_happened(
    sheet: "Worksheet", sessions: Sequence[ExpectedActual], found: SoFar, formats: Formats, voice: Voice
) -> None:
    """Write ``sessions`` with live sums below them, and then what is ``found`` to be done and to come."""
    widths = (*_WIDTHS, *(_AMOUNT for _ in range(2 * len(COMPARED))), _WHY)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    heads = (voice("compare.column_date"), voice("compare.column_service"), voice("expected.claim"))
    titles = (*heads, *compared_heads(voice), voice("session_facts.why"))
    sheet.set_row(0, height_of(zip(titles, widths, strict=True)))
    for column, title in enumerate(titles):
        is_amount = len(_WIDTHS) <= column < len(titles) - 1
        sheet.write_string(0, column, title, formats.figure_head if is_amount else formats.head)
    for at, one in enumerate(sessions, start=FIRST):
        _session(sheet, at, one, formats, voice)
    bottom = FIRST + len(sessions)
    _sums(sheet, bottom, sessions, formats, voice)
    for at, words in enumerate((done_words(found, voice), to_come_words(found, voice)), start=bottom + 2):
        sheet.write_string(at, 0, words)


def _session(sheet: "Worksheet", at: int, one: ExpectedActual, formats: Formats, voice: Voice) -> None:
    title, why = session_title(one.line, voice), " ".join(difference_words(each, voice) for each in one.differences)
    sheet.set_row(at, height_of([(title, _WIDTHS[1]), (why, _WHY)]))
    sheet.write_datetime(at, 0, one.line.date, formats.day)
    sheet.write_string(at, 1, title, formats.wrap)
    sheet.write_string(at, 2, one.said.claim, formats.wrap)
    for column, cents in enumerate(_amounts(one), start=len(_WIDTHS)):
        sheet.write_number(at, column, dollars(cents), formats.money)
    sheet.write_string(at, len(_WIDTHS) + 2 * len(COMPARED), why, formats.wrap)


def _sums(sheet: "Worksheet", bottom: int, sessions: Sequence[ExpectedActual], formats: Formats, voice: Voice) -> None:
    sheet.write_string(bottom, 0, voice("compare.total"), formats.total)
    for column in range(1, len(_WIDTHS)):
        sheet.write_string(bottom, column, "", formats.total)
    columns = zip(*map(_amounts, sessions), strict=True)
    for column, cents in enumerate(columns, start=len(_WIDTHS)):
        letter = chr(ord("A") + column)
        formula = f"=SUM({letter}{FIRST + 1}:{letter}{bottom})"
        sheet.write_formula(bottom, column, formula, formats.total, dollars(sum(cents)))


def _amounts(one: ExpectedActual) -> tuple[int, ...]:
    """Each amount as it was expected and, beside it, as it is."""
    pairs = zip(amounts_of(one.expected), amounts_of(one.actual), strict=True)
    return tuple(cents for pair in pairs for cents in pair)
