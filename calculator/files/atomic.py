"""Write a file whole or not at all. What stood there before stays until the new content is safely on the disk."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from calculator.files.problems import FileError, of_system


def write(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, readable by its owner only. A link is followed, so that it stays a link.

    Raises:
        FileError: the file could not be written. What was at ``path`` before is untouched.
    """
    try:
        target = path.resolve()
        _check_replaceable(target)
        _replace(target, data)
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(path, of_system(error, "not_saved")) from error


def _check_replaceable(target: Path) -> None:
    """Refuse what a rename would replace although writing into it could not: folders, devices, protected files."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".kat-", suffix=".part")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        made.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            made.unlink()
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Have the folder remember the new name even if the power fails. Not every system can; the file stands anyway."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
