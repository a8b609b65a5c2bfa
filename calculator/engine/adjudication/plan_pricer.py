"""Settles courses for one plan and member. Their words become columns once; no line is priced here."""

import datetime
from collections.abc import Sequence
from itertools import zip_longest

from calculator.engine.adjudication.books import Books, blank
from calculator.engine.adjudication.columns import NOBODY, UNKNOWN, Calendar, Column, Lines, YearlyAmounts
from calculator.engine.adjudication.coverings import coverings_of
from calculator.engine.adjudication.day_calendar import Span, accounts_of, calendar_of
from calculator.engine.adjudication.enrolled import out_of_pocket_met
from calculator.engine.adjudication.in_turn import CourseColumns, amounts_in_turn, settle_in_turn
from calculator.engine.adjudication.line_columns import LineColumns, LineKind, line_columns
from calculator.engine.adjudication.line_facts import MISSED, line_facts
from calculator.engine.adjudication.payer_columns import program_of
from calculator.engine.adjudication.periods import in_periods, periods_of
from calculator.engine.adjudication.plan_columns import PlanColumns, PlanTables
from calculator.engine.adjudication.pools import OUT
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.turns import turn_to
from calculator.engine.adjudication.years import months_touched, year_start
from calculator.model.backing import funding_of
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.funding import AccountKind, Funding, FundingKind
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.money import allocate
from calculator.reference import limits


class PlanPricer:
    """Prices courses under one plan for one member. What the words come to is worked out once for all of them."""

    def __init__(self, plan: Plan, member: Member) -> None:
        self._plan = plan
        self._member = member
        self._agreed = {agreement.service: agreement.rate for agreement in member.single_case_agreements}
        self._coverings = coverings_of(plan, member)
        self._periods = periods_of(self._coverings)
        self._held = accounts_of(self._coverings)
        self._accounts = tuple([held.account for held in self._held])
        self._plans = tuple([(period.starts, period.insured.plan) for period in self._periods])
        self._plan_rows = [(one.begins.toordinal() if one.begins else NOBODY, one.row) for one in self._coverings.plans]
        self._known_by = [
            as_of for one in self._coverings.plans if (as_of := self._coverings.rows[one.row].stated.as_of) is not None
        ]
        self._paid_before = out_of_pocket_met(member.enrollment_in(plan.name), plan)
        self._balances = {balance.kind: balance for balance in member.balances}
        self._dated = bool(plan.years) or any(balance.opened for balance in member.balances)
        self._purses = self._opening_balances()
        self._amounts = YearlyAmounts([], [])
        self._amount_rows: dict[tuple[int, int, int], int] = {}
        self._tables = self._tables_for(("",))
        self._known: dict[tuple[Span, int, int, bool], tuple[Calendar, Books]] = {}
        self._limits: limits.UserLimits | None = None
        self._capped = any(one.capped for one in self._coverings.rows)

    def opening_balances(self, day: datetime.date) -> tuple[Column, Column]:
        """The employer's money and the member's own in each account when a course starts on ``day``, in cents: as that
        year's figures say, and nothing in an HSA that is opened later."""
        return self._opening_balances(day) if self._dated else self._purses

    @property
    def accumulators(self) -> tuple[str, ...]:
        """The names of all deductibles and limits, in the order of their rows, such as ``plan.limit.out``."""
        return tuple(
            f"{covering.whose}.{what}.{name}" if covering.begins is None else f"{covering.whose}_{at}.{what}.{name}"
            for at, covering in enumerate(self._coverings.rows)
            for what, pools in (("deductible", covering.deductibles), ("limit", covering.limits))
            for name in pools
        )

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
        if len(self._periods) > 1:
            made = in_periods(made, self._periods)
        kind, rows = made.kind, self._rows_of(made.kinds)
        if rows != list(range(len(rows))):
            kind = [rows[place] for place in kind]
        columns = self._tables.columns
        calendar, opened = self._opened(columns, span, begun=bool(lines))
        agreed = self._agreed_rates(lines, made)
        fact, facts, order = line_facts(lines, calendar, self._plan_rows)
        as_columns = Lines(made.day, kind, made.billed, agreed, made.allowed_second, fact, facts)
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

    def _tables_for(self, persons: Sequence[str]) -> PlanTables:
        return PlanTables(self._member, self._coverings, self._periods, self._accounts, self._amounts, persons)

    def _rows_of(self, kinds: tuple[LineKind, ...]) -> list[int]:
        """The rows of kinds of lines; the tables are made anew where they lack a person's rows."""
        rows = self._tables.known_rows(kinds)
        if rows is not None:
            return rows
        known = self._tables.persons
        strangers = dict.fromkeys(kind.person for kind in kinds if kind.person not in known)
        if strangers:
            self._tables = self._tables_for((*known, *strangers))
        return self._tables.rows_of(kinds)

    def _opened(self, columns: PlanColumns, span: Span, *, begun: bool) -> tuple[Calendar, Books]:
        """The calendar of a course and its books on the first day (``begun``: there is one), made once for as long as
        the user's own federal limits are the same."""
        if self._capped and self._limits != (now := limits.user_limits()):
            self._limits = now
            self._known.clear()
            self._amount_rows.clear()
        key = (span, len(columns.terms.families.of_person), len(columns.terms.spent), begun)
        known = self._known.get(key)
        if known is None:
            helped = program_of(self._member) is not None
            calendar = calendar_of(
                self._coverings,
                self._held,
                self._balances,
                self._paid_before,
                span,
                self._amounts_in,
                helped=helped,
            )
            books = blank(columns.terms, *self.opening_balances(span.known_on), len(calendar.day))
            if begun:
                turn_to(columns.terms, books, calendar, span.first.toordinal())
            known = self._known[key] = calendar, books
        return known

    def _amounts_in(self, coverage: int, year: datetime.date) -> int:
        """The first row of a coverage's amounts in the year that begins on ``year``. In a limit that a family has in
        common one person pays no more than the federal self-only limit, where that year's is known."""
        covering = self._coverings.rows[coverage]
        cap = NO_LIMIT
        if covering.capped:
            known = limits.self_only_limit(year)
            cap = NO_LIMIT if known is None else known
        key = (coverage, covering.version(year), cap)
        row = self._amount_rows.get(key)
        if row is None:
            row = self._amount_rows[key] = len(self._amounts.person)
            for pool in covering.pools_in(year):
                self._amounts.person.append(cap if pool.capped else pool.person)
                self._amounts.family.append(pool.family)
        return row

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

    def _opening_balances(self, day: datetime.date | None = None) -> tuple[Column, Column]:
        """The employer's money and the member's own in each account when the course starts: an FSA's is the member's,
        an HRA's the employer's, an HSA's of both. ``day`` is in the year whose money it is; None: the plan's first. The
        accounts of plans that come later are empty."""
        employer: Column = []
        own: Column = []
        plan = self._plan
        if day is not None:
            plan = plan.in_year(year_start(day, plan.year_starts).year)
        for account, held in zip_longest(plan.accounts, self._held):
            if held.begins is not None:
                employer.append(0)
                own.append(0)
                continue
            balance = self._balances.get(account.kind)
            cents = balance.balance if balance else account.yearly
            theirs = cents
            if account.kind is AccountKind.FSA:
                theirs = 0
            elif account.kind is AccountKind.HSA and balance:
                theirs = min(balance.employer_money, cents)
                if day is not None and balance.opened is not None and balance.opened > day:
                    # What is in it comes in on the day on which it is opened.
                    cents = theirs = 0
            employer.append(theirs)
            own.append(cents - theirs)
        return employer, own


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
