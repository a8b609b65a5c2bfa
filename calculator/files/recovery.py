"""What is kept of an unsaved case against a crash: the case, its file and the time, as a file for its owner only."""

import contextlib
import datetime
import os
import threading
from pathlib import Path
from typing import Annotated, Final

from calculator.files import atomic
from calculator.files.document import Kind, read, write
from calculator.files.folders import state_folder
from calculator.files.locking import Password
from calculator.model.base import Limits, Model
from calculator.model.case import Case
from calculator.model.faults import FIRST_YEAR, LAST_YEAR

_ENDING: Final = ".kat-recovery"
_LOCK: Final = ".lock"
_LONGEST: Final = 32_768
"""As long as a path is on any system."""


class Kept(Model):
    """An unsaved case: the file that it was opened from (empty: none), what that held then (its fingerprint, as
    hexadecimal digits), and when the case was kept. A file whose name is no text is in ``file_bytes`` instead, as the
    system has it, in hexadecimal digits."""

    file: Annotated[str, Limits(max_length=_LONGEST)] = ""
    file_bytes: Annotated[str, Limits(pattern=r"^([0-9a-f]{2})*$", max_length=2 * _LONGEST)] = ""
    known: Annotated[str, Limits(pattern=r"^([0-9a-f]{64})?$")] = ""
    kept_at: datetime.datetime
    case: Case

    def __post_init__(self) -> None:
        """The file may be one, and the time is one of this program's."""
        if "\0" in self.file or b"\0" in bytes.fromhex(self.file_bytes):
            raise ValueError("no file has such a name")
        if not FIRST_YEAR <= self.kept_at.year <= LAST_YEAR:
            raise ValueError(f"the year of a time must be between {FIRST_YEAR} and {LAST_YEAR}")


def named(path: Path | None) -> dict[str, str]:
    """The parts of what is kept that say which file it was opened from; None: none."""
    text = str(path or "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return {"file_bytes": os.fsencode(text).hex()}
    return {"file": text}


def file_of(kept: Kept) -> Path | None:
    """The file that a kept case was opened from, where there was one."""
    if kept.file_bytes:
        return Path(os.fsdecode(bytes.fromhex(kept.file_bytes)))
    return Path(kept.file) if kept.file else None


_KEPT: Final = Kind("kat-estimator-recovery", "recovery", Kept)


class Keeper:
    """Keeps one case after another under one name. A writer on another thread that comes late writes nothing."""

    def __init__(self, name: str) -> None:
        self.name: Final = name
        self._gate = threading.Lock()
        self._turn = 0

    def turn(self) -> int:
        """A turn to keep something; it ends with the next."""
        with self._gate:
            self._turn += 1
            return self._turn

    def keep(self, turn: int, kept: Kept, password: Password | None = None) -> bool:
        """Keep ``kept``, with a password where it has one. Returns whether it is kept: not when the turn is over.

        Raises:
            FileError: it could not be written; what was kept before is untouched.
        """
        with self._gate:
            if turn == self._turn:
                write(kept, place(self.name), _KEPT, password)
            return turn == self._turn

    def let_go(self) -> None:
        """Keep nothing, and nothing of the turns before."""
        with self._gate:
            self._turn += 1
            let_go(self.name)


def folder() -> Path:
    """Where kept cases lie; it need not exist."""
    return state_folder() / "recovery"


def place(name: str) -> Path:
    """The file of the kept case called ``name``."""
    return folder() / f"{name}{_ENDING}"


def names() -> list[str]:
    """The names of all kept cases, the oldest first; what killed processes left of others goes."""
    atomic.sweep(folder())
    return [name.removesuffix(_ENDING) for name in _files(_ENDING)]


def lone_locks() -> list[str]:
    """The names under which there is a lock and nothing kept."""
    there = set(names())
    return [name for name in (file.removesuffix(_LOCK) for file in _files(_LOCK)) if name not in there]


def lock_place(name: str) -> Path:
    """The file that locks the name ``name``."""
    return folder() / f"{name}{_LOCK}"


def _files(ending: str) -> list[str]:
    """The names of the ordinary files with this ending, the oldest first. What cannot be looked at is not there."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder()) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.name.endswith(ending) and entry.is_file():
                    found.append((entry.stat().st_mtime, entry.name))
    return [name for _, name in sorted(found)]


def make_folder() -> None:
    """Have the folder, for the user only.

    Raises:
        OSError: it cannot be made.
    """
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)


def now() -> datetime.datetime:
    """The time to the second."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def kept(name: str, password: Password | None = None) -> Kept:
    """What is kept under ``name``.

    Raises:
        FileError: it is not there or cannot be read.
    """
    return read(place(name), _KEPT, password)


def let_go(name: str) -> None:
    """Keep nothing under ``name``."""
    place(name).unlink(missing_ok=True)
