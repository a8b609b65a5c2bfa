"""A list of members as HR has it: a row for each, a heading for each amount that differs from member to member."""

from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from calculator.files.problems import FileError, Problem
from calculator.files.table_reader import TEXT_ENDINGS, tables
from calculator.files.tables import Table
from calculator.money import AmountError, parse_money

MEMBER: Final = "member"
"""The heading of what members are called by; it is handed back as it is."""

MOST_MEMBERS: Final = 100_000
MOST_NAME: Final = 80


class MemberList(NamedTuple):
    """Whom a list names, by their names (or the numbers of their rows), and its amounts in cents by heading."""

    members: tuple[str, ...]
    columns: dict[str, list[int]]


def read(path: Path, known: Collection[str]) -> MemberList:
    """The list at ``path``, a CSV, whose headings are among ``known``.

    Raises:
        FileError: it cannot be read, has no member, a heading that is not known or stands there twice, or a cell that
            is no amount.
    """
    table = max(_readings(path), key=lambda one: len(_headings(one)))
    if table.open_quote is not None:
        raise FileError(path, Problem("census_open_quote", {"line": table.open_quote}))
    headings = _headings(table)
    names = ", ".join((MEMBER, *known))
    for heading in headings:
        if heading not in (MEMBER, *known):
            raise FileError(path, Problem("census_heading", {"name": heading[:MOST_NAME], "known": names}))
        if headings.count(heading) > 1:
            raise FileError(path, Problem("census_twice", {"name": heading}))
    rows = [(number, row) for number, row in enumerate(table.rows[1:], start=2) if row]
    if not rows:
        raise FileError(path, Problem("census_empty", {"known": names}))
    columns: dict[str, list[int]] = {heading: [] for heading in headings if heading != MEMBER}
    members = []
    for number, row in rows:
        if len(row) > len(headings):
            raise FileError(path, Problem("census_beyond", {"row": number}))
        cells = dict(zip(headings, (*row, *[""] * len(headings)), strict=False))
        members.append(cells.pop(MEMBER, "")[:MOST_NAME] or str(number))
        for heading, text in cells.items():
            columns[heading].append(_cents(path, number, heading, text))
    return MemberList(tuple(members), columns)


def _readings(path: Path) -> tuple[Table, ...]:
    """The text of the list by each separator that it may have."""
    if path.suffix.lower() not in TEXT_ENDINGS:
        raise FileError(path, Problem("census_no_csv"))
    try:
        return tables(path, most_rows=MOST_MEMBERS + 1)
    except FileError as error:
        if error.problems[0].key != "too_many_rows":
            raise
        raise FileError(path, Problem("census_too_many", {"most": f"{MOST_MEMBERS:,}"})) from error


def _headings(table: Table) -> list[str]:
    return [text.lower().replace(" ", "_") for text in table.rows[0]] if table.rows else []


def _cents(path: Path, row: int, column: str, text: str) -> int:
    if not text:
        raise FileError(path, Problem("census_blank", {"row": row, "column": column}))
    try:
        return parse_money(text)
    except AmountError as error:
        figures = {"row": row, "column": column, "text": error.text or text}
        raise FileError(path, Problem(f"list_{error.code}", figures)) from error
