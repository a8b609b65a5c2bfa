"""Read what a stranger may have made in a process of its own, which has so much time and memory and no more.

A workbook is a package of compressed parts and a PDF a program of its own, and 5 MB of either can ask for any amount of
both. What it asks for is asked of a child that the system ends; the window goes on, and the person is told in a
sentence.
"""

import gc
import json
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from calculator.files.problems import FileError, Problem, of_system
from calculator.files.tables import Table
from calculator.reference import child

WORD: Final = "--read-apart"
"""The program's own hidden command, by which the packaged program starts itself as the child; a ``Kind`` follows."""


class Kind(StrEnum):
    """What a child reads."""

    WORKBOOK = "workbook"
    PLAN_DOCUMENT = "plan_document"


MOST_SECONDS: Final = 10
"""As long as a child may take by the clock: a slow machine that has much else to do reads a fair workbook in less."""

MOST_WORK_SECONDS: Final = {Kind.WORKBOOK: 0.9, Kind.PLAN_DOCUMENT: 1.9}
"""As long as a child may compute, where the system holds it to that: as a price list of a thousand rows takes, and
several times as long as a plan's document of eight pages."""

_STARTS_OF_WORK: Final = 8
"""Or so many times as long as it took to begin, on a machine that is much slower than most."""

MOST_MEMORY: Final = 400_000_000
"""The bytes that a child may have, where the system holds it to that."""

_TOO_HEAVY: Final = {Kind.WORKBOOK: "book_too_heavy", Kind.PLAN_DOCUMENT: "sbc_too_heavy"}


class Stop:
    """Ends the child that reads for somebody who does not want the answer any more. Any thread may ask for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._asked = False

    def ask(self) -> None:
        """End the child now, or as soon as it begins."""
        with self._lock:
            self._asked = True
            if self._child is not None:
                self._child.kill()

    def watch(self, child: "subprocess.Popen[bytes]") -> None:
        """``child`` is the one to end."""
        with self._lock:
            self._child = child
            if self._asked:
                child.kill()


def workbook(path: Path, data: bytes, stop: Stop | None = None) -> tuple[Table, ...]:
    """The visible sheets of the workbook ``data``, which is the content of ``path``. ``stop`` can end the reading.

    Raises:
        FileError: it is damaged or holds more than a price list does, or the child ended for want of time or memory, or
            by ``stop``.
    """
    return tuple(_table(sheet) for sheet in asked(Kind.WORKBOOK, path, data, stop))


def asked(kind: Kind, path: Path, data: bytes, stop: Stop | None = None) -> Any:
    """What a child reads in ``data``, the content of ``path``: plain JSON values, as the reader of ``kind`` gives them.
    ``stop`` can end the child before.

    Raises:
        FileError: the reader refuses it, or the child ended for want of time or memory, or by ``stop``.
    """
    answer = _answer(kind, path, data, stop or Stop())
    if "refused" in answer:
        raise FileError(path, Problem(str(answer["refused"]), answer["figures"]))
    return answer["read"]


def serve(kind: str, read: Callable[[Kind, bytes], Any]) -> int:
    """Be the child: read by ``read`` what the standard input holds, write what was read, or why not, to the standard
    output.

    Returns:
        The exit status: 0 where there is an answer, also where it is no.
    """
    _bound(Kind(kind))
    # It ends before there is garbage enough to look for; looking takes a fifth of the time.
    gc.disable()
    # openpyxl would import it for nothing but its types of numbers; that takes as long as reading the workbook.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None: importing it fails
    try:
        # By its number: a program without a console has no streams by name.
        with os.fdopen(0, "rb", closefd=False) as source:
            answer: Mapping[str, Any] = {"read": read(Kind(kind), source.read())}
    except FileError as error:
        answer = {"refused": error.problems[0].key, "figures": dict(error.problems[0].figures)}
    except (MemoryError, RecursionError):
        answer = {"refused": _TOO_HEAVY[Kind(kind)], "figures": {}}
    with os.fdopen(1, "wb", closefd=False) as target:
        target.write(json.dumps(answer).encode("ascii"))
    return 0


def _table(sheet: Mapping[str, Any]) -> Table:
    return Table(**{**sheet, "rows": tuple(map(tuple, sheet["rows"])), "merged": tuple(sheet["merged"])})


def _answer(kind: Kind, path: Path, data: bytes, stop: Stop) -> Mapping[str, Any]:
    """What a child says of ``data``."""
    try:
        with child.started(_command(kind)) as process:
            stop.watch(process)
            try:
                said, _ = process.communicate(data, timeout=MOST_SECONDS)
            except subprocess.TimeoutExpired as error:
                process.kill()
                raise FileError(path, Problem(_TOO_HEAVY[kind])) from error
    except OSError as error:
        raise FileError(path, of_system(error, "not_read")) from error
    if process.returncode != 0:
        raise FileError(path, Problem(_TOO_HEAVY[kind]))
    answer: Mapping[str, Any] = json.loads(said)
    return answer


def _command(kind: Kind) -> list[str]:
    return child.command(WORD, "calculator.files.apart_child", kind)


def _bound(kind: Kind) -> None:
    """Have the system end this process where it takes too much; Windows has no such limits, only the parent's clock."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    begun = time.process_time()
    most = max(MOST_WORK_SECONDS[kind], _STARTS_OF_WORK * begun)
    # The system counts whole seconds; the timer, which ends the process too, is as exact as it has to be.
    for what, bound in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, math.ceil(most) + 1)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, max(most - begun, 0.01))
