"""Bytes of a file to a plain JSON tree, refusing whatever is no JSON text of ours. It knows no models."""

import json
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NoReturn

from calculator.files.problems import FileError, Problem, of_system, short

MAX_BYTES: Final = 5_000_000
"""The largest file that is read. A case of ten plans has some 100,000 bytes."""

MAX_DEPTH: Final = 40
"""How deep a file may be nested. A case is at most 12 deep."""


class _DuplicateError(ValueError):
    """An object that has the same name twice."""


class _ConstantError(ValueError):
    """NaN or an infinity, which JSON does not have."""


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        FileError: there is no such file, it is too large (found without reading it), or it is not UTF-8.
    """
    return _decoded(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """What is in a file.

    Raises:
        FileError: there is no such file, or it is too large (found without reading it).
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileError(path, Problem("is_folder"))
        if not stat.S_ISREG(status.st_mode):
            raise FileError(path, Problem("no_plain_file"))
        data = b""
        if status.st_size <= MAX_BYTES:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise FileError(path, of_system(error, "not_read")) from error
    if max(status.st_size, len(data)) > MAX_BYTES:
        raise FileError(path, Problem("too_large", {"size": _megabytes(status.st_size), "most": _megabytes(MAX_BYTES)}))
    return data


def value_of(path: Path, text: str, number: Callable[[str], object] = float) -> object:
    """The JSON value that ``text`` is; ``path`` is the file it came from. ``number`` reads what has decimals.

    Raises:
        FileError: it is no JSON, is cut off, nested too deeply, or has a name twice in one object.
    """
    if not text.strip():
        raise FileError(path, Problem("empty"))
    try:
        value = json.loads(text, parse_float=number, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise FileError(path, _broken(error)) from error
    except _DuplicateError as error:
        raise FileError(path, Problem("twice", {"name": short(error)})) from error
    except _ConstantError as error:
        raise FileError(path, Problem("constant", {"name": str(error)})) from error
    except ValueError as error:
        raise FileError(path, Problem("long_number")) from error
    except RecursionError as error:
        raise FileError(path, Problem("too_deep", {"most": MAX_DEPTH})) from error
    if _deeper_than(value, MAX_DEPTH):
        raise FileError(path, Problem("too_deep", {"most": MAX_DEPTH}))
    return value


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(path, Problem("not_utf8", {"byte": error.start + 1}, line=line)) from error


def _object(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise _DuplicateError(name)
        made[name] = value
    return made


def _constant(name: str) -> NoReturn:
    raise _ConstantError(name)


def _broken(error: json.JSONDecodeError) -> Problem:
    cut_off = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
    return Problem("cut_off" if cut_off else "not_json", {"column": error.colno}, line=error.lineno)


def _deeper_than(tree: object, most: int) -> bool:
    level = [tree]
    for _ in range(most):
        held = [value for value in level if isinstance(value, dict | list)]
        level = [part for value in held for part in (value.values() if isinstance(value, dict) else value)]
    return bool(level)


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000}.{size % 1_000_000 // 100_000} MB"
