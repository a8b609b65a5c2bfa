"""*What could change this*: the same course under each other reading that is still plausible, priced by the engine that
prices the case itself, and sorted by what it does to the answer. What a person has confirmed is settled, and is no
longer among them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from calculator.engine.comparison.variation import sessions_of, with_sessions
from calculator.engine.confirmation import other_readings as other
from calculator.engine.confirmation.ground import Ground, Otherwise
from calculator.engine.confirmation.pricing_readings import totals_of
from calculator.engine.confirmation.still_open import loses_what_happened
from calculator.engine.confirmation.supposed import LATER
from calculator.engine.confirmation.to_confirm import ALL_KINDS, OpenPoint, Readings, same_answer
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.estimate import Amounts, Estimate
from calculator.model.plan import Plan

_ALSO_READ: Final = {"sessions": ("more_sessions", "fewer_sessions"), "starts": ("later",)}
"""Entries that nobody knew, of which the readings that every course has say the same."""

_OF_PLAN: Final = frozenset(kind.name for kind in ALL_KINDS if kind.of_plan)

_ONLY_TO_CONFIRM: Final = frozenset({"allowed", "allowed_out", "price", "days"})
"""Assumptions of which no one other reading is plausible: their tenth more or less is an example."""


@dataclass(frozen=True, slots=True)
class Change:
    """The answer under one other reading: what the course comes to now and what it would come to, in cents at the
    likely prices. ``reading`` is its name, ``figures`` what its words need. Where several plans cover the sessions,
    ``under`` is the name of the one that it is a reading of, and ``since`` its first day, if it comes in the course;
    ``kept_as`` is what its assumption, if any, is called in what is kept of it."""

    reading: str
    figures: dict[str, object]
    now: Amounts
    then: Amounts
    under: str = ""
    since: datetime.date | None = None
    kept_as: str = ""

    @property
    def difference(self) -> int:
        """How much more the member would pay, in cents; negative: less."""
        return self.then.member_pays - self.now.member_pays


def what_could_change(
    case: Case,
    plan: Plan,
    answer: Estimate,
    today: datetime.date,
    readings: Readings | None = None,
    points: tuple[OpenPoint, ...] = (),
) -> tuple[Change, ...]:
    """The other readings of ``case`` under ``plan`` that change what ``answer`` comes to, the largest change first.

    ``readings`` and the open ``points`` are those of the same answer and day, where they are known: what was priced for
    them is not priced again.
    """
    now = answer.likely.totals
    found: dict[str, Change] = {}
    for name, at, reading, then in _priced(readings or Readings(case, plan, today), points):
        kept_as, under = at.called(name), at.named if name in _OF_PLAN else ""
        change = Change(name, reading.figures, now, then, under, at.now.begins, kept_as)
        if kept_as not in found or abs(change.difference) > abs(found[kept_as].difference):
            found[kept_as] = change
    if answer.high is not answer.likely:
        found["high_price"] = Change("high_price", {}, now, answer.high.totals)
    changes = [change for change in found.values() if not same_answer(now, change.then)]
    # Of those that are the same to the member, what moves the plan's amount most comes first.
    return tuple(sorted(changes, key=lambda one: (-abs(one.difference), -abs(one.then.plan_pays - now.plan_pays))))


def _priced(readings: Readings, points: tuple[OpenPoint, ...]) -> Iterator[tuple[str, Ground, Otherwise, Amounts]]:
    """Each other reading: its name, of which plan it is one, and what it comes to."""
    at = readings.ground
    priced = {(point.kept_as, point.rests_on): point.readings for point in points}
    for assumed in readings.unconfirmed:
        name, under = assumed.kind.name, assumed.at
        if name not in _ONLY_TO_CONFIRM and name not in _ALSO_READ:
            known = priced.get((under.called(name), assumed.rests_on))
            others = () if known else assumed.kind.otherwise(under)
            tried = known or ((reading, totals_of(reading, reading.lines)) for reading in others)
            yield from ((name, under, reading, then) for reading, then in tried)
    for name, reading in _of_every_course(at):
        yield name, at, reading, totals_of(reading, reading.lines)


def _of_every_course(at: Ground) -> Iterator[tuple[str, Otherwise]]:
    lines = [line for line in at.case.course.lines if line.count]
    if lines and all(line.network is Network.OUT for line in lines):
        inside = other.with_lines(at.case.course, lambda line: replaced(line, network=Network.IN, network_tier=None))
        yield "in_network", at.priced_as(course=inside)
    count = sessions_of(at.case.course)
    if count:
        for name, other_count in (("more_sessions", count + 1), ("fewer_sessions", count - 1)):
            course = with_sessions(at.case.course, other_count)
            if not loses_what_happened(course):
                yield name, at.priced_as(course=course, other_count=other_count)
    if at.all_days:
        yield "later", at.later(LATER, first_date=at.all_days[0] + LATER)
