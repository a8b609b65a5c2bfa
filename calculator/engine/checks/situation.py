"""What the checks look at: the case, the plan and the answer, and who takes each line. No check is made here."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from calculator.engine.adjudication.kept import KeptByLines
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.years import year_start
from calculator.model.case import Case
from calculator.model.estimate import DatedLine, Priced
from calculator.model.funding import Account, AccountKind
from calculator.model.in_force import InForce, each_plan, plans_in_force
from calculator.model.market import Market
from calculator.model.member import Enrollment, PlanEnrollment
from calculator.model.plan import Benefit, Coverage, Plan, RiderPays
from calculator.model.whose import in_rider
from calculator.reference.citing import UNDATED
from calculator.reference.rules import rule

_EVER: Final = datetime.date.min


class Use(NamedTuple):
    """A benefit that the course uses: the coverage it stands in, and the course's lines under it by date."""

    coverage: Coverage
    benefit: Benefit
    lines: tuple[DatedLine, ...]

    @property
    def title(self) -> str:
        """What a reader knows the benefit by."""
        return self.benefit.title or self.benefit.name


class CheckContext:
    """A case with its answer at the likely price and the ``course`` that it was made of, on the days on which one plan
    is in force. What several checks need is worked out once."""

    def __init__(self, case: Case, priced: Priced, course: SettledCourse, now: InForce) -> None:
        self.case = case
        self.priced = priced
        self.course = course
        self.now = now

    @property
    def by_plan(self) -> "tuple[CheckContext, ...]":
        """The same for each plan of the course that has a session, with whoever it covers at first. Without any session
        it is the first plan."""
        # Kept, this one would hold itself, and with it the whole answer would wait for the collector of garbage.
        return self._each_plan if self.case.member.changes else (self,)

    @cached_property
    def _each_plan(self) -> "tuple[CheckContext, ...]":
        return self._for(each_plan(plans_in_force(self.plan, self.case.member)))

    @cached_property
    def by_tier(self) -> "tuple[CheckContext, ...]":
        """The same for each plan of the course and whom it covers then."""
        return self._for(plans_in_force(self.plan, self.case.member))

    def on(self, day: datetime.date) -> "CheckContext":
        """The one of ``by_plan`` that holds on ``day``, on which there is a session."""
        return next(one for one in self.by_plan if one.now.on(day)) if self.case.member.changes else self

    def _for(self, spans: Sequence[InForce]) -> "tuple[CheckContext, ...]":
        made = [CheckContext(self.case, self.priced, self.course, span) for span in spans]
        return tuple(one for one in made if one.lines) or (made[0],)

    @property
    def plan(self) -> Plan:
        """The plan that is in force."""
        return self.now.plan

    @property
    def enrollment(self) -> PlanEnrollment:
        """What the plan has on record of the member."""
        return self.now.enrollment

    @cached_property
    def lines(self) -> tuple[DatedLine, ...]:
        """The course's sessions while the plan is in force, by date."""
        if self.now.begins is None and self.now.ends is None:
            return self.course.lines
        return tuple(line for line in self.course.lines if self.now.on(line.date))

    @cached_property
    def rider_enrollment(self) -> Enrollment:
        """What the rider has on record of the member: its own, or the plan's days and authorization."""
        rider = self.plan.rider
        return self.enrollment if rider is None else in_rider(self.enrollment, self.plan, rider)

    @cached_property
    def days(self) -> tuple[datetime.date, ...]:
        """The days of the sessions that the plan covers; with none of them all, with no session the course's first."""
        days = _days_of(self.lines)
        if self.always_covers:
            return days or (self.first_day,)
        return tuple(filter(self.covers, days)) or days or (self.first_day,)

    @property
    def always_covers(self) -> bool:
        """Whether the plan covers the member on all days."""
        return self.enrollment.coverage_starts is None and self.enrollment.coverage_ends is None

    @property
    def first_day(self) -> datetime.date:
        """The day of the first session while the plan is in force, or with no session that on which it or the course
        begins."""
        return self.lines[0].date if self.lines else max(self.case.course.starts, self.now.begins or _EVER)

    @cached_property
    def plan_years(self) -> tuple[int, ...]:
        """The plan years that the course touches, each by the calendar year it begins in."""
        turns = self.plan.year_starts
        first, last = (year_start(self.days[at], turns).year for at in (0, -1))
        if last - first <= 1:
            return tuple(range(first, last + 1))
        return tuple(sorted({year_start(day, turns).year for day in set(self.days)}))

    @cached_property
    def plans(self) -> tuple[tuple[int, Plan], ...]:
        """The plan as it is in each of ``plan_years``."""
        return tuple([(year, self.plan.in_year(year)) for year in self.plan_years])

    @property
    def family(self) -> bool:
        """Whether the family's amounts hold for the member."""
        return self.now.tier.is_family

    @cached_property
    def with_hsa(self) -> bool:
        """Whether the plan is meant to go with a health savings account."""
        return self.has(AccountKind.HSA)

    def has(self, kind: AccountKind) -> bool:
        """Whether the plan offers an account of ``kind``, or the member has one that it begins with."""
        held = {balance.kind for balance in self.case.member.balances} if self.now.begins is None else ()
        return kind in held or any(account.kind is kind for account in self.plan.accounts)

    def accounts(self, kind: AccountKind) -> Iterator[Account]:
        """The plan's accounts of ``kind``."""
        return (account for account in self.plan.accounts if account.kind is kind)

    @cached_property
    def medical_uses(self) -> tuple[Use, ...]:
        """The medical plan's benefits that the course uses; what a rider pays instead is not among them."""
        rider = self.plan.rider
        lines = self.lines
        if not self.always_covers:
            lines = tuple(line for line in lines if self.covers(line.date))
        if rider is not None and rider.pays is RiderPays.INSTEAD:
            lines = tuple(line for line in lines if not self._rider_takes(line))
        return _uses(self.plan, lines)

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


def whole_course(case: Case, plan: Plan, priced: Priced, course: SettledCourse) -> CheckContext:
    """All of a ``course`` that begins under ``plan``, and what it was ``priced``."""
    return CheckContext(case, priced, course, InForce(plan, case.member.enrollment_in(plan.name), case.member.tier))


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


def as_on(plan: Plan, day: datetime.date) -> Plan:
    """``plan`` with the figures that it has on ``day``."""
    return plan.in_year(year_start(day, plan.year_starts).year) if plan.years else plan


def _uses(coverage: Coverage, lines: tuple[DatedLine, ...]) -> tuple[Use, ...]:
    """The benefits that ``lines`` use, in the coverage's order; one that another year has otherwise is there again."""
    under: dict[str, list[tuple[Benefit, list[DatedLine]]]] = {}
    known: dict[tuple[str, str, int], list[DatedLine]] = {}
    dated = isinstance(coverage, Plan) and bool(coverage.years)
    for line in lines:
        key = (line.service, line.place, line.date.toordinal() if dated else 0)
        found = known.get(key)
        if found is None:
            now = as_on(coverage, line.date) if isinstance(coverage, Plan) else coverage
            found = known[key] = _lines_under(now.benefit_for(line.service, line.place), under)
        found.append(line)
    return tuple(
        Use(coverage, benefit, tuple(found)) for one in coverage.benefits for benefit, found in under.get(one.name, ())
    )


def _lines_under(benefit: Benefit | None, under: dict[str, list[tuple[Benefit, list[DatedLine]]]]) -> list[DatedLine]:
    """The list of the lines ``under`` a benefit, for another one; of what is not covered nothing is kept."""
    if benefit is None or not benefit.covered:
        return []
    uses = under.setdefault(benefit.name, [])
    same = next((lines for one, lines in uses if one == benefit), None)
    if same is None:
        same = []
        uses.append((benefit, same))
    return same


def _dates(lines: tuple[DatedLine, ...]) -> tuple[datetime.date, ...]:
    return tuple([line.date for line in lines])


_days_of: Final = KeptByLines(_dates)
