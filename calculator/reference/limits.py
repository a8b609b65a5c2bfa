"""Federal limits by year, from ``resources/reference/federal-limits.json``, each with its source."""

import datetime
import json
from functools import cache
from typing import Any

from calculator.money import parse_money
from calculator.reference.paths import RESOURCES


def federal_limit(name: str, year: int) -> int | None:
    """The limit ``name`` of ``year`` in cents; None: that year's figure is not loaded."""
    text = _data()["years"].get(str(year), {}).get(name)
    return None if text is None else parse_money(text)


def source_of(name: str, year: int) -> str:
    """Where the figure ``name`` of ``year`` comes from; empty: that year is not loaded."""
    return str(_data()["sources"][name.split("_", maxsplit=1)[0]].get(str(year), ""))


def self_only_limit(year_starts: datetime.date) -> int | None:
    """The most one person may pay in network in the year that begins on this day (ACA; FACTS C6), in cents.

    It holds for one person inside an aggregate family limit, too. None: that year's figure is not loaded.
    """
    return federal_limit("aca_limit_self_only", year_starts.year)


def newest_year() -> int:
    """The latest year of which figures are loaded."""
    return max(int(year) for year in _data()["years"])


@cache
def _data() -> dict[str, Any]:
    text = (RESOURCES / "reference" / "federal-limits.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
