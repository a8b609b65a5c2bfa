"""A reading in short, as plain values: money in dollars and rates in percent, for ``plans --from-sbc --json``."""

import json
import re
from decimal import Decimal
from typing import Any

from calculator.files.sbc.reading import Field, Reading

_MONEY = {
    "copay",
    "most",
    "least",
    "amount",
    "in",
    "out",
    "tier2",
    "other_deductibles",
    "drug_deductible",
    "account_employer",
}


def summary(reading: Reading) -> dict[str, Any]:
    """The fields that have a value, by what they belong to; a list for each row's networks."""
    made: dict[str, Any] = {}
    for path, field in reading.fields.items():
        if field.value is None and not path.endswith(".out"):
            continue
        _put(made, path.split("."), _plain(path, field))
    for row, networks in made.items():
        if isinstance(networks, dict) and set(networks) <= {"0", "1"}:
            made[row] = [networks.get(place, {}) for place in ("0", "1")]
    if reading.networks == 3:
        made["tiers"] = ["Tier 1", "Tier 2", "Out-of-network"]
    return made


def words(reading: Reading) -> dict[str, dict[str, Any]]:
    """What each field was read from, with its page."""
    return {path: {"words": field.words, "page": field.page} for path, field in reading.fields.items() if field.words}


def _put(made: dict[str, Any], path: list[str], value: Any) -> None:
    for part in path[:-1]:
        made = made.setdefault(part, {})
    made[path[-1]] = value


def _plain(path: str, field: Field) -> Any:
    last = path.rpartition(".")[2]
    if last.endswith("_authorization"):
        return {
            key: _hundredths(value) if key in ("percent", "amount") else value for key, value in field.value.items()
        }
    if last == "coinsurance" or last in _MONEY:
        return _dollars(field.value)
    return field.value


def _dollars(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _hundredths(one) for key, one in value.items()}
    if isinstance(value, list):
        return [one if one is None else _hundredths(one) for one in value]
    return value if value is None or isinstance(value, str) else _hundredths(value)


def _hundredths(value: int) -> Any:
    """Cents as dollars, basis points as percent."""
    return value // 100 if value % 100 == 0 else Decimal(value) / 100


def as_json(record: Any, indent: int | None = 1) -> str:
    """``record`` as JSON text in ASCII; a ``Decimal`` in it is a number there, and never a float on the way."""
    text = json.dumps(record, ensure_ascii=True, indent=indent, default=lambda value: f"\x01{value}\x01")
    return re.sub(r'"\\u0001([\d.]+)\\u0001"', r"\1", text)
