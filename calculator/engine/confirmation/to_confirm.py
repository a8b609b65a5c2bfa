"""*To confirm*: the assumptions of a case under a plan that carry the answer and that nobody has confirmed, each with
what the answer would be if it were otherwise. Each is priced by the engine that prices the case itself."""

import datetime
import hashlib
from dataclasses import dataclass
from typing import Final

from calculator.engine.confirmation.assumed import KINDS, Ground, Kind, Otherwise
from calculator.engine.pricing import price
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.confirmed import Confirmed
from calculator.model.estimate import Amounts, Estimate
from calculator.model.plan import Plan

_ANSWER: Final = ("member_pays", "plan_pays", "employer_pays")


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One assumption to confirm. ``now`` is what the course comes to, ``then`` what it would come to otherwise, both at
    the likely prices; ``sentence`` and ``figures`` are what is told of it."""

    assumption: str
    plan: str
    rests_on: str
    sentence: str
    figures: dict[str, object]
    now: Amounts
    then: Amounts

    @property
    def difference(self) -> int:
        """How much more the member would pay, in cents; negative: less."""
        return self.then.member_pays - self.now.member_pays

    @property
    def confirmed(self) -> Confirmed:
        """What is kept of it in a case once somebody has confirmed it."""
        return Confirmed(assumption=self.assumption, plan=self.plan, rests_on=self.rests_on)


def open_points(case: Case, plan: Plan, answer: Estimate, today: datetime.date) -> tuple[OpenPoint, ...]:
    """What is to be confirmed of ``case`` under ``plan``, of which ``answer`` is the estimate, on the day ``today``."""
    at = Ground(case, plan, today)
    found = []
    for kind in KINDS:
        rests_on = kind.rests_on(at)
        if not rests_on:
            continue
        about = plan.name if kind.of_plan else ""
        print_of = _fingerprint(rests_on)
        if _holds(case, kind.name, about, print_of):
            continue
        point = _point(kind, at, about, print_of, answer.likely.totals)
        if point is not None:
            found.append(point)
    return tuple(found)


def confirm(case: Case, point: OpenPoint) -> Case:
    """``case`` with ``point`` confirmed, in place of what was confirmed of the same thing before."""
    others = tuple(one for one in case.confirmed if (one.assumption, one.plan) != (point.assumption, point.plan))
    return changed(case, confirmed=(*others, point.confirmed))


def _holds(case: Case, assumption: str, plan: str, rests_on: str) -> bool:
    return any((one.assumption, one.plan, one.rests_on) == (assumption, plan, rests_on) for one in case.confirmed)


def _fingerprint(rests_on: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(rests_on).encode()).hexdigest()[:16]


def _point(kind: Kind, at: Ground, plan: str, rests_on: str, now: Amounts) -> OpenPoint | None:
    """The point of ``kind`` with the reading that changes most; None where none changes anything."""
    tried = [(one, _totals(one)) for one in kind.otherwise(at)]
    if not tried:
        return None
    found, then = max(tried, key=lambda pair: abs(pair[1].member_pays - now.member_pays))
    if not kind.always and _same(now, then):
        return None
    sentence = kind.sentence(at) if kind.sentence else kind.name
    return OpenPoint(kind.name, plan, rests_on, sentence, kind.figures(at) | found.figures, now, then)


def _same(now: Amounts, then: Amounts) -> bool:
    return all(getattr(now, name) == getattr(then, name) for name in _ANSWER)


def _totals(of: Otherwise) -> Amounts:
    return price(of.lines, of.plan, of.member, reasons=False).totals
