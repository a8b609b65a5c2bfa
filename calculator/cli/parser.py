"""argparse in the program's languages: its headings, its help, and what it says of a command that it does not take."""

import argparse
import re
import sys
from collections.abc import Iterable
from functools import partial
from string import Formatter
from typing import Any, Final, NoReturn

from calculator.cli.terminal import EXIT_REFUSED, complain, remark
from calculator.reference import pseudo
from calculator.reference.texts import LANGUAGES, catalogue
from calculator.reference.voice import Voice

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

_LONGEST: Final = 500
"""The letters of a message that are looked at: a path may have thousands, which nobody reads."""


class Languages(tuple[str, ...]):
    """The languages to choose from. One more is understood, and shown to nobody: it is for development."""

    __slots__ = ()

    def __contains__(self, language: object) -> bool:
        """Whether ``voice`` is understood."""
        return language == pseudo.LANGUAGE or super().__contains__(language)


SPOKEN: Final = Languages(LANGUAGES)


class Parser(argparse.ArgumentParser):
    """A parser that speaks ``voice``, and so do its commands."""

    def __init__(self, voice: Voice, **how: Any) -> None:
        words = partial(_Help, voice)
        super().__init__(allow_abbrev=False, add_help=False, formatter_class=words, **how)
        self._voice = voice
        self._positionals.title = voice("cli.parse_positionals")
        self._optionals.title = voice("cli.parse_options")
        self.add_argument("-h", "--help", action="help", help=voice("cli.parse_help"))

    def commands(self) -> "argparse._SubParsersAction[Parser]":
        """The place for commands, of which one is to be given."""
        made: Any = partial(Parser, self._voice)
        return self.add_subparsers(metavar=self._voice("cli.command"), required=True, parser_class=made)

    def error(self, message: str) -> NoReturn:
        """Say why the words are no command, with how they would be one, and end with 2."""
        remark(self.format_usage().rstrip())
        complain(in_words(message, self._voice), self._voice)
        sys.exit(EXIT_REFUSED)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help; where it cannot be written that is said as of any other answer (argparse would keep it)."""
        if message and file is not None:
            file.write(message)


class _Help(argparse.HelpFormatter):
    """Lays help out under the language's own word for usage."""

    def __init__(self, voice: Voice, prog: str) -> None:
        super().__init__(prog)
        self._prefix = f"{voice('cli.parse_usage')} "

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


def in_words(message: str, voice: Voice) -> str:
    """What argparse says in English, in ``voice``; what is not known stands as it is, and what is long is cut."""
    # The words of a command can be long, and each place of a pattern is tried at each of their letters.
    message = message if len(message) <= _LONGEST else message[: _LONGEST - 1] + "…"
    for fault in _FAULTS:
        english = catalogue("en")[f"cli.parse_{fault}"]
        found = re.fullmatch(_pattern(english), message, re.DOTALL)
        if found:
            said = found.groupdict()
            if fault == "argument":
                said["what"] = in_words(said["what"], voice)
            return voice(f"cli.parse_{fault}", **said)
    return message


def _pattern(sentence: str) -> str:
    """A pattern of the texts that ``sentence`` makes, with a group for each of its places."""
    parts = Formatter().parse(sentence)
    return "".join(re.escape(words) + (f"(?P<{place}>.+?)" if place else "") for words, place, _, _ in parts)
