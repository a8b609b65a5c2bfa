"""The user's own plans, kept between starts: a folder with a plan file for each. A plan's name is text that stands in
its file; it is never made a path."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from calculator.files import bundled
from calculator.files.document import CASE, PLAN, decoded, read, text_of, write, write_new
from calculator.files.exclusive import alone
from calculator.files.folders import data_folder
from calculator.files.locking import Password
from calculator.files.problems import FileError, Problem, of_system
from calculator.files.safe_json import value_of
from calculator.model.base import changed
from calculator.model.plan import Plan

_STEM: Final = 60


class OwnPlan(NamedTuple):
    """A plan of the user's and the file that holds it."""

    plan: Plan
    path: Path


class OwnPlans(NamedTuple):
    """The user's plans by name, and what is wrong with files that hold none."""

    plans: tuple[OwnPlan, ...] = ()
    problems: tuple[FileError, ...] = ()

    def named(self, name: str) -> OwnPlan | None:
        """The plan called ``name``, if there is one."""
        return next((own for own in self.plans if own.plan.name == name), None)


class ImportResult(NamedTuple):
    """What came of an import: the plans as they are kept now, and the names of those that were there already."""

    kept: tuple[Plan, ...]
    there: tuple[str, ...]


def folder() -> Path:
    """Where the user's plans lie; it need not exist. ``XDG_DATA_HOME`` says where, or else the habit of the system."""
    return data_folder() / "plans"


def shelf() -> OwnPlans:
    """The user's plans as their files stand now. A broken file is among the problems and hides no other."""
    place = folder()
    try:
        paths = sorted(path for path in place.iterdir() if path.suffix == ".json" and not _swept(path))
    except FileNotFoundError:
        return OwnPlans()
    except OSError as error:
        return OwnPlans(problems=(FileError(place, of_system(error, "not_read")),))
    found: dict[str, OwnPlan] = {}
    problems = []
    for path in paths:
        try:
            plan = read(path, PLAN)
        except FileError as error:
            problems.append(error)
            continue
        if plan.name in found:
            other = found[plan.name].path.name
            problems.append(FileError(path, Problem("plan_name_twice", {"name": plan.name, "other": other})))
        else:
            found[plan.name] = OwnPlan(plan, path)
    return OwnPlans(tuple(sorted(found.values(), key=lambda own: own.plan.name.casefold())), tuple(problems))


def keep(plan: Plan) -> Plan:
    """Put ``plan`` on the shelf under a name that no plan of the library has, its own where that is free.

    Returns:
        The plan as it is kept.

    Raises:
        FileError: it could not be written.
    """
    with alone(folder()):
        return _keep(plan)


def replace(name: str, plan: Plan) -> None:
    """Keep ``plan`` in place of the user's plan called ``name``; the two names may differ.

    Raises:
        FileError: there is no such plan, the new name is taken, or it could not be written.
    """
    with alone(folder()):
        own = _own(name)
        if plan.name != name and plan.name in _taken():
            raise FileError(own.path, Problem("plan_name_taken", {"name": plan.name}))
        write(plan, own.path, PLAN)


def delete(name: str) -> Plan:
    """Take the user's plan called ``name`` away for good and return it, so that it can be kept again.

    Raises:
        FileError: there is no such plan, or its file cannot be removed.
    """
    with alone(folder()):
        own = _own(name)
        try:
            own.path.unlink()
        except OSError as error:
            raise FileError(own.path, of_system(error, "not_deleted")) from error
        return own.plan


def plans_in(path: Path, password: Password | None = None) -> tuple[Plan, ...]:
    """The plans in a file: the one of a plan file, or those of a case, which may have a password on it.

    Raises:
        FileError: the file holds neither, is broken, or is locked with another password.
    """
    text = text_of(path, password)
    tree = value_of(path, text)
    if isinstance(tree, dict) and tree.get("format") == CASE.format:
        return decoded(path, text, CASE).plans
    return (decoded(path, text, PLAN),)


def bring_in(path: Path, password: Password | None = None) -> ImportResult:
    """Keep the plans of a plan file or of a case, which may have a password on it; what is kept has none.

    One that is in the library already is not kept twice.

    Raises:
        FileError: the file cannot be read, or a plan not be kept.
    """
    incoming = plans_in(path, password)
    with alone(folder()):
        there = [*(own.plan for own in shelf().plans), *bundled.plans()]
        kept = tuple(_keep(plan) for plan in incoming if plan not in there)
    return ImportResult(kept, tuple(plan.name for plan in incoming if plan in there))


def export(plan: Plan, path: Path) -> None:
    """Write ``plan`` as a file of its own.

    Raises:
        FileError: it could not be written; what was at ``path`` is untouched.
    """
    write(plan, path, PLAN)


def export_new(plan: Plan, path: Path) -> None:
    """Write ``plan`` as a file of its own where nothing is yet.

    Raises:
        FileError: it could not be written, or there is something (``is_there``).
    """
    write_new(plan, [path], PLAN)


def file_name(name: str) -> str:
    """A file name that says which plan it holds, safe on every system whatever the plan is called."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_STEM].strip("-")
    return f"plan-{words}.json" if words else "plan.json"


def _keep(plan: Plan) -> Plan:
    """``keep``, for whoever is alone with the folder. Two names that look alike to a disk get two files."""
    named = changed(plan, name=bundled.free_name(plan.name, _taken()))
    wanted = folder() / file_name(named.name)
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(wanted, of_system(error, "not_saved")) from error
    write_new(named, _numbered(wanted), PLAN)
    return named


def _swept(path: Path) -> bool:
    """Whether ``path`` was a name for a plan that an earlier version claimed and was ended before it wrote the plan."""
    if not path.name.startswith("plan"):
        return False
    try:
        empty = path.stat().st_size == 0
        if empty:
            path.unlink()
    except OSError:
        return False
    return empty


def _numbered(path: Path) -> Iterable[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def _own(name: str) -> OwnPlan:
    own = shelf().named(name)
    if own is None:
        raise FileError(folder(), Problem("no_such_plan", {"name": name}))
    return own


def _taken() -> set[str]:
    return {plan.name for plan in bundled.plans()} | {own.plan.name for own in shelf().plans}
