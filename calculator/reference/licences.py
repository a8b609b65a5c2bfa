"""What comes with the program, and the licence texts of each: one list for the window's book and for every package.

Texts are those that the packages themselves bring, or lie in ``resources/licences`` as their authors (or Debian, of
what comes from the system) publish them.
"""

import json
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final, NamedTuple

from calculator.reference.paths import RESOURCES

OWN: Final = "kat-estimator"
"""The name of the program's own package."""

_FOLDER: Final = RESOURCES / "licences"
_CALLED: Final = ("licen", "copying", "notice")
"""Where a package's metadata has its texts, by whatever name."""

_CODE: Final = frozenset({".py", ".pyc", ".pyi"})


class Shipped(NamedTuple):
    """Something that comes with the program.

    ``licence`` is an SPDX expression, ``copyright`` says whose it is, ``packages`` are names on PyPI, ``files``
    patterns of its files in the self-contained program. ``packaged_only``: it comes with that program only.
    """

    name: str
    licence: str
    copyright: str
    packages: tuple[str, ...]
    own_texts: tuple[str, ...]
    files: tuple[str, ...]
    packaged_only: bool

    def texts(self) -> list[str]:
        """The licence texts in full, each once."""
        own = [_FOLDER / name for name in self.own_texts]
        found = [*(path for package in self.packages for path in _texts_of(package)), *own]
        return list(dict.fromkeys(map(_text, found)))

    def versions(self) -> list[str]:
        """Each of its packages that is here, with its version."""
        return [f"{found.metadata['Name']} {found.version}" for found in map(_found, self.packages) if found]


def shipped() -> list[Shipped]:
    """Everything that comes with the program, the program itself first."""
    listed = json.loads((_FOLDER / "shipped.json").read_text(encoding="utf-8"))["shipped"]
    return [
        Shipped(
            one["name"],
            one["licence"],
            one["copyright"],
            tuple(one.get("packages", ())),
            tuple(one.get("texts", ())),
            tuple(one["files"]),
            one.get("packaged_only", False),
        )
        for one in listed
    ]


def here() -> list[Shipped]:
    """What of it is here: a program that runs from its sources, or from a wheel, has its Python from elsewhere."""
    packaged = getattr(sys, "frozen", False)
    return [
        one
        for one in shipped()
        if (packaged or not one.packaged_only) and (not one.packages or OWN in one.packages or one.versions())
    ]


def _text(path: Path) -> str:
    """What ``path`` says; an old text may be in the encoding that came before UTF-8."""
    try:
        return path.read_text(encoding="utf-8").rstrip()
    except UnicodeDecodeError:
        return path.read_text(encoding="latin-1").rstrip()


def _found(package: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return None


def _texts_of(package: str) -> Iterator[Path]:
    distribution = _found(package)
    if distribution is None:
        if package == OWN:
            # Run from the sources, or self-contained, it is no installed package; its licence lies beside its data.
            yield RESOURCES.parent / "LICENSE"
        return
    for file in distribution.files or ():
        # Where a wheel keeps its licences by rule (PEP 639), a text may bear the name of the licence alone.
        kept_as_one = ".dist-info/licenses/" in file.as_posix()
        if (kept_as_one or any(word in file.name.lower() for word in _CALLED)) and file.suffix not in _CODE:
            yield Path(str(file.locate()))
