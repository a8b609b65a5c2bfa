"""What can be wrong with a file, said for a person: which file, where in it, what is wrong, what would be right."""

import errno
import re
import reprlib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from calculator.files.json_lines import Where, lines_of
from calculator.model.faults import Fault, InvalidError
from calculator.money import AmountError
from calculator.reference.texts import known
from calculator.reference.voice import ENGLISH, Voice

SHOWN: Final = 5
"""So many problems of one file are listed; the rest are counted."""

_LONGEST: Final = 40
"""The signs of a value that a sentence holds."""

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SYSTEM: Final = {
    errno.ENOENT: "no_such_file",
    errno.ENOTDIR: "no_such_file",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.EISDIR: "is_folder",
    errno.ENODEV: "no_plain_file",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.EEXIST: "is_there",
    **dict.fromkeys(
        (errno.ESTALE, errno.EIO, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENXIO),
        "disk_gone",
    ),
}


class Problem(NamedTuple):
    """One thing that is wrong: its sentence in the catalogue ``files``, its place in the case, its line in the file."""

    key: str
    figures: Mapping[str, object] = {}
    where: Where = ()
    line: int | None = None

    def say(self, voice: Voice = ENGLISH) -> str:
        """The problem in words, with its place."""
        what = voice(f"files.{self.key}", **self.figures)
        if self.where:
            what = voice("files.at", where=spoken(self.where, voice), what=what)
        if self.line is not None:
            what = voice("files.on_line", what=what, line=self.line)
        return visible(what)


class FileError(Exception):
    """A file that cannot be read or written: its path, its problems (the first of ``count``), and the line of the first
    where it is known."""

    def __init__(self, path: Path, *problems: Problem, count: int | None = None) -> None:
        super().__init__(path, *problems)
        self.path = path
        self.problems = problems
        self.count = len(problems) if count is None else count
        self.line = problems[0].line

    @property
    def message(self) -> str:
        """Everything that is wrong, in English."""
        return self.say(ENGLISH)

    def say(self, voice: Voice = ENGLISH) -> str:
        """Everything that is wrong: one line for one problem, else a heading and a line for each."""
        name = visible(self.path.name or str(self.path))
        if self.count == 1 or self.problems[0].key == "type_too_many_faults":
            return voice("files.one", name=name, what=self.problems[0].say(voice))
        lines = [voice("files.several", name=name, count=self.count)]
        lines += [f"• {problem.say(voice)}" for problem in self.problems[:SHOWN]]
        if self.count > SHOWN:
            lines.append("• " + voice("files.more", count=self.count - SHOWN))
        return "\n".join(lines)

    def __str__(self) -> str:
        """The message."""
        return self.message


def of_system(error: Exception, otherwise: str) -> Problem:
    """The problem behind an error of the file system; ``otherwise`` names the sentence for a rare one."""
    code = error.errno if isinstance(error, OSError) and error.errno is not None else 0
    if code in _SYSTEM:
        return Problem(_SYSTEM[code])
    return Problem(otherwise, {"said": getattr(error, "strerror", None) or str(error)})


def of_model(path: Path, error: InvalidError, text: str, member: str) -> FileError:
    """What is wrong with the file at ``path``, whose ``text`` holds as the member ``member`` a value that breaks rules.

    Lines are looked for only of the problems that are shown."""
    shown = error.faults[:SHOWN]
    lines = lines_of(text, [(member, *fault.where) for fault in shown])
    found = []
    for fault, line in zip(shown, lines, strict=True):
        where: Where = fault.where
        key, figures = _said(fault)
        if key in ("missing", "unknown"):
            figures, where = {"name": short(where[-1])}, where[:-1]
        found.append(Problem(key, figures, where, line))
    return FileError(path, *found, count=error.count)


def spoken(where: Where, voice: Voice = ENGLISH) -> str:
    """A place in a case for a person: ``course › line 3 › price › likely``."""
    steps: list[str] = []
    for step in where:
        if isinstance(step, str):
            steps.append(short(step))
            continue
        inside = f"files.item_{steps.pop()}" if steps else ""
        steps.append(voice(inside if known(inside) else "files.item", number=step + 1))
    return " › ".join(steps)


def short(value: object, most: int = _LONGEST) -> str:
    """A value out of a file, cut to ``most`` signs, which fit in a sentence."""
    # A value can be megabytes long, and a group of values nobody could read anyway.
    whole = reprlib.repr(value) if isinstance(value, list | dict) else str(value)
    text = visible(whole[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "…"


def visible(text: str) -> str:
    """``text`` without characters that steer a terminal or turn the reading order; they become ``�``."""
    return "".join("�" if unicodedata.category(sign) in _UNSEEN and sign != "\n" else sign for sign in text)


def plain(text: str) -> str:
    """``text`` for a file that others open: without control characters and without what turns the reading order, but
    with the signs that join letters in some scripts."""
    return "".join(
        "�" if sign in _TURNING or (unicodedata.category(sign) == "Cc" and sign not in "\n\t") else sign
        for sign in text
    )


def _said(fault: Fault) -> tuple[str, Mapping[str, object]]:
    """The catalogue's name for a kind of fault, and the figures of its sentence."""
    if isinstance(fault.cause, AmountError):
        return f"amount_{fault.cause.code}", {"text": fault.cause.text}
    if isinstance(fault.cause, ValueError):
        return "rule", {"said": str(fault.cause)}
    key = {"missing": "missing", "unexpected_keyword_argument": "unknown"}.get(fault.kind, f"type_{fault.kind}")
    if not known(f"files.{key}"):
        return "rule", {"said": fault.message}
    choices = ", ".join(re.findall("'([^']*)'", str(fault.figures.get("expected", ""))))
    return key, {**fault.figures, "choices": choices, "got": short(fault.given)}
