"""The commands of the program: their options, and what a refused one says. They compute nothing."""

import argparse
from collections.abc import Sequence

from calculator import __version__
from calculator.cli import compare, estimate, plans, sheets, verify
from calculator.cli.parser import SPOKEN, Parser
from calculator.cli.terminal import answering, system_language
from calculator.reference.texts import say


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0, 1 where a published case failed, 2 where something was refused."""
    language = _language(arguments)

    def respond() -> int:
        asked = parser(language).parse_args(arguments)
        return int(asked.run(asked, language))

    return answering(respond, language)


def parser(language: str) -> Parser:
    """The commands and their options, with help in ``language``."""
    made = Parser(
        language,
        prog="kat-estimator",
        description=say("cli.description", language),
        epilog=say("cli.epilog", language),
    )
    _add_language(made, language)
    version = f"KAT Estimator {__version__}"
    made.add_argument("--version", action="version", version=version, help=say("cli.parse_version", language))
    commands = made.commands()
    for name, add in (
        ("estimate", estimate.add_options),
        ("compare", compare.add_options),
        ("sheets", sheets.add_options),
        ("verify", verify.add_options),
        ("plans", plans.add_options),
    ):
        about = say(f"cli.{name}_help", language)
        command = commands.add_parser(name, help=about, description=about)
        add(command, language)
        _add_language(command, language)
    return made


def _add_language(words: argparse.ArgumentParser, language: str) -> None:
    words.add_argument("--lang", choices=SPOKEN, default=language, help=say("cli.lang_help", language))


def _language(arguments: Sequence[str]) -> str:
    """The language that ``--lang`` names, found before the parser so that its help is in it; else the system's."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--lang", choices=SPOKEN, default=system_language())
    try:
        language: str = early.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        return system_language()
    return language
