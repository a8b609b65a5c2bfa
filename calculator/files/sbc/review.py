"""A reading laid out for a person to look at: what belongs together in one item, guesses first, then what is missing,
then what was read. A value that the person puts right is no longer the document's."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final, NamedTuple

from calculator.files.sbc.read import ROWS
from calculator.files.sbc.reading import THREE, Box, Field, Reading, Status


class Kind(StrEnum):
    """How a value is put right."""

    TEXT = "text"
    YEAR = "year"
    DAY = "day"
    MONEY = "money"
    PERCENT = "percent"
    COVERED = "covered"
    DEDUCTIBLE = "deductible"
    FAMILY_RULE = "family_rule"
    AUTHORIZATION = "authorization"
    COUNT = "count"


class Part(NamedTuple):
    """One value: its field, its place in the field where that has several, what it is called and how it is edited."""

    path: str
    name: str
    kind: Kind
    place: int | str | None = None


class Item(NamedTuple):
    """What stands in one place of the document: ``key`` is of the field, or of the cell of the chart."""

    key: str
    parts: tuple[Part, ...]
    status: Status
    words: str
    page: int
    box: Box | None
    per: str = ""
    """What the copay is for where that is no visit, "day" or "admission": a plan holds it as a visit's, which a person
    confirms."""


_ORDER: Final = (Status.GUESSED, Status.MISSING, Status.READ)
_HEADS: Final = (
    ("name", (Part("name", "name", Kind.TEXT),)),
    ("year", (Part("year", "figures_year", Kind.YEAR),)),
    ("plan_year_starts", (Part("plan_year_starts", "year_starts", Kind.DAY),)),
)
_TIERS: Final = ("individual", "family")


def items(reading: Reading) -> tuple[Item, ...]:
    """What there is to look at, in the order in which to do it. What no plan holds is not among it."""
    found = [_item(reading, key, parts) for key, parts in _all(reading)]
    return tuple(sorted(found, key=lambda item: _ORDER.index(item.status)))


def value_of(reading: Reading, part: Part) -> Any:
    """The value of ``part``; None: there is none."""
    value = reading.value(part.path)
    if part.place is None or value is None:
        return value
    if isinstance(part.place, str):
        return value.get(part.place)
    return value[part.place] if isinstance(value, (list, tuple)) and part.place < len(value) else None


def corrected(reading: Reading, part: Part, value: Any) -> Reading:
    """``reading`` with another value of ``part``, which comes from no words of the document."""
    field = reading.fields.get(part.path, Field(None, Status.MISSING))
    if part.place is None:
        whole = value
    elif isinstance(part.place, str):
        whole = {**(field.value or {}), part.place: value}
        whole = None if whole.get("missing") is None else whole
    else:
        pair = list(field.value) if isinstance(field.value, (list, tuple)) else []
        pair += [None] * (2 - len(pair))
        pair[part.place] = value
        whole = None if pair == [None, None] else pair
    return reading.with_field(part.path, field._replace(value=whole, words="", page=0, box=None))


def _all(reading: Reading) -> Iterable[tuple[str, tuple[Part, ...]]]:
    yield from _HEADS
    for name in ("deductible", "limit"):
        for network in ("in", "tier2", "out") if reading.networks == THREE else ("in", "out"):
            path = f"{name}.{network}"
            yield path, tuple(Part(path, tier, Kind.MONEY, at) for at, tier in enumerate(_TIERS))
        yield f"{name}.kind", (Part(f"{name}.kind", "family_rule", Kind.FAMILY_RULE),)
    if "drug_deductible" in reading.fields:
        yield "drug_deductible", (Part("drug_deductible", "individual", Kind.MONEY),)
    if "account_employer" in reading.fields:
        yield "account_employer", (Part("account_employer", "individual", Kind.MONEY, 0),)
    for row in ROWS:
        keys = (f"{row}.0", f"{row}_tier2", f"{row}.1") if reading.networks == THREE else (f"{row}.0", f"{row}.1")
        yield from ((key, _cell(key)) for key in keys)
        if f"{row}_visits" in reading.fields:
            yield f"{row}_visits", (Part(f"{row}_visits", "visit_limit", Kind.COUNT),)
        path = f"{row}_authorization"
        if path in reading.fields:
            yield (
                path,
                (
                    Part(path, "missing", Kind.AUTHORIZATION, "missing"),
                    Part(path, "penalty_percent", Kind.PERCENT, "percent"),
                    Part(path, "penalty_amount", Kind.MONEY, "amount"),
                ),
            )


def _cell(key: str) -> tuple[Part, ...]:
    return (
        Part(f"{key}.covered", "covered", Kind.COVERED),
        Part(f"{key}.copay", "copay", Kind.MONEY),
        Part(f"{key}.coinsurance", "coinsurance", Kind.PERCENT),
        Part(f"{key}.deductible", "summary_deductible", Kind.DEDUCTIBLE),
        Part(f"{key}.most", "most", Kind.MONEY),
    )


def _item(reading: Reading, key: str, parts: tuple[Part, ...]) -> Item:
    fields = [reading.fields[part.path] for part in parts if part.path in reading.fields]
    if not fields:
        return Item(key, parts, _status_of_none(reading, key), "", 0, None)
    told = min(fields, key=lambda field: _ORDER.index(field.status))
    per = str(reading.value(f"{key}.per") or "")
    status = Status.GUESSED if per else told.status
    shown = told if told.words else next((field for field in fields if field.words), told)
    return Item(key, parts, status, shown.words, shown.page, shown.box, per)


def _status_of_none(reading: Reading, key: str) -> Status:
    """An amount out of network that is nowhere is missing, but for a plan that covers nothing there."""
    outside = [reading.value(f"{row}.1.covered") for row in ROWS]
    return Status.READ if key.endswith(".out") and not any(outside) else Status.MISSING
