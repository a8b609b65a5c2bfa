"""What comes with the program: example plans, course templates and the worked example."""

from collections.abc import Collection
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.plan import Plan
from calculator.reference.paths import RESOURCES

EXAMPLE: Final[Path] = RESOURCES / "examples" / "inner-path-six-session.kat"
"""A real clinic's course under three real plans, with its worked totals: for the command line and the library."""

WORKED_EXAMPLE: Final[Path] = RESOURCES / "examples" / "worked-example.kat"
"""What the window opens with: prices that range, something met, two plan years, a limit that comes near."""

_LONGEST: Final = 120


@cache
def plans() -> tuple[Plan, ...]:
    """The bundled plans, by name of their file."""
    from calculator.files.document import PLAN, read  # noqa: PLC0415 (not on the start-up path)

    return tuple(read(path, PLAN) for path in sorted((RESOURCES / "plans").glob("*.json")))


@cache
def courses() -> tuple[Course, ...]:
    """The course templates, by name of their file."""
    from calculator.files.document import COURSE, read  # noqa: PLC0415 (not on the start-up path)

    return tuple(read(path, COURSE) for path in sorted((RESOURCES / "courses").glob("*.json")))


@cache
def example() -> Case:
    """The case of ``EXAMPLE``."""
    from calculator.files.document import load  # noqa: PLC0415 (not on the start-up path)

    return load(EXAMPLE)


@cache
def worked_example() -> Case:
    """The case of ``WORKED_EXAMPLE``, ready made."""
    from calculator.files.worked_example import CASE  # noqa: PLC0415 (not every command needs it)

    return CASE


def free_name(name: str, taken: Collection[str]) -> str:
    """``name``, or the first of ``name (2)``, ``name (3)`` that is not ``taken``; never longer than a name may be."""
    if name not in taken:
        return name
    ends = (f" ({number})" for number in count(2))
    return next(made for end in ends if (made := name[: _LONGEST - len(end)] + end) not in taken)
