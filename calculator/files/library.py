"""What comes with the program: example plans, course templates and the worked example."""

from functools import cache
from pathlib import Path
from typing import Final

from calculator.files.document import COURSE, PLAN, load, read
from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.plan import Plan
from calculator.reference.paths import RESOURCES

EXAMPLE: Final[Path] = RESOURCES / "examples" / "inner-path-six-session.kat"
"""The worked example that the window opens with."""


@cache
def plans() -> tuple[Plan, ...]:
    """The bundled plans, by name of their file."""
    return tuple(read(path, PLAN) for path in sorted((RESOURCES / "plans").glob("*.json")))


@cache
def courses() -> tuple[Course, ...]:
    """The course templates, by name of their file."""
    return tuple(read(path, COURSE) for path in sorted((RESOURCES / "courses").glob("*.json")))


@cache
def example() -> Case:
    """The worked example: a real clinic's course under three real plans."""
    return load(EXAMPLE)
