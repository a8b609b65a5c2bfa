"""How long the self-contained program takes to its first painted window beside the unpackaged one, and how large it is.

Only where ``make package`` has made one. Qt itself tells on the error channel when it has painted a window.
"""

import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bench.offscreen import quietly
from bench.table import Row, at_most
from tools.package import FOLDER, PROGRAM, ROOT, size_of

ROUNDS: Final = 7
MOST: Final = 1.5


def started(command: list[str], settings: str) -> float:
    """Seconds from the making of the process to its first painted window.

    Raises:
        RuntimeError: it painted none.
    """
    said = {"QT_LOGGING_RULES": "qt.widgets.painting.info=true", "QT_FORCE_STDERR_LOGGING": "1"}
    begun = perf_counter()
    with subprocess.Popen(command, env=quietly(settings) | said, stderr=subprocess.PIPE, text=True) as program:
        for line in program.stderr or ():
            if "flushing" in line:
                taken = perf_counter() - begun
                program.kill()
                return taken
    raise RuntimeError(f"{command[0]} painted no window")


def measure() -> list[Row]:
    """The medians of ROUNDS starts each, in turns, after one that is not counted; no row where there is no package."""
    if not PROGRAM.is_file():
        return []
    packed, plain = [], []
    with TemporaryDirectory() as settings:
        for _ in range(ROUNDS + 1):
            packed.append(started([str(PROGRAM)], settings))
            plain.append(started([sys.executable, str(ROOT / "main.py")], settings))
    what = f"Start of the self-contained program ({size_of(FOLDER) / 1_000_000:.0f} MB)"
    return [at_most(what, median(packed[1:]), ("unpackaged", median(plain[1:])), MOST)]
