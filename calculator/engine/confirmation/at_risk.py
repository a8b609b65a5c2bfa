"""What is at risk before the first explanation of benefits arrives: the sessions that take place until then, at what
they cost as it is assumed and at what they cost if network or coverage turn out otherwise. They were priced
to confirm them, by the engine that prices the case itself."""

import datetime
from dataclasses import dataclass
from typing import Final, NamedTuple

from calculator.engine.confirmation.to_confirm import OpenPoint
from calculator.model.case import Case
from calculator.model.estimate import Estimate

ABOUT: Final = ("network", "covered", "authorization")
"""The assumptions that an explanation of benefits settles: whether the clinic is in network, and whether it is paid."""

Paid = tuple[tuple[datetime.date, int], ...]
"""The day of each session with what the member pays of it, in cents."""


class ByThen(NamedTuple):
    """What takes place before the first explanation can be there: ``weeks`` after the first session, on ``arrives``.
    Sessions of that very day are not counted."""

    weeks: int
    arrives: datetime.date
    sessions: int


class Reading(NamedTuple):
    """What the member pays under one reading, in cents at the likely prices: ``by_then`` for the sessions before the
    first explanation, at the soonest and at the latest, and ``in_all``. ``point`` is the assumption that is otherwise;
    None: everything is as it is assumed."""

    point: OpenPoint | None
    by_then: tuple[int, int]
    in_all: int


@dataclass(frozen=True, slots=True)
class AtRisk:
    """The first session's day, until when its explanation is waited for at the soonest and at the latest, and the
    readings: the one that is assumed, then each other."""

    first: datetime.date
    soonest: ByThen
    latest: ByThen
    readings: tuple[Reading, ...]


def at_risk(case: Case, answer: Estimate, points: tuple[OpenPoint, ...]) -> AtRisk | None:
    """What is at risk in ``answer``, the estimate of ``case``, of which ``points`` are open.

    None: neither network nor coverage is open, there is no session, or an explanation of benefits is there already.
    """
    paid = tuple((line.line.date, line.amounts.member_pays) for line in answer.likely.lines)
    if not paid or _is_explained(case):
        return None
    first, _ = paid[0]
    soonest, latest = (_by_then(paid, first, weeks) for weeks in (case.claims_take.least, case.claims_take.most))
    about = (point for point in points if point.assumption in ABOUT)
    # Nothing is committed under a plan that comes only after that day.
    open_ = [point for point in about if point.since is None or point.since < latest.arrives]
    if not open_:
        return None
    ends = (soonest.arrives, latest.arrives)
    return AtRisk(
        first,
        soonest,
        latest,
        (_reading(None, paid, ends), *(_reading(point, point.paid, ends) for point in open_)),
    )


def _is_explained(case: Case) -> bool:
    facts = (one.explanation for line in case.course.lines for one in line.happened if one.number <= line.count)
    return any(one is not None and one.is_processed for one in facts)


def _by_then(paid: Paid, first: datetime.date, weeks: int) -> ByThen:
    arrives = first + datetime.timedelta(weeks=weeks)
    return ByThen(weeks, arrives, sum(day < arrives for day, _ in paid))


def _reading(point: OpenPoint | None, paid: Paid, ends: tuple[datetime.date, datetime.date]) -> Reading:
    soonest, latest = (sum(cents for day, cents in paid if day < end) for end in ends)
    return Reading(point, (soonest, latest), sum(cents for _, cents in paid))
