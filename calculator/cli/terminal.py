"""The terminal: its language, its width, and what is written to it. Text out of files cannot steer it."""

import contextlib
import errno
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Final, TextIO

from calculator.files.problems import FileError, of_system, visible
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice

EXIT_REFUSED: Final = 2
"""The exit status of a command that was refused: a wrong option, a broken file, an unwritable place."""

EXIT_UNREAD: Final = 141
"""The exit status when the reader of the output has gone, as a shell gives it for a broken pipe."""

EXIT_STOPPED: Final = 130
"""The exit status of a command that a person stopped, as a shell gives it for Ctrl+C."""

NARROWEST: Final = 76
WIDEST: Final = 110


class Refused(Exception):  # noqa: N818 (it is no fault of the program: a person asked for what is not there)
    """A command that cannot be done, with the sentence to say so."""


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the person's system, where the program speaks it; else English."""
    set_to = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return set_to[:2] if set_to[:2] in LANGUAGES else "en"


def prepare(*streams: TextIO | None) -> None:
    """Let a terminal that lacks a character show ``?`` in its place, where Python would stop with an error."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def answering(respond: Callable[[], int], voice: Voice) -> int:
    """Let ``respond`` answer the person and return its exit status; what it refuses is said in one place, here."""
    prepare(sys.stdout, sys.stderr)
    if sys.stdout is None:
        complain(voice("cli.no_output"), voice)
        return EXIT_REFUSED
    try:
        try:
            status = respond()
        except SystemExit as end:
            # argparse has shown its help, or has complained of the words.
            status = end.code if isinstance(end.code, int) else 0
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough (``| head``).
        _write_no_more(sys.stdout)
        return EXIT_UNREAD
    except FileError as error:
        complain(error.say(voice), voice)
    except Refused as error:
        complain(str(error), voice)
    except OSError as error:
        # The output's own disk is full, or the folder that we stand in is gone.
        _write_no_more(sys.stdout)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        complain(voice("cli.output_full") if full else of_system(error, "not_written").say(voice), voice)
    except (KeyboardInterrupt, EOFError):
        # Somebody pressed Ctrl+C, or Ctrl+D where a password was asked for.
        return EXIT_STOPPED
    else:
        return status
    return EXIT_REFUSED


def show(text: str) -> None:
    """Write ``text`` to the person."""
    print(visible(text))


def show_json(value: object) -> None:
    """Write ``value`` as JSON in ASCII that a terminal may show as it stands: nothing in it steers one."""
    # DEL is the one sign of ASCII that steers and that JSON lets pass.
    print(json.dumps(value, indent=1).replace("\x7f", "\\u007f"))


def complain(text: str, voice: Voice) -> None:
    """Write to the error stream why a command was refused."""
    remark(voice("cli.refused", what=text))


def remark(text: str) -> None:
    """Write ``text`` to the error stream; where nobody can read that, the exit status has to do."""
    if sys.stderr is not None:
        try:
            print(visible(text), file=sys.stderr, flush=True)
        except OSError:
            _write_no_more(sys.stderr)


def _write_no_more(stream: TextIO) -> None:
    """Give up ``stream``: Python would try once more to write what is left when it ends, and end with 120."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def width() -> int:
    """The columns to use: those of the terminal within bounds that can be read."""
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))
