"""What the kinds of assumptions are made of: the case that an answer rests on, and the same case as it would be
otherwise. Nothing is priced here."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from calculator.engine.confirmation.still_open import is_over, only_open, open_later
from calculator.engine.schedule import Scheduled, at_all_prices, days_of
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.confirmed import LATER
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import DatedLine
from calculator.model.happened import of_number
from calculator.model.in_force import InForce, plans_in_force
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, Coverage, Plan
from calculator.model.whose import recorded


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
    """A case that begins under one of its plans, on the day ``today``, and what the kinds of assumptions ask of it.

    They are made of one plan: the first, or the one that the change at the place ``change`` among the member's brings.
    """

    case: Case
    plan: Plan
    today: datetime.date
    change: int | None = None

    @property
    def each(self) -> "tuple[Ground, ...]":
        """The same of the first plan, and of each plan that comes in the course and has a session."""
        later = [at for at, change in enumerate(self.case.member.changes) if change.plan is not None]
        made = (Ground(self.case, self.plan, self.today, at) for at in later)
        return (self, *(one for one in made if one.days))

    @cached_property
    def named(self) -> str:
        """The name of the plan, where the sessions of the course are under several; empty: it is the only one."""
        changes = self.case.member.changes
        first = Ground(self.case, self.plan, self.today)
        several = any(change.plan is not None for change in changes) and len(first.each) > 1
        return self.about.name if several else ""

    @cached_property
    def now(self) -> InForce:
        """The plan that the assumptions are made of, from its first day to its last, whoever it covers."""
        member = self.case.member
        spans = plans_in_force(self.plan, member)
        first = 0 if self.change is None else self.change + 1
        after = (at for at, change in enumerate(member.changes, start=1) if at > first and change.plan is not None)
        last = next(after, len(spans)) - 1
        return spans[first]._replace(ends=spans[last].ends)

    @property
    def about(self) -> Plan:
        """The plan that the assumptions are made of."""
        return self.now.plan

    def called(self, assumption: str) -> str:
        """What ``assumption`` of this plan is called where it is kept: of one that comes in the course apart from that
        of a plan of the case, and of the several of one name apart from each other."""
        if self.change is None:
            return assumption
        before = self.case.member.changes[: self.change]
        same = sum(change.plan is not None and change.plan.name == self.about.name for change in before)
        return f"{assumption}{LATER}" + (f"_{same + 1}" if same else "")

    @cached_property
    def lines(self) -> tuple[ServiceLine, ...]:
        """The lines of the course that have sessions while the plan is in force."""
        starts = self.case.course.starts
        return tuple(line for line in self.case.course.lines if any(map(self.now.on, days_of(line, starts))))

    @cached_property
    def days(self) -> tuple[datetime.date, ...]:
        """The days of the sessions while the plan is in force, in order."""
        return tuple(filter(self.now.on, self.all_days))

    @cached_property
    def all_days(self) -> tuple[datetime.date, ...]:
        """The days of all sessions, in order."""
        course = self.case.course
        return tuple(sorted(day for line in course.lines for day in days_of(line, course.starts)))

    @cached_property
    def open_days(self) -> tuple[datetime.date, ...]:
        """The days of the sessions of which nobody has said what became of them, in order."""
        course = self.case.course
        return tuple(
            sorted(
                day
                for line in course.lines
                for number, day in enumerate(days_of(line, course.starts), start=1)
                if not is_over(of_number(line.happened, number))
            )
        )

    def coverage(self, line: ServiceLine) -> Coverage:
        """What takes ``line``: the plan, or its rider."""
        rider = self.about.rider
        return rider if rider and any(one.service == line.service for one in rider.reading) else self.about

    def benefit(self, line: ServiceLine) -> Benefit | None:
        """The benefit that pays ``line``; None: it is not covered."""
        found = self.coverage(line).benefit_for(line.service, line.place)
        return found if found is not None and found.covered and share_of(self, found, line) is not None else None

    def paid(self, which: Callable[[ServiceLine], bool]) -> tuple[tuple[ServiceLine, Benefit], ...]:
        """The lines that ``which`` names and that are paid, each with its benefit."""
        return tuple((line, found) for line, found in self._paid if which(line))

    @cached_property
    def _paid(self) -> tuple[tuple[ServiceLine, Benefit], ...]:
        return tuple((line, found) for line in self.lines if (found := self.benefit(line)) is not None)

    def priced_as(
        self, *, course: Course | None = None, plan: Plan | None = None, member: Member | None = None, **figures: object
    ) -> Otherwise:
        """The case with another course or member, or another plan in place of the one that it is about."""
        scheduled = self._scheduled if course is None else only_open(self._of(course), self._scheduled)
        first, of = (self.plan, member or self.case.member) if plan is None else self.with_plan(plan, member)
        return Otherwise(scheduled, first, of, figures)

    def priced_here_as(self, course: Course, **figures: object) -> Otherwise:
        """The case with the sessions of another ``course``, which are as many on the same days, while the plan is in
        force."""
        whole = self.priced_as(course=course)._replace(figures=figures)
        if self.now.begins is None and self.now.ends is None:
            return whole
        here = (
            tuple(new if self.now.on(old.date) else old for new, old in zip(news, olds, strict=True))
            for news, olds in zip(whole.scheduled, self._scheduled, strict=True)
        )
        return whole._replace(scheduled=Scheduled(*here))

    def with_plan(self, plan: Plan, member: Member | None = None) -> tuple[Plan, Member]:
        """The plan that the course begins under and the member (None: the case's), with ``plan`` in place of the one
        that it is about."""
        of = member or self.case.member
        return (plan, of) if self.change is None else (self.plan, self._with_change(of, plan=plan))

    def recorded(self, **parts: Any) -> Member:
        """The member, of whom the plan has other ``parts`` on record."""
        member = self.case.member
        if self.change is None:
            return recorded(member, self.plan.name, **parts)
        return self._with_change(member, enrollment=replaced(self.now.enrollment, **parts))

    def _with_change(self, member: Member, **parts: Any) -> Member:
        changes = tuple(replaced(one, **parts) if at == self.change else one for at, one in enumerate(member.changes))
        return replaced(member, changes=changes)

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
    needs; ``otherwise`` the case as it may be in its place, one or several. ``of_plan``: it is about the plan, and
    unless it is ``supposed`` made of each plan that covers the member in the course."""

    name: str
    of_plan: bool
    rests_on: Callable[[Ground], tuple[object, ...]]
    otherwise: Callable[[Ground], Iterator[Otherwise]]
    figures: Callable[[Ground], dict[str, object]] = lambda _ground: {}
    sentence: Callable[[Ground], str] | None = None
    always: bool = False
    """It is told even where the answer is the same otherwise."""
    together: bool = False
    """Files of before the plans of a course were told apart hold one confirmation of it, of all of them together."""
    supposed: bool = False
    """It is assumed only where the case says that nobody knew it (``Case.supposed``)."""


def share_of(at: Ground, benefit: Benefit, line: ServiceLine) -> CostShare | None:
    """What ``benefit`` leaves of ``line`` to the member; None: it does not cover it there."""
    return benefit.share_in(at.coverage(line).network_of(line.network, line.network_tier))
