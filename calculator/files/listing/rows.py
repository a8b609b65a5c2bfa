"""The rows of a price list, one by one: what each is the price of, or what is wrong with it, with its place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from calculator.files.listing.amounts import Extent, Per, PriceText, is_other_money, per_of, read_price
from calculator.files.listing.choosing import MOST_SESSIONS, PriceChoice, cell, comma_of
from calculator.files.listing.columns import Columns, PriceColumn, is_heading, says_hour
from calculator.files.listing.doses import Dosed, Unit, dosed
from calculator.files.listing.names import spoken
from calculator.files.listing.words import has, plain, words
from calculator.files.problems import Problem, short, visible
from calculator.files.tables import Row, Table
from calculator.model.base import PriceRange
from calculator.model.price_list import Doubt, ListedPrice
from calculator.money import MAX_CENTS, AmountError

_LONGEST_NAME: Final = 80
"""As long as the name of a line may be: a longer one is understood whole, and shown cut."""

_LONGEST_HEADING: Final = 5
_COUNT: Final = re.compile(r"(?:x ?)?(\d{1,3})(?:[.,]0+)?(?: ?x| ([^\W\d_]+))?\Z")
_CUT_HEAD: Final = re.compile(r"[^0-9,.]{0,6}[0-9]{1,3}")
_CUT_TAIL: Final = re.compile(r"[0-9]{2,6}(?:\.[0-9]{2})?")
_CUT_TAIL_IN_WORDS: Final = re.compile(r"[0-9]{3}(?![0-9])")
_NO_PRICE: Final = frozenset({"", "-", "–", "—", "n/a", "n.a.", "tbd"})

_AMOUNTS: Final = ("amount", "total")

_OF_EXTENT: Final = {
    Extent.EXACT: None,
    Extent.AT_LEAST: Doubt.AT_LEAST,
    Extent.AT_MOST: Doubt.AT_MOST,
    Extent.ABOUT: Doubt.ABOUT,
    Extent.REMARKED: Doubt.REMARK,
}


class Read(NamedTuple):
    """A row that was read, and the milligrams of esketamine that it is the price of."""

    listed: ListedPrice
    dose: int | None


class RowError(ValueError):
    """A row that is not understood: the sentence for it, the place of its column, its figures."""

    def __init__(self, key: str, place: int, **figures: object) -> None:
        super().__init__(key)
        self.key = key
        self.place = place
        self.figures = figures


class Reader:
    """Reads the rows of ``table`` by ``columns``, the prices as ``choice`` says, for a dose of ``dose`` milligrams."""

    def __init__(self, table: Table, columns: Columns, choice: PriceChoice | None, dose: int | None) -> None:
        self._table = table
        self._columns = columns
        self._choice = choice
        self._dose = dose
        places = [*columns.places.values(), *([choice.place] if choice else [])]
        self._commas = {place: comma_of(table, columns, place) for place in places}
        self._price: PriceColumn | None = next(
            (column for column in columns.prices if choice and column.place == choice.place), None
        )

    def read(self) -> Iterator[Read | Problem]:
        """Every row that says something: what it is the price of, or what is wrong with it."""
        group: Doubt | None = None
        for number, row in enumerate(self._table.rows[self._columns.start :], start=self._columns.start + 1):
            if is_heading(row, self._columns):
                continue
            if self._is_remark(row):
                group = self._group(row, group)
                continue
            try:
                read = self._row(number, row)
                # Under "Cancellation fees" every row is one.
                listed = replace(read.listed, doubt=read.listed.doubt or group)
                yield read._replace(listed=listed)
            except RowError as error:
                place = {"row": number, "column": short(self._columns.title(error.place))}
                yield Problem(error.key, place | error.figures)

    def _is_remark(self, row: Row) -> bool:
        """Whether a row has nothing to price: a blank, a heading of a group, a note."""
        said = [text for text in row if text]
        if not said or (len(said) > 1 and len(set(said)) == 1):
            return True
        name = cell(row, self._columns.service)
        figures = {cell(row, place).casefold() for place in self._price_places()} - {name.casefold()}
        if not figures <= _NO_PRICE:
            return False
        heard = spoken(name)
        # A service without a price is missing one; a note is not.
        return not heard.services or heard.doubt is not None

    def _group(self, row: Row, before: Doubt | None) -> Doubt | None:
        """What the heading of a group of rows says of them; a blank row and a sentence head nothing."""
        said = {text for text in row if text}
        if len(said) != 1:
            return before
        (title,) = said
        return spoken(title).doubt if len(title.split()) <= _LONGEST_HEADING else before

    def _price_places(self) -> list[int]:
        places = [self._choice.place] if self._choice else []
        return places + [self._columns.places[name] for name in ("low", "high") if name in self._columns.places]

    def _row(self, number: int, row: Row) -> Read:
        columns = self._columns
        name = visible(" ".join(cell(row, columns.service).split()))
        if not name:
            raise RowError("list_no_service", columns.service)
        self._reject_cut_amount(row)
        heard = spoken(name, *self._beside(row))
        count, units = self._number(row, "count"), self._number(row, "units")
        price, text, middle = self._amount(row)
        unit = self._unit(row, text, count, units)
        drug = dosed(heard, unit, price.likely, self._dose)
        if units is not None and count is None and drug.times == 1 and heard.drug is False:
            # "Units" of what is no drug are sessions.
            count = units
        count = None if drug.from_count else count
        doubt = heard.doubt or _doubt_of(text, unit, price, drug, of_drug=heard.drug is not False)
        if self._choice and self._choice.of_all:
            price = self._divided(price, count)
        made = ListedPrice(
            number,
            name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…",
            heard.services,
            heard.routes,
            count,
            self._multiplied(price, drug.times),
            heard.drug,
            heard.monitoring,
            doubt,
            drug.times,
            middle,
        )
        return Read(made, drug.dose if heard.drug is True else None)

    def _reject_cut_amount(self, row: Row) -> None:
        """Refuse an amount that fell into two cells: ``$1,250`` without quotation marks, which is no price of $1."""
        for place in [] if self._table.typed else self._price_places():
            head, tail = cell(row, place), cell(row, place + 1)
            if _CUT_HEAD.fullmatch(head) and self._is_rest(row, place + 1, of_little=len(head.strip("$ ")) < 3):
                raise RowError("list_cut_amount", place, text=short(f"{head},{tail}"))

    def _is_rest(self, row: Row, place: int, *, of_little: bool) -> bool:
        """Whether a cell holds the rest of an amount: figures in a column of words, in none that is left, or of more
        sessions than anybody has; before words only where the amount would else be ``of_little``."""
        columns, tail = self._columns, cell(row, place)
        beyond = place >= len(columns.titles) or any(row[len(columns.titles) :])
        if beyond:
            return bool(_CUT_TAIL.fullmatch(tail) or (of_little and _CUT_TAIL_IN_WORDS.match(tail)))
        of_words = place in columns.aside or columns.places.get("details") == place
        return (of_words or columns.places.get("count") == place) and bool(
            len(tail) > 2 and (_CUT_TAIL.fullmatch(tail) or (of_words and of_little and _CUT_TAIL_IN_WORDS.match(tail)))
        )

    def _amount(self, row: Row) -> tuple[PriceRange, PriceText, bool]:
        """The price of a row, the text of it, and whether its likely price is the middle of a range."""
        place = self._choice.place if self._choice else -1
        found = self._read(row, place)
        low = self._read(row, self._columns.places.get("low", -1))
        high = self._read(row, self._columns.places.get("high", -1))
        if found is None and low is not None and high is not None:
            if low.low > high.low:
                raise RowError("list_low_above", self._columns.places["low"], low_cents=low.low, price_cents=high.low)
            found = PriceText(low.low, high.low)
        if found is None:
            raise RowError("list_no_price", place if place >= 0 else self._columns.places["low"])
        if found.low != found.high:
            return PriceRange(low=found.low, likely=(found.low + found.high + 1) // 2, high=found.high), found, True
        likely = found.low
        lowest, highest = likely if low is None else low.low, likely if high is None else high.low
        if lowest > likely:
            raise RowError("list_low_above", self._columns.places["low"], low_cents=lowest, price_cents=likely)
        if highest < likely:
            raise RowError("list_high_below", self._columns.places["high"], high_cents=highest, price_cents=likely)
        return PriceRange(low=lowest, likely=likely, high=highest), found, False

    def _read(self, row: Row, place: int) -> PriceText | None:
        text = cell(row, place)
        if text.casefold() in _NO_PRICE:
            return None
        for told in (cell(row, self._columns.places.get("currency")), self._columns.title(place)):
            if is_other_money(told):
                raise RowError("list_other_money", place, text=short(f"{text} {told}"))
        try:
            return read_price(text, comma=self._commas.get(place))
        except AmountError as error:
            raise RowError(f"list_{error.code}", place, text=short(text)) from error

    def _number(self, row: Row, name: str) -> int | None:
        place = self._columns.places.get(name)
        text = cell(row, place)
        if place is None or text in _NO_PRICE:
            return None
        match = _COUNT.match(" ".join(text.casefold().split()))
        known = {*words("many_word"), *words("per_session"), "mg", "units", "unidades"}
        if match is None or int(match[1]) > MOST_SESSIONS or (match[2] and plain(match[2]) not in known):
            if name == "units":
                return None
            raise RowError("list_not_count", place, text=short(text), most=MOST_SESSIONS)
        return int(match[1])

    def _unit(self, row: Row, text: PriceText, count: int | None, units: int | None) -> Unit:
        column = self._price
        each = column is not None and column.kind == "each"
        name = cell(row, self._columns.service)
        per = text.per or self._unit_in_words(row) or (Per.HOUR if says_hour(name) else column.per if column else None)
        whole = " ; ".join((name, *self._beside(row)))
        of_all = bool(self._choice and self._choice.of_all) or (column is not None and column.kind in _AMOUNTS)
        return Unit(per, units, count, has(whole, "unit_code"), each, of_all)

    def _unit_in_words(self, row: Row) -> Per | None:
        """What a column of units says that the price is for: "each", "mg", "hour"; None where it says a number."""
        text = cell(row, self._columns.places.get("units"))
        return per_of(text) if text and text not in _NO_PRICE and not _COUNT.match(text) else None

    def _beside(self, row: Row) -> tuple[str, ...]:
        """What else a row says of its service, the dose with its unit."""
        dose = cell(row, self._columns.places.get("dose"))
        said = [cell(row, place) for place in self._columns.aside]
        return (*said, f"{dose} mg" if dose.isdecimal() else dose)

    def _divided(self, price: PriceRange, count: int | None) -> PriceRange:
        """The price of one session, where that of all together comes out in whole cents."""
        sessions = 1 if count is None else count
        parts = (price.low, price.likely, price.high)
        if sessions < 1 or any(cents % sessions for cents in parts):
            place = self._choice.place if self._choice else 0
            raise RowError("list_not_divided", place, price_cents=price.likely, count=sessions)
        low, likely, high = (cents // sessions for cents in parts)
        return PriceRange(low=low, likely=likely, high=high)

    def _multiplied(self, price: PriceRange, times: int) -> PriceRange:
        if price.high * times > MAX_CENTS:
            raise RowError("list_too_large", self._choice.place if self._choice else 0)
        return PriceRange(low=price.low * times, likely=price.likely * times, high=price.high * times)


def _doubt_of(text: PriceText, unit: Unit, price: PriceRange, drug: Dosed, *, of_drug: bool) -> Doubt | None:
    """What is in doubt about a price itself, which may be for something else than a session."""
    for_units = unit.per is Per.MG or (unit.per is Per.UNIT and of_drug)
    reasons = (
        (Doubt.FREE, price.likely == 0),
        (Doubt.PER_HOUR, unit.per is Per.HOUR),
        (Doubt.PACKAGE, unit.per is Per.OTHER),
        (drug.doubt, drug.doubt is not None),
        (Doubt.UNIT, for_units and drug.times == 1),
        (_OF_EXTENT[text.extent], True),
    )
    return next(doubt for doubt, applies in reasons if applies)
