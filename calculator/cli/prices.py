"""``--prices FILE``: a clinic's price list put into the course before it is priced. What is not used is said."""

import argparse
from pathlib import Path
from typing import Final

from calculator.cli.terminal import remark
from calculator.engine.price_list import priced
from calculator.files import price_list
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.price_list import Fate
from calculator.reference.texts import say

_UNUSED: Final = (Fate.NOT_IN_COURSE, Fate.ALREADY_PRICED, Fate.NO_ROOM)


def add_options(command: argparse.ArgumentParser, language: str) -> None:
    """Let the prices come from a list."""
    help_ = say("cli.prices_help", language)
    command.add_argument("--prices", metavar=say("cli.file", language), type=Path, help=help_)


def into(case: Case, path: Path | None, language: str) -> Case:
    """``case`` with the prices of the list at ``path``; None: as it is. Rows that are not used go to the error stream.

    Raises:
        FileError: the list cannot be read, or has rows that are not understood: a script is to know of them.
    """
    if path is None:
        return case
    listed = price_list.read(path)
    if listed.problems:
        raise FileError(path, *listed.problems)
    made = priced(case.course, listed.rows)
    for line in made.lines:
        if line.fate in _UNUSED and line.listed is not None:
            why = say(f"prices.fate_{line.fate.value}", language)
            figures = {"row": line.listed.row, "name": line.listed.name, "why": why}
            remark(say("cli.prices_unused", language, figures))
    return changed(case, course=made.course, example=case.example and made.course == case.course)
