"""A clinic's price list out of a CSV or XLSX file: a heading row that names the columns, and a row for each service.

What is wrong with a row is said with its place, and the other rows are read. What could be read in more than one way is
asked, and what was inferred is said. Headings and services are known by the words of the catalogue, in every language
of the program.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from calculator.files.apart import Stop
from calculator.files.listing.choosing import Chosen, PriceChoice, Way, choose
from calculator.files.listing.columns import Columns, find, find_unsaid, guess, letters
from calculator.files.listing.names import DOSES
from calculator.files.listing.rows import Read, Reader
from calculator.files.problems import FileError, Problem, short
from calculator.files.table_reader import tables
from calculator.files.tables import Table
from calculator.model.price_list import Doubt, ListedPrice

SHEET: Final = "sheet"
PRICE: Final = "price"
DOSE: Final = "dose"

_MOST_AREAS: Final = 8
"""So many merged cells are named."""


class Answers(NamedTuple):
    """What a person said of a list: its sheet by name, its column of prices, the dose of esketamine in milligrams."""

    sheet: str | None = None
    price: PriceChoice | None = None
    dose: int | None = None


class Option(NamedTuple):
    """A possible answer: its value, and its sentence in the catalogue ``price_questions``."""

    value: object
    key: str
    figures: dict[str, object]


class Question(NamedTuple):
    """What the list does not say: SHEET, PRICE or DOSE, and the answers there are."""

    about: str
    options: tuple[Option, ...]


Remark = tuple[str, dict[str, object]]
"""What was inferred or left out: a key of the catalogue ``price_questions``, and its figures."""


class PriceList(NamedTuple):
    """The rows that were understood, what is wrong with others, what is asked, and what was inferred."""

    rows: tuple[ListedPrice, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...] = ()
    said: tuple[Remark, ...] = ()


class PriceFile(NamedTuple):
    """The tables of a file that are price lists, each with its columns. ``unseen``: hidden or struck-out parts."""

    path: Path
    lists: tuple[tuple[Table, Columns], ...]
    unseen: int

    def understood(self, answers: Answers | None = None) -> PriceList:
        """What the list says, with what a person answered."""
        given = answers or Answers()
        questions = list(self._of_sheets())
        found = self._sheet(given)
        if found is None:
            return PriceList((), (), tuple(questions), tuple(self._unseen()))
        table, columns = found
        by_itself = choose(table, columns, None)
        if not isinstance(by_itself, Chosen) and by_itself:
            questions.append(Question(PRICE, tuple(_option(columns, choice) for choice in by_itself)))
        chosen = by_itself if given.price is None else choose(table, columns, given.price)
        said = [*self._unseen(), *_of_table(table, columns)]
        if isinstance(chosen, Chosen):
            said += _of_choice(table, columns, chosen)
        elif chosen:
            return PriceList((), (), tuple(questions), tuple(said))
        choice = chosen.choice if isinstance(chosen, Chosen) else None
        read_ = list(Reader(table, columns, choice, given.dose).read())
        rows = _without_ones([one for one in read_ if isinstance(one, Read)])
        problems = tuple(one for one in read_ if isinstance(one, Problem))
        questions += _of_doses(rows, given.dose)
        return PriceList(tuple(_for_dose(rows, given.dose)), problems, tuple(questions), tuple(said))

    def _of_sheets(self) -> Iterator[Question]:
        if len(self.lists) > 1:
            names = [table.name for table, _ in self.lists]
            yield Question(SHEET, tuple(Option(name, "sheet_option", {"name": name}) for name in names))

    def _sheet(self, given: Answers) -> tuple[Table, Columns] | None:
        if len(self.lists) == 1:
            return self.lists[0]
        return next((one for one in self.lists if one[0].name == given.sheet), None)

    def _unseen(self) -> Iterator[Remark]:
        if self.unseen:
            yield "unseen", {"count": self.unseen}


def opened(path: Path, stop: Stop | None = None) -> PriceFile:
    """The price list in the file at ``path``, as far as no question is open. ``stop`` can end reading a workbook.

    Raises:
        FileError: the file cannot be read or its reading was ended, a quotation mark in it is not closed, or none of
            its tables has the columns of a price list, or rows.
    """
    read_ = tables(path, stop)
    found = _with_columns(read_, find) or _with_columns(read_, guess) or _with_columns(read_, find_unsaid)
    broken = [table for table in (found[0][:1] if found else read_) if table.open_quote is not None]
    if broken:
        raise FileError(path, Problem("open_quote", line=broken[0].open_quote))
    if not found:
        raise FileError(path, Problem("list_no_heading"))
    filled = [one for one in found if any(any(row) for row in one[0].rows[one[1].start :])]
    if not filled:
        raise FileError(path, Problem("list_empty"))
    # A text has one table, whichever way it was read; a workbook may have several.
    lists = filled if filled[0][0].typed else filled[:1]
    return PriceFile(path, tuple(_without_copies(lists)), sum(table.unseen for table in read_ if table.typed))


def read(path: Path, answers: Answers | None = None) -> PriceList:
    """The price list in the file at ``path``, with what a person answered.

    Raises:
        FileError: as ``opened``.
    """
    return opened(path).understood(answers)


def _with_columns(tables_: Iterable[Table], find_: Callable[[Table], Columns | None]) -> list[tuple[Table, Columns]]:
    return [(table, columns) for table in tables_ if (columns := find_(table)) is not None]


def _without_copies(lists: list[tuple[Table, Columns]]) -> Iterator[tuple[Table, Columns]]:
    seen = set()
    for table, columns in lists:
        if table.rows not in seen:
            seen.add(table.rows)
            yield table, columns


def _of_table(table: Table, columns: Columns) -> Iterator[Remark]:
    if columns.start == 0:
        yield "no_headings", {"column": columns.title(columns.service)}
    if table.rounded:
        yield "rounded", {"count": table.rounded}


def _of_choice(table: Table, columns: Columns, chosen: Chosen) -> Iterator[Remark]:
    """What the arithmetic of the list showed, for a person to look over, and which prices stand over several rows."""
    if chosen.way not in (Way.PLAIN, Way.CHOSEN):
        count = columns.places.get("count", columns.places.get("units", -1))
        beside = "" if chosen.beside is None else columns.title(chosen.beside)
        figures = {"column": columns.title(chosen.choice.place), "beside": beside, "count": columns.title(count)}
        yield f"inferred_{chosen.way.value}", {name: short(title) for name, title in figures.items()}
    # A price that stands over several rows is read as that of each: it could be one for all of them together.
    column = letters(chosen.choice.place)
    areas = [area for area in table.merged if area.startswith(column) and area[len(column)].isdigit()]
    if areas:
        yield "merged", {"areas": ", ".join(areas[:_MOST_AREAS])}


def _option(columns: Columns, choice: PriceChoice) -> Option:
    key = "price_of_all" if choice.of_all else "price_of_each"
    count = columns.places.get("count", columns.places.get("units", -1))
    return Option(
        choice, key, {"column": short(columns.told_apart(choice.place)), "count": short(columns.title(count))}
    )


def _without_ones(rows: list[Read]) -> list[Read]:
    """The rows without their numbers of sessions where all of these are 1: such a list says what one session costs."""
    if any(one.listed.count not in (None, 1) for one in rows):
        return rows
    return [one._replace(listed=replace(one.listed, count=None)) for one in rows]


def _of_doses(rows: list[Read], said: int | None) -> Iterator[Question]:
    """The question for the dose, where it decides on a price: the drug is priced by a unit, or by several doses.

    It stays where a person ``said`` the dose, who may say another.
    """
    named = {one.dose for one in rows if one.dose is not None}
    if said is not None or len(named) > 1 or any(one.listed.doubt is Doubt.PER_UNIT for one in rows):
        doses = sorted({*DOSES, *named})
        yield Question(DOSE, tuple(Option(dose, "dose_option", {"dose": dose}) for dose in doses))


def _for_dose(rows: list[Read], said: int | None) -> Iterator[ListedPrice]:
    """The rows, those in doubt whose price is of one of several doses, or of another than the one that was said."""
    several = len({one.dose for one in rows if one.dose is not None}) > 1
    for one in rows:
        listed = one.listed
        if one.dose is not None and listed.doubt is None:
            other = said is not None and one.dose != said
            doubt = Doubt.OTHER_DOSE if other else Doubt.DOSE if several and said is None else None
            if doubt is not None:
                listed = replace(listed, doubt=doubt)
        yield listed
