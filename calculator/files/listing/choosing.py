"""Which column of a price list holds the price of one session, where more than one could.

What the arithmetic of the list proves is inferred, and said. What it does not is asked.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import permutations
from typing import Final, NamedTuple

from calculator.files.listing.amounts import PriceText, has_comma_decimals, is_other_money, read_price
from calculator.files.listing.columns import UNSAID, Columns, PriceColumn, is_heading
from calculator.files.listing.names import spoken
from calculator.files.listing.words import has
from calculator.files.tables import Row, Table
from calculator.money import AmountError

MOST_SESSIONS: Final = 200


class Way(StrEnum):
    """How it was found out what a column means."""

    PLAIN = "plain"
    CHOSEN = "chosen"
    TIMES = "times"
    FOOT_EACH = "foot_each"
    FOOT_ALL = "foot_all"
    TOTAL = "total"


class PriceChoice(NamedTuple):
    """A column of prices, and whether its amounts are for all sessions of a row together."""

    place: int
    of_all: bool = False


class Chosen(NamedTuple):
    """The column that is read, how that was found out, and the other column that the arithmetic speaks of."""

    choice: PriceChoice
    way: Way
    beside: int | None = None


class _Figures(NamedTuple):
    """What a row says in numbers: how many there are, and the cents of each column that could be the price. Whether it
    is a total, or the price of a drug."""

    total: bool
    drug: bool
    number: int | None
    cents: dict[int, int]


def choose(table: Table, columns: Columns, said: PriceChoice | None) -> Chosen | tuple[PriceChoice, ...]:
    """The column with the price of a session, or the choices that a person has. ``said`` is what a person chose."""
    figures = list(_figures(table, columns))
    filled = [column for column in columns.prices if any(column.place in row.cents for row in figures)]
    # Of a price in dollars and one in other money, the dollars are meant.
    filled = _different([one for one in filled if not is_other_money(one.title)] or filled, figures)
    if said is not None and any(column.place == said.place for column in columns.prices):
        return Chosen(said, Way.CHOSEN)
    # Units of a drug are those of one session.
    counted = any((row.number or 0) > 1 for row in figures if not (row.total or row.drug))
    if not filled:
        return Chosen(PriceChoice(columns.prices[0].place), Way.PLAIN) if columns.prices else ()
    if len(filled) == 1 and _is_open(filled[0]):
        return tuple(_choices(filled, counted=counted))
    if len(filled) > 1:
        pair = _times(filled, figures)
        if pair is not None and len(filled) == 2:
            return Chosen(PriceChoice(pair[1]), Way.TIMES, pair[0])
        if pair is not None:
            filled = [column for column in filled if column.place != pair[0]]
        return tuple(_choices(filled, counted=counted))
    return _one(filled[0], figures, counted=counted)


def _is_open(column: PriceColumn) -> bool:
    """Whether a column is asked about though there is no other: nothing says that it has prices, or they are not
    those that everybody pays now."""
    return column.kind == UNSAID or has(column.title, "not_everyones_word")


def _one(column: PriceColumn, figures: Sequence[_Figures], *, counted: bool) -> Chosen | tuple[PriceChoice, ...]:
    """What the only column of prices means, next to numbers of sessions."""
    place = column.place
    if not counted:
        return Chosen(PriceChoice(place), Way.PLAIN)
    foot = _foot(place, figures)
    if foot is not None:
        return Chosen(PriceChoice(place, of_all=foot is Way.FOOT_ALL), foot)
    if column.kind == "total":
        return Chosen(PriceChoice(place, of_all=True), Way.TOTAL)
    if column.kind in ("price", "each"):
        return Chosen(PriceChoice(place), Way.PLAIN)
    return tuple(_choices([column], counted=True))


def _choices(columns: Iterable[PriceColumn], *, counted: bool) -> Iterable[PriceChoice]:
    for column in columns:
        if column.kind != "total" or not counted:
            yield PriceChoice(column.place)
        if column.kind not in ("price", "each") and counted:
            yield PriceChoice(column.place, of_all=True)


def _different(columns: list[PriceColumn], figures: Sequence[_Figures]) -> list[PriceColumn]:
    """The columns without those that say the same as one before them."""
    kept: dict[tuple[int | None, ...], PriceColumn] = {}
    for column in columns:
        kept.setdefault(tuple(row.cents.get(column.place) for row in figures), column)
    return list(kept.values())


def _times(columns: list[PriceColumn], figures: Sequence[_Figures]) -> tuple[int, int] | None:
    """The amount and the rate, where in every row that has both the one is so many times the other."""
    for amount, rate in permutations([column.place for column in columns], 2):
        rows = [row for row in figures if not row.total and row.number and {amount, rate} <= set(row.cents)]
        if any((row.number or 0) > 1 for row in rows) and all(
            row.cents[amount] == (row.number or 0) * row.cents[rate] for row in rows
        ):
            return amount, rate
    return None


def _foot(place: int, figures: Sequence[_Figures]) -> Way | None:
    """What a total under the rows says: it is the sum of the amounts as they stand, or of each times its count."""
    totals = [row.cents[place] for row in figures if row.total and place in row.cents]
    rows = [row for row in figures if not row.total and place in row.cents]
    if not totals or len(rows) < 2:
        return None
    as_they_stand = sum(row.cents[place] for row in rows)
    times = sum(row.cents[place] * (1 if row.number is None else row.number) for row in rows)
    found = {total: way for total, way in ((as_they_stand, Way.FOOT_ALL), (times, Way.FOOT_EACH)) if total in totals}
    return next(iter(found.values())) if len(found) == 1 else None


def _figures(table: Table, columns: Columns) -> Iterable[_Figures]:
    counts = [columns.places[name] for name in ("count", "units") if name in columns.places]
    commas = {column.place: comma_of(table, columns, column.place) for column in columns.prices}
    for row in table.rows[columns.start :]:
        if is_heading(row, columns):
            continue
        read = {place: _price(cell(row, place), commas[place]) for place in commas}
        cents = {place: price.low for place, price in read.items() if price is not None and price.low == price.high}
        numbers = [int(text) for text in (cell(row, place) for place in counts) if text.isdecimal() and len(text) < 4]
        name = cell(row, columns.service)
        if cents:
            aside = [cell(row, place) for place in columns.aside]
            drug = has(" ; ".join((name, *aside)), "unit_code") or spoken(name, *aside).drug is True
            yield _Figures(has(name, "mention_total"), drug, numbers[0] if numbers else None, cents)


def _price(text: str, comma: bool | None) -> PriceText | None:
    try:
        return read_price(text, comma=comma)
    except AmountError:
        return None


def comma_of(table: Table, columns: Columns, place: int) -> bool | None:
    """Whether a column's amounts have decimal commas; numbers of a workbook are numbers, and say nothing of it."""
    return None if table.typed else has_comma_decimals(cell(row, place) for row in table.rows[columns.start :])


def cell(row: Row, place: int | None) -> str:
    """A cell of a row, which may be shorter."""
    return row[place] if place is not None and 0 <= place < len(row) else ""
