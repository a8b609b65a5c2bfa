"""What is published of how many people stay in a course, each with its source: from
``resources/reference/persistence.json`` (FACTS A2)."""

import json
from functools import cache
from typing import NamedTuple

from calculator.reference.paths import RESOURCES


class Persistence(NamedTuple):
    """A published figure: of whom began a course by one of ``routes`` such a ``share`` (basis points) had at least so
    many ``sessions``; both 0: it is a mean. ``figures`` are what its sentence needs besides. ``year`` is the source's,
    or "undated"."""

    name: str
    routes: tuple[str, ...]
    sessions: int
    share: int
    figures: dict[str, str]
    source: str
    year: int | str


@cache
def persistences() -> tuple[Persistence, ...]:
    """Every published figure."""
    text = (RESOURCES / "reference" / "persistence.json").read_text(encoding="utf-8")
    return tuple(
        Persistence(
            name,
            tuple(one["routes"]),
            one.get("sessions", 0),
            one.get("share", 0),
            one.get("figures", {}),
            one["source"],
            one["year"],
        )
        for name, one in json.loads(text)["persistence"].items()
    )
