"""What nobody knew when a case was made, so that a default stands in its place (``Case.supposed``): for each such entry
what is supposed, and the case as it may be in its place. Nothing is priced here."""

import datetime
from collections.abc import Callable, Iterator
from typing import Final

from calculator.engine.comparison.variation import sessions_of, with_sessions
from calculator.engine.confirmation.ground import Ground, Kind, Otherwise
from calculator.engine.confirmation.still_open import loses_what_happened
from calculator.model.base import replaced
from calculator.model.course import Network, Service
from calculator.model.member import CoverageTier, Met
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan, TierAmounts
from calculator.model.whose import recorded
from calculator.money import WHOLE
from calculator.reference.limits import self_only_limit

LATER: Final = datetime.timedelta(weeks=4)
"""So much later a course may begin."""

_VISITS: Final = (Service.EVALUATION, Service.INTAKE, Service.PREPARATION, Service.INTEGRATION)
_SESSIONS: Final = (Service.DOSING, Service.MAINTENANCE)

YEARLY: Final = {
    "deductible": ("deductible", "in_network"),
    "limit": ("out_of_pocket_limit", "in_network"),
    "deductible_out": ("deductible", "out_of_network"),
    "limit_out": ("out_of_pocket_limit", "out_of_network"),
}
"""Which amount of a plan, in which network, is supposed for one person."""

SHARES: Final = {
    "visit_share": (_VISITS, Network.IN),
    "session_share": (_SESSIONS, Network.IN),
    "share_out": (_SESSIONS, Network.OUT),
}
"""The cost share of which services, in which network, is supposed: that of ``benefit_of`` them."""


def _sessions(at: Ground) -> tuple[object, ...]:
    count = sessions_of(at.case.course)
    return (count,) if count else ()


def _other_sessions(at: Ground) -> Iterator[Otherwise]:
    count = sessions_of(at.case.course)
    for other in (count + 1, count - 1):
        course = with_sessions(at.case.course, other)
        if not loses_what_happened(course):
            yield at.priced_as(course=course, other_count=other)


def _starts(at: Ground) -> tuple[object, ...]:
    return (at.case.course.starts,)


def _four_weeks_later(at: Ground) -> Iterator[Otherwise]:
    yield at.later(LATER)


def _tier(at: Ground) -> tuple[object, ...]:
    return (str(at.case.member.tier),)


def has_family_amounts(plan: Plan) -> bool:
    """Whether it matters whom ``plan`` covers: a family has a deductible or a limit of its own."""
    yearly = (plan.deductible, plan.out_of_pocket_limit)
    amounts = (part for one in yearly for part in (one.in_network, one.out_of_network) if part is not None)
    return any(part.family is not None for part in amounts)


def _other_tier(at: Ground) -> Iterator[Otherwise]:
    tier = other_tier(at.case.member.tier)
    yield at.priced_as(member=replaced(at.case.member, tier=tier), tier_covered=tier)


def other_tier(tier: CoverageTier) -> CoverageTier:
    """The tier whose amounts hold where those of ``tier`` do not."""
    return CoverageTier.SELF_ONLY if tier.is_family else CoverageTier.FAMILY


def _met(at: Ground) -> tuple[object, ...]:
    met = at.case.member.enrollment_in(at.plan.name).met
    return (met.deductible, met.out_of_pocket)


def _already_met(at: Ground) -> Iterator[Otherwise]:
    """The deductible is met; an out-of-pocket limit counts it too."""
    whole = at.plan.deductible.in_network.individual or 0
    member = recorded(at.case.member, at.plan.name, met=Met(deductible=whole, out_of_pocket=whole))
    yield at.priced_as(member=member, other_cents=whole)


def _met_figures(at: Ground) -> dict[str, object]:
    return {"met_cents": at.case.member.enrollment_in(at.plan.name).met.deductible}


def _yearly(name: str, network: str) -> Callable[[Ground], tuple[object, ...]]:
    def rests_on(at: Ground) -> tuple[object, ...]:
        amounts: TierAmounts | None = getattr(getattr(at.plan, name), network)
        return (amounts.individual if amounts is not None else None,)

    return rests_on


def _yearly_figures(name: str, network: str) -> Callable[[Ground], dict[str, object]]:
    return lambda at: {"amount_cents": _yearly(name, network)(at)[0] or 0}


def _with_yearly(plan: Plan, name: str, network: str, cents: int) -> Plan:
    """The plan with another amount for one person; the family's is never below it."""
    yearly = getattr(plan, name)
    before: TierAmounts = getattr(yearly, network) or TierAmounts()
    family = None if before.family is None else max(before.family, cents)
    return replaced(
        plan, **{name: replaced(yearly, **{network: TierAmounts.unchecked(individual=cents, family=family)})}
    )


def _other_deductibles(at: Ground) -> Iterator[Otherwise]:
    """None at all, or all that a person pays in a year: a deductible is between the two."""
    limit = at.plan.out_of_pocket_limit.in_network.individual
    now = at.plan.deductible.in_network.individual or 0
    for other in (0, limit if limit is not None else 2 * now):
        if other != now:
            yield at.priced_as(plan=_with_yearly(at.plan, "deductible", "in_network", other), other_cents=other)


def _other_limits(at: Ground) -> Iterator[Otherwise]:
    """No more than the deductible, or as high as the law lets it be in the year of the first session."""
    now = at.plan.out_of_pocket_limit.in_network.individual
    first = min(at.days, default=at.case.course.starts)
    for other in (at.plan.deductible.in_network.individual or 0, self_only_limit(first)):
        if other is not None and other != now:
            yield at.priced_as(
                plan=_with_yearly(at.plan, "out_of_pocket_limit", "in_network", other), other_cents=other
            )


def _twice_yearly(name: str) -> Callable[[Ground], Iterator[Otherwise]]:
    def otherwise(at: Ground) -> Iterator[Otherwise]:
        now = _yearly(name, "out_of_network")(at)[0]
        if isinstance(now, int) and now:
            plan = at.plan
            if name == "deductible":
                limit = plan.out_of_pocket_limit.out_of_network
                most = limit.individual if limit is not None and limit.individual is not None else 2 * now
                plan, other = _with_yearly(plan, name, "out_of_network", min(2 * now, most)), min(2 * now, most)
            else:
                plan, other = _with_yearly(plan, name, "out_of_network", 2 * now), 2 * now
            yield at.priced_as(plan=plan, other_cents=other)

    return otherwise


def benefit_of(plan: Plan, services: tuple[Service, ...]) -> Benefit | None:
    """The benefit of ``plan`` that pays the first of ``services`` that it covers; None: it covers none."""
    return next((found for one in services if (found := plan.benefit_for(one)) is not None and found.covered), None)


def _share(at: Ground, services: tuple[Service, ...], network: Network) -> CostShare | None:
    benefit = benefit_of(at.plan, services)
    if benefit is None:
        return None
    return benefit.in_network if network is Network.IN else benefit.out_of_network


def _shared(services: tuple[Service, ...], network: Network) -> Callable[[Ground], tuple[object, ...]]:
    def rests_on(at: Ground) -> tuple[object, ...]:
        share = _share(at, services, network)
        return () if share is None else (share.copay, share.coinsurance, str(share.deductible))

    return rests_on


def _share_figures(services: tuple[Service, ...], network: Network) -> Callable[[Ground], dict[str, object]]:
    def figures(at: Ground) -> dict[str, object]:
        share = _share(at, services, network) or CostShare()
        return {"copay_cents": share.copay, "coinsurance_points": share.coinsurance}

    return figures


def _twice_shared(services: tuple[Service, ...], network: Network) -> Callable[[Ground], Iterator[Otherwise]]:
    name = "in_network" if network is Network.IN else "out_of_network"

    def otherwise(at: Ground) -> Iterator[Otherwise]:
        benefit, share = benefit_of(at.plan, services), _share(at, services, network)
        if benefit is None or share is None:
            return
        copay, points = 2 * share.copay, min(2 * share.coinsurance, WHOLE)
        twice = replaced(benefit, **{name: replaced(share, copay=copay, coinsurance=points)})
        benefits = tuple(twice if one.name == benefit.name else one for one in at.plan.benefits)
        plan = replaced(at.plan, benefits=benefits)
        yield at.priced_as(plan=plan, other_copay_cents=copay, other_coinsurance_points=points)

    return otherwise


def _plan_year(at: Ground) -> tuple[object, ...]:
    return (at.plan.year_starts,)


def _half_a_year_on(at: Ground) -> Iterator[Otherwise]:
    """The plan year that is farthest from the one that is supposed."""
    month = (int(at.plan.year_starts[:2]) + 5) % 12 + 1
    yield at.priced_as(plan=replaced(at.plan, year_starts=f"{month:02d}-01"), other_month=f"{month:02d}-01")


def _plan_year_figures(at: Ground) -> dict[str, object]:
    return {"year_month": at.plan.year_starts}


def benefits_alone(plan: Plan) -> tuple[Benefit, ...]:
    """The benefits whose copay is owed whatever is met of the deductible."""
    waived = DeductibleUse.WAIVED
    return tuple(one for one in plan.benefits if one.covered and one.in_network.deductible is waived)


def _copay_alone(at: Ground) -> tuple[object, ...]:
    return tuple(sorted(one.name for one in benefits_alone(at.plan)))


def _deductible_first(at: Ground) -> Iterator[Otherwise]:
    applies = DeductibleUse.APPLIES
    benefits = tuple(replaced(one, in_network=replaced(one.in_network, deductible=applies)) for one in at.plan.benefits)
    yield at.priced_as(plan=replaced(at.plan, benefits=benefits))


def _of_share(name: str) -> Kind:
    services, network = SHARES[name]
    shared, twice = _shared(services, network), _twice_shared(services, network)
    inside = network is Network.IN
    return Kind(name, True, shared, twice, _share_figures(services, network), always=inside, supposed=True)


def _of_year(name: str, otherwise: Callable[[Ground], Iterator[Otherwise]]) -> Kind:
    part, network = YEARLY[name]
    inside = network == "in_network"
    rests_on, figures = _yearly(part, network), _yearly_figures(part, network)
    return Kind(name, True, rests_on, otherwise, figures, always=inside, supposed=True)


SUPPOSED: Final = (
    Kind(
        "sessions",
        False,
        _sessions,
        _other_sessions,
        lambda at: {"session_count": sessions_of(at.case.course)},
        always=True,
        supposed=True,
    ),
    Kind(
        "starts",
        False,
        _starts,
        _four_weeks_later,
        lambda at: {"first_date": at.case.course.starts},
        always=True,
        supposed=True,
    ),
    Kind(
        "tier",
        False,
        _tier,
        _other_tier,
        lambda at: {"tier": at.case.member.tier},
        always=True,
        supposed=True,
    ),
    Kind("met", True, _met, _already_met, _met_figures, always=True, supposed=True),
    _of_year("deductible", _other_deductibles),
    _of_year("limit", _other_limits),
    _of_share("visit_share"),
    _of_share("session_share"),
    Kind("plan_year", True, _plan_year, _half_a_year_on, _plan_year_figures, supposed=True),
    Kind("copay_alone", True, _copay_alone, _deductible_first, always=True, supposed=True),
    _of_year("deductible_out", _twice_yearly("deductible")),
    _of_year("limit_out", _twice_yearly("out_of_pocket_limit")),
    _of_share("share_out"),
)
"""The entries that may be supposed, in the order in which they are to be asked about."""
