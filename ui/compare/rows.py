"""The rows of the comparison: what is read from each plan's column, how it is written, and why it is what it is."""

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from calculator.engine.comparison.side_by_side import cost_to
from calculator.model.backing import Backing
from calculator.model.case import Case
from calculator.model.comparison import Begun, Column, Comparison, Payer
from calculator.model.estimate import EventKind, FlagLevel, Level, Priced
from calculator.money import format_difference, format_money
from calculator.reference.kept import kept
from calculator.reference.voice import Voice
from calculator.words.comparison import begun_words, not_met_words, tell, tell_of
from calculator.words.comparison_table import row_name, row_title
from calculator.words.flags import sentence
from calculator.words.payers import MEMBER_PARTS, parts_of, payer_name
from calculator.words.plan import backer
from ui.compare.plan_grid import Row
from ui.widgets.table import Cell

_MEMBER: Final = (*MEMBER_PARTS, "member_pays", "own_account")
_EMPLOYER: Final = ("plan_pays", "employer_account")
_NEVER: Final = datetime.date.max
_NOTHING: Final = format_money(0)


class Measure(NamedTuple):
    """One row: its name, and what it reads from a plan's column, for sorting too. ``cost_of`` names the payer of whom
    this is the answer; ``level`` the price level that an amount is said at."""

    key: str
    read: Callable[[Column], int | datetime.date]
    money: bool = True
    cost_of: Payer | None = None
    level: Level | None = None


MEASURES: Final = (
    Measure("patient_likely", lambda one: one.patient[1], cost_of=Payer.PATIENT, level=Level.LIKELY),
    Measure("patient_low", lambda one: one.patient[0], level=Level.LOW),
    Measure("patient_high", lambda one: one.patient[2], level=Level.HIGH),
    Measure("employer_likely", lambda one: one.employer[1], cost_of=Payer.EMPLOYER, level=Level.LIKELY),
    Measure("employer_low", lambda one: one.employer[0], level=Level.LOW),
    Measure("employer_high", lambda one: one.employer[2], level=Level.HIGH),
    Measure("first_year_patient", lambda one: cost_to(Payer.PATIENT, one.first_year)),
    Measure("first_year_employer", lambda one: cost_to(Payer.EMPLOYER, one.first_year)),
    Measure("billed", lambda one: one.estimate.likely.totals.billed),
    Measure("begun", lambda one: one.begun.deductible, money=False),
    Measure("deductible_met", lambda one: one.deductible_met or _NEVER, money=False),
    Measure("limit_met", lambda one: one.limit_met or _NEVER, money=False),
    Measure("paid_in_full", lambda one: one.paid_in_full, money=False),
    Measure("accounts_left", lambda one: one.accounts_left),
    Measure("flags", lambda one: len(one.estimate.flags), money=False),
)
"""The rows in their order, the two answers first among their ranges."""

FLAGS: Final = next(place for place, measure in enumerate(MEASURES) if measure.key == "flags")
"""The row that counts the things to know."""


def rows_of(comparison: Comparison, baseline: str, voice: Voice) -> list[Row]:
    """Every row, with the differences from the plan ``baseline`` where that is one of the plans."""
    base = next((column for column in comparison.columns if column.plan == baseline), None)
    return [
        Row(
            measure.key,
            name,
            tuple(_cell(measure, column, comparison, base, voice) for column in comparison.columns),
            strong=measure.cost_of is not None,
            said=said,
        )
        for measure, (name, said) in zip(MEASURES, _titles(comparison.backing, voice), strict=True)
    ]


def sorted_by(measure: Measure, comparison: Comparison) -> list[str]:
    """The plans' names in the order of a row, from the least up, or from the greatest down where they stand so already
    the other way. Plans that are equal in it keep their order."""
    columns = list(comparison.columns)
    rising = sorted(columns, key=measure.read)
    if rising == columns:
        rising = sorted(columns, key=measure.read, reverse=True)
    return [column.plan for column in rising]


def why_of(measure: Measure, column: Column, case: Case, voice: Voice) -> list[str]:
    """The sentences that explain one plan's figure in one row."""
    likely = column.estimate.likely
    if measure.key == "flags":
        return [sentence(flag, voice) for flag in column.estimate.flags]
    if measure.key.startswith("first_year"):
        return [tell("why_first_year", voice, from_date=likely.by_year[0][0])] if likely.by_year else []
    if measure.level is None:
        return [tell(f"why_{measure.key}", voice)]
    priced = column.estimate.at(measure.level)
    names = _MEMBER if measure.key.startswith("patient") else _EMPLOYER
    said = [
        tell("why_part", voice, payer=payer_name(part.payer, voice, several=True), amount_cents=part.cents)
        for part in parts_of(priced.totals)
        if part.payer in names
    ]
    if names is _EMPLOYER:
        said.append(tell(f"why_{backer(case.plan(column.plan)) or 'other'}", voice))
    return said


@lru_cache(maxsize=16)
def _titles(backing: Backing, voice: Voice) -> tuple[tuple[str, str], ...]:
    """The title of each row, and in full. Kept: they stay while prices are typed."""
    return tuple((row_name(measure.key, backing, voice), _said(measure, backing, voice)) for measure in MEASURES)


def _said(measure: Measure, backing: Backing, voice: Voice) -> str:
    """The title of an answer's range, with the answer's before it."""
    if measure.level is None or measure.cost_of is not None:
        return ""
    return row_title(measure.key, backing, voice)


def _cell(measure: Measure, column: Column, comparison: Comparison, base: Column | None, voice: Voice) -> Cell:
    if measure.key == "flags":
        return _flag_cell(column, voice)
    if measure.key in ("deductible_met", "limit_met"):
        return _date_cell(measure.key, column, voice)
    if measure.key == "begun":
        return _begun_cell(column.begun, voice)
    if measure.key == "paid_in_full":
        return _count_cell(column.paid_in_full, len(column.estimate.likely.lines), voice)
    value = _cents(measure, column)
    if base is None and measure.cost_of is None:
        return _amount_cell(value)
    amount = format_money(value)
    notes, said = [], [amount]
    if measure.cost_of is not None and column.plan in comparison.cheapest[measure.cost_of]:
        notes.append(tell("lowest", voice))
        said.append(tell_of("lowest", measure.cost_of, comparison.backing, voice))
    if base is not None and base is not column:
        difference = format_difference(value, _cents(measure, base))
        notes.insert(0, difference if difference[0] in "+−" else tell("same", voice))
        said.append(_difference_words(difference, base.plan, voice))
    return Cell(amount, full=", ".join(said), note=" · ".join(notes), quiet=amount == _NOTHING)


@kept(4096)
def _amount_cell(cents: int) -> Cell:
    """Kept, as the cells below are: most stay from one key to the next, or stand in several columns."""
    amount = format_money(cents)
    return Cell(amount, full=amount, quiet=amount == _NOTHING)


@kept(256)
def _begun_cell(begun: Begun, voice: Voice) -> Cell:
    amounts, whose = begun_words(begun, voice)
    return Cell(amounts, note=whose, quiet=not (begun.deductible or begun.limit))


def _cents(measure: Measure, column: Column) -> int:
    value = measure.read(column)
    return value if isinstance(value, int) else 0


def _difference_words(difference: str, plan: str, voice: Voice) -> str:
    key = {"+": "more_than", "−": "less_than"}.get(difference[0], "same_as")
    return tell(key, voice, amount=difference.lstrip("+−"), plan=plan)


def _date_cell(key: str, column: Column, voice: Voice) -> Cell:
    """The day on which it is met, or why there is no such day."""
    met = column.deductible_met if key == "deductible_met" else column.limit_met
    if met is not None:
        return Cell(voice.date(met), note=_session_words(key, column.estimate.likely, voice))
    return Cell(not_met_words(key, column, voice), quiet=True)


def _session_words(key: str, likely: Priced, voice: Voice) -> str:
    kind = EventKind.DEDUCTIBLE_MET if key == "deductible_met" else EventKind.LIMIT_MET
    at = next((event.at for event in likely.events if event.kind is kind), None)
    return "" if at is None else tell("at_session", voice, number=at + 1, of=len(likely.lines))


@lru_cache(maxsize=256)
def _count_cell(count: int, of: int, voice: Voice) -> Cell:
    return Cell(tell("count_of", voice, count=count, of=of), quiet=count == 0)


def _flag_cell(column: Column, voice: Voice) -> Cell:
    flags = column.estimate.flags
    return _flags_counted(len(flags), sum(flag.level is FlagLevel.WARNING for flag in flags), voice)


@lru_cache(maxsize=256)
def _flags_counted(count: int, warnings: int, voice: Voice) -> Cell:
    note = tell("flags_to_check", voice, count=warnings) if warnings else ""
    full = tell("flags_read", voice, count=count) if count else tell("none_feminine", voice)
    return Cell(str(count), full=f"{full} {note}".strip(), note=note, quiet=not count)
