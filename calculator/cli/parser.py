"""argparse in the program's languages: its headings, its help, and what it says of a command that it does not take."""

import argparse
import re
import sys
from collections.abc import Iterable
from functools import partial
from string import Formatter
from typing import Any, Final, NoReturn

from calculator.cli.terminal import EXIT_REFUSED, complain, write
from calculator.reference import pseudo
from calculator.reference.texts import LANGUAGES, catalogue, say

_FAULTS: Final = (
    "argument",
    "required",
    "unrecognized",
    "choice",
    "one_expected",
    "some_expected",
    "expected",
    "not_with",
    "one_of",
    "explicit",
)
"""What argparse may say, in the catalogue as ``parse_...``: the English sentences there are its own."""


class Languages(tuple[str, ...]):
    """The languages to choose from. One more is understood, and shown to nobody: it is for development."""

    __slots__ = ()

    def __contains__(self, language: object) -> bool:
        """Whether ``language`` is understood."""
        return language == pseudo.LANGUAGE or super().__contains__(language)


SPOKEN: Final = Languages(LANGUAGES)


class Parser(argparse.ArgumentParser):
    """A parser that speaks ``language``, and so do its commands."""

    def __init__(self, language: str, **how: Any) -> None:
        words = partial(_Help, language)
        super().__init__(allow_abbrev=False, add_help=False, formatter_class=words, **how)
        self._language = language
        self._positionals.title = say("cli.parse_positionals", language)
        self._optionals.title = say("cli.parse_options", language)
        self.add_argument("-h", "--help", action="help", help=say("cli.parse_help", language))

    def commands(self) -> "argparse._SubParsersAction[Parser]":
        """The place for commands, of which one is to be given."""
        made: Any = partial(Parser, self._language)
        return self.add_subparsers(metavar=say("cli.command", self._language), required=True, parser_class=made)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help or the version; argparse itself would be silent where that cannot be done."""
        if file is sys.stdout:
            write(message.rstrip("\n"))
        else:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Say why the words are no command, with how they would be one, and end with 2."""
        self.print_usage(sys.stderr)
        complain(in_words(message, self._language), self._language)
        sys.exit(EXIT_REFUSED)


class _Help(argparse.HelpFormatter):
    """Lays help out under the language's own word for usage."""

    def __init__(self, language: str, prog: str) -> None:
        super().__init__(prog)
        self._prefix = f"{say('cli.parse_usage', language)} "

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


def in_words(message: str, language: str) -> str:
    """What argparse says in English, in ``language``; what is not known stands as it is."""
    for fault in _FAULTS:
        english = catalogue("en")[f"cli.parse_{fault}"]
        found = re.fullmatch(_pattern(english), message, re.DOTALL)
        if found:
            said = found.groupdict()
            if fault == "argument":
                said["what"] = in_words(said["what"], language)
            return say(f"cli.parse_{fault}", language, said)
    return message


def _pattern(sentence: str) -> str:
    """A pattern of the texts that ``sentence`` makes, with a group for each of its places."""
    parts = Formatter().parse(sentence)
    return "".join(re.escape(words) + (f"(?P<{place}>.+?)" if place else "") for words, place, _, _ in parts)
