"""Which figure of a plan each field of a reading becomes, with the words and the page that it was read from."""

import re
from collections.abc import Iterator
from typing import Final

from calculator.files.sbc.reading import Field, Reading
from calculator.model.plan_document import FigureSource

BENEFITS: Final = {
    "primary": "primary_visit",
    "specialist": "specialist_visit",
    "mental_office": "mental_health_office_visit",
    "mental_other": "mental_health_outpatient",
    "outpatient_facility": "outpatient_facility",
    "physician_fee": "physician_fee",
    "specialty_drug": "specialty_drug",
}
"""The form's rows as benefits, by their names in a plan."""

TIER: Final = "tier_2"
"""What the middle one of three networks is called in a plan."""

_MOST_WORDS: Final = 400
_AMOUNTS: Final = {"deductible": "deductible", "limit": "out_of_pocket_limit"}
_NETWORKS: Final = {"in": "in_network", "out": "out_of_network", "0": "in_network", "1": "out_of_network"}
_HEAD: Final = {"name": "name", "year": "figures_year", "plan_year_starts": "year_starts"}
_SHARE: Final = {
    "copay": "copay",
    "coinsurance": "coinsurance",
    "deductible": "deductible",
    "least": "least_per_visit",
    "most": "most_per_visit",
}


def figures_of(reading: Reading) -> tuple[FigureSource, ...]:
    """The figures that the document says, each with where."""
    return tuple(
        FigureSource(figure=figure, page=field.page, words=field.words[:_MOST_WORDS])
        for path, field in reading.fields.items()
        if field.words and field.value is not None
        for figure in _figures(path, field)
    )


def field_of(reading: Reading, figure: str) -> Field | None:
    """The field that the plan's ``figure`` was read from; None: none."""
    return next((field for path, field in reading.fields.items() if figure in _figures(path, field)), None)


def _figures(path: str, field: Field) -> Iterator[str]:
    """The figures that the field at ``path`` becomes."""
    first, *rest = path.split(".")
    last = rest[-1] if rest else ""
    if path in _HEAD:
        yield _HEAD[path]
    elif first in _AMOUNTS and last == "kind":
        yield f"{_AMOUNTS[first]}.kind"
    elif first in _AMOUNTS and last in _NETWORKS and isinstance(field.value, list):
        yield from (f"{_AMOUNTS[first]}.{_NETWORKS[last]}.{tier}" for tier in ("individual", "family"))
    elif last == "tier2" or first.endswith("_tier2"):
        yield from _figures_of_tier(first, last, field)
    elif first in BENEFITS and rest[0] in _NETWORKS:
        yield from _figures_of_cell(BENEFITS[first], rest[0], last)
    elif path == "drug_deductible":
        yield "drug_deductible.individual"
    elif re.fullmatch(r"\w+_visits", path):
        yield f"benefits.{BENEFITS[path.removesuffix('_visits')]}.visit_limit"
    elif re.fullmatch(r"\w+_authorization", path):
        yield f"benefits.{BENEFITS[path.removesuffix('_authorization')]}.authorization"


def _figures_of_cell(benefit: str, place: str, last: str) -> Iterator[str]:
    """The figures of a benefit in or out of network."""
    if last in _SHARE:
        yield f"benefits.{benefit}.{_NETWORKS[place]}.{_SHARE[last]}"
    elif last == "covered":
        yield f"benefits.{benefit}.covered" if place == "0" else f"benefits.{benefit}.out_of_network"


def _figures_of_tier(first: str, last: str, field: Field) -> Iterator[str]:
    """The figures of the middle one of three networks."""
    if first in _AMOUNTS and isinstance(field.value, list):
        yield from (f"further_tiers.{TIER}.{_AMOUNTS[first]}.{tier}" for tier in ("individual", "family"))
    elif last in _SHARE:
        yield f"benefits.{BENEFITS[first.removesuffix('_tier2')]}.{TIER}.{_SHARE[last]}"
