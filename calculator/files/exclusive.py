"""One process at a time: a lock on an open file that goes with its process, however that ends."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from calculator.files.problems import FileError, Problem, of_system

_WAITED_S: Final = 3.0
_STEP_S: Final = 0.02
_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


def hold(handle: int) -> bool | None:
    """Lock the open file ``handle`` until it is closed. Returns False where another has it locked, and None where the
    disk takes no locks, as some network disks do not."""
    try:
        _lock(handle)
    except OSError as error:
        return False if error.errno in _TAKEN else None
    return True


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only process that changes what is in ``folder`` as long as this lasts; the folder is made if need be.

    Raises:
        FileError: the folder cannot be made or written to, or another process has been at it for three seconds.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except (OSError, ValueError) as error:
        raise FileError(folder, of_system(error, "not_saved")) from error
    try:
        until = time.monotonic() + _WAITED_S
        while hold(handle) is False:
            if time.monotonic() > until:
                raise FileError(folder, Problem("busy"))
            time.sleep(_STEP_S)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
