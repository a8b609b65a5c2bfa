"""The document: a case as a ``.kat`` file, and a plan or a course as a file of its own. All three are JSON with a
format word and a schema version; money and rates are text in them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from calculator.files import atomic, locking
from calculator.files.json_lines import lines_of
from calculator.files.locking import Password
from calculator.files.migration import migrated
from calculator.files.problems import FileError, Problem, of_model, short
from calculator.files.safe_json import check_size, read_text, value_of
from calculator.model.base import Model
from calculator.model.case import Case
from calculator.model.claims import ClaimTime
from calculator.model.course import Course
from calculator.model.faults import InvalidError
from calculator.model.plan import Plan

SCHEMA_VERSION: Final = 3
"""The newest version of files that this program reads and writes."""

_PLAIN_VERSION: Final = 2
"""The version of a file in which nothing has happened yet: programs that know no more than that price it rightly."""

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Kind(Generic[M]):
    """A kind of file: its format word, and the name and the model of what it holds."""

    format: str
    member: str
    model: type[M]


CASE: Final = Kind("kat-estimator", "case", Case)
PLAN: Final = Kind("kat-estimator-plan", "plan", Plan)
COURSE: Final = Kind("kat-estimator-course", "course", Course)


def load(path: Path, password: Password | None = None) -> Case:
    """The case in the file at ``path``, which may have a password on it.

    Raises:
        FileError: the file is missing, broken, foreign, of a newer version, locked (``locking.wants_password`` says
            whether another password may open it), or its case breaks a rule.
    """
    return read(path, CASE, password)


def save(case: Case, path: Path, password: Password | None = None) -> None:
    """Write ``case`` to ``path``, whole or not at all, for its owner only; ``password``: locked with it.

    Raises:
        FileError: it could not be written; what was at ``path`` is untouched.
    """
    write(case, path, CASE, password)


def read(path: Path, kind: Kind[M], password: Password | None = None) -> M:
    """What the file at ``path`` holds, which must be of this kind.

    Raises:
        FileError: as ``load``.
    """
    return decoded(path, text_of(path, password), kind)


def text_of(path: Path, password: Password | None = None) -> str:
    """The text of the file at ``path``, which may have a password on it.

    Raises:
        FileError: as ``load``, but for what the text holds.
    """
    text = read_text(path)
    if f'"{locking.FORMAT}"' in text:
        tree = value_of(path, text)
        if isinstance(tree, dict) and locking.is_locked(tree):
            from calculator.files import encryption  # noqa: PLC0415 (only locked files need it)

            return encryption.unlock(path, tree, password)
    return text


def write(value: M, path: Path, kind: Kind[M], password: Password | None = None) -> None:
    """Write ``value`` as a file of this kind, after making sure that it reads back as the same value.

    Raises:
        FileError: as ``save``.
    """
    atomic.write(path, content_of(value, path, kind, password))


def write_new(value: M, places: Iterable[Path], kind: Kind[M]) -> Path:
    """Write ``value`` as a file of this kind at the first of ``places`` where nothing is, and return it.

    Raises:
        FileError: as ``save``, or there is something at each place (``is_there``).
    """
    ways = iter(places)
    first = next(ways)
    return atomic.write_new(chain([first], ways), content_of(value, first, kind))


def content_of(value: M, path: Path, kind: Kind[M], password: Password | None = None) -> bytes:
    """What a file of this kind holds of ``value``, after making sure that it reads back as the same value.

    Raises:
        FileError: it would not read back, or is larger than what is read.
    """
    text = encoded(value, kind)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FileError(path, Problem("half_character")) from error
    if decoded(path, text, kind) != value:
        raise FileError(path, Problem("not_the_same"))
    if password is not None:
        from calculator.files import encryption  # noqa: PLC0415

        data = encryption.lock(text, password).encode("ascii")
    check_size(path, len(data))
    return data


def encoded(value: M, kind: Kind[M]) -> str:
    """The text of a file of this kind. Values that a person never set are left out."""
    from calculator.model.checking import to_json  # noqa: PLC0415 (brings pydantic with it)

    content = to_json(value, defaults=False)
    tree = {"format": kind.format, "schema_version": _version_of(value), kind.member: content}
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _version_of(value: Model) -> int:
    """The version that a file of ``value`` needs: what has happened would be left out in silence before version 3."""
    course = value.course if isinstance(value, Case) else value
    beside = isinstance(value, Case) and bool(
        value.explained_by is not None or value.good_faith or value.claims_take != ClaimTime()
    )
    return SCHEMA_VERSION if beside or (isinstance(course, Course) and course.has_happened) else _PLAIN_VERSION


def versions_of(kind: Kind[Any]) -> tuple[int, ...]:
    """The versions that files of this kind are written in."""
    return (_PLAIN_VERSION,) if kind is PLAN else (_PLAIN_VERSION, SCHEMA_VERSION)


def decoded(path: Path, text: str, kind: Kind[M]) -> M:
    """What ``text``, the content of the file at ``path``, holds.

    Raises:
        FileError: as ``load``.
    """
    from calculator.model.checking import from_json  # noqa: PLC0415 (brings pydantic with it)

    tree = value_of(path, text)
    if not isinstance(tree, dict):
        raise FileError(path, Problem("foreign"))
    problem = _foreign(tree, kind)
    if problem is not None:
        raise FileError(path, problem)
    try:
        current = migrated(tree[kind.member], kind.member, tree["schema_version"])
        content = json.dumps(current, ensure_ascii=False, allow_nan=False).encode("utf-8")
        value = from_json(kind.model, content)
    except InvalidError as error:
        raise of_model(path, error, text, kind.member) from error
    except UnicodeEncodeError as error:
        raise FileError(path, Problem("half_character")) from error
    except ValueError as error:
        raise FileError(path, Problem("long_number")) from error
    if isinstance(value, Case):
        _refuse_enrollment_elsewhere(path, value, text)
    return value


def _refuse_enrollment_elsewhere(path: Path, case: Case, text: str) -> None:
    """What is entered for a plan that the case lacks would be left out of every answer in silence."""
    names = {plan.name for plan in case.plans}
    for at, own in enumerate(case.member.by_plan):
        if own.plan not in names:
            where = ("member", "by_plan", at, "plan")
            (line,) = lines_of(text, [(CASE.member, *where)])
            raise FileError(path, Problem("enrolled_elsewhere", {"plan": short(own.plan)}, where, line))


def _foreign(tree: dict[str, object], kind: Kind[M]) -> Problem | None:
    """Why this is not a file of ``kind`` that this version can read, or None when it is one."""
    word, version = tree.get("format"), tree.get("schema_version")
    if word in (CASE.format, PLAN.format, COURSE.format) and word != kind.format:
        return Problem(f"holds_{word}".replace("-", "_"))
    if word != kind.format:
        return Problem("foreign")
    if type(version) is not int or version < 1:
        return Problem("no_version")
    if version > SCHEMA_VERSION:
        return Problem("newer", {"version": short(version), "known": SCHEMA_VERSION})
    if kind.member not in tree:
        return Problem("missing", {"name": kind.member})
    unknown = sorted(set(tree) - {"format", "schema_version", kind.member})
    return Problem("unknown", {"name": short(unknown[0])}) if unknown else None
