"""How long the self-contained program takes to its first painted window beside the unpackaged one, how large it is, and
how long until it has priced a list of members by the rules that it brings compiled.

Only where ``make package`` has made one. Qt itself tells on the error channel when it has painted a window.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bench.offscreen import quietly
from bench.table import Row, at_most
from calculator.files import bundled
from tools.package import FOLDER, PROGRAM, ROOT, size_of

ROUNDS: Final = 7
MOST: Final = 1.5
FIRST: Final = 3.0
"""Seconds from the start to the first answer of the compiled rules."""


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


def priced(settings: str) -> float:
    """Seconds from the making of the process to the end of one that priced ten members by compiled rules.

    Raises:
        RuntimeError: its rules are not compiled.
    """
    members = Path(settings) / "members.csv"
    members.write_text("deductible_met\n" + "100\n" * 10, encoding="utf-8")
    begun = perf_counter()
    words = [str(PROGRAM), "workforce", str(bundled.EXAMPLE), str(members), "--json"]
    told = subprocess.run(words, env=quietly(settings), stdout=subprocess.PIPE, check=True).stdout
    taken = perf_counter() - begun
    if not json.loads(told)["is_compiled"]:
        raise RuntimeError(f"{PROGRAM} brings no compiled rules")
    return taken


def measure() -> list[Row]:
    """The medians of ROUNDS starts each, in turns, after one that is not counted; no row where there is no package."""
    if not PROGRAM.is_file():
        return []
    packed, plain, members = [], [], []
    with TemporaryDirectory() as settings:
        for _ in range(ROUNDS + 1):
            packed.append(started([str(PROGRAM)], settings))
            plain.append(started([sys.executable, str(ROOT / "main.py")], settings))
            members.append(priced(settings))
    what = f"Start of the self-contained program ({size_of(FOLDER) / 1_000_000:.0f} MB)"
    return [
        at_most(what, median(packed[1:]), ("unpackaged", median(plain[1:])), MOST),
        at_most("Its first compiled answer after start", median(members[1:]), ("allowed", FIRST), 1.0),
    ]
