"""What an answer may rest on though nobody has said that it is so. For each kind of assumption: what exactly is assumed
of a case under a plan, and the same case as it would be otherwise. Nothing is priced here."""

from collections.abc import Callable, Iterator
from typing import Final

from calculator.engine.confirmation import other_readings as other
from calculator.engine.confirmation.ground import Ground, Kind, Otherwise, share_of
from calculator.engine.confirmation.unknown_years import UnknownYear, unknown_year
from calculator.model.base import replaced
from calculator.model.course import Network, Route, Service, ServiceLine
from calculator.model.plan import AllowedBasis, Benefit, Plan

_MEDICINE: Final = (Service.DOSING, Service.MAINTENANCE)
_MOST_ALTERNATIVES: Final = 6
"""So many other benefits of a plan are tried for a dosing session."""


def _named(line: ServiceLine) -> tuple[str, str]:
    return str(line.service), line.label


def _is_medicine(line: ServiceLine) -> bool:
    return line.service in _MEDICINE


def _is_drug(line: ServiceLine) -> bool:
    return line.drug or line.service == Service.DRUG


def _inside(at: Ground) -> tuple[object, ...]:
    """The services taken as in network; whose prices they are says which provider is meant."""
    found = sorted({_named(line) for line, _ in at.paid(lambda line: line.network is Network.IN)})
    if not found:
        return ()
    return found, [source.says for source in at.case.course.sources], *_tiers(at)


def _tiers(at: Ground) -> tuple[str, ...]:
    """What the further network tiers are called that sessions are taken to be in."""
    found = (at.coverage(line).network_tier(line.network_tier or "") for line, _ in at.paid(lambda _line: True))
    return tuple(dict.fromkeys(tier.title or tier.name.replace("_", " ") for tier in found if tier is not None))


def _network_sentence(at: Ground) -> str:
    return "network_tier" if _tiers(at) else "network"


def _out_of_network(at: Ground) -> Iterator[Otherwise]:
    yield at.priced_here_as(other.out_of_network(at.case.course))


def _as_billed(network: Network) -> Callable[[Ground], tuple[object, ...]]:
    def rests_on(at: Ground) -> tuple[object, ...]:
        rated = at.about.case_rate.services if at.about.case_rate else ()
        # An agreement is with the plan of the first day.
        agrees = network is Network.OUT and at.change is None
        agreed = {one.service for one in at.case.member.single_case_agreements} if agrees else ()
        found = [
            (*_named(line), benefit.name, line.price.low, line.price.likely, line.price.high)
            for line, benefit in at.paid(lambda line: line.network is network)
            if line.price.high and line.service not in rated and line.service not in agreed
            if (share := share_of(at, benefit, line)) is not None and share.allowed.basis is AllowedBasis.BILLED
        ]
        return tuple(sorted(found))

    return rests_on


def _allowing_less(network: Network) -> Callable[[Ground], Iterator[Otherwise]]:
    def otherwise(at: Ground) -> Iterator[Otherwise]:
        yield at.priced_as(plan=other.allowing_less(at.about, network), step_points=other.STEP)

    return otherwise


def _covered(at: Ground) -> tuple[object, ...]:
    return tuple(sorted((*_named(line), str(line.route), benefit.name) for line, benefit in _covered_lines(at)))


def _covered_lines(at: Ground) -> tuple[tuple[ServiceLine, Benefit], ...]:
    return at.paid(lambda line: _is_medicine(line) or _is_drug(line))


def _not_covering(at: Ground) -> Iterator[Otherwise]:
    services = {str(line.service) for line, _ in _covered_lines(at)}
    yield at.priced_as(plan=other.not_covering(at.about, services))


def _covered_sentence(at: Ground) -> str:
    """Esketamine is approved and ketamine is not, so that different things are to be asked."""
    approved = any(line.route is Route.NASAL for line, _ in _covered_lines(at))
    return "covered_esketamine" if approved else "covered"


def _authorized(at: Ground) -> tuple[object, ...]:
    needed = {benefit.name for _, benefit in at.paid(lambda _line: True) if benefit.authorization is not None}
    return tuple(sorted(needed)) if at.now.enrollment.authorization_held else ()


def _refused(at: Ground) -> Iterator[Otherwise]:
    yield at.priced_as(member=at.recorded(authorization_held=False))


def _authorized_figures(at: Ground) -> dict[str, object]:
    needed = [benefit for _, benefit in at.paid(lambda _line: True) if benefit.authorization is not None]
    return {"benefits": tuple(dict.fromkeys(needed))}


def _past(at: Ground) -> tuple[object, ...]:
    """All days, so that what was confirmed of them still holds when more of them have passed."""
    return at.all_days if at.open_days and at.open_days[0] < at.today and not at.case.example else ()


def _from_today(at: Ground) -> Iterator[Otherwise]:
    yield at.later(at.today - at.open_days[0], today_date=at.today)


def _past_figures(at: Ground) -> dict[str, object]:
    days = at.open_days
    return {"count": sum(day < at.today for day in days), "of": len(days), "first_date": days[0]}


def _past_sentence(at: Ground) -> str:
    """Of a course that has begun it is not to be confirmed that it has, but what became of its sessions."""
    return "days_open" if at.case.course.has_happened else "days"


def _read(at: Ground) -> tuple[object, ...]:
    found = {(str(line.service), benefit.name if (benefit := at.benefit(line)) else "") for line in _medicine(at)}
    return tuple(sorted(found))


def _medicine(at: Ground) -> tuple[ServiceLine, ...]:
    return tuple(line for line in at.lines if _is_medicine(line))


def _as_other_benefit(at: Ground) -> Iterator[Otherwise]:
    """Each other benefit of what takes the dosing session that has a rule of its own; drugs are no visits."""
    first = next(iter(_medicine(at)))
    coverage, now = at.coverage(first), at.benefit(first)
    drugs = coverage.benefit_for(Service.DRUG)
    services = {str(line.service) for line in _medicine(at)}
    rules = [] if now is None else [_rule_of(now)]
    for benefit in coverage.benefits:
        rule = _rule_of(benefit)
        if not benefit.covered or benefit == drugs or rule in rules or len(rules) > _MOST_ALTERNATIVES:
            continue
        rules.append(rule)
        if isinstance(coverage, Plan):
            plan = other.paying(coverage, services, benefit)
        else:
            plan = replaced(at.about, rider=other.paying(coverage, services, benefit))
        yield at.priced_as(plan=plan, other=benefit)


def _rule_of(benefit: Benefit) -> tuple[object, ...]:
    return benefit.in_network, benefit.out_of_network, benefit.further_tiers


def _read_figures(at: Ground) -> dict[str, object]:
    return {"benefit": at.benefit(next(iter(_medicine(at))))}


def _is_assumed(at: Ground, line: ServiceLine) -> bool:
    """Whether the line's price came with a template. Files from before lines said so name an untouched template."""
    return bool(line.price.high) and (line.price_assumed or at.case.course.template is not None)


def _assumed_prices(at: Ground) -> tuple[object, ...]:
    prices = [
        (*_named(line), line.price.low, line.price.likely, line.price.high)
        for line in at.case.course.lines
        if line.count and _is_assumed(at, line)
    ]
    return tuple(sorted(prices))


def _dearer(at: Ground) -> Iterator[Otherwise]:
    yield at.priced_as(course=other.dearer(at.case.course, lambda line: _is_assumed(at, line)), step_points=other.STEP)


def _unknown(at: Ground) -> UnknownYear | None:
    return unknown_year(at.about, at.days, later=at.change is not None)


def _next_year(at: Ground) -> tuple[object, ...]:
    unknown = _unknown(at)
    return unknown.told_apart if unknown is not None else ()


def _dearer_next_year(at: Ground) -> Iterator[Otherwise]:
    if (unknown := _unknown(at)) is not None:
        plan = other.dearer_from(unknown.plan, unknown.year)
        yield at.priced_as(plan=plan, step_points=other.STEP, year=unknown.year)


def _year_figures(at: Ground) -> dict[str, object]:
    unknown = _unknown(at)
    return unknown.figures if unknown is not None else {}


def _year_sentence(at: Ground) -> str:
    return "next_year" if at.change is None else "next_year_of_later"


KINDS: Final = (
    Kind("network", True, _inside, _out_of_network, lambda at: {"tiers": ", ".join(_tiers(at))}, _network_sentence),
    Kind("covered", True, _covered, _not_covering, sentence=_covered_sentence),
    Kind("authorization", True, _authorized, _refused, _authorized_figures),
    Kind("benefit", True, _read, _as_other_benefit, _read_figures),
    Kind("allowed", True, _as_billed(Network.IN), _allowing_less(Network.IN)),
    Kind("allowed_out", True, _as_billed(Network.OUT), _allowing_less(Network.OUT)),
    Kind("price", False, _assumed_prices, _dearer, lambda at: {"count": len(_assumed_prices(at))}),
    Kind("next_year", True, _next_year, _dearer_next_year, _year_figures, _year_sentence, together=True),
    Kind("days", False, _past, _from_today, _past_figures, _past_sentence, always=True),
)
"""Every kind of assumption that any case may make, in the order in which it is to be asked about."""
