"""The child of ``apart``: it bounds itself, reads what its parent gives it, and says what is there or why not."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from calculator.files.apart import TOO_HEAVY, Kind
from calculator.files.problems import FileError

MOST_WORK_SECONDS: Final = 3
"""As long as a child may compute, where the system holds it to that."""

MOST_MEMORY: Final = 400_000_000
"""The bytes that a child may have, where the system holds it to that."""


def serve(kind: str) -> int:
    """Be the child: read what the standard input holds, write what was read, or why not, to the standard output.

    Returns:
        The exit status: 0 where there is an answer, also where it is no.
    """
    _bound()
    # openpyxl would import it for nothing but its types of numbers; that takes as long as reading the workbook.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None: importing it fails
    try:
        # By its number: a program without a console has no streams by name.
        with os.fdopen(0, "rb", closefd=False) as source:
            answer: Mapping[str, Any] = {"read": _read(Kind(kind), source.read())}
    except FileError as error:
        answer = {"refused": error.problems[0].key, "figures": dict(error.problems[0].figures)}
    except (MemoryError, RecursionError):
        answer = {"refused": TOO_HEAVY[Kind(kind)], "figures": {}}
    with os.fdopen(1, "wb", closefd=False) as target:
        target.write(json.dumps(answer).encode("ascii"))
    return 0


def _read(kind: Kind, data: bytes) -> Any:
    """Nothing of a reader is imported before the child is bounded."""
    here = Path(kind.value)
    if kind is Kind.WORKBOOK:
        from calculator.files import table_reader  # noqa: PLC0415

        return [sheet._asdict() for sheet in table_reader.sheets_of(here, data)]
    from calculator.files.sbc import document  # noqa: PLC0415

    return document.reading_of(here, data).plain()


def _bound() -> None:
    """Have the system end this process where it takes too much; Windows has no such limits, only the parent's clock."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_WORK_SECONDS)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
