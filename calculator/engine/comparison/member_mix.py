"""The plans over a few situations of a member, weighted, so that nobody chooses a plan by one person."""

import datetime
from typing import Final

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.years import next_year, year_start
from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.schedule import as_planned, moved, schedule
from calculator.model.backing import backing_of
from calculator.model.base import changed, replaced
from calculator.model.case import Case, CaseError
from calculator.model.comparison import Mix, MixRow, Payer
from calculator.model.estimate import Amounts, Level
from calculator.model.member import CoverageTier, Enrollment, Member, Met, PlanEnrollment
from calculator.model.mix import MemberSituation
from calculator.model.plan import Plan
from calculator.money import WHOLE, format_percent, share

LATE: Final = datetime.timedelta(days=30)
"""How long before the plan year turns a course late in the year starts."""

_NOTHING_MET: Final[dict[str, object]] = {
    "met_as_of": None,
    "met_last_quarter": 0,
    "met_in_tiers": (),
    **dict.fromkeys(("met", "met_out_of_network", "met_drug", "others", "others_out_of_network", "others_drug"), Met()),
}


def mix(case: Case) -> Mix:
    """Each situation's cost under each plan of ``case``, and the means by the case's weights.

    What the case says of the member beside coverage tier and amounts met (accounts, other coverage, …) holds in all,
    but for the days of coverage in a course that is moved to the end of the year.

    Raises:
        CaseError: the weights do not add up to 100%.
    """
    whole = case.mix.whole
    if whole != WHOLE:
        raise CaseError("mix", f"the weights add up to {format_percent(whole)}: they must add up to 100%")
    rows = tuple(_row(case, situation, weight) for situation, weight in case.mix.by_situation.items())
    return Mix(
        tuple(plan.name for plan in case.plans),
        rows,
        _means([(row.weight, row.patient) for row in rows]),
        _means([(row.weight, row.employer) for row in rows]),
        backing_of(case.plans),
    )


def _row(case: Case, situation: MemberSituation, weight: int) -> MixRow:
    totals = [_total(case, plan, situation) for plan in case.plans]
    patient, employer = (tuple(cost_to(payer, total) for total in totals) for payer in Payer)
    return MixRow(situation, weight, patient, employer)


def _total(case: Case, plan: Plan, situation: MemberSituation) -> Amounts:
    lines, starts = schedule(as_planned(case.course), Level.LIKELY), case.course.starts
    if situation is MemberSituation.LATE_IN_YEAR:
        lines = moved(lines, next_year(year_start(starts, plan.year_starts)) - LATE - starts)
    return PlanPricer(plan, _member(case.member, plan, situation)).total(lines)


def _member(member: Member, plan: Plan, situation: MemberSituation) -> Member:
    tier = CoverageTier.FAMILY if situation is MemberSituation.FAMILY else CoverageTier.SELF_ONLY
    enrolled = member.enrollment_in(plan.name)
    parts: dict[str, object] = {name: getattr(enrolled, name) for name in PlanEnrollment.parts()}
    parts |= {**_NOTHING_MET, "tier": tier, "by_plan": (), "rider": _nothing_met(enrolled.rider)}
    if situation is MemberSituation.LATE_IN_YEAR:
        parts |= {"coverage_starts": None, "coverage_ends": None}
    if situation is MemberSituation.DEDUCTIBLE_MET:
        amounts = plan.deductible.in_network
        met = amounts.individual if amounts.individual is not None else amounts.family or 0
        parts["met"] = Met(deductible=met, out_of_pocket=met)
    return changed(member, **parts)


def _nothing_met(rider: Enrollment | None) -> Enrollment | None:
    return None if rider is None else replaced(rider, **_NOTHING_MET)


def _means(weighted: list[tuple[int, tuple[int, ...]]]) -> tuple[int, ...]:
    """The weighted mean for each plan in cents, rounded half up."""
    plans = zip(*(costs for _, costs in weighted), strict=True)
    return tuple(
        share(sum(cost * weight for cost, (weight, _) in zip(costs, weighted, strict=True)), 1) for costs in plans
    )
