"""The rules that checks rest on, each with its source and year, and the days from which and through which it holds:
from ``resources/reference/rules.json``."""

import datetime
import json
from functools import cache
from typing import NamedTuple

from calculator.reference.paths import RESOURCES


class Rule(NamedTuple):
    """One rule. ``year`` is the source's, or "undated"; without a first or last day it holds from or for ever."""

    name: str
    says: str
    source: str
    year: int | str
    first_day: datetime.date
    last_day: datetime.date

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the rule holds on ``day``."""
        return self.first_day <= day <= self.last_day


@cache
def rule(name: str) -> Rule:
    """The rule called ``name``; one that is not there is a fault of the program (KeyError)."""
    return rules()[name]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name."""
    text = (RESOURCES / "reference" / "rules.json").read_text(encoding="utf-8")
    return {name: _rule(name, entry) for name, entry in json.loads(text)["rules"].items()}


def _rule(name: str, entry: dict[str, str | int]) -> Rule:
    first, last = (str(entry.get(end, "")) for end in ("from", "through"))
    return Rule(
        name,
        str(entry["says"]),
        str(entry["source"]),
        entry["year"],
        datetime.date.fromisoformat(first) if first else datetime.date.min,
        datetime.date.fromisoformat(last) if last else datetime.date.max,
    )
