"""This program once more, as a process of its own for a piece of work: its memory goes when it ends, and the system can
end it."""

import contextlib
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator, Sequence

_running: "weakref.WeakSet[subprocess.Popen[bytes]]" = weakref.WeakSet()


def command(word: str, module: str, *words: str) -> list[str]:
    """How to start the process that is ``module.serve(*words)``; the packaged program starts itself by ``word``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, word, *words]
    starts = f"import sys; from {module} import serve; sys.exit(serve(*sys.argv[1:]))"
    return [sys.executable, "-s", "-P", "-c", starts, *words]


def start(words: Sequence[str]) -> "subprocess.Popen[bytes]":
    """The process that ``words`` start, which is given its work and tells what came of it by its standard streams.

    Raises:
        OSError: the system starts none.
    """
    child = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(place or os.curdir for place in sys.path)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    _running.add(child)
    return child


@contextlib.contextmanager
def started(words: Sequence[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """As ``start``, for one piece of work: when that is done it is waited for.

    Raises:
        OSError: the system starts none.
    """
    with start(words) as child:
        yield child


def end_all() -> None:
    """End every such process: nobody waits for their answers any more. Whoever asked finds that it ended."""
    for child in list(_running):
        child.kill()
