"""The options of a patient's sheet on the command line, shared by the commands that make one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calculator.cli.terminal import Refused
from calculator.reference.voice import Voice

if TYPE_CHECKING:
    from calculator.sheets.options import SheetOptions

PAPERS: Final = ("letter", "a4")
_SWITCHES: Final = ("short", "no_reasons", "large_print", "chart", "months", "example_page", "charges_page")


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of a sheet."""
    group = command.add_argument_group(voice("cli_sheets.group"))
    group.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help=voice("cli_sheets.paper"))
    for name in _SWITCHES:
        words = f"--{name.replace('_', '-')}"
        group.add_argument(words, action="store_true", help=voice.of("cli_sheets")(name))
    name, text, file = voice("cli.name"), voice("cli_sheets.text"), voice("cli.file")
    group.add_argument("--organization", metavar=name, default="", help=voice("cli_sheets.organization"))
    group.add_argument("--contact", metavar=text, action="append", default=[], help=voice("cli_sheets.contact"))
    group.add_argument("--logo", metavar=file, type=Path, help=voice("cli_sheets.logo"))


def options_of(asked: argparse.Namespace, voice: Voice) -> "SheetOptions":
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
        raise Refused(voice(f"cli_sheets.logo_{error.code}", path=asked.logo)) from error
    return SheetOptions(
        paper=asked.paper,
        sessions=not asked.short,
        reasons=not asked.no_reasons,
        large_print=asked.large_print,
        chart=asked.chart,
        months=asked.months,
        example_page=asked.example_page,
        charges_page=asked.charges_page,
        organisation=Organisation(asked.organization, tuple(asked.contact), logo),
    )
