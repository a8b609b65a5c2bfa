"""What the kinds of assumptions are made of: the case that an answer rests on, and the same case as it would be
otherwise. Nothing is priced here."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from calculator.engine.confirmation.still_open import only_open, open_later
from calculator.engine.schedule import Scheduled, at_all_prices, days_of
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import DatedLine
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, Coverage, Plan


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
        return found if found is not None and found.covered and share_of(self, found, line) is not None else None

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


def share_of(at: Ground, benefit: Benefit, line: ServiceLine) -> CostShare | None:
    """What ``benefit`` leaves of ``line`` to the member; None: it does not cover it there."""
    return benefit.share_in(at.coverage(line).network_of(line.network, line.network_tier))
