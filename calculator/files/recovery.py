"""What is kept of an unsaved case against a crash: the case, its file and the time, as a file for its owner only."""

import datetime
from pathlib import Path
from typing import Final

from calculator.files.document import Kind, read, write
from calculator.files.folders import state_folder
from calculator.model.base import Model
from calculator.model.case import Case

_ENDING: Final = ".kat-recovery"


class Kept(Model):
    """An unsaved case: the file that it was opened from (empty: none), and when it was kept."""

    file: str = ""
    kept_at: datetime.datetime
    case: Case


_KEPT: Final = Kind("kat-estimator-recovery", "recovery", Kept)


def folder() -> Path:
    """Where kept cases lie; it need not exist."""
    return state_folder() / "recovery"


def place(name: str) -> Path:
    """The file of the kept case called ``name``."""
    return folder() / f"{name}{_ENDING}"


def names() -> list[str]:
    """The names of all kept cases, the oldest first."""
    found = [path for path in folder().glob(f"*{_ENDING}") if path.is_file()]
    return [path.name.removesuffix(_ENDING) for path in sorted(found, key=lambda path: path.stat().st_mtime)]


def keep(name: str, case: Case, file: Path | None, password: str | None = None) -> None:
    """Keep ``case``, which was opened from ``file``, under ``name``; what has a password is kept with it.

    Raises:
        FileError: it could not be kept; what was kept before is untouched.
    """
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    write(Kept(file=str(file or ""), kept_at=now, case=case), place(name), _KEPT, password)


def kept(name: str, password: str | None = None) -> Kept:
    """What is kept under ``name``.

    Raises:
        FileError: it is not there or cannot be read.
    """
    return read(place(name), _KEPT, password)


def let_go(name: str) -> None:
    """Keep nothing under ``name``."""
    place(name).unlink(missing_ok=True)
