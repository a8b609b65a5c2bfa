"""Checks of what is entered of sessions that have happened: entries of one explanation of benefits that cannot all be
true, and entries that count nowhere."""

import datetime
from collections.abc import Iterator
from typing import Final

from calculator.engine.checks.contradictions import Contradiction
from calculator.engine.checks.situation import CheckContext
from calculator.engine.schedule import days_of
from calculator.model.course import Course, Network, ServiceLine
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.happened import Explanation, Happened, ProcessedBy, SessionState

CONTRADICTION: Final = "session_contradiction_"
"""How the code of a flag begins that says what contradicts itself; the rest is the contradiction's own code."""

_SOURCE: Final = "The explanations of benefits as they were entered"

_PARTS: Final = ("deductible", "copay", "coinsurance", "not_covered")
_OF_A_PLAN: Final = ("allowed", "plan_paid", *_PARTS)


def contradictions(line: ServiceLine, happened: Happened, starts: datetime.date) -> tuple[Contradiction, ...]:
    """What contradicts itself in what is entered of a session of ``line``, in a course that starts on ``starts``. Each
    names the part of the explanation beside which it is said; the amounts hold in the order in which ``facts`` takes
    them."""
    said = happened.explanation
    if said is None:
        return ()
    network = said.network or line.network
    said = said.as_counted
    return (*_amounts(said, inside=network is Network.IN), *_used(said), *_days(line, happened, said, starts))


def not_yet(happened: Happened, planned: datetime.date, today: datetime.date) -> Iterator[Contradiction]:
    """Days in ``happened``, of a session planned for the day ``planned``, that are still to come on the day ``today``:
    no paper can say so."""
    day, said = happened.day or planned, happened.explanation
    if happened.state in (SessionState.DONE, SessionState.MISSED) and day > today:
        yield Contradiction("day_later", "", "day", {"day_date": day})
    if said is not None and said.processed_on is not None and said.processed_on > today:
        yield Contradiction("processed_later", "", "processed_on", {"processed_date": said.processed_on})


def contradicting(at: CheckContext) -> Iterator[Flag]:
    """Entries of one session that cannot all be true, or that count nowhere."""
    course = at.case.course
    if at.case.explaining_plan != at.plan.name:
        return
    for line, happened in _all(course):
        for found in contradictions(line, happened, course.starts):
            figures: dict[str, object] = {**found.figures, "session_date": _day(line, happened, course.starts)}
            yield Flag(f"{CONTRADICTION}{found.code}", FlagLevel.WARNING, figures, _SOURCE)


def beyond_count(at: CheckContext) -> Iterator[Flag]:
    """Sessions that have happened are beyond the number of their line's sessions: they are priced nowhere."""
    beyond = [one for line in at.case.course.lines for one in line.happened if one.number > line.count]
    if beyond:
        yield Flag("happened_beyond_count", FlagLevel.WARNING, {"number": len(beyond)}, _SOURCE)


def explained_elsewhere(at: CheckContext) -> Iterator[Flag]:
    """The plan that has explained sessions is not among those of the case: nothing that it made of them is used."""
    explained = any(one.explanation is not None for _, one in _all(at.case.course))
    if explained and all(plan.name != at.case.explaining_plan for plan in at.case.plans):
        yield Flag("explained_elsewhere", FlagLevel.WARNING, {"plan": at.case.explaining_plan}, _SOURCE)


def explained_by_another(at: CheckContext) -> Iterator[Flag]:
    """Another plan of the case has explained sessions: under this one they are as they would be expected to be."""
    plan = at.case.explaining_plan
    others = plan != at.plan.name and any(one.name == plan for one in at.case.plans)
    if others and any(one.explanation is not None for _, one in _all(at.case.course)):
        yield Flag("explained_by_another", FlagLevel.NOTE, {"plan": plan}, _SOURCE)


def _all(course: Course) -> Iterator[tuple[ServiceLine, Happened]]:
    return ((line, one) for line in course.lines for one in line.happened if one.number <= line.count)


def _day(line: ServiceLine, happened: Happened, starts: datetime.date) -> datetime.date:
    return happened.day or days_of(line, starts)[happened.number - 1]


def _amounts(said: Explanation, *, inside: bool) -> Iterator[Contradiction]:
    if said.processed_by is ProcessedBy.SECOND_PLAN:
        if any(getattr(said, name) is not None for name in _OF_A_PLAN):
            yield Contradiction("parts_of_second", "", "processed_by", {})
        return
    billed, allowed, paid, owes = said.billed, said.allowed, said.plan_paid, said.member_owes
    if billed is not None and allowed is not None and allowed > billed:
        yield Contradiction("allowed_above_billed", "", "allowed", {"allowed_cents": allowed, "billed_cents": billed})
    if allowed is not None and paid is not None and paid > allowed:
        yield Contradiction("paid_above_allowed", "", "plan_paid", {"paid_cents": paid, "allowed_cents": allowed})
    elif allowed is not None and paid is not None and owes is not None:
        whole = (allowed,) if inside or billed is None else (allowed, billed)
        if paid + owes not in whole:
            figures = {"together_cents": paid + owes, "allowed_cents": allowed}
            yield Contradiction("owed_and_paid_not_allowed", "", "member_owes", figures)
    elif allowed is None and billed is not None and (paid or 0) + (owes or 0) > billed:
        figures = {"together_cents": (paid or 0) + (owes or 0), "billed_cents": billed}
        yield Contradiction("owed_and_paid_above_billed", "", "member_owes" if owes else "plan_paid", figures)
    yield from _parts(said, inside=inside)


def _parts(said: Explanation, *, inside: bool) -> Iterator[Contradiction]:
    """The parts of what is owed against the whole of it: stated itself, or what is allowed and was not paid."""
    stated = [getattr(said, name) for name in _PARTS]
    together = sum(cents for cents in stated if cents is not None)
    over = 0 if inside or said.billed is None or said.allowed is None else max(said.billed - said.allowed, 0)
    owes = said.member_owes
    if owes is None and said.allowed is not None and said.plan_paid is not None:
        owes = max(said.allowed - said.plan_paid, 0)
    if owes is None:
        if said.allowed is not None and together > said.allowed:
            above: dict[str, object] = {"together_cents": together, "allowed_cents": said.allowed}
            yield Contradiction("parts_above_allowed", "", "allowed", above)
        return
    figures: dict[str, object] = {"together_cents": together, "owed_cents": owes}
    if together > owes:
        yield Contradiction("parts_above_owed", "", "member_owes", figures)
    elif None not in stated and together not in (owes, owes - over):
        yield Contradiction("parts_below_owed", "", "member_owes", figures)


def _used(said: Explanation) -> Iterator[Contradiction]:
    met, taken = said.deductible_met, said.deductible
    if met is not None and taken is not None and met < taken:
        figures = {"met_cents": met, "taken_cents": taken}
        yield Contradiction("deductible_met_below_taken", "", "deductible_met", figures)
    for name, family in (("deductible_met", "family_deductible_met"), ("limit_met", "family_limit_met")):
        own, common = getattr(said, name), getattr(said, family)
        if own is not None and common is not None and common < own:
            yield Contradiction("family_below_own", "", family, {"family_cents": common, "own_cents": own})


def _days(line: ServiceLine, happened: Happened, said: Explanation, starts: datetime.date) -> Iterator[Contradiction]:
    if happened.state in (SessionState.PLANNED, SessionState.CANCELLED) and said.is_processed:
        yield Contradiction(f"explained_but_{happened.state.value}", "", "state", {})
    if said.processed_on is not None and happened.number <= line.count:
        day = _day(line, happened, starts)
        if said.processed_on < day:
            figures = {"processed_date": said.processed_on, "day_date": day}
            yield Contradiction("processed_before", "", "processed_on", figures)
