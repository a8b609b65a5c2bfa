"""The heading row of a price list, and what each of its columns holds."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from calculator.files.listing.amounts import Per, read_price
from calculator.files.listing.counted import is_of_many
from calculator.files.listing.names import spoken
from calculator.files.listing.words import has, plain, words
from calculator.files.tables import Row, Table
from calculator.money import AmountError

_HEAD_WITHIN: Final = 20
"""A heading row is looked for so far down: above it may stand a letterhead."""

_MOST_PRICES: Final = 12
"""So many columns of prices are looked at: of more, nobody could choose one."""

_GUESS_ROWS: Final = 200
_GUESS_COLUMNS: Final = 12
"""So much of a table without headings is looked at to find out what its columns hold."""

UNSAID: Final = "unsaid"
PRICES: Final = ("price", "each", "amount", "total", "other", UNSAID)
"""Kinds of columns with prices: plain, of one session by name, of what is not said, of all sessions, in more words,
and of amounts that nothing says are prices."""

_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")

_ASIDE: Final = ("details", "code", "route")
_NAMED: Final = (
    "service",
    "code",
    "route",
    "units",
    "dose",
    "count",
    "low",
    "high",
    "currency",
    "each",
    "total",
    "price",
    "amount",
    "details",
)
_IN_WORDS: Final = ("sessions", "visits", "quantity", "qty", "sesiones", "visitas", "cantidad")
_NUMBERED: Final = ("number", "numero", "no", "n", "")
_NUMBER_SIGNS: Final = ("#", "№", "No", "Nº", "N.º", "Núm")


class PriceColumn(NamedTuple):
    """A column that could hold the price: its place from 0, heading and kind, and what its heading says it is for."""

    place: int
    title: str
    kind: str
    per: Per | None = None


class Columns(NamedTuple):
    """Where the parts of each row stand. ``start`` is the place of the first row under the headings."""

    start: int
    service: int
    titles: Row
    prices: tuple[PriceColumn, ...]
    places: dict[str, int]
    aside: tuple[int, ...]
    """Columns with more words about a service."""

    def title(self, place: int) -> str:
        """The heading of a column."""
        return self.titles[place] if 0 <= place < len(self.titles) else ""

    def told_apart(self, place: int) -> str:
        """The heading of a column, with its letters where another has the same."""
        title = self.title(place)
        others = [plain(one) for at, one in enumerate(self.titles) if at != place]
        return f"{title} ({letters(place)})" if plain(title) in others else title


def find(table: Table, *, unsaid: bool = False) -> Columns | None:
    """The columns of a table, if it has a heading row of a price list. ``unsaid``: columns count whose headings do not
    say that they have prices, where there are none that do."""
    for at, row in enumerate(table.rows[:_HEAD_WITHIN]):
        titles, start = row, at + 1
        if _is_second_head(row, table.rows[start : start + 1]):
            titles = tuple(_both(one, other) for one, other in _side_by_side(row, table.rows[start]))
            start += 1
        found = _columns(titles, start, table, unsaid=unsaid)
        if found is not None:
            return _without_row_numbers(found, table)
    return None


def find_unsaid(table: Table) -> Columns | None:
    """The columns of a table with headings none of which says that it has prices."""
    return find(table, unsaid=True)


def guess(table: Table) -> Columns | None:
    """The columns of a table without headings, by what they hold: names of services, and prices beside them.

    They are called by their letters. A table that has headings, though none of a price, is not guessed at.
    """
    if any(_service(row) is not None for row in table.rows[:_HEAD_WITHIN]):
        return None
    rows = table.rows[:_GUESS_ROWS]
    width = min(max(map(len, rows), default=0), _GUESS_COLUMNS)
    heard = {place: [row for row in rows if _names_service(row, place)] for place in range(width)}
    service = max(heard, key=lambda place: len(heard[place]), default=0)
    prices = [
        place
        for place in range(width)
        if place != service and any(_is_price(row, place) for row in heard.get(service, ()))
    ]
    if not prices:
        return None
    titles = tuple(letters(place) for place in range(width))
    return Columns(0, service, titles, tuple(PriceColumn(place, titles[place], "price") for place in prices), {}, ())


def is_heading(row: Row, columns: Columns) -> bool:
    """Whether the headings stand once more in a row."""
    return bool(row) and [plain(cell) for cell in row if cell] == [plain(title) for title in columns.titles if title]


def _columns(titles: Row, start: int, table: Table, *, unsaid: bool) -> Columns | None:
    below = table.rows[start : start + _GUESS_ROWS]
    kinds = [_kind(title) for title in titles]
    service = _service(titles)
    if service is None or not (unsaid or {*PRICES, "low", "high"} & set(kinds)):
        return None
    kinds = [
        kind or _kind_below(title, place, below, unsaid=unsaid)
        for place, (kind, title) in enumerate(zip(kinds, titles, strict=True))
    ]
    places: dict[str, int] = {}
    prices: list[PriceColumn] = []
    for place, (kind, title) in enumerate(zip(kinds, titles, strict=True)):
        if place == service:
            continue
        if kind in PRICES and len(prices) < _MOST_PRICES:
            prices.append(PriceColumn(place, title, kind, _per(title)))
        elif kind:
            places.setdefault(kind, place)
    if not prices and not {"low", "high"} <= set(places):
        return None
    aside = tuple(place for place, kind in enumerate(kinds) if place != service and kind in (*_ASIDE, "service"))
    return Columns(start, service, titles, tuple(prices), places, aside)


def _service(titles: Row) -> int | None:
    """The column with the names: of several the one whose heading comes first in the catalogue."""
    names = [_bare(title) for title in titles]
    ranks = {word: rank for rank, word in enumerate(words("column_service"))}
    exact = sorted((ranks[name], place) for place, name in enumerate(names) if name in ranks)
    if exact:
        return exact[0][1]
    loose = [place for place, name in enumerate(names) if _is_loose_service(name)]
    codes = [place for place, name in enumerate(names) if name in words("column_code")]
    return next(iter([*loose, *codes]), None)


def _is_loose_service(name: str) -> bool:
    said = name.split()
    return 1 < len(said) <= 4 and bool({said[0], said[-1]} & {"service", "services", "servicio", "servicios"})


def _kind(title: str) -> str:
    """What a heading says that its column holds; empty: nothing that is known."""
    name = _bare(title)
    if title.strip(" .") in _NUMBER_SIGNS:
        return "count"
    if not name or len(name) > 60:
        return ""
    exact = next((kind for kind in _NAMED if name in words(f"column_{kind}")), None)
    return _kind_in_words(name, title) if exact is None else exact


def _kind_in_words(name: str, title: str) -> str:
    """The kind of a column whose heading has more words than one that is known."""
    spoken = set(name.split())
    if spoken & set(_IN_WORDS) and not has(name, "price_word"):
        return "count"
    if has(name, "no_price_word") or not (has(name, "price_word") or "$" in title):
        return ""
    for kind in ("low", "high", "total"):
        if spoken & {word for word in words(f"column_{kind}") if " " not in word and word not in ("to", "from", "sum")}:
            return kind
    return "other"


def _kind_below(title: str, place: int, below: Sequence[Row], *, unsaid: bool) -> str:
    """The kind of a column whose heading alone does not say that it has prices: "New", "2026", "Insurance" over
    amounts, and any heading over amounts in dollars. ``unsaid``: or over any amounts."""
    name = _bare(title)
    named = has(name, "rival_phrase") or (unsaid and has(name, "price_word"))
    if not name or (has(name, "no_price_word") and not named):
        return ""
    said = [row[place] for row in below if place < len(row) and row[place]]
    # A line without a price, or with "call us", makes the others none the less prices.
    priced = sum(_is_price(row, place) for row in below)
    marked = sum("$" in text or "usd" in text.casefold() for text in said)
    rival = has(name, "rival_word") or bool(_YEAR.fullmatch(name))
    if 2 * (priced if rival else min(priced, marked)) > len(said):
        return "other"
    return UNSAID if unsaid and 2 * priced > len(said) else ""


def says_hour(text: str) -> bool:
    """Whether a price is for an hour by its heading or its service: "hourly rate", "integration, per hour"."""
    return has(text, "hourly_word") or plain(_unit_of(text)) in words("per_hour")


def _unit_of(text: str) -> str:
    """What stands behind "per" or a stroke, as far as a bracket closes."""
    match = re.search(r"(?:\b(?:per|por|each|cada) |/ ?)([^()\[\]]+)", text[:120].casefold())
    return match[1] if match else ""


def _per(title: str) -> Per | None:
    """What a heading says that a price is for."""
    said, per = plain(title), plain(_unit_of(title))
    if says_hour(title):
        return Per.HOUR
    if per in words("per_mg"):
        return Per.MG
    if has(said, "mention_package") or is_of_many(said):
        return Per.OTHER
    return Per.UNIT if per in words("per_unit") or has(said, "per_unit") else None


def _names_service(row: Row, place: int) -> bool:
    return place < len(row) and not _is_price(row, place) and bool(spoken(row[place]).services)


def _is_price(row: Row, place: int) -> bool:
    try:
        return place < len(row) and bool(read_price(row[place]))
    except AmountError:
        return False


def letters(place: int) -> str:
    """The letters by which a spreadsheet calls a column."""
    before = letters(place // 26 - 1) if place >= 26 else ""
    return before + chr(ord("A") + place % 26)


def _bare(title: str) -> str:
    return plain(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", title[:120]))


def _is_second_head(row: Row, following: tuple[Row, ...]) -> bool:
    """Whether the row under a heading goes on with it: "Price" over "Low" and "High"."""
    if not following or sum(bool(cell) for cell in row) < 2:
        return False
    below = [cell for cell in following[0] if cell]
    twice = len({plain(cell) for cell in row if cell}) < sum(bool(cell) for cell in row)
    known = [_kind(cell) for cell in below if cell not in row]
    return twice and bool(known) and all(known)


def _side_by_side(row: Row, below: Row) -> Iterator[tuple[str, str]]:
    for place in range(max(len(row), len(below))):
        yield (row[place] if place < len(row) else ""), (below[place] if place < len(below) else "")


def _both(above: str, below: str) -> str:
    return above if below in ("", above) else f"{above} {below}".strip()


def _without_row_numbers(columns: Columns, table: Table) -> Columns:
    """The columns without a "Number" that only numbers the rows: 1, 2, 3 is no number of sessions."""
    place = columns.places.get("count")
    if place is None or _bare(columns.title(place)) not in _NUMBERED:
        return columns
    said = [row[place] for row in table.rows[columns.start :] if place < len(row) and row[place]]
    if len(said) < 3 or said != [str(number) for number in range(1, len(said) + 1)]:
        return columns
    return columns._replace(places={name: at for name, at in columns.places.items() if name != "count"})
