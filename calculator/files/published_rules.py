"""The rules of a published case, by service and place: each becomes a benefit, and which one a line is paid under a
reading."""

from collections.abc import Iterable, Mapping, Set
from typing import Any, Final, NamedTuple

from calculator.files.problems import short
from calculator.files.published_networks import OUT, said_in, slug_of, tiers_of
from calculator.files.published_shares import of_every_network, share_of
from calculator.files.published_values import UnsupportedError
from calculator.model.plan import Benefit, CostShare, Reading, TierShare

EVERY: Final = "every_service"
"""The benefit of every service that has no rule of its own."""

_LIMITS: Final = (
    *("visit_limit", "dollar_limit", "copay_year_maximum"),
    *("lifetime_visit_limit", "lifetime_dollar_limit", "first_visits"),
)
"""What counts visits, dollars and copays: a place that states one of its own counts for itself."""


class Rules(NamedTuple):
    """By service and place ("" where it is any) the name of the benefit that it is paid under."""

    names: dict[tuple[str, str], str]

    @classmethod
    def of(cls, plans: Iterable[Mapping[str, Any]], services: Set[str]) -> "Rules":
        """The rules of a plan as it is in its several years, whose lines are of ``services``."""
        named: dict[str, dict[str, None]] = {}
        every: dict[str, None] = {}
        for plan in said_in(plans):
            every |= dict.fromkeys(plan.get("service", {}).get("places") or {})
            for service in plan.get("services") or {}:
                named.setdefault(service, {}).update(dict.fromkeys(_rule(plan, service).get("places") or {}))
        names = {}
        if every:
            # What has no rule of its own is under the rule of every line, which knows places.
            for service in sorted(services - set(named)):
                names[service, ""] = EVERY
                names |= {(service, place): f"{EVERY}_place_{at}" for at, place in enumerate(every, start=1)}
        for number, (service, places) in enumerate(named.items(), start=1):
            name = f"service_{number}"
            names[service, ""] = name
            for at, place in enumerate(dict.fromkeys((*every, *places)), start=1):
                names[service, place] = f"{name}_place_{at}"
        return cls(names)

    @property
    def counted(self) -> tuple[str, ...]:
        """The benefits of services, whatever the place."""
        return tuple(dict.fromkeys((EVERY, *(name for (_, place), name in self.names.items() if not place))))

    @property
    def reading(self) -> tuple[Reading, ...]:
        """Which benefit each service is paid under at each place."""
        return tuple(
            Reading.unchecked(service=service, benefit=name, place=place or None)
            for (service, place), name in self.names.items()
        )

    def benefits(self, plan: Mapping[str, Any]) -> tuple[Benefit, ...]:
        """The benefits of ``plan``, which is one of those that the rules are of."""
        if "limits_with" in (plan.get("service") or {}):
            raise UnsupportedError("plan.service.limits_with: all services count together as it is")
        made = {EVERY: _benefit(EVERY, plan, None)}
        for (service, place), name in self.names.items():
            if name not in made:
                rule, counted = _rule(plan, service), self.names[service, ""]
                over = (rule.get("places") or {}).get(place) or {}
                own = (plan.get("services") or {}).get(service) or {}
                if "limits_with" in over:
                    raise UnsupportedError("service.places: limits_with is of a service, whatever the place")
                if own.get("limits_with") is not None:
                    counted = self._counting(plan, own["limits_with"])
                elif counted != EVERY and _is_of_every_line(rule, own):
                    counted = EVERY
                alone = counted == name or any(limit in over for limit in _LIMITS)
                made[name] = _benefit(name, plan, service, place, None if alone else counted)
        return tuple(made.values())

    def _counting(self, plan: Mapping[str, Any], service: object) -> str:
        """The benefit of the service that another's visits, dollars and copays are counted with."""
        services: Mapping[str, Mapping[str, Any]] = plan.get("services") or {}
        name = self.names.get((service, "")) if isinstance(service, str) else None
        if name is None or name == EVERY:
            raise UnsupportedError(f"service.limits_with: plan.services has no {short(service)}")
        if (services.get(str(service)) or {}).get("limits_with") is not None:
            raise UnsupportedError(f"service.limits_with: {short(service)} is itself counted with another")
        return name


def _is_of_every_line(rule: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Whether the most that copays come to in a year is stated for every line, so that those of all services count
    together; what is stated of visits and of what the plan pays is each service's."""
    limits = [limit for limit in _LIMITS if rule.get(limit) is not None]
    return limits == ["copay_year_maximum"] and "copay_year_maximum" not in own


def laid_over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``under`` with what ``over`` says in place of it, down to the single figure."""
    found = dict(under)
    for key, value in over.items():
        before = under.get(key)
        nested = isinstance(before, Mapping) and isinstance(value, Mapping)
        found[key] = laid_over(before or {}, value) if nested else value
    return found


def _rule(plan: Mapping[str, Any], service: str | None) -> dict[str, Any]:
    over = {} if service is None else (plan.get("services") or {}).get(service) or {}
    return laid_over(plan.get("service") or {}, over)


def _at(rule: Mapping[str, Any], place: str) -> dict[str, Any]:
    return laid_over(rule, (rule.get("places") or {}).get(place) or {})


def _benefit(
    name: str, plan: Mapping[str, Any], service: str | None, place: str = "", limits_with: str | None = None
) -> Benefit:
    rule = _at(_rule(plan, service), place)
    inside, covered = share_of(rule), rule.get("covered", True)
    of_all = of_every_network(rule)
    shares: dict[str, CostShare | None] = {OUT: inside}
    for network, tier in tiers_of(plan).items():
        own = _rule(tier, service)
        if "limits_with" in own:
            raise UnsupportedError(f"plan.tiers.{short(network)}.service.limits_with: it holds in every network")
        then = _at(laid_over(_rule(plan, service), own), place)
        same = of_every_network(then)
        if word := next((word for word, value in of_all.items() if same[word] != value), None):
            raise UnsupportedError(f"plan.tiers.{short(network)}.service.{word}: it holds in every network")
        if then.get("covered", True) and not covered:
            raise UnsupportedError(f"plan.tiers.{short(network)}: what is covered in a tier is so in network")
        shares[network] = share_of(then) if then.get("covered", True) else None
    outside = shares.pop(OUT)
    return Benefit(
        name=name,
        covered=covered,
        in_network=inside,
        out_of_network=outside,
        further_tiers=tuple(
            TierShare(tier=slug_of(network), share=share) for network, share in shares.items() if share is not None
        ),
        limits_with=limits_with,
        **of_all,
    )
