"""What the checks look at: the case, the plan and the answer, and who takes each line. No check is made here."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.years import year_start
from calculator.model.case import Case
from calculator.model.estimate import DatedLine, Priced
from calculator.model.funding import Account, AccountKind
from calculator.model.market import Market
from calculator.model.member import Enrollment, PlanEnrollment
from calculator.model.plan import Benefit, Coverage, Plan, RiderPays
from calculator.model.whose import in_rider
from calculator.reference.citing import UNDATED
from calculator.reference.rules import rule


@dataclass(frozen=True)
class Use:
    """A benefit that the course uses: the coverage it stands in, and the course's lines under it by date."""

    coverage: Coverage
    benefit: Benefit
    lines: tuple[DatedLine, ...]

    @property
    def title(self) -> str:
        """What a reader knows the benefit by."""
        return self.benefit.title or self.benefit.name


@dataclass(frozen=True)
class CheckContext:
    """A case under a plan with its answer at the likely price, and the ``course`` that it was made of. What several
    checks need is worked out once."""

    case: Case
    plan: Plan
    priced: Priced
    course: SettledCourse

    @cached_property
    def lines(self) -> tuple[DatedLine, ...]:
        """The course's sessions by date."""
        return tuple(line.line for line in self.priced.lines)

    @cached_property
    def enrollment(self) -> PlanEnrollment:
        """What the plan has on record of the member."""
        return self.case.member.enrollment_in(self.plan.name)

    @cached_property
    def rider_enrollment(self) -> Enrollment:
        """What the rider has on record of the member: its own, or the plan's days and authorization."""
        rider = self.plan.rider
        return self.enrollment if rider is None else in_rider(self.enrollment, self.plan, rider)

    @cached_property
    def days(self) -> tuple[datetime.date, ...]:
        """The days of the sessions that the plan covers; with none of them all, with no session the course's first."""
        days = tuple(line.date for line in self.lines)
        return tuple(filter(self.covers, days)) or days or (self.case.course.starts,)

    @cached_property
    def plan_years(self) -> tuple[int, ...]:
        """The plan years that the course touches, each by the calendar year it begins in."""
        return tuple(sorted({year_start(day, self.plan.year_starts).year for day in self.days}))

    @cached_property
    def family(self) -> bool:
        """Whether the family's amounts hold for the member."""
        return self.case.member.tier.is_family

    @cached_property
    def with_hsa(self) -> bool:
        """Whether the plan is meant to go with a health savings account."""
        return self.has(AccountKind.HSA)

    def has(self, kind: AccountKind) -> bool:
        """Whether the plan offers an account of ``kind``, or the member has one."""
        held = {balance.kind for balance in self.case.member.balances}
        return kind in held or any(account.kind is kind for account in self.plan.accounts)

    def accounts(self, kind: AccountKind) -> Iterator[Account]:
        """The plan's accounts of ``kind``."""
        return (account for account in self.plan.accounts if account.kind is kind)

    @cached_property
    def medical_uses(self) -> tuple[Use, ...]:
        """The medical plan's benefits that the course uses; what a rider pays instead is not among them."""
        rider = self.plan.rider
        instead = rider is not None and rider.pays is RiderPays.INSTEAD
        lines = (line for line in self.lines if self.covers(line.date))
        return _uses(self.plan, tuple(line for line in lines if not (instead and self._rider_takes(line))))

    @cached_property
    def rider_uses(self) -> tuple[Use, ...]:
        """The rider's benefits that the course uses."""
        if self.plan.rider is None:
            return ()
        return _uses(self.plan.rider, tuple(filter(self._rider_takes, self.lines)))

    def _rider_takes(self, line: DatedLine) -> bool:
        rider = self.plan.rider
        read = rider is not None and any(reading.service == line.service for reading in rider.reading)
        # On a day outside its coverage the rider is not there: the plan has the line to itself.
        return read and enrolled_on(self.rider_enrollment, line.date)

    def outside(self, line: DatedLine) -> bool:
        """Whether ``line`` lies outside the days of the coverage that takes it: the plan, or a rider in its place or
        before it."""
        return not (self._rider_takes(line) or self.covers(line.date))

    def covers(self, day: datetime.date) -> bool:
        """Whether the plan covers the member on ``day``."""
        return enrolled_on(self.enrollment, day)

    def days_in(self, year: int) -> list[datetime.date]:
        """Those of ``days`` that lie in the plan year that begins in ``year``."""
        return [day for day in self.days if year_start(day, self.plan.year_starts).year == year]

    @property
    def of_plan(self) -> tuple[str, int | str | None]:
        """The plan's own document and its year, for what follows from the plan as it was entered; an example, or
        one whose figures were changed since, has only its name."""
        real = self.plan.sources and not (self.plan.example or self.plan.edited)
        document = self.plan.sources[0] if real else None
        if document is None:
            return self.plan.name, self.plan.figures_year
        return document.says, self.plan.figures_year or document.year or (UNDATED if document.address else None)


def enrolled_on(enrollment: Enrollment, day: datetime.date) -> bool:
    """Whether ``day`` lies in the days of the coverage that has ``enrollment`` on record."""
    first, last = enrollment.coverage_starts, enrollment.coverage_ends
    return (first is None or first <= day) and (last is None or day <= last)


def by_law_with_hsa(plan: Plan, days: Iterable[datetime.date]) -> bool:
    """Whether ``plan`` goes with an HSA on all of ``days``, whatever its amounts: bronze and catastrophic plans that a
    person bought do (Notice 2026-5)."""
    return plan.market in (Market.BRONZE, Market.CATASTROPHIC) and all(map(rule("bronze").holds_on, days))


def cite(name: str) -> tuple[str, int | str]:
    """The source of the rule called ``name``, and its year."""
    found = rule(name)
    return found.source, found.year


def last_day(lines: tuple[DatedLine, ...]) -> datetime.date:
    """The day of the latest of ``lines``, of which there is at least one."""
    return max(line.date for line in lines)


def _uses(coverage: Coverage, lines: tuple[DatedLine, ...]) -> tuple[Use, ...]:
    under: dict[str, list[DatedLine]] = {}
    places = {(line.service, line.place) for line in lines}
    benefits = {(service, place): coverage.benefit_for(service, place) for service, place in places}
    for line in lines:
        benefit = benefits[line.service, line.place]
        if benefit is not None and benefit.covered:
            under.setdefault(benefit.name, []).append(line)
    return tuple(
        Use(coverage, benefit, tuple(under[benefit.name])) for benefit in coverage.benefits if benefit.name in under
    )
