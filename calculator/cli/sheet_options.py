"""The options of a patient's sheet on the command line, shared by the commands that make one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calculator.cli.terminal import Refused
from calculator.reference.texts import say

if TYPE_CHECKING:
    from calculator.sheets.options import SheetOptions

PAPERS: Final = ("letter", "a4")
_SWITCHES: Final = (
    "short",
    "no_reasons",
    "large_print",
    "chart",
    "months",
    "example_page",
    "charges_page",
    "where_i_stand",
)


def add_options(command: argparse.ArgumentParser, language: str) -> None:
    """Give ``command`` the options of a sheet."""
    group = command.add_argument_group(say("cli_sheets.group", language))
    group.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help=say("cli_sheets.paper", language))
    for name in _SWITCHES:
        words = f"--{name.replace('_', '-')}"
        group.add_argument(words, action="store_true", help=say(f"cli_sheets.{name}", language))
    name, text, file = say("cli.name", language), say("cli_sheets.text", language), say("cli.file", language)
    group.add_argument("--organization", metavar=name, default="", help=say("cli_sheets.organization", language))
    group.add_argument("--contact", metavar=text, action="append", default=[], help=say("cli_sheets.contact", language))
    group.add_argument("--logo", metavar=file, type=Path, help=say("cli_sheets.logo", language))


def options_of(asked: argparse.Namespace, language: str) -> "SheetOptions":
    """What the sheet is to be.

    Raises:
        Refused: the logo cannot be used.
    """
    from calculator.sheets.options import (  # noqa: PLC0415 (the typesetter is heavy, and most commands need none)
        LogoError,
        Organisation,
        SheetOptions,
        logo_from,
    )

    try:
        logo = logo_from(asked.logo) if asked.logo is not None else b""
    except LogoError as error:
        raise Refused(say(f"cli_sheets.logo_{error.code}", language, {"path": asked.logo})) from error
    return SheetOptions(
        paper=asked.paper,
        sessions=not asked.short,
        reasons=not asked.no_reasons,
        large_print=asked.large_print,
        chart=asked.chart,
        months=asked.months,
        example_page=asked.example_page,
        charges_page=asked.charges_page,
        where_i_stand=asked.where_i_stand,
        organisation=Organisation(asked.organization, tuple(asked.contact), logo),
    )
