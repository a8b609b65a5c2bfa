"""The content of an ordinary file that a person named: opened once, looked at once, and never waited for.

What is none (a folder, a pipe, a device) and what is larger than is asked for is refused without reading it.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

_HOW: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
"""A pipe without a writer is opened without waiting for one, and a terminal does not become the program's own."""


class NotPlainError(OSError):
    """It is no ordinary file."""


class TooLargeError(Exception):
    """A file has more bytes than are read. ``size`` says how many."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def content(path: Path, most: int) -> bytes:
    """What is in the file at ``path``, of at most ``most`` bytes.

    Raises:
        OSError: it cannot be read (``NotPlainError``: it is no ordinary file; ``IsADirectoryError``: it is a folder).
        ValueError: ``path`` can be the name of no file.
        TooLargeError: it has more bytes.
    """
    try:
        handle = os.open(path, _HOW)
    except OSError as error:
        if error.errno == errno.ENXIO:
            # A socket, or a device that is not there.
            raise NotPlainError(*error.args) from error
        raise
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise NotPlainError(errno.EINVAL, "no ordinary file")
        data = b""
        if status.st_size <= most:
            with os.fdopen(handle, "rb", closefd=False) as file:
                data = file.read(most + 1)
    finally:
        os.close(handle)
    size = max(status.st_size, len(data))
    if size > most:
        raise TooLargeError(size)
    return data
