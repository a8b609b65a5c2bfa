"""The commands of the program: their options, and what a refused one says. They compute nothing."""

import argparse
from collections.abc import Sequence

from calculator import __version__
from calculator.cli import compare, estimate, plans, sheets, verify, workforce
from calculator.cli.parser import SPOKEN, Parser
from calculator.cli.terminal import answering, system_language
from calculator.reference.voice import Voice


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0, 1 where a published case failed, 2 where something was refused."""
    voice = _voice(arguments)

    def respond() -> int:
        asked = parser(voice).parse_args(arguments)
        status: int = asked.run(asked, voice)
        return status

    return answering(respond, voice)


def parser(voice: Voice) -> Parser:
    """The commands and their options, with help in ``voice``."""
    made = Parser(
        voice,
        prog="kat-estimator",
        description=voice("cli.description"),
        epilog=voice("cli.epilog"),
    )
    _add_language(made, voice)
    version = f"KAT Estimator {__version__}"
    made.add_argument("--version", action="version", version=version, help=voice("cli.parse_version"))
    commands = made.commands()
    for name, add in (
        ("estimate", estimate.add_options),
        ("compare", compare.add_options),
        ("sheets", sheets.add_options),
        ("workforce", workforce.add_options),
        ("verify", verify.add_options),
        ("plans", plans.add_options),
    ):
        about = voice(f"cli.{name}_help")
        command = commands.add_parser(name, help=about, description=about)
        add(command, voice)
        _add_language(command, voice)
    return made


def _add_language(words: argparse.ArgumentParser, voice: Voice) -> None:
    words.add_argument("--lang", choices=SPOKEN, default=voice.language, help=voice("cli.lang_help"))


def _voice(arguments: Sequence[str]) -> Voice:
    """The language that ``--lang`` names, found before the parser so that its help is in it; else the system's."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--lang", choices=SPOKEN, default=system_language())
    try:
        return Voice(early.parse_known_args(arguments)[0].lang)
    except argparse.ArgumentError:
        return Voice(system_language())
