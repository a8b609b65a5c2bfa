"""What the items of a plan's document are called, and where a figure of a plan was read, in words."""

from typing import Final

from calculator.model.plan import Plan
from calculator.reference.texts import known
from calculator.reference.voice import Voice

DAYS: Final = tuple(f"{month:02}-01" for month in range(1, 13))
"""The days on which most plan years turn."""

FIGURE: Final = "figure"
"""The property of a field that says which figure of the plan it is, by its path in the plan."""

_NETWORKS: Final = {"in": "in_network", "out": "out_of_network", "0": "in_network", "1": "out_of_network"}
_AMOUNTS: Final = {"deductible": "deductible", "limit": "out_of_pocket_limit"}
_HEADS: Final = {
    "name": "name",
    "year": "figures_year",
    "plan_year_starts": "year_starts",
    "drug_deductible": "drug_deductible",
}
_NAMED_AS: Final = {"summary_deductible": "shared.deductible"}
"""The deductible of a cost share is called otherwise than the plan's overall one."""

_DETAILS: Final = {"_authorization": "prior_authorization", "_visits": "visit_limit"}


def item_name(key: str, voice: Voice) -> str:
    """The name of an item of the review: ``Specialist visit, in network``."""
    first, _, last = key.partition(".")
    if key in _HEADS:
        return part_name(_HEADS[key], voice)
    for ending, detail in _DETAILS.items():
        if key.endswith(ending):
            return _joined(voice(f"sbc.row_{key.removesuffix(ending)}"), part_name(detail, voice))
    if first in _AMOUNTS:
        detail = "family_rule" if last == "kind" else _NETWORKS[last]
        return _joined(part_name(_AMOUNTS[first], voice), voice.of("plan")(detail))
    if known(f"sbc.row_{first}") and last in _NETWORKS:
        return _joined(voice(f"sbc.row_{first}"), voice(f"plan.{_NETWORKS[last]}"))
    return voice(f"sbc.item_{key}")


def part_name(name: str, voice: Voice) -> str:
    """What the plan editor calls a value."""
    return voice(_NAMED_AS.get(name, f"plan.{name}")).replace("&", "")


def day_words(day: str, voice: Voice) -> str:
    """A day of the year in words: ``January 1``."""
    month, _, number = day.partition("-")
    return voice(f"library.month_{month}", day=int(number))


def read_from(plan: Plan, figure: str, voice: Voice) -> str:
    """Where ``figure`` of ``plan`` was read, as a sentence; empty: it is from no document, or was changed since."""
    source = plan.document.source_of(figure) if plan.document else None
    if plan.document is None or source is None:
        return ""
    key = "sbc.read_on_page" if source.page else "sbc.read_in"
    return voice(key, name=plan.document.name, page=source.page, words=source.words)


def _joined(name: str, detail: str) -> str:
    return f"{name}, {detail[:1].lower()}{detail[1:]}"
