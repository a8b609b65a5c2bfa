"""The networks of a published case's plan beside in network, by the names that its lines give them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from calculator.files.problems import short
from calculator.files.published_values import UnsupportedError, cents_or_none, known, yes_or_no
from calculator.model.plan import NetworkCredit, NetworkTier, TierAmounts

IN: Final = "in"
OUT: Final = "out"

_AMOUNTS: Final = ("deductible", "out_of_pocket_limit")
_TIER_KEYS: Final = {*_AMOUNTS, "service", "services", "counts_toward", "counted_from", "balance_billing"}
_OUT_KEYS: Final = _TIER_KEYS - {"balance_billing"}
_LONGEST: Final = 34


def slug_of(name: str) -> str:
    """What the model calls the tier that a case calls ``name``: the same in every plan of the case."""
    return name if name in (IN, OUT) else "tier_" + re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:_LONGEST]


def tiers_of(plan: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What a plan says of its networks beside in network, by name.

    Raises:
        UnsupportedError: a network has a key that the format does not have.
    """
    tiers: Mapping[str, Mapping[str, Any]] = plan.get("tiers") or {}
    for name, tier in tiers.items():
        where = f"plan.tiers.{short(name)}"
        if name == IN:
            raise UnsupportedError(f"{where}: what holds in network is the plan's own")
        known(where, tier, _OUT_KEYS if name == OUT else _TIER_KEYS)
    return dict(tiers)


def names_in(case: Mapping[str, Any]) -> set[str]:
    """The networks that the lines of a case may be in."""
    plan = case["plan"]
    plans = [plan, plan.get("second_plan"), *(change.get("plan") for change in plan.get("changes") or ())]
    plans += [(one or {}).get("rider") for one in plans]
    return {IN, OUT}.union(*((one or {}).get("tiers") or {} for one in plans))


def networks(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The further tiers of a plan, and what its networks count for each other."""
    tiers = tiers_of(plan)
    made = [
        NetworkTier(
            name=slug_of(name),
            title=name[:80],
            deductible=own_amounts(tier, "deductible"),
            out_of_pocket_limit=own_amounts(tier, "out_of_pocket_limit"),
            counts_toward=tuple(slug_of(other) for other in tier.get("counts_toward") or ()),
            counted_from=tuple(slug_of(other) for other in tier.get("counted_from") or ()),
            balance_billing=yes_or_no("tiers.balance_billing", tier.get("balance_billing", False)),
        )
        for name, tier in tiers.items()
        if name != OUT
    ]
    return {"further_tiers": tuple(made), "network_credit": _credit(tiers.get(OUT) or {})}


def _credit(out: Mapping[str, Any]) -> NetworkCredit:
    """What out of network counts for in network, and the other way round."""
    toward, back = (tuple(out.get(key) or ()) for key in ("counts_toward", "counted_from"))
    if set(toward) - {IN} or set(back) - {IN}:
        raise UnsupportedError("plan.tiers.out counts for in; what it counts for another tier, that tier says")
    if toward and back:
        return NetworkCredit.BOTH
    return NetworkCredit.OUT_COUNTS_IN if toward else NetworkCredit.IN_COUNTS_OUT if back else NetworkCredit.SEPARATE


def own_amounts(tier: Mapping[str, Any], which: str) -> TierAmounts | None:
    """A network's own deductible or limit; None: it is in common with in network."""
    amount = tier.get(which)
    if amount is None:
        return None
    known(f"tiers.{which}", amount, {"individual", "family"})
    return TierAmounts(individual=cents_or_none(amount, "individual"), family=cents_or_none(amount, "family"))


def said_in(plans: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """``plans``, and each network of theirs: whatever may say rules of services."""
    for plan in plans:
        yield plan
        yield from tiers_of(plan).values()
