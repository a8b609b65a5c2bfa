"""What an answer may rest on though nobody has said that it is so. For each kind of assumption: what exactly is assumed
of a case under a plan, and the same case as it would be otherwise. Nothing is priced here."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from calculator.engine.confirmation import other_readings as other
from calculator.engine.confirmation.still_open import only_open, open_later
from calculator.engine.confirmation.unknown_years import UnknownYear, all_dearer, unknown_years
from calculator.engine.schedule import Scheduled, at_all_prices, days_of
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.course import Course, Network, Route, Service, ServiceLine
from calculator.model.estimate import DatedLine
from calculator.model.member import Member
from calculator.model.plan import AllowedBasis, Benefit, CostShare, Coverage, Plan
from calculator.model.whose import recorded

_MEDICINE: Final = (Service.DOSING, Service.MAINTENANCE)
_MOST_ALTERNATIVES: Final = 6
"""So many other benefits of a plan are tried for a dosing session."""


class Otherwise(NamedTuple):
    """The sessions at their three prices, the plan and the member to price in place of the case's own; ``figures`` tell
    them apart."""

    scheduled: Scheduled
    plan: Plan
    member: Member
    figures: dict[str, object]

    @property
    def lines(self) -> tuple[DatedLine, ...]:
        """The sessions at their likely prices."""
        return self.scheduled.likely


@dataclass(frozen=True)
class Ground:
    """A case under one of its plans on a day, and what the kinds of assumptions ask of it."""

    case: Case
    plan: Plan
    today: datetime.date

    @cached_property
    def lines(self) -> tuple[ServiceLine, ...]:
        """The lines of the course that have sessions."""
        return tuple(line for line in self.case.course.lines if line.count)

    @cached_property
    def days(self) -> tuple[datetime.date, ...]:
        """The days of the sessions, in order."""
        return tuple(sorted(day for line in self.lines for day in days_of(line, self.case.course.starts)))

    def coverage(self, line: ServiceLine) -> Coverage:
        """What takes ``line``: the plan, or its rider."""
        rider = self.plan.rider
        return rider if rider and any(one.service == line.service for one in rider.reading) else self.plan

    def benefit(self, line: ServiceLine) -> Benefit | None:
        """The benefit that pays ``line``; None: it is not covered."""
        found = self.coverage(line).benefit_for(line.service, line.place)
        return found if found is not None and found.covered and _share(self, found, line) is not None else None

    def paid(self, which: Callable[[ServiceLine], bool]) -> tuple[tuple[ServiceLine, Benefit], ...]:
        """The lines that ``which`` names and that are paid, each with its benefit."""
        return tuple((line, found) for line in self.lines if which(line) and (found := self.benefit(line)) is not None)

    def priced_as(
        self, *, course: Course | None = None, plan: Plan | None = None, member: Member | None = None, **figures: object
    ) -> Otherwise:
        """The case with another course, plan or member."""
        scheduled = self._scheduled if course is None else only_open(self._of(course), self._scheduled)
        return Otherwise(scheduled, plan or self.plan, member or self.case.member, figures)

    def later(self, by: datetime.timedelta, **figures: object) -> Otherwise:
        """The case with every session that is still open so much later, whatever year that may lead to."""
        return Otherwise(open_later(self._scheduled, by), self.plan, self.case.member, figures)

    @cached_property
    def _scheduled(self) -> Scheduled:
        return self._of(self.case.course)

    def _of(self, course: Course) -> Scheduled:
        """The sessions of ``course``, with what the plan made of them where it is the one that has explained it."""
        found = at_all_prices(course)
        return found if self.case.explaining_plan == self.plan.name else found.expected_only()


@dataclass(frozen=True)
class Kind:
    """A kind of assumption. ``rests_on`` gives what is assumed, empty where nothing is; ``figures`` what its sentence
    needs; ``otherwise`` the case as it may be in its place, one or several. ``of_plan``: it is about the plan."""

    name: str
    of_plan: bool
    rests_on: Callable[[Ground], tuple[object, ...]]
    otherwise: Callable[[Ground], Iterator[Otherwise]]
    figures: Callable[[Ground], dict[str, object]] = lambda _ground: {}
    sentence: Callable[[Ground], str] | None = None
    always: bool = False
    """It is told even where the answer is the same otherwise."""
    supposed: bool = False
    """It is assumed only where the case says that nobody knew it (``Case.supposed``)."""


def _share(at: Ground, benefit: Benefit, line: ServiceLine) -> CostShare | None:
    return benefit.share_in(at.coverage(line).network_of(line.network, line.network_tier))


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
    yield at.priced_as(course=other.out_of_network(at.case.course))


def _as_billed(network: Network) -> Callable[[Ground], tuple[object, ...]]:
    def rests_on(at: Ground) -> tuple[object, ...]:
        rated = at.plan.case_rate.services if at.plan.case_rate else ()
        agreed = {one.service for one in at.case.member.single_case_agreements} if network is Network.OUT else ()
        found = [
            (*_named(line), benefit.name, line.price.low, line.price.likely, line.price.high)
            for line, benefit in at.paid(lambda line: line.network is network)
            if line.price.high and line.service not in rated and line.service not in agreed
            if (share := _share(at, benefit, line)) is not None and share.allowed.basis is AllowedBasis.BILLED
        ]
        return tuple(sorted(found))

    return rests_on


def _allowing_less(network: Network) -> Callable[[Ground], Iterator[Otherwise]]:
    def otherwise(at: Ground) -> Iterator[Otherwise]:
        yield at.priced_as(plan=other.allowing_less(at.plan, network), step_points=other.STEP)

    return otherwise


def _covered(at: Ground) -> tuple[object, ...]:
    return tuple(sorted((*_named(line), str(line.route), benefit.name) for line, benefit in _covered_lines(at)))


def _covered_lines(at: Ground) -> tuple[tuple[ServiceLine, Benefit], ...]:
    return at.paid(lambda line: _is_medicine(line) or _is_drug(line))


def _not_covering(at: Ground) -> Iterator[Otherwise]:
    services = {str(line.service) for line, _ in _covered_lines(at)}
    yield at.priced_as(plan=other.not_covering(at.plan, services))


def _covered_sentence(at: Ground) -> str:
    """Esketamine is approved and ketamine is not, so that different things are to be asked."""
    approved = any(line.route is Route.NASAL for line, _ in _covered_lines(at))
    return "covered_esketamine" if approved else "covered"


def _authorized(at: Ground) -> tuple[object, ...]:
    needed = {benefit.name for _, benefit in at.paid(lambda _line: True) if benefit.authorization is not None}
    return tuple(sorted(needed)) if at.case.member.enrollment_in(at.plan.name).authorization_held else ()


def _refused(at: Ground) -> Iterator[Otherwise]:
    yield at.priced_as(member=recorded(at.case.member, at.plan.name, authorization_held=False))


def _authorized_figures(at: Ground) -> dict[str, object]:
    needed = [benefit for _, benefit in at.paid(lambda _line: True) if benefit.authorization is not None]
    return {"benefits": tuple(dict.fromkeys(needed))}


def _past(at: Ground) -> tuple[object, ...]:
    """All days, so that what was confirmed of them still holds when more of them have passed."""
    return at.days if at.days and at.days[0] < at.today and not at.case.example else ()


def _from_today(at: Ground) -> Iterator[Otherwise]:
    yield at.later(at.today - at.days[0], today_date=at.today)


def _past_figures(at: Ground) -> dict[str, object]:
    return {"count": sum(day < at.today for day in at.days), "of": len(at.days), "first_date": at.days[0]}


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
    rules = [] if now is None else [now.shares]
    for benefit in coverage.benefits:
        rule = benefit.shares
        if not benefit.covered or benefit == drugs or rule in rules or len(rules) > _MOST_ALTERNATIVES:
            continue
        rules.append(rule)
        if isinstance(coverage, Plan):
            plan = other.paying(coverage, services, benefit)
        else:
            plan = replaced(at.plan, rider=other.paying(coverage, services, benefit))
        yield at.priced_as(plan=plan, other=benefit)


def _read_figures(at: Ground) -> dict[str, object]:
    return {"benefit": at.benefit(next(iter(_medicine(at))))}


def _is_assumed(at: Ground, line: ServiceLine) -> bool:
    """Whether the line's price came with a template. Files from before lines said so name an untouched template."""
    return bool(line.price.high) and (line.price_assumed or at.case.course.template is not None)


def _assumed_prices(at: Ground) -> tuple[object, ...]:
    prices = [
        (*_named(line), line.price.low, line.price.likely, line.price.high)
        for line in at.lines
        if _is_assumed(at, line)
    ]
    return tuple(sorted(prices))


def _dearer(at: Ground) -> Iterator[Otherwise]:
    yield at.priced_as(course=other.dearer(at.case.course, lambda line: _is_assumed(at, line)), step_points=other.STEP)


def _unknown(at: Ground) -> tuple[UnknownYear, ...]:
    return unknown_years(at.plan, at.case.member, at.days)


def _next_year(at: Ground) -> tuple[object, ...]:
    return tuple(part for one in _unknown(at) for part in one.told_apart)


def _dearer_next_year(at: Ground) -> Iterator[Otherwise]:
    if unknown := _unknown(at):
        plan, member = all_dearer(at.plan, at.case.member, unknown)
        yield at.priced_as(plan=plan, member=member, step_points=other.STEP, year=unknown[0].year)


def _year_figures(at: Ground) -> dict[str, object]:
    return _unknown(at)[0].figures


KINDS: Final = (
    Kind("network", True, _inside, _out_of_network, lambda at: {"tiers": ", ".join(_tiers(at))}, _network_sentence),
    Kind("covered", True, _covered, _not_covering, sentence=_covered_sentence),
    Kind("authorization", True, _authorized, _refused, _authorized_figures),
    Kind("benefit", True, _read, _as_other_benefit, _read_figures),
    Kind("allowed", True, _as_billed(Network.IN), _allowing_less(Network.IN)),
    Kind("allowed_out", True, _as_billed(Network.OUT), _allowing_less(Network.OUT)),
    Kind("price", False, _assumed_prices, _dearer, lambda at: {"count": len(_assumed_prices(at))}),
    Kind("next_year", True, _next_year, _dearer_next_year, _year_figures, lambda at: _unknown(at)[0].sentence),
    Kind("days", False, _past, _from_today, _past_figures, always=True),
)
"""Every kind of assumption that any case may make, in the order in which it is to be asked about."""
