"""Codes commonly billed for the services of a course (FACTS A4), from ``resources/reference/service-codes.json``."""

import datetime
import json
from functools import cache
from typing import Any, NamedTuple

from calculator.reference.paths import RESOURCES


class ServiceCode(NamedTuple):
    """A code; ``source`` is where it is published, with the year, empty where no source was found."""

    code: str
    source: str


def codes_for(service: str, route: str | None, day: datetime.date) -> tuple[ServiceCode, ...]:
    """The codes for ``service`` given by ``route`` (None: it is not said) on ``day``."""
    return tuple(
        ServiceCode(one["code"], "" if one["source"] is None else f"{one['source']} · {one['year']}")
        for one in _data()
        if service in one["services"]
        and ("routes" not in one or route in one["routes"])
        and one.get("from", "") <= day.isoformat() <= one.get("through", "9999")
    )


@cache
def _data() -> tuple[dict[str, Any], ...]:
    text = (RESOURCES / "reference" / "service-codes.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["codes"])
