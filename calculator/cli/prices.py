"""``--prices FILE``: a clinic's price list put into the course before it is priced.

Where the window would ask, nothing is guessed: the row is left out. What is left out, what was inferred and every line
that keeps its price is said on the error stream, and an option answers what is asked.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from calculator.cli.terminal import Refused, remark
from calculator.engine.price_list import priced
from calculator.files import price_list
from calculator.files.listing.choosing import PriceChoice
from calculator.files.listing.names import DOSES
from calculator.files.listing.words import plain
from calculator.files.price_list import Answers, PriceFile, PriceList
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.price_list import UNUSED, Doubt, Fate, ListedPrice, PricedCourse, PriceListMatch
from calculator.reference.voice import Voice
from calculator.words.price_list import how_read, line_title, price_words, what_happens, why_in_doubt
from calculator.words.provenance import course_after

_ROW: Final = re.compile(r"(\d{1,4})=(\d{1,2}(?:,\d{1,2})*)")
_OPTION: Final = {
    price_list.SHEET: "--price-sheet",
    price_list.PRICE: "--price-column",
    price_list.DOSE: "--price-dose",
}


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Let the prices come from a list, and let what it leaves open be said."""
    file, name, row = (voice.of("cli")(what) for what in ("file", "name", "price_row_form"))
    command.add_argument("--prices", metavar=file, type=Path, help=voice("cli.prices_help"))
    group = command.add_mutually_exclusive_group()
    group.add_argument("--price-column", metavar=name, help=voice("cli.price_column_help"))
    group.add_argument("--price-total-column", metavar=name, help=voice("cli.price_total_column_help"))
    command.add_argument("--price-sheet", metavar=name, help=voice("cli.price_sheet_help"))
    command.add_argument("--price-dose", type=int, choices=DOSES, help=voice("cli.price_dose_help"))
    help_ = voice("cli.price_row_help")
    command.add_argument("--price-row", metavar=row, action="append", default=[], help=help_)


def into(case: Case, asked: argparse.Namespace, voice: Voice) -> Case:
    """``case`` with the prices of the list that was asked for; without one, as it is.

    Raises:
        FileError: the list cannot be read.
        Refused: an option speaks of a column, a sheet, a row or a line that there is not.
    """
    if asked.prices is None:
        return case
    file = price_list.opened(asked.prices)
    listed = file.understood(_answers(file, asked, voice))
    by_hand = _by_hand(asked.price_row, listed, len(case.course.lines), voice)
    made = priced(case.course, listed.rows, by_hand=by_hand)
    for words in dict.fromkeys((*_of_list(listed, made, asked, voice), *_of_lines(made, voice))):
        remark(words)
    course = course_after(case.course, made.course)
    return changed(case, course=course, example=case.example and course == case.course)


def _answers(file: PriceFile, asked: argparse.Namespace, voice: Voice) -> Answers:
    """What the options say of the list."""
    sheets = [table.name for table, _ in file.lists]
    if asked.price_sheet is not None and asked.price_sheet not in sheets:
        raise _unknown("sheet", asked.price_sheet, sheets, voice)
    heading = asked.price_column if asked.price_column is not None else asked.price_total_column
    columns = [columns for table, columns in file.lists if asked.price_sheet in (None, table.name)]
    prices = [(column.place, one.told_apart(column.place)) for one in columns for column in one.prices]
    choice = None
    if heading is not None:
        found = [place for place, title in prices if plain(title) == plain(heading)]
        if not found:
            raise _unknown("column", heading, [title for _, title in prices], voice)
        choice = PriceChoice(found[0], of_all=asked.price_column is None)
    return Answers(asked.price_sheet, choice, asked.price_dose)


def _by_hand(said: list[str], listed: PriceList, lines: int, voice: Voice) -> dict[int, tuple[int, ...]]:
    """What ``--price-row`` says that rows price: places of lines, or nothing."""
    made: dict[int, tuple[int, ...]] = {}
    for text in said:
        match = _ROW.fullmatch(text)
        if match is None:
            raise Refused(voice("cli.price_row_unknown", text=text, lines=lines))
        row, numbers = int(match[1]), [int(number) for number in match[2].split(",")]
        if row not in {one.row for one in listed.rows} or max(numbers) > lines:
            raise Refused(voice("cli.price_row_unknown", text=text, lines=lines))
        made[row] = tuple(number - 1 for number in numbers if number)
    return made


def _of_list(listed: PriceList, made: PricedCourse, asked: argparse.Namespace, voice: Voice) -> Iterator[str]:
    """What was inferred of the list, what is open, and what was not understood."""
    doubts = {line.doubt for line in made.lines}
    answered = {
        price_list.SHEET: asked.price_sheet,
        price_list.PRICE: asked.price_column or asked.price_total_column,
        price_list.DOSE: asked.price_dose,
    }
    for key, figures in listed.said:
        yield voice.of("price_questions")(key, **figures)
    for question in listed.questions:
        moot = question.about == price_list.DOSE and not doubts & {Doubt.DOSE, Doubt.PER_UNIT}
        if answered[question.about] is None and not moot:
            options = [voice(f"price_questions.{option.key}", **option.figures) for option in question.options]
            figures = {"what": voice(f"price_questions.{question.about}"), "options": "; ".join(options)}
            yield voice("cli.prices_asked", **figures, option=_OPTION[question.about])
    for problem in listed.problems:
        yield voice("cli.prices_left_out", what=problem.say(voice))


def _of_lines(made: PricedCourse, voice: Voice) -> Iterator[str]:
    """What became of rows and lines, as far as it is not simply a price that was taken."""
    for number, line in enumerate(made.lines, start=1):
        if line.fate is Fate.KEPT and line.before is not None:
            figures = {"number": number, "name": line_title(line.before, voice), "price": price_words(line.before)}
            yield voice("cli.prices_kept", **figures)
        elif line.before is not None and line.after is not None and line.after.count != line.before.count:
            figures = {"number": number, "name": line_title(line.before, voice), "count": line.after.count}
            yield voice("cli.prices_count", **figures, before=line.before.count)
        elif line.listed is not None and (line.fate in (*UNUSED, Fate.ADDED) or how_read(line, voice)):
            yield _of_row(line, line.listed, voice)


def _of_row(line: PriceListMatch, row: ListedPrice, voice: Voice) -> str:
    asked = line.fate is Fate.ASKED
    why = why_in_doubt(line, voice) if asked else what_happens(line, voice)
    figures = {"row": row.row, "name": row.name, "price": price_words(row), "why": why}
    if line.fate is Fate.ADDED and line.after is not None:
        return voice("cli.prices_added", **figures, count=line.after.count)
    # What a milligram costs is put on no line: it is the dose that is missing.
    key = "prices_open_unit" if line.doubt is Doubt.PER_UNIT else "prices_open" if asked else "prices_unused"
    return voice.of("cli")(key, **figures)


def _unknown(what: str, name: str, names: list[str], voice: Voice) -> Refused:
    listed = ", ".join(f"“{known}”" for known in dict.fromkeys(names))
    return Refused(voice(f"cli.price_{what}_unknown", name=name, names=listed))
