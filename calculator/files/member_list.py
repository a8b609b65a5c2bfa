"""A list of members as HR has it: a row for each, a heading for each amount that differs from member to member."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from calculator.files.listing.words import plain, words
from calculator.files.problems import SHOWN, FileError, Problem, short
from calculator.files.table_reader import TEXT_ENDINGS, long_table
from calculator.files.tables import Row, Table
from calculator.money import AmountError, parse_money

MEMBER: Final = "member"
"""The heading of what members are called by; it is handed back as it is."""

MOST_MEMBERS: Final = 100_000

MOST_BYTES: Final = 15_000_000
"""So many members with long names and an amount under every heading have less."""

_MOST_NAMED: Final = 8
"""So many headings that are not known are named; whoever has more sees at these that they are of another list."""

_SAID_OF_LISTS: Final = {"no_table": "census_no_csv", "too_many_rows": "census_too_many"}
"""What is said of a list where its table is refused."""


class MemberList(NamedTuple):
    """Whom a list names, by their names (or the numbers of their rows), its amounts in cents by heading, and the
    numbers of the members' rows, as a spreadsheet counts them."""

    members: tuple[str, ...]
    columns: dict[str, list[int]]
    rows: tuple[int, ...]


class _WrongRowError(ValueError):
    """A row that is no member's, and why."""

    def __init__(self, key: str, **figures: object) -> None:
        super().__init__(key)
        self.problem = Problem(key, figures)


def read(path: Path, known: Collection[str]) -> MemberList:
    """The list at ``path``, a CSV, whose headings are among ``known``.

    Raises:
        FileError: it cannot be read, has no member, or a heading that is not known or stands there twice; or rows that
            lack an amount, have one that is none, name a member again or sum up the others.
    """
    table = _table(path)
    first, headings = _headings(path, table, known)
    rows = [(number, row) for number, row in enumerate(table.rows, start=1) if row and number > first]
    if not rows:
        raise FileError(path, Problem("census_empty", {"known": ", ".join((MEMBER, *known))}))
    columns: dict[str, list[int]] = {heading: [] for heading in headings if heading != MEMBER}
    found: dict[str, int] = {}
    wrong = []
    for number, row in rows:
        try:
            name, amounts = _member(number, row, headings, found)
        except _WrongRowError as error:
            wrong.append(error.problem)
            continue
        found[name] = number
        for heading, cents in amounts.items():
            columns[heading].append(cents)
    if wrong:
        raise FileError(path, *wrong[:SHOWN], count=len(wrong))
    return MemberList(tuple(found), columns, tuple(found.values()))


def _table(path: Path) -> Table:
    if path.suffix.lower() not in TEXT_ENDINGS:
        raise FileError(path, Problem("census_no_csv"))
    try:
        table = long_table(path, MOST_MEMBERS + 1, MOST_BYTES)
    except FileError as error:
        key = _SAID_OF_LISTS.get(error.problems[0].key)
        if key is None:
            raise
        raise FileError(path, Problem(key, {"most": f"{MOST_MEMBERS:,}"})) from error
    if table.open_quote is not None:
        raise FileError(path, Problem("census_open_quote", {"line": table.open_quote}))
    return table


def _headings(path: Path, table: Table, known: Collection[str]) -> tuple[int, list[str]]:
    """The number of the row of headings, the first that is not blank, and the headings as they are known."""
    first, row = next(((number, row) for number, row in enumerate(table.rows, start=1) if row), (0, ()))
    headings = [text.lower().replace(" ", "_") for text in row]
    if "" in headings:
        raise FileError(path, Problem("census_no_heading", {"column": headings.index("") + 1}))
    strange = [text for text, heading in zip(row, headings, strict=True) if heading not in (MEMBER, *known)]
    if strange:
        figures = {"names": _named(strange), "known": ", ".join((MEMBER, *known))}
        raise FileError(path, Problem("census_heading" if len(strange) == 1 else "census_headings", figures))
    for heading in headings:
        if headings.count(heading) > 1:
            raise FileError(path, Problem("census_twice", {"name": heading}))
    return first, headings


def _named(names: Sequence[str]) -> str:
    return ", ".join((*(f"“{short(name)}”" for name in names[:_MOST_NAMED]), *(["…"] if names[_MOST_NAMED:] else [])))


def _member(number: int, row: Row, headings: Sequence[str], found: dict[str, int]) -> tuple[str, dict[str, int]]:
    """Who the row ``number`` is of, and the amounts. Who has no name, is in the list already or is none is refused: a
    total would be priced as somebody."""
    if len(row) > len(headings):
        raise _WrongRowError("census_beyond", row=number)
    cells = dict(zip(headings, (*row, *[""] * len(headings)), strict=False))
    name = cells.pop(MEMBER, str(number))
    if not name:
        raise _WrongRowError("census_no_name", row=number)
    if plain(name) in words("mention_total"):
        raise _WrongRowError("census_total", row=number, name=name)
    if name in found:
        raise _WrongRowError("census_again", row=number, name=short(name), first=found[name])
    return name, {heading: _cents(number, heading, text) for heading, text in cells.items()}


def _cents(row: int, column: str, text: str) -> int:
    if not text:
        raise _WrongRowError("census_blank", row=row, column=column)
    try:
        return parse_money(text)
    except AmountError as error:
        raise _WrongRowError(f"list_{error.code}", row=row, column=column, text=error.text or short(text)) from error
