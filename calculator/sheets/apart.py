"""A sheet is set in another process where this one is open all day, or the sheet is long.

The typesetter keeps tables as large as the longest sheet that it ever set asked for, for good (800 sessions: 230 MB).
A program that is open all day would keep what one odd case needed; a process that ends does not. A long sheet has a
process of its own, and keeps nobody's next one waiting; what a window shows besides is set by its ``typesetter``.
"""

import base64
import datetime
import json
import signal
import subprocess
from collections.abc import Mapping
from typing import Any, Final

from calculator.reference import child
from calculator.sheets import workplace
from calculator.sheets.typesetter import NoAnswerError, Typesetter

WORD: Final = "--set-apart"
"""The program's own hidden command, by which the packaged program starts itself as the child."""

_LONG: Final = 25_000
"""The bytes of values from which on a sheet is long: some 100 sessions, or a comparison of five plans. The start of a
process costs as much time as a third of such a sheet takes."""

_MOST_SECONDS: Final = 600
"""As long as a child may take: the longest course that a case may have takes a tenth of it."""

_MOST_MEMORY: Final = 6_000_000_000
"""The bytes of addresses that a child may have, where the system holds it to that."""


class SheetError(Exception):
    """The sheet cannot be made; the message says why."""


def is_long(files: Mapping[str, bytes]) -> bool:
    """Whether what is set of ``files`` has a process of its own."""
    return len(files["data.json"]) > _LONG


def is_set_apart(files: Mapping[str, bytes]) -> bool:
    """Whether what is set of ``files`` is set in another process."""
    return workplace.open_all_day.is_set() or is_long(files)


def pdf(files: Mapping[str, bytes], made: datetime.datetime | None) -> bytes:
    """The PDF of the typesetter's ``files``, said to be made at ``made``.

    Raises:
        SheetError: the typesetter refuses, or the child ended.
    """
    return base64.b64decode(_asked("pdf", files, made))


def end(files: Mapping[str, bytes]) -> Any:
    """What the template marks as the sheet's end.

    Raises:
        SheetError: as ``pdf``.
    """
    return _asked("end", files, None)


def _asked(what: str, files: Mapping[str, bytes], made: datetime.datetime | None) -> Any:
    question = {
        "what": what,
        "files": {name: base64.b64encode(data).decode() for name, data in files.items()},
        "made": made.isoformat() if made else None,
    }
    ask = _answer_of_its_own if is_long(files) else of_the_window.ask
    try:
        answer = json.loads(ask(json.dumps(question).encode()))
    except OSError as error:
        raise SheetError(f"the typesetter could not be started ({error.strerror})") from error
    except NoAnswerError as error:
        raise SheetError("the sheet is too long, or the typesetter was ended") from error
    if "refused" in answer:
        raise SheetError(answer["refused"])
    return answer["set"]


def _answer_of_its_own(question: bytes) -> bytes:
    with child.started(_command()) as process:
        try:
            said, _ = process.communicate(question, timeout=_MOST_SECONDS)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise SheetError("the sheet is too long: it took too much time") from error
    if process.returncode != 0:
        raise NoAnswerError
    return said


def _command() -> list[str]:
    return child.command(WORD, "calculator.sheets.apart_child")


of_the_window: Final = Typesetter(_command, _MOST_SECONDS)
"""Sets what a window shows, where it is not long."""


def bound() -> None:
    """Have the system end this process where it takes too much; Windows has no such limits, only the parent's clock."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, _MOST_MEMORY), (resource.RLIMIT_CPU, _MOST_SECONDS)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
