"""Federal limits by year, each with its source: from ``resources/reference/federal-limits.json``, and from the user's
own file for a year that is not loaded there or that has changed since."""

import datetime
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from calculator.money import AmountError, parse_money
from calculator.reference import plain
from calculator.reference.paths import RESOURCES

BY_THE_USER: Final = "entered by the user"
"""The source of a figure that stands in the user's own file."""

_LARGEST_FILE: Final = 65_536


class UserLimits(NamedTuple):
    """What the user's own file says: cents by year and name, and, where the file is broken, at which place.

    A broken file gives no figures at all. ``broken_at`` is a name such as ``years.2027.fsa`` or a line and column
    such as ``3:15``; empty: nothing is wrong.
    """

    figures: dict[tuple[int, str], int]
    broken_at: str = ""


_SEEN: ContextVar[UserLimits | None] = ContextVar("seen", default=None)


def federal_limit(name: str, year: int) -> int | None:
    """The limit ``name`` of ``year`` in cents, the user's own figure first; None: that year's figure is not loaded."""
    own = user_limits().figures.get((year, name))
    if own is not None:
        return own
    return _loaded(name, year)


@cache
def _loaded(name: str, year: int) -> int | None:
    text = _data()["years"].get(str(year), {}).get(name)
    return None if text is None else parse_money(text)


def source_of(name: str, year: int) -> str:
    """Where the figure ``name`` of ``year`` comes from; empty: that year is not loaded."""
    if (year, name) in user_limits().figures:
        return BY_THE_USER
    return str(_data()["sources"][name.split("_", maxsplit=1)[0]].get(str(year), ""))


def self_only_limit(year_starts: datetime.date) -> int | None:
    """The most one person may pay in network in the year that begins on this day (ACA; FACTS C6), in cents.

    It holds for one person inside an aggregate family limit, too. None: that year's figure is not loaded.
    """
    return federal_limit("aca_limit_self_only", year_starts.year)


def newest_year() -> int:
    """The latest year of which the program brings figures."""
    return max(int(year) for year in _data()["years"])


def years() -> tuple[int, ...]:
    """The years of which the program or the user brings figures."""
    return tuple(sorted({*map(int, _data()["years"]), *(year for year, _ in user_limits().figures)}))


def names() -> tuple[str, ...]:
    """The names of all limits, in the order of the program's file."""
    return tuple(dict.fromkeys(name for known in _data()["years"].values() for name in known))


def user_file() -> Path:
    """Where the user's own limits are looked for; the file need not exist."""
    return _place(os.environ.get("XDG_CONFIG_HOME", ""), os.environ.get("HOME", ""))


@lru_cache(maxsize=4)
def _place(config: str, _home: str) -> Path:
    """The user's file where these are the system's folders. Kept: every edit asks for it a hundred times."""
    folder = Path(config) if Path(config).is_absolute() else Path(os.path.expanduser("~")) / ".config"  # noqa: PTH111
    return folder / "kat-estimator" / "federal-limits.json"


@contextmanager
def as_they_stand() -> Iterator[None]:
    """Inside of it the user's file is looked at once, so that all of one answer is of the same figures."""
    token = _SEEN.set(user_limits())
    try:
        yield
    finally:
        _SEEN.reset(token)


def user_limits() -> UserLimits:
    """The user's own limits as their file stands now; read again only when the file has changed."""
    seen = _SEEN.get()
    if seen is not None:
        return seen
    path = user_file()
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return UserLimits({})
    except OSError:
        return UserLimits({}, "1:1")
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> UserLimits:
    """The file at ``path``, kept until its time or size changes."""
    try:
        tree = json.loads(plain.content(path, _LARGEST_FILE).decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        return UserLimits({}, f"{error.lineno}:{error.colno}")
    except (OSError, ValueError, RecursionError, plain.TooLargeError):
        return UserLimits({}, "1:1")
    return _checked(tree)


def _checked(tree: object) -> UserLimits:
    """The figures of a file of the same shape as the program's own: years, names, decimal strings (or null)."""
    years = tree.get("years") if isinstance(tree, dict) else None
    if not isinstance(years, dict):
        return UserLimits({}, "years")
    names = {name for known in _data()["years"].values() for name in known}
    figures: dict[tuple[int, str], int] = {}
    for year, limits in years.items():
        if not (year.isascii() and year.isdigit() and len(year) == 4 and isinstance(limits, dict)):
            return UserLimits({}, f"years.{year[:20]}")
        for name, text in limits.items():
            if text is None and name in names:
                continue
            try:
                if name not in names or not isinstance(text, str):
                    return UserLimits({}, f"years.{year}.{name[:40]}")
                figures[int(year), name] = parse_money(text)
            except AmountError:
                return UserLimits({}, f"years.{year}.{name}")
    return UserLimits(figures)


@cache
def _data() -> dict[str, Any]:
    text = (RESOURCES / "reference" / "federal-limits.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
