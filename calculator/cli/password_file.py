"""The password's line in a file or from a pipe. Who is to write it is waited for, in words, and not without end."""

import os
import stat
import time
from pathlib import Path
from typing import Final

from calculator.cli.terminal import remark
from calculator.files.problems import FileError, Problem, of_system
from calculator.files.safe_json import decoded_text
from calculator.reference.voice import Voice

_LONGEST: Final = 4_096
"""The bytes of a password's line that are read: what is named may be anything, and have no end."""

_HOW: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
NOBODY_S: Final = 10.0
"""How long somebody who opens a pipe to write is waited for."""

SILENT_S: Final = 120.0
"""How long a writer is waited for who holds it open: a password manager may itself be asking for one."""

_SAID_AFTER_S: Final = 2.0
_EVERY_S: Final = 0.02


def first_line(path: Path, voice: Voice) -> str:
    """The first line of what is at ``path``, without its end.

    Raises:
        FileError: it cannot be read, is no text, or is a pipe into which nobody wrote.
    """
    try:
        handle = os.open(path, _HOW)
        try:
            line = _line(handle, path, voice)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise FileError(path, of_system(error, "not_read")) from error
    return decoded_text(path, line).rstrip("\r\n")


def _line(handle: int, path: Path, voice: Voice) -> bytes:
    pipe = stat.S_ISFIFO(os.fstat(handle).st_mode)
    line, began, told, written_to = b"", time.monotonic(), False, False
    while b"\n" not in line and len(line) < _LONGEST:
        try:
            more = os.read(handle, _LONGEST - len(line))
        except BlockingIOError:
            # Somebody has it open, and has not written yet.
            written_to, more = True, None
        if more:
            line += more
            continue
        if more == b"" and (not pipe or written_to or line):
            break
        waited = time.monotonic() - began
        if waited > (SILENT_S if written_to else NOBODY_S):
            raise FileError(path, Problem("pipe_silent", {"seconds": round(waited)}))
        if not told and waited > _SAID_AFTER_S:
            told = True
            remark(voice("cli.password_waits", name=path.name))
        time.sleep(_EVERY_S)
    return line.split(b"\n", 1)[0]
