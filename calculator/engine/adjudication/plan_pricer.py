"""Settles courses for one plan and member. Their words become columns once; no line is priced here."""

import datetime
from collections.abc import Iterator, Sequence

from calculator.engine.adjudication.columns import NOBODY, UNKNOWN, Column, Lines
from calculator.engine.adjudication.covered import covered_by
from calculator.engine.adjudication.day_calendar import Span
from calculator.engine.adjudication.going_on import GoingOn
from calculator.engine.adjudication.in_turn import CourseColumns, amounts_in_turn, settle_in_turn
from calculator.engine.adjudication.line_columns import LineColumns, line_columns
from calculator.engine.adjudication.line_facts import MISSED, PlanRow, line_facts
from calculator.engine.adjudication.opening import open_course, opening_balances
from calculator.engine.adjudication.periods import in_periods
from calculator.engine.adjudication.pools import OUT
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.years import months_touched
from calculator.model.backing import funding_of
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.funding import Funding, FundingKind
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.money import allocate
from calculator.reference import limits


class PlanPricer:
    """Prices courses under one plan for one member. What the words come to is worked out once for all of them.

    ``covered`` is all that covers the member under the plan.
    """

    def __init__(self, plan: Plan, member: Member) -> None:
        self._plan = plan
        self._member = member
        self._agreed = {agreement.service: agreement.rate for agreement in member.single_case_agreements}
        self.covered = covered = covered_by(plan, member)
        self._coverings = coverings = covered.coverings
        self._periods = covered.periods
        self._accounts = tuple([one.account for one in covered.held])
        self._plans = tuple([(period.starts, period.insured.plan) for period in self._periods])
        self._plan_rows = [
            PlanRow(_ordinal(one.begins), one.row, _ordinal(covering.stated.as_of), covering.goes_on)
            for one in coverings.plans
            for covering in (coverings.rows[one.row],)
        ]
        self._going_on = GoingOn.of(coverings)
        self._known_by = [
            as_of for one in coverings.plans if (as_of := coverings.rows[one.row].stated.as_of) is not None
        ]

    def opening_balances(self, day: datetime.date) -> tuple[Column, Column]:
        """The employer's money and the member's own in each account when a course starts on ``day``, in cents: as that
        year's figures say, and nothing in an HSA that is opened later."""
        return opening_balances(self.covered, day)

    @property
    def accumulators(self) -> tuple[str, ...]:
        """The names of all deductibles and limits, in the order of their rows, such as ``plan.limit.out``."""
        return tuple(name for at in range(len(self._coverings.rows)) for name in self._accumulators_of(at))

    @property
    def own_accumulators(self) -> tuple[str, ...]:
        """Those of them that begin at what the member has on record in the plan itself (``Enrollment.met``): the
        plan's, and, where it goes on with other people before the day of that record, its own again."""
        names: list[str] = []
        for at, covering in enumerate(self._coverings.rows):
            if covering.whose != "plan":
                continue
            if covering.begins is not None and not covering.goes_on:
                break
            if covering.begins is None or covering.stated.as_of is not None:
                names += self._accumulators_of(at)
        return tuple(names)

    def _accumulators_of(self, row: int) -> Iterator[str]:
        covering = self._coverings.rows[row]
        whose = covering.whose if covering.begins is None else f"{covering.whose}_{row}"
        for what, pools in (("deductible", covering.deductibles), ("limit", covering.limits)):
            yield from (f"{whose}.{what}.{name}" for name in pools)

    @property
    def by_line(self) -> bool:
        """Whether a line's amounts depend on the lines before it only: not so where one price holds for the course."""
        return all(one.plan.case_rate is None for one in self._coverings.plans)

    def settle(
        self, lines: tuple[DatedLine, ...], known_on: datetime.date | None = None, marks: Sequence[int] = ()
    ) -> SettledCourse:
        """Settle dated lines, in order of date, from new books.

        ``known_on`` is the day on which the accounts hold, and is met, what the member says of no day; None: the day of
        the first line. ``marks`` are places of lines, in order, before which a copy of the books is kept; none is where
        claims were processed in another order.
        """
        course = self.columns_for(lines, known_on)
        done = settle_in_turn(course, marks)
        return SettledCourse(
            self._plans,
            self._accounts,
            self._member,
            self._coverings.rows,
            course.columns,
            course.calendar,
            done.books,
            lines,
            done.rows,
            done.stood,
            done.years,
            done.drawn,
            course.lines,
            done.marked,
            done.in_order,
        )

    def columns_for(self, lines: tuple[DatedLine, ...], known_on: datetime.date | None = None) -> CourseColumns:
        """All that the flow needs to settle ``lines``; see ``settle``. It is kept: whoever writes in it copies it."""
        first = first_day(lines)
        span = Span(min(known_on or first, first), first, self._last_day(lines, first))
        made = line_columns(lines)
        days: Sequence[int] = made.day
        if len(self._periods) > 1:
            days = self._going_on.counted_on(lines, made.day)
            made = in_periods(made, self._periods, days)
        columns, calendar, opened = open_course(self.covered, made.kinds, span)
        agreed = self._agreed_rates(lines, made)
        fact, facts, order = line_facts(lines, calendar, self._plan_rows, days)
        as_columns = Lines(made.day, made.kind, made.billed, agreed, made.allowed_second, fact, facts)
        return CourseColumns(columns, calendar, opened, as_columns, order)

    def amounts(self, lines: tuple[DatedLine, ...], known_on: datetime.date | None = None) -> list[Amounts]:
        """What becomes of each line, and nothing about why; see ``settle``."""
        return amounts_in_turn(self.columns_for(lines, known_on))

    def fees(self, lines: tuple[DatedLine, ...]) -> int:
        """What the employer pays beside ``lines`` over the months of the course, in cents."""
        if not lines:
            return 0
        if len(self._coverings.in_force) == 1:
            return _fees(funding_of(self._plan), lines[0].date, lines[-1].date)
        fees = 0
        for one in self._coverings.in_force:
            days = [line.date for line in lines if one.on(line.date)]
            if days:
                fees += _fees(funding_of(one.plan), days[0], days[-1])
        return fees

    def total(self, lines: tuple[DatedLine, ...], known_on: datetime.date | None = None) -> Amounts:
        """What the course comes to, fees included; see ``settle``."""
        return with_fees(Amounts.sum(self.amounts(lines, known_on)), self.fees(lines))

    def _last_day(self, lines: tuple[DatedLine, ...], first: datetime.date) -> datetime.date:
        """The day to which the calendar goes: the last line's, and no earlier than the one that stated amounts are of,
        since a claim that was processed after that day comes after them."""
        return max([lines[-1].date if lines else first, *self._known_by])

    def _agreed_rates(self, lines: tuple[DatedLine, ...], columns: LineColumns) -> Column:
        """What was agreed on for each line: a single case agreement's rate out of network, under the first plan, or the
        line's own; one price for the course is divided over the lines under its plan by their billed prices."""
        agreed = columns.allowed
        if self._agreed:
            of_kind = [
                self._agreed.get(kind.service, UNKNOWN) if kind.network == OUT else UNKNOWN for kind in columns.kinds
            ]
            first = self._coverings.in_force[0]
            agreed = [
                of_kind[kind] if of_kind[kind] != UNKNOWN and first.on(line.date) else own
                for line, own, kind in zip(lines, agreed, columns.kind, strict=True)
            ]
        for one in self._coverings.in_force:
            rate = one.plan.case_rate
            if rate is None:
                continue
            inside = [
                at
                for at, (line, kind) in enumerate(zip(lines, columns.kind, strict=True))
                if line.service in rate.services and columns.kinds[kind].apart != MISSED and one.on(line.date)
            ]
            agreed = list(agreed)
            for at, cents in zip(inside, allocate(rate.amount, tuple(lines[at].billed for at in inside)), strict=True):
                agreed[at] = cents
        return agreed


def _ordinal(day: datetime.date | None) -> int:
    return NOBODY if day is None else day.toordinal()


def first_day(lines: tuple[DatedLine, ...]) -> datetime.date:
    """The day on which a course of ``lines`` starts; without any, one of a year that is known."""
    return lines[0].date if lines else datetime.date(limits.newest_year(), 1, 1)


def _fees(funding: Funding, first: datetime.date, last: datetime.date) -> int:
    """What an employer pays beside lines from the ``first`` day to the ``last``, in cents."""
    months = months_touched(first, last)
    premium = 0 if funding.kind is FundingKind.SELF_FUNDED else funding.premium_share
    return funding.fee_per_case + months * (funding.fee_pepm + funding.fee_per_engaged_month + premium)


def with_fees(totals: Amounts, fees: int) -> Amounts:
    """``totals`` with what the employer pays beside the lines."""
    return totals._replace(employer_pays=totals.employer_pays + fees) if fees else totals
