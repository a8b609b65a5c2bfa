"""What a plan or a clinic answered is put into a case: what is so is confirmed, what is otherwise becomes the entry."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from calculator.engine.comparison.variation import with_sessions
from calculator.engine.confirmation import other_readings as other
from calculator.engine.confirmation.apart import otherwise_on
from calculator.engine.confirmation.ground import Ground
from calculator.engine.confirmation.supposed import other_tier
from calculator.engine.confirmation.to_confirm import confirmed_as
from calculator.engine.confirmation.unknown_years import unknown_year
from calculator.model.base import changed, replaced
from calculator.model.case import Case
from calculator.model.confirmed import about_renamed
from calculator.model.course import Network, Service, ServiceLine
from calculator.model.member import Met
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CostShare,
    DeductibleUse,
    Plan,
    Reading,
    TierAmounts,
    YearFigures,
)

VISITS: Final = (Service.EVALUATION, Service.INTAKE, Service.PREPARATION, Service.INTEGRATION)
MEDICINE: Final = (Service.DOSING, Service.MAINTENANCE)

_YEARLY: Final = {
    "deductible": ("deductible", "in_network"),
    "limit": ("out_of_pocket_limit", "in_network"),
    "deductible_out": ("deductible", "out_of_network"),
    "limit_out": ("out_of_pocket_limit", "out_of_network"),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """The answer to one assumption. ``so``: it is as assumed, or not; None: other parts tell. ``change`` is the place
    of the change that brings the plan that it is about among the member's; None: it is about the chosen plan.

    ``cents`` and ``second_cents`` are amounts (of what is met: toward the deductible, toward the limit; of next year:
    its deductible, its limit; of a share: the copay), ``points`` a coinsurance, ``count`` a number of sessions or of
    the month in which the plan year begins, ``day`` the first day, ``benefit`` the name of the benefit that pays
    dosing sessions, ``allowed`` what is allowed for each service, in cents.
    """

    assumption: str
    so: bool | None = None
    cents: int | None = None
    second_cents: int | None = None
    points: int | None = None
    count: int | None = None
    day: datetime.date | None = None
    benefit: str = ""
    allowed: tuple[tuple[str, int], ...] = ()
    change: int | None = None


def settled(case: Case, answers: Collection[Settled], today: datetime.date, told_by: str = "") -> Case:
    """``case`` under its chosen plan with what was answered. ``told_by`` is who said so, and is kept with what is
    confirmed.

    Raises:
        InvalidError: an answer contradicts another entry, such as a limit below its deductible.
    """
    for answer in answers:
        case = _entered(case, answer, today)
    # A deductible and its limit may each be wrong until both are entered.
    later = tuple(one if one.plan is None else changed(one, plan=changed(one.plan)) for one in case.member.changes)
    case = changed(case, plans=tuple(changed(plan) for plan in case.plans), member=changed(case.member, changes=later))
    for answer in answers:
        for assumption in _answered(answer):
            case = confirmed_as(case, assumption, today, told_by, answer.change)
    return case


def _answered(answer: Settled) -> tuple[str, ...]:
    """The assumptions that are settled by an answer: that a plan covers no dosing says as what it pays it, too."""
    if answer.assumption == "covered" and answer.so is False:
        return ("benefit",)
    if answer.assumption in ("allowed", "allowed_out") and answer.allowed:
        return ()
    if answer.assumption == "next_year" and answer.so is None:
        return ()
    return (answer.assumption,)


def _entered(case: Case, answer: Settled, today: datetime.date) -> Case:
    """``case`` with the entry as it was answered; as it is where it was confirmed."""
    if answer.so is True:
        return case
    at = Ground(case, case.chosen_plan, today, answer.change)
    name, plan = answer.assumption, at.about
    if name in _YEARLY and answer.cents is not None:
        return _with_plan(at, _with_yearly(plan, *_YEARLY[name], answer.cents))
    if name in _SHARES and (answer.cents is not None or answer.points is not None):
        return _with_plan(at, _with_share(plan, *_SHARES[name], answer))
    if name == "next_year" and answer.so is None:
        return _with_next_year(at, answer)
    if name == "plan_year" and answer.count is not None:
        return _with_plan(at, changed(plan, year_starts=f"{answer.count:02d}-01"))
    return _otherwise(at, name) if answer.so is False else _told(at, answer)


def _otherwise(at: Ground, name: str) -> Case:
    case, plan = at.case, at.about
    if name == "network":
        # With one plan alone its lines stay whole, whatever their days.
        here = at.now.on if case.member.changes else lambda _day: True
        course = otherwise_on(case.course, here, other.outside)
        return changed(case, course=changed(course, template=None))
    if name == "covered":
        services = {str(line.service) for line in case.course.lines if line.service in MEDICINE or line.drug}
        return _with_plan(at, other.not_covering(plan, services))
    if name == "authorization":
        return changed(case, member=at.recorded(authorization_held=False))
    if name == "tier":
        return changed(case, member=changed(case.member, tier=other_tier(case.member.tier)))
    if name == "copay_alone":
        return _with_plan(at, _with_deductible_first(plan))
    return case


def _told(at: Ground, answer: Settled) -> Case:
    case, name, plan = at.case, answer.assumption, at.about
    if name == "benefit" and answer.benefit:
        services = {str(line.service) for line in case.course.lines if line.service in MEDICINE}
        benefit = next((one for one in plan.benefits if one.name == answer.benefit), None)
        return _with_plan(at, other.paying(plan, services, benefit))
    if name in ("allowed", "allowed_out"):
        network = Network.IN if name == "allowed" else Network.OUT
        for service, cents in answer.allowed:
            plan = _allowing(plan, service, network, cents, case.course.lines)
        return _with_plan(at, plan)
    if name == "met" and answer.cents is not None:
        met = Met(
            deductible=answer.cents,
            out_of_pocket=answer.cents if answer.second_cents is None else answer.second_cents,
        )
        return changed(case, member=at.recorded(met=met, met_as_of=at.today))
    if name == "sessions" and answer.count is not None:
        return changed(case, course=changed(with_sessions(case.course, answer.count), template=None))
    if name == "starts" and answer.day is not None:
        return changed(case, course=case.course.starting(answer.day))
    return case


def _with_plan(at: Ground, plan: Plan) -> Case:
    """The case with ``plan`` in place of the one that the answer is about."""
    case = at.case
    if at.change is not None:
        _, member = at.with_plan(plan)
        return changed(case, member=member)
    plans = tuple(plan if one.name == case.chosen else one for one in case.plans)
    explained = plan.name if case.explained_by == case.chosen else case.explained_by
    confirmed = about_renamed(case.confirmed, case.chosen, plan.name)
    return changed(case, plans=plans, confirmed=confirmed, explained_by=explained)


def _with_next_year(at: Ground, answer: Settled) -> Case:
    """The case in which the plan has figures of the first year that none were known of: what is not answered goes on as
    it was."""
    unknown = unknown_year(at.about, at.days, later=at.change is not None)
    if unknown is None:
        return at.case
    plan, year = unknown.plan, unknown.year
    figures = YearFigures.unchecked(year=year)
    for name, cents in (("deductible", answer.cents), ("limit", answer.second_cents)):
        if cents is not None:
            part, network = _YEARLY[name]
            yearly = getattr(_with_yearly(plan.in_year(year), part, network, cents), part)
            figures = replaced(figures, **{part: yearly})
    return _with_plan(at, replaced(plan, years=(*plan.years, figures)))


def _with_yearly(plan: Plan, part: str, network: str, cents: int) -> Plan:
    """The plan with another amount for one person; the family's is never below it."""
    yearly = getattr(plan, part)
    before: TierAmounts = getattr(yearly, network) or TierAmounts()
    family = None if before.family is None else max(before.family, cents)
    amounts = changed(before, individual=cents, family=family)
    return replaced(plan, **{part: changed(yearly, **{network: amounts})})


def _with_share(plan: Plan, services: tuple[Service, ...], network: str, answer: Settled) -> Plan:
    """The plan whose benefits of ``services`` are shared as was answered. A copay alone is owed without the
    deductible; where there is coinsurance, the deductible comes first."""
    copay, points = answer.cents or 0, answer.points or 0
    use = DeductibleUse.WAIVED if copay and not points else DeductibleUse.APPLIES
    names = {found.name for one in services if (found := plan.benefit_for(one)) is not None}

    def shared(benefit: Benefit) -> Benefit:
        share: CostShare | None = getattr(benefit, network)
        if benefit.name not in names:
            return benefit
        new = changed(share or CostShare(), copay=copay, coinsurance=points, deductible=use)
        return changed(benefit, **{network: new})

    if services == MEDICINE:
        # A visit that the same benefit pays keeps its own share.
        plan = _apart_from_visits(plan)
        names = {found.name for one in services if (found := plan.benefit_for(one)) is not None}
    return changed(plan, benefits=tuple(map(shared, plan.benefits)))


def _apart_from_visits(plan: Plan) -> Plan:
    """The plan that pays no session with the medicine under a benefit that pays visits too."""
    visits = {found.name for one in VISITS if (found := plan.benefit_for(one)) is not None}
    both = [(str(one), found) for one in MEDICINE if (found := plan.benefit_for(one)) and found.name in visits]
    for name in sorted({found.name for _, found in both}):
        # It is no visit any more: what it is called is told of the visits alone.
        benefit = changed(next(found for _, found in both if found.name == name), title="")
        plan = _paying_apart(plan, benefit, {service for service, found in both if found.name == name})
    return plan


_SHARES: Final = {
    "visit_share": (VISITS, "in_network"),
    "session_share": (MEDICINE, "in_network"),
    "share_out": ((*VISITS, *MEDICINE), "out_of_network"),
}


def _with_deductible_first(plan: Plan) -> Plan:
    applies = DeductibleUse.APPLIES
    benefits = (changed(one, in_network=changed(one.in_network, deductible=applies)) for one in plan.benefits)
    return changed(plan, benefits=tuple(benefits))


def _allowing(plan: Plan, service: str, network: Network, cents: int, lines: tuple[ServiceLine, ...]) -> Plan:
    """The plan that allows ``cents`` for ``service``: its benefit does, or a copy of it where that pays others too."""
    benefit = plan.benefit_for(service)
    if benefit is None:
        return plan
    share = benefit.share_in(network)
    if share is None:
        return plan
    allowed = AllowedAmount(basis=AllowedBasis.AMOUNT, amount=cents)
    if network is Network.OUT:
        allowing = changed(benefit, out_of_network=changed(share, allowed=allowed))
    else:
        tiers = tuple(changed(one, share=changed(one.share, allowed=allowed)) for one in benefit.further_tiers)
        allowing = changed(benefit, in_network=changed(share, allowed=allowed), further_tiers=tiers)
    others = {str(line.service) for line in lines if plan.benefit_for(line.service) == benefit} - {service}
    if not others:
        return changed(plan, benefits=tuple(allowing if one == benefit else one for one in plan.benefits))
    return _paying_apart(plan, allowing, {service})


def _paying_apart(plan: Plan, benefit: Benefit, services: Collection[str]) -> Plan:
    """The plan that pays ``services`` under ``benefit``, which becomes one of its own beside the others."""
    taken = {one.name for one in plan.benefits}
    names = (f"own_{min(services)[:30]}_{number}" for number in range(len(taken) + 1))
    free = next(name for name in names if name not in taken)
    kept = tuple(one for one in plan.reading if one.service not in services)
    read = tuple(Reading(service=one, benefit=free) for one in sorted(services))
    return changed(plan, benefits=(*plan.benefits, changed(benefit, name=free)), reading=(*kept, *read))
