"""What the checks look at: the case, the plan and the answer, and who takes each line. No check is made here."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from calculator.engine.adjudication.years import year_start
from calculator.model.case import Case
from calculator.model.estimate import DatedLine, Priced
from calculator.model.funding import Account, AccountKind
from calculator.model.plan import Benefit, Coverage, Plan, RiderPays


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
    """A case under a plan with its answer at the likely price. What several checks need is worked out once."""

    case: Case
    plan: Plan
    priced: Priced

    @cached_property
    def lines(self) -> tuple[DatedLine, ...]:
        """The course's sessions by date."""
        return tuple(line.line for line in self.priced.lines)

    @cached_property
    def plan_years(self) -> tuple[int, ...]:
        """The plan years that the course touches, each by the calendar year it begins in."""
        days = [line.date for line in self.lines] or [self.case.course.starts]
        return tuple(sorted({year_start(day, self.plan.year_starts).year for day in days}))

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
        return _uses(self.plan, tuple(line for line in self.lines if not (instead and self._rider_takes(line))))

    @cached_property
    def rider_uses(self) -> tuple[Use, ...]:
        """The rider's benefits that the course uses."""
        if self.plan.rider is None:
            return ()
        return _uses(self.plan.rider, tuple(line for line in self.lines if self._rider_takes(line)))

    def _rider_takes(self, line: DatedLine) -> bool:
        rider = self.plan.rider
        return rider is not None and any(reading.service == line.service for reading in rider.reading)

    @property
    def plan_source(self) -> str:
        """The plan's own document, for what follows from the plan as it was entered; an example has only its name."""
        real = self.plan.sources and not self.plan.example
        return self.plan.sources[0].says if real else self.plan.name


def last_day(lines: tuple[DatedLine, ...]) -> datetime.date:
    """The day of the latest of ``lines``, of which there is at least one."""
    return max(line.date for line in lines)


def _uses(coverage: Coverage, lines: tuple[DatedLine, ...]) -> tuple[Use, ...]:
    under: dict[str, list[DatedLine]] = {}
    benefits = {service: coverage.benefit_for(service) for service in {line.service for line in lines}}
    for line in lines:
        benefit = benefits[line.service]
        if benefit is not None and benefit.covered:
            under.setdefault(benefit.name, []).append(line)
    return tuple(
        Use(coverage, benefit, tuple(under[benefit.name])) for benefit in coverage.benefits if benefit.name in under
    )
