"""The process in which a window has its sheets set, one after the other.

The typesetter keeps what its last sheets were made of in tables that grow and never shrink (after some 2,000 sheets
75 MB in one piece), and what it leaves free is cut up among what others hold. No call of it gives that back; a process
that ends does. This one is warm from sheet to sheet, and ends when nobody has asked for a while or it has set many.
"""

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Final

from calculator.reference import child

IDLE_S: Final = 300.0
"""The process ends when nothing was asked for so long: whoever goes on then waits half a second longer for a sheet."""

MOST: Final = 400
"""The process ends after so many answers; a sheet takes two or three."""


class NoAnswerError(Exception):
    """The process was ended or broke down, or took too long, before it answered."""


class Typesetter:
    """One process at a time, started when it is asked something, that answers whichever thread asks."""

    def __init__(self, command: Callable[[], Sequence[str]], most_seconds: float) -> None:
        self._command = command
        self._most_seconds = most_seconds
        self._one_at_a_time = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: bytes) -> bytes:
        """The line that answers the line ``question``, both without their ends.

        Raises:
            OSError: the system starts no process.
            NoAnswerError: there is no answer.
        """
        with self._one_at_a_time:
            while True:
                process = self._process = self._ready() or child.start(self._command())
                answer = self._answer(process, question)
                if answer.endswith(b"\n"):
                    return answer[:-1]
                self._let_go()
                # One that ended by itself, as it does in time, leaves the question to the next.
                if process.returncode != 0:
                    raise NoAnswerError

    def rest(self) -> None:
        """End the process as it ends by itself when nobody has asked for long."""
        with self._one_at_a_time:
            self._let_go()

    def _ready(self) -> "subprocess.Popen[bytes] | None":
        """The process that waits to be asked; one that somebody ended meanwhile leaves its place to another."""
        if self._process is not None and self._process.poll() is not None:
            self._let_go()
        return self._process

    def _answer(self, process: "subprocess.Popen[bytes]", question: bytes) -> bytes:
        assert process.stdin is not None
        assert process.stdout is not None
        too_long = threading.Timer(self._most_seconds, process.kill)
        too_long.daemon = True
        too_long.start()
        try:
            process.stdin.write(question + b"\n")
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return b""
        finally:
            too_long.cancel()

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            # What could not be written any more is written once more when the pipe is closed.
            with contextlib.suppress(OSError), process:
                pass


def questions(source: BinaryIO) -> Iterator[bytes]:
    """In the process: each line that is asked, until nobody asks for long, or MOST were."""
    for _ in range(MOST):
        idle = threading.Timer(IDLE_S, os._exit, (0,))
        idle.daemon = True
        idle.start()
        asked = source.readline()
        idle.cancel()
        if not asked:
            return
        yield asked
