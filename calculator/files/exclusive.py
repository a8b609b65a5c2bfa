"""One process at a time: a lock on an open file that goes with its process, however that ends."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from calculator.files.folders import state_folder
from calculator.files.problems import FileError, Problem

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

    Where there can be no lock, nobody is kept out: whoever may write a file is not kept from it by that.

    Raises:
        FileError: another process has been at it for three seconds.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The folder itself is locked; where a system cannot lock one, a file of the program's own for it.
    for place, how in ((folder, os.O_RDONLY), (state_folder() / f"{folder.name}.lock", os.O_RDWR | os.O_CREAT)):
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(place, how | getattr(os, "O_CLOEXEC", 0), 0o600)
        except (OSError, ValueError):
            continue
        try:
            held = _waited_for(handle, folder)
            if held:
                yield
                return
        finally:
            os.close(handle)
    yield


def _waited_for(handle: int, folder: Path) -> bool:
    """Lock ``handle``, after others. Returns False where it takes no locks."""
    until = time.monotonic() + _WAITED_S
    while (held := hold(handle)) is False:
        if time.monotonic() > until:
            raise FileError(folder, Problem("busy"))
        time.sleep(_STEP_S)
    return held is True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
