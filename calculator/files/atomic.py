"""Write a file whole or not at all. What stood there before stays until the new content is safely on the disk.

The content is written to a part beside the file (``.kat-….part``) first. A process that is killed leaves its part;
whoever next writes into the folder takes it away, for a part that nobody holds is nobody's.
"""

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from calculator.files.exclusive import hold
from calculator.files.looking import is_there
from calculator.files.problems import FileError, of_system

_BEGIN: Final = ".kat-"
_END: Final = ".part"
_FAULTS: Final = (OSError, ValueError, RuntimeError)


def write(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``. A link is followed, so that it stays a link.

    A file that is there keeps its mode, and its owner and group where the system lets us; a new one is for its owner
    only.

    Raises:
        FileError: the file could not be written. What was at ``path`` before is untouched.
    """
    try:
        target = path.resolve()
        before = _replaceable(target)
        sweep(target.parent)
        with _part(target.parent, data) as part:
            if before is not None:
                _dress(part, before)
            part.replace(target)
        _settle(target.parent)
    except _FAULTS as error:
        raise FileError(path, of_system(error, "not_saved")) from error


def write_new(places: Iterable[Path], data: bytes) -> Path:
    """Put ``data`` at the first of ``places`` where nothing is, and return it. Two that do so at once get two places.

    ``places`` lie in one folder.

    Raises:
        FileError: the file could not be written, or there is something at each place (``is_there``).
    """
    place = Path()
    try:
        for number, place in enumerate(places):
            if number == 0:
                sweep(place.parent)
            if not is_there(place):
                with _part(place.parent, data) as part:
                    taken = _claim(part, place)
                if taken:
                    _settle(place.parent)
                    return place
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    except _FAULTS as error:
        raise FileError(place, of_system(error, "not_saved")) from error


def sweep(folder: Path) -> None:
    """Take away what killed processes of ours left in ``folder`` of files that they were writing."""
    try:
        with os.scandir(folder) as entries:
            left = [entry.path for entry in entries if entry.name.startswith(_BEGIN) and entry.name.endswith(_END)]
    except OSError:
        return
    for path in left:
        with contextlib.suppress(OSError):
            _sweep_one(path)


def _sweep_one(path: str) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(handle)
        ours = stat.S_ISREG(status.st_mode) and (sys.platform == "win32" or status.st_uid == os.geteuid())
        if ours and hold(handle) is True and sys.platform != "win32":
            Path(path).unlink()
    finally:
        os.close(handle)
    if ours and sys.platform == "win32":
        # The system itself refuses to take away what somebody has open.
        Path(path).unlink()


def _replaceable(target: Path) -> os.stat_result | None:
    """What is at ``target``; None: nothing yet.

    Raises:
        OSError: it is what a rename would replace although writing into it could not: a folder, a device, a protected
            file.
    """
    try:
        before = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(before.st_mode):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return before


@contextlib.contextmanager
def _part(folder: Path, data: bytes) -> Iterator[Path]:
    """``data`` on the disk beside where it will stand, held until it stands there; gone at the end in any case."""
    handle, made = _new_part(folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                yield made
        if sys.platform == "win32":
            # There, what is open cannot be renamed.
            yield made
    finally:
        with contextlib.suppress(OSError):
            made.unlink()


def _new_part(folder: Path) -> tuple[int, Path]:
    """An empty file of our own, held, and open for writing."""
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=_BEGIN, suffix=_END)
        # Whoever sweeps may have found it before it was held.
        if sys.platform == "win32" or (hold(handle) is not False and os.fstat(handle).st_nlink):
            return handle, Path(name)
        os.close(handle)


def _dress(part: Path, before: os.stat_result) -> None:
    """Give ``part`` owner, group and mode of the file that it is to replace, as far as the system lets us."""
    if sys.platform == "win32":
        return
    mode = stat.S_IMODE(before.st_mode) & 0o777
    now = part.stat()
    if before.st_uid != now.st_uid:
        with contextlib.suppress(OSError):
            os.chown(part, before.st_uid, -1)
    if before.st_gid != now.st_gid:
        try:
            os.chown(part, -1, before.st_gid)
        except OSError:
            # Another group is not to have what that one had.
            mode &= ~0o070 | (mode & 0o007) << 3
    part.chmod(mode)


def _claim(part: Path, place: Path) -> bool:
    """Let ``place`` be another name of ``part``. Returns False where something has come to be there."""
    try:
        os.link(part, place)
    except FileExistsError:
        return False
    except OSError:
        # Not every disk has second names for a file; what else is wrong comes up again below.
        pass
    else:
        return True
    try:
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    part.replace(place)
    return True


def _settle(folder: Path) -> None:
    """Have the folder remember the new name even if the power fails. Not every system can; the file stands anyway."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
