"""The comparison as rows of figures with their words, for a sheet, a spreadsheet and the terminal."""

import datetime
from collections.abc import Callable
from typing import Final, NamedTuple

from calculator.engine.comparison.side_by_side import cost_to
from calculator.model.backing import Backing
from calculator.model.comparison import Column, Comparison, Payer
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.comparison import begun_words, not_met_words, tell, tell_of, who_pays


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
_NAMES: Final = {
    "patient_low": "at_low",
    "patient_high": "at_high",
    "employer_low": "at_low",
    "employer_high": "at_high",
    "deductible_met": "event_deductible_met",
    "limit_met": "event_limit_met",
    "flags": "heading_flags",
}
"""Rows that are called as the same is everywhere."""

_PAYERS: Final = {"patient_likely": Payer.PATIENT, "employer_likely": Payer.EMPLOYER}
_FIRST_YEARS: Final = {"first_year_patient": Payer.PATIENT, "first_year_employer": Payer.EMPLOYER}


def table(comparison: Comparison, voice: Voice) -> tuple[TableRow, ...]:
    """The rows in their order: the two answers with their ranges, years, days, counts, accounts, flags."""
    columns = comparison.columns

    def titled(key: str) -> str:
        return row_title(key, comparison.backing, voice)

    def money(key: str, read: Callable[[Column], int]) -> TableRow:
        payer = _PAYERS.get(key)
        lowest = comparison.cheapest[payer] if payer else ()
        figures = tuple(
            Figure(cents, _amount(cents, marked=one.plan in lowest, voice=voice))
            for one in columns
            for cents in (read(one),)
        )
        return TableRow(key, titled(key), True, figures, payer)

    def days(key: str, read: Callable[[Column], datetime.date | None]) -> TableRow:
        met = [(one, read(one)) for one in columns]
        figures = tuple(Figure(day, voice.date(day) if day else not_met_words(key, one, voice)) for one, day in met)
        return TableRow(key, titled(key), False, figures)

    return (
        *(money(key, read) for key, read in _MONEY.items()),
        TableRow("begun", titled("begun"), False, tuple(_begun(one, voice) for one in columns)),
        days("deductible_met", lambda one: one.deductible_met),
        days("limit_met", lambda one: one.limit_met),
        TableRow("paid_in_full", titled("paid_in_full"), False, tuple(map(_in_full(voice), columns))),
        money("accounts_left", lambda one: one.accounts_left),
        TableRow("flags", titled("flags"), False, tuple(map(_flags, columns))),
    )


def row_name(key: str, backing: Backing, voice: Voice) -> str:
    """A row's name below the row of the answer that it belongs to, where who pays is as ``backing`` says."""
    if key in _PAYERS:
        return who_pays(_PAYERS[key], backing, voice)
    if key in _FIRST_YEARS:
        return tell_of("row_first_year", _FIRST_YEARS[key], backing, voice)
    return tell(_NAMES.get(key, f"row_{key}"), voice)


def row_title(key: str, backing: Backing, voice: Voice) -> str:
    """A row's title by itself: a range's names the answer that it belongs to."""
    title = row_name(key, backing, voice)
    whose, _, level = key.partition("_")
    return f"{row_name(f'{whose}_likely', backing, voice)}, {title}" if level in ("low", "high") else title


def _amount(cents: int, *, marked: bool, voice: Voice) -> str:
    return f"{format_money(cents)} {tell('lowest', voice)}" if marked else format_money(cents)


def _begun(column: Column, voice: Voice) -> Figure:
    return Figure(None, ", ".join(filter(None, begun_words(column.begun, voice))))


def _in_full(voice: Voice) -> Callable[[Column], Figure]:
    def figure(column: Column) -> Figure:
        of = len(column.estimate.likely.lines)
        return Figure(column.paid_in_full, tell("count_of", voice, count=column.paid_in_full, of=of))

    return figure


def _flags(column: Column) -> Figure:
    count = len(column.estimate.flags)
    return Figure(count, str(count))
