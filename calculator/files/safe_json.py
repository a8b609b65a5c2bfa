"""Bytes of a file to a plain JSON tree, refusing whatever is no JSON text of ours. It knows no models."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NoReturn

from calculator.files.problems import FileError, Problem, of_system, short
from calculator.reference import plain

MAX_BYTES: Final = 5_000_000
"""The largest file that is read. A case of ten plans has some 100,000 bytes."""

MOST_VALUES: Final = 150_000
"""So many values a file may hold. The fullest case that the models allow has some 85,000."""

MAX_DEPTH: Final = 40
"""How deep a file may be nested. A case is at most 12 deep."""


_TEXT: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
"""A text in JSON, or what is left of one that does not end."""


class _DuplicateError(ValueError):
    """An object that has the same name twice."""


class _ConstantError(ValueError):
    """NaN or an infinity, which JSON does not have."""


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        FileError: there is no such file, it is too large (found without reading it), or it is not UTF-8.
    """
    return decoded_text(path, read_bytes(path))


def decoded_text(path: Path, data: bytes) -> str:
    """The text that ``data``, which is in the file at ``path``, is.

    Raises:
        FileError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(path, Problem("not_utf8", {"byte": error.start + 1}, line=line)) from error


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """What is in a file of at most ``most`` bytes.

    Raises:
        FileError: there is no such file, it is no ordinary one, or it is too large (found without reading it).
    """
    try:
        return plain.content(path, most)
    except plain.TooLargeError as error:
        raise FileError(path, _size_problem("too_large", error.size, most)) from error
    except plain.NotPlainError as error:
        raise FileError(path, Problem("no_plain_file")) from error
    except (OSError, ValueError) as error:
        raise FileError(path, of_system(error, "not_read")) from error


def check_size(path: Path, size: int) -> None:
    """Make sure that a file of ``size`` bytes could be read again.

    Raises:
        FileError: it could not.
    """
    if size > MAX_BYTES:
        raise FileError(path, _size_problem("too_large_to_save", size, MAX_BYTES))


def value_of(
    path: Path, text: str, number: Callable[[str], object] = float, whole: Callable[[str], object] = int
) -> object:
    """The JSON value that ``text`` is; ``path`` is the file it came from. ``number`` reads what has decimals, ``whole``
    what has none.

    Raises:
        FileError: it is no JSON, is cut off, nested too deeply, holds too much, or has a name twice in one object.
    """
    if not text.strip():
        raise FileError(path, Problem("empty"))
    if _many_values(text):
        raise FileError(path, Problem("too_many_values", {"most": f"{MOST_VALUES:,}"}))
    try:
        value = json.loads(
            text, parse_float=number, parse_int=whole, object_pairs_hook=_object, parse_constant=_constant
        )
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


def _many_values(text: str) -> bool:
    """Whether there are more values than a file may hold; found without making one of them."""
    return _values(text) > MOST_VALUES and _values(_TEXT.sub("", text)) > MOST_VALUES


def _values(text: str) -> int:
    return sum(map(text.count, ",[{"))


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


def _size_problem(key: str, size: int, most: int) -> Problem:
    return Problem(key, {"size": _megabytes(size), "most": _megabytes(most)})


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000}.{size % 1_000_000 // 100_000} MB"
