"""*To confirm*: the assumptions of a case under a plan that carry the answer and that nobody has confirmed, each with
what the answer would be if it were otherwise. Each is priced by the engine that prices the case itself."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from calculator.engine.confirmation.assumed import KINDS
from calculator.engine.confirmation.ground import Ground, Kind, Otherwise
from calculator.engine.confirmation.pricing_readings import likely_amounts, totals_of
from calculator.engine.confirmation.supposed import SUPPOSED
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.confirmed import Confirmed, Supposed
from calculator.model.estimate import Amounts, Estimate
from calculator.model.plan import Plan

ALL_KINDS: Final = (*KINDS, *SUPPOSED)
"""Every kind of assumption: what any case may assume, and what is supposed where nobody knew."""

_ANSWER: Final = ("member_pays", "plan_pays", "employer_pays")


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One assumption to confirm. ``now`` is what the course comes to, ``then`` what it would come to otherwise, both at
    the likely prices; ``sentence`` and ``figures`` are what is told of it. ``readings`` are the cases as they may be
    otherwise, each with what it comes to; ``then`` is that of the one that changes most, and ``paid`` the day of each
    of its sessions with what the member pays of it.

    ``under`` is the plan's name where it is told apart from others that come in the course; of one of these ``change``
    is the place of the change that brings it among the member's, and ``since`` its first day. ``kept_as`` is what the
    assumption is called in what is kept of it.
    """

    assumption: str
    plan: str
    kept_as: str
    rests_on: str
    sentence: str
    figures: dict[str, object]
    now: Amounts
    then: Amounts
    readings: tuple[tuple[Otherwise, Amounts], ...]
    paid: tuple[tuple[datetime.date, int], ...]
    change: int | None = None
    since: datetime.date | None = None
    under: str = ""

    def plan_in(self, case: Case) -> Plan:
        """The plan of ``case`` that it is about; the chosen one where it holds under any."""
        later = case.member.changes[self.change].plan if self.change is not None else None
        return later or (case.plan(self.plan) if self.plan else case.chosen_plan)

    @property
    def difference(self) -> int:
        """How much more the member would pay, in cents; negative: less."""
        return self.then.member_pays - self.now.member_pays

    @property
    def confirmed(self) -> Confirmed:
        """What is kept of it in a case once somebody has confirmed it."""
        return Confirmed(assumption=self.kept_as, plan=self.plan, rests_on=self.rests_on)


class Assumed(NamedTuple):
    """An assumption that a case makes and nobody has confirmed: its kind, the plan of which it is made, its name, and
    the fingerprint of what it rests on."""

    kind: Kind
    at: Ground
    plan: str
    rests_on: str


class Readings:
    """The other readings of a case that begins under a plan, on the day ``today``. Whoever asks several things of them
    hands them on, so that what they have in common is worked out once."""

    def __init__(self, case: Case, plan: Plan, today: datetime.date) -> None:
        self.ground = Ground(case, plan, today)

    @cached_property
    def unconfirmed(self) -> tuple[Assumed, ...]:
        """What the case assumes and nobody has confirmed, whatever it changes."""
        return tuple(unconfirmed(self.ground))


def open_points(
    case: Case, plan: Plan, answer: Estimate, today: datetime.date, readings: Readings | None = None
) -> tuple[OpenPoint, ...]:
    """What is to be confirmed of ``case`` under ``plan``, of which ``answer`` is the estimate, on the day ``today``;
    ``readings`` are those of the same three, where they are known."""
    readings = readings or Readings(case, plan, today)
    points = (_point(one, answer.likely.totals) for one in readings.unconfirmed)
    return tuple(point for point in points if point is not None)


def widest(answer: Estimate, points: tuple[OpenPoint, ...]) -> tuple[int, int]:
    """The least and the most that the member would pay, in cents: at any of the three prices, as ``answer`` has it or
    with any one of its ``points`` otherwise."""
    paid = [*answer.range_of("member_pays")]
    for reading, likely in (pair for point in points for pair in point.readings):
        scheduled = reading.scheduled
        others = (lines for lines in (scheduled.low, scheduled.high) if lines != scheduled.likely)
        paid += (likely.member_pays, *(totals_of(reading, lines).member_pays for lines in others))
    return min(paid), max(paid)


def unconfirmed(at: Ground) -> Iterator[Assumed]:
    """The assumptions of a case that begins under a plan, of this and of each that comes in its place, that nobody has
    confirmed, whatever they change."""
    each, supposed = at.each, {one.assumption for one in at.case.supposed}
    for kind in ALL_KINDS:
        if kind.supposed and kind.name not in supposed:
            continue
        if kind.together and len(each) > 1 and _confirmed_together(kind, each):
            continue
        for of in each if kind.of_plan and not kind.supposed else each[:1]:
            about = of.about.name if kind.of_plan else ""
            rests_on = kind.rests_on(of)
            if not rests_on:
                continue
            print_of = _fingerprint(rests_on)
            if kind.supposed and not _among(at.case.supposed, kind.name, about, print_of):
                continue
            if not _among(at.case.confirmed, of.called(kind.name), about, print_of):
                yield Assumed(kind, of, about, print_of)


def confirm(case: Case, point: OpenPoint, told_by: str = "") -> Case:
    """``case`` with ``point`` confirmed, in place of what was confirmed of the same thing before; ``told_by`` is who
    said so."""
    return _with_confirmed(case, changed(point.confirmed, told_by=told_by))


def confirmed_as(
    case: Case, assumption: str, today: datetime.date, told_by: str = "", change: int | None = None
) -> Case:
    """``case`` with what it assumes of ``assumption`` under its chosen plan, or under the one that ``change`` brings,
    confirmed; as it is where it assumes nothing of the kind."""
    at = Ground(case, case.chosen_plan, today, change)
    found = _resting(at, assumption)
    if found is None:
        return case
    about, rests_on = found
    kept = Confirmed(assumption=at.called(assumption), plan=about, rests_on=rests_on, told_by=told_by)
    return _with_confirmed(case, kept)


def supposed_as(case: Case, assumption: str, today: datetime.date, plan: str = "") -> Case:
    """``case``, which says that nobody knew the entry ``assumption`` as it stands in it under ``plan``; empty: under
    its chosen one."""
    found = _resting(Ground(case, case.plan(plan) if plan else case.chosen_plan, today), assumption)
    if found is None:
        return case
    about, rests_on = found
    others = tuple(one for one in case.supposed if (one.assumption, one.plan) != (assumption, about))
    return changed(case, supposed=(*others, Supposed(assumption=assumption, plan=about, rests_on=rests_on)))


def _resting(at: Ground, assumption: str) -> tuple[str, str] | None:
    """The plan that the assumption is about and the fingerprint of what it rests on; None: it is not made."""
    kind = next(kind for kind in ALL_KINDS if kind.name == assumption)
    rests_on = kind.rests_on(at)
    return (at.about.name if kind.of_plan else "", _fingerprint(rests_on)) if rests_on else None


def _with_confirmed(case: Case, confirmed: Confirmed) -> Case:
    about = (confirmed.assumption, confirmed.plan)
    others = tuple(one for one in case.confirmed if (one.assumption, one.plan) != about)
    return changed(case, confirmed=(*others, confirmed))


def _among(said: tuple[Supposed, ...], assumption: str, plan: str, rests_on: str) -> bool:
    return any((one.assumption, one.plan, one.rests_on) == (assumption, plan, rests_on) for one in said)


def _confirmed_together(kind: Kind, each: tuple[Ground, ...]) -> bool:
    """Whether all plans of the course were confirmed at once, under the name of the first."""
    first, rests_on = each[0], tuple(part for of in each for part in kind.rests_on(of))
    return _among(first.case.confirmed, kind.name, first.about.name, _fingerprint(rests_on))


def _fingerprint(rests_on: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(rests_on).encode()).hexdigest()[:16]


def _point(one: Assumed, now: Amounts) -> OpenPoint | None:
    """The point of an assumption with the reading that changes most; None where none changes anything."""
    kind, at = one.kind, one.at
    tried = [(other, *likely_amounts(other)) for other in kind.otherwise(at)]
    if not tried:
        return None
    found, then, each = max(tried, key=lambda one: abs(one[1].member_pays - now.member_pays))
    if not kind.always and same_answer(now, then):
        return None
    sentence = kind.sentence(at) if kind.sentence else kind.name
    figures = kind.figures(at) | found.figures
    return OpenPoint(
        assumption=kind.name,
        plan=one.plan,
        kept_as=at.called(kind.name),
        rests_on=one.rests_on,
        sentence=sentence,
        figures=figures,
        now=now,
        then=then,
        readings=tuple((other, total) for other, total, _ in tried),
        paid=tuple((line.date, amounts.member_pays) for line, amounts in zip(found.lines, each, strict=True)),
        change=at.change,
        since=at.now.begins,
        under=at.named if kind.of_plan else "",
    )


def same_answer(now: Amounts, then: Amounts) -> bool:
    """Whether nobody pays another amount."""
    return all(getattr(now, name) == getattr(then, name) for name in _ANSWER)
