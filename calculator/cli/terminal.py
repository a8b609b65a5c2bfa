"""The terminal: its language, its width, and what is written to it. Text out of files cannot steer it."""

import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Final, TextIO

from calculator.files.problems import FileError, visible
from calculator.reference.texts import LANGUAGES, say

EXIT_REFUSED: Final = 2
"""The exit status of a command that was refused: a wrong option, a broken file, an unwritable place."""

EXIT_UNREAD: Final = 141
"""The exit status when the reader of the output has gone, as a shell gives it for a broken pipe."""

NARROWEST: Final = 76
WIDEST: Final = 110


class UnwrittenError(Exception):
    """Where the output goes takes no more; it is not that its reader has gone."""


class Refused(Exception):  # noqa: N818 (it is no fault of the program: a person asked for what is not there)
    """A command that cannot be done, with the sentence to say so."""


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the person's system, where the program speaks it; else English."""
    set_to = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return set_to[:2] if set_to[:2] in LANGUAGES else "en"


def prepare(*streams: TextIO) -> None:
    """Let a terminal that lacks a character show ``?`` in its place, where Python would stop with an error."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def answering(respond: Callable[[], int], language: str) -> int:
    """Let ``respond`` answer the person and return its exit status; what it refuses is said in one place, here."""
    prepare(sys.stdout, sys.stderr)
    try:
        status = respond()
    except BrokenPipeError:
        _output_ends()
        return EXIT_UNREAD
    except UnwrittenError as error:
        _output_ends()
        full = isinstance(error.__cause__, OSError) and error.__cause__.errno in (errno.ENOSPC, errno.EDQUOT)
        complain(say("cli.output_full" if full else "cli.output_lost", language), language)
    except FileError as error:
        complain(error.say(language), language)
    except Refused as error:
        complain(str(error), language)
    else:
        return status
    return EXIT_REFUSED


def show(text: str) -> None:
    """Write ``text`` to the person."""
    write(visible(text))


def write(text: str) -> None:
    """Write ``text`` as it is: JSON, for a program to read.

    Raises:
        UnwrittenError: where it goes takes no more.
        BrokenPipeError: whoever read it has had enough (``| head``).
    """
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwrittenError from error


def _output_ends() -> None:
    """Drop what is still to be written: Python would try once more when it closes stdout, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str, language: str) -> None:
    """Write to the error stream why a command was refused."""
    print(say("cli.refused", language, {"what": visible(text)}), file=sys.stderr)


def width() -> int:
    """The columns to use: those of the terminal within bounds that can be read."""
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))
