"""The comparison as rows of figures with their words, for a sheet, a spreadsheet and the terminal."""

import datetime
from collections.abc import Callable
from typing import Final, NamedTuple

from calculator.engine.comparison.side_by_side import cost_to
from calculator.model.backing import Backing
from calculator.model.comparison import Column, Comparison, Payer
from calculator.money import format_money
from calculator.reference.texts import write_date
from calculator.words.comparison import begun_words, not_met_words, tell, tell_of


class Figure(NamedTuple):
    """One plan's value in a row: cents, a count or a day (None: there is none), and the words that show it."""

    value: int | datetime.date | None
    words: str


class TableRow(NamedTuple):
    """One row: its key, its title, whether its values are cents, and a figure for each plan. ``payer`` is whose answer
    the row gives; only such a row has a cheapest."""

    key: str
    title: str
    money: bool
    figures: tuple[Figure, ...]
    payer: Payer | None = None


_MONEY: Final[dict[str, Callable[[Column], int]]] = {
    "patient_likely": lambda one: one.patient[1],
    "patient_low": lambda one: one.patient[0],
    "patient_high": lambda one: one.patient[2],
    "employer_likely": lambda one: one.employer[1],
    "employer_low": lambda one: one.employer[0],
    "employer_high": lambda one: one.employer[2],
    "first_year_patient": lambda one: cost_to(Payer.PATIENT, one.first_year),
    "first_year_employer": lambda one: cost_to(Payer.EMPLOYER, one.first_year),
    "billed": lambda one: one.estimate.likely.totals.billed,
}
_OF_SECOND: Final = {"employer_likely": "row_pays", "first_year_employer": "row_first_year"}
"""The rows of who pays beside the patient, each with what its titles begin with in the catalogue."""

_PAYERS: Final = {"patient_likely": Payer.PATIENT, "employer_likely": Payer.EMPLOYER}


def table(comparison: Comparison, language: str) -> tuple[TableRow, ...]:
    """The rows in their order: the two answers with their ranges, years, days, counts, accounts, flags."""
    columns = comparison.columns

    def money(key: str, read: Callable[[Column], int]) -> TableRow:
        payer = _PAYERS.get(key)
        lowest = comparison.cheapest[payer] if payer else ()
        figures = tuple(
            Figure(cents, _amount(cents, marked=one.plan in lowest, language=language))
            for one in columns
            for cents in (read(one),)
        )
        return TableRow(key, row_title(key, comparison.backing, language), True, figures, payer)

    def days(key: str, read: Callable[[Column], datetime.date | None]) -> TableRow:
        met = [(one, read(one)) for one in columns]
        figures = tuple(
            Figure(day, write_date(day, language) if day else not_met_words(key, one, language)) for one, day in met
        )
        return TableRow(key, tell(f"row_{key}", language), False, figures)

    return (
        *(money(key, read) for key, read in _MONEY.items()),
        TableRow("begun", tell("row_begun", language), False, tuple(_begun(one, language) for one in columns)),
        days("deductible_met", lambda one: one.deductible_met),
        days("limit_met", lambda one: one.limit_met),
        TableRow("paid_in_full", tell("row_paid_in_full", language), False, tuple(map(_in_full(language), columns))),
        money("accounts_left", lambda one: one.accounts_left),
        TableRow("flags", tell("row_flags", language), False, tuple(map(_flags, columns))),
    )


def row_title(key: str, backing: Backing, language: str) -> str:
    """A row's title by itself: a range's names the answer that it belongs to."""
    whose, _, level = key.partition("_")
    if level in ("low", "high"):
        return f"{row_title(f'{whose}_likely', backing, language)}, {tell(f'row_{key}', language)}"
    of_second = _OF_SECOND.get(key)
    return tell_of(of_second, Payer.EMPLOYER, backing, language) if of_second else tell(f"row_{key}", language)


def _amount(cents: int, *, marked: bool, language: str) -> str:
    return f"{format_money(cents)} {tell('lowest', language)}" if marked else format_money(cents)


def _begun(column: Column, language: str) -> Figure:
    return Figure(None, ", ".join(filter(None, begun_words(column, language))))


def _in_full(language: str) -> Callable[[Column], Figure]:
    def figure(column: Column) -> Figure:
        of = len(column.estimate.likely.lines)
        return Figure(column.paid_in_full, tell("count_of", language, count=column.paid_in_full, of=of))

    return figure


def _flags(column: Column) -> Figure:
    count = len(column.estimate.flags)
    return Figure(count, str(count))
