"""Other processes that write at the same time."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from calculator.reference.paths import RESOURCES

ROOT = RESOURCES.parent


@contextmanager
def running(code: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """A program of its own, ended at the end."""
    command = [sys.executable, "-c", code, *map(str, words)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()
