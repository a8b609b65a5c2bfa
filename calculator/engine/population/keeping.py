"""Where the compiled flow is kept, and what it has to be compiled of to be found again.

numba keeps what it compiled by the place and the date of the file that one function is written in. So it does not
notice that a function which that one calls has changed, and it compiles anew wherever a copy lies. Here it is kept by a
hash of what decides what the code is, and by nothing else: the self-contained program brings it, ready for any machine
and any folder, and a rule that is another one is never answered by what was compiled before.
"""

import hashlib
import os
import platform
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import calculator.engine
from calculator.reference.paths import RESOURCES

PROCESSOR: Final = "generic"
"""numba's name for what all processors of a kind can do. Whole numbers gain nothing by more, and what is compiled for
one machine runs on all."""

SHIPPED: Final = RESOURCES.parent / "compiled"
"""Where the self-contained program has what it was built with; elsewhere there is no such folder."""

ROOMS: Final = ("calculator.engine.adjudication", "calculator.engine.population")
"""The packages whose sources decide what is compiled."""

READY: Final = "ready"
"""The file that is written last: without it the folder may be half full."""


def folder() -> Path:
    """Where the compiled flow of these very rules is, or would be kept: with the program, or else on this machine, in
    ``NUMBA_CACHE_DIR`` where that is set."""
    shipped = SHIPPED / fingerprint()
    return shipped if (shipped / READY).exists() else _caches() / "kat-estimator" / fingerprint()


@cache
def fingerprint() -> str:
    """A hash of all that decides what the compiled code is: the engine's sources, numba, Python, system and processor.
    The self-contained program brings the sources for it."""
    digest = hashlib.sha256()
    for source in _sources():
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    made_by = (version("numba"), platform.python_version(), sys.platform, platform.machine(), PROCESSOR)
    digest.update("\0".join(made_by).encode())
    return digest.hexdigest()[:24]


def is_kept() -> bool:
    """Whether the flow of these rules has been compiled before, so that it is there within seconds."""
    return find_spec("numba") is not None and (folder() / READY).exists()


class Locator:
    """Tells numba where the compiled flow is kept and what it has to be made of: the form that numba asks for under
    ``NUMBA_CACHE_LOCATOR_CLASSES``."""

    @classmethod
    def from_function(cls, function: Any, file: str) -> "Locator":  # noqa: ARG003 (it is one function that is kept)
        """The locator of a compiled function; numba asks each of its classes in turn."""
        return cls()

    def ensure_cache_path(self) -> None:
        """Make the folder, before something is written."""
        folder().mkdir(parents=True, exist_ok=True)

    def get_cache_path(self) -> str:
        """The folder."""
        return str(folder())

    def get_source_stamp(self) -> str:
        """What was kept with another stamp than this is not used."""
        return fingerprint()

    def get_disambiguator(self) -> str:
        """What tells functions of one name apart, in the name of the file."""
        return "rules"


def _sources() -> Iterator[Path]:
    engine = Path(calculator.engine.__file__).parent
    yield from sorted(source for room in ROOMS for source in (engine / room.rpartition(".")[2]).glob("*.py"))


def _caches() -> Path:
    for name in ("NUMBA_CACHE_DIR", "XDG_CACHE_HOME"):
        own = Path(os.environ.get(name, ""))
        if own.is_absolute():
            return own
    return Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111 (Path.home() raises where there is no home)
