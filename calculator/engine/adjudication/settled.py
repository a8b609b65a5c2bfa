"""A course that was settled: its lines with what the reasons are made of, and what the books say in the end."""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Calendar, Lines
from calculator.engine.adjudication.covering import Covering
from calculator.engine.adjudication.funding import Forfeit, Withdrawal
from calculator.engine.adjudication.in_turn import DrawnRow, PositionRow, amounts_of, standings_of, traced
from calculator.engine.adjudication.ledger import TraceRow
from calculator.engine.adjudication.plan_columns import PlanColumns
from calculator.engine.adjudication.settlement import LineTrace
from calculator.engine.adjudication.terms import BenefitTerms
from calculator.engine.adjudication.years import date_of, year_start
from calculator.model.estimate import Amounts, DatedLine, Standing
from calculator.model.funding import Account
from calculator.model.in_force import plans_in_force
from calculator.model.member import Coordination, Member
from calculator.model.plan import Plan


class AdjudicatedLine(NamedTuple):
    """One line settled under ``plan``, for its reasons: ``terms`` are the words of the coverage that priced it, between
    whose ``first_day`` and ``last_day`` it is in force. ``coordination`` is a second plan's. ``counted_help``: what
    a program pays counts."""

    plan: Plan
    line: DatedLine
    amounts: Amounts
    trace: LineTrace
    terms: BenefitTerms
    first_day: int
    last_day: int
    coordination: Coordination | None
    withdrawals: tuple[Withdrawal, ...]
    counted_help: bool


class Behind(NamedTuple):
    """Stated amounts that are smaller than what the sessions up to their day came to: claims not yet processed.

    ``what`` is "deductible" or "limit", or what is used of the limits of ``benefit``: "visits" or "dollars". All but
    visits are cents, of the member's own.
    """

    what: str
    as_of: datetime.date
    stated: int
    counted: int
    benefit: str = ""


class SettledCourse(NamedTuple):
    """A course after its last line: the columns and books that it was settled with, and the row of every line.

    ``plans`` are those that cover the member, each with the first day (an ordinal) on which it does, ``accounts`` all
    accounts of theirs; ``stood`` says where the accumulators stood after each line, ``years`` in which year of theirs
    (the ordinal of its first day), ``drawn`` what the accounts paid of it; ``marked`` are the books as they stood where
    it was asked for. ``in_order``: the lines were settled in order of date, as claims are that nobody knows to be
    processed in another.
    """

    plans: tuple[tuple[int, Plan], ...]
    accounts: tuple[Account, ...]
    member: Member
    coverings: Sequence[Covering]
    columns: PlanColumns
    calendar: Calendar
    books: Books
    lines: tuple[DatedLine, ...]
    rows: list[TraceRow]
    stood: list[PositionRow]
    years: list[int]
    drawn: list[list[DrawnRow]]
    as_columns: Lines
    marked: list[Books]
    in_order: bool

    @property
    def plan(self) -> Plan:
        """The plan that covers the member on the first day."""
        return self.plans[0][1]

    def plan_on(self, day: datetime.date) -> Plan:
        """The plan that covers the member on ``day``."""
        if len(self.plans) == 1:
            return self.plan
        return next(plan for starts, plan in reversed(self.plans) if starts <= day.toordinal())

    @property
    def accounts_left(self) -> tuple[tuple[str, int], ...]:
        """What is left in each account: its kind and the cents."""
        purses = self.books.purses
        return tuple(
            (account.kind.value, purses.employer[at] + purses.own[at] + purses.grace[at])
            for at, account in enumerate(self.accounts)
        )

    @property
    def paid_as_income(self) -> int:
        """What accounts paid that is the member's taxable income, in cents."""
        if not self.accounts:
            return 0
        taxed = [account.pays_as_income for account in self.accounts]
        if not any(taxed):
            return 0
        return sum(cents for line in self.drawn for row, cents, *_ in line if taxed[row])

    @property
    def forfeits(self) -> tuple[Forfeit, ...]:
        """What the accounts lost at the end of a year of theirs."""
        if not any(self.books.forfeited):
            return ()
        calendar = self.calendar
        return tuple(
            Forfeit(account.kind, date_of(calendar.day[row] - 1), cents)
            for at, account in enumerate(self.accounts)
            for row, cents in enumerate(self.books.forfeited)
            if cents and calendar.row[row] == at
        )

    @property
    def standings(self) -> list[Standing]:
        """Where the accumulators stood after each line."""
        return standings_of(self.stood, self.years)

    @property
    def bare_amounts(self) -> list[tuple[int, ...]]:
        """What became of each line, in the order of ``Amounts`` and without their names."""
        return [row[0] for row in self.rows]

    def amounts(self) -> list[Amounts]:
        """What became of each line."""
        return list(map(amounts_of, self.bare_amounts))

    def adjudicated(self) -> list[AdjudicatedLine]:
        """Every line with all that its reasons are made of."""
        terms, words = self.columns.terms, self.columns.words
        other = self.member.other_coverage
        coordination = None if other is None else other.coordination
        helped = not terms.programs.yearly or bool(terms.programs.counts[0])
        found = []
        for at, (line, row) in enumerate(zip(self.lines, self.rows, strict=True)):
            trace = traced(row)
            route = terms.routes[trace.route]
            found.append(
                AdjudicatedLine(
                    self.plan_on(line.date),
                    line,
                    amounts_of(trace.amounts),
                    trace,
                    words[trace.route],
                    route.first_day,
                    route.last_day,
                    coordination,
                    self._withdrawals(at) if self.drawn else (),
                    helped,
                )
            )
        return found

    def behind(self) -> Iterator[tuple[Covering, Behind]]:
        """The stated amounts that the sessions up to their day have passed, each with the coverage it is of."""
        goes_on = {covering.follows: covering.begins for covering in self.coverings if covering.goes_on}
        for at, covering in enumerate(self.coverings if self.lines else ()):
            as_of, then = covering.stated.as_of, goes_on.get(at)
            if as_of is None or (then is not None and then <= as_of):
                # Of a plan that had gone on with other people by that day it is held against what it came to there.
                continue
            if covering.whose != "rider" or self._has_own_rider(covering):
                yield from ((covering, one) for one in self._behind(at, covering, as_of))

    def _has_own_rider(self, rider: Covering) -> bool:
        """Whether the plan that ``rider`` belongs to has an enrollment in it of its own on record."""
        rows = [at for at, covering in enumerate(self.coverings) if covering.whose == "plan"]
        enrolled = dict(zip(rows, plans_in_force(self.plan, self.member), strict=True))
        return enrolled[rider.plan_row].enrollment.rider is not None

    def _behind(self, at: int, covering: Covering, as_of: datetime.date) -> Iterator[Behind]:
        """Amounts that are stated of a later day of the same year are held against the course too."""
        books, terms = self.books, self.columns.terms
        counted, turns = bool(books.coverages.stated[at]), covering.accumulators_turn
        if counted or year_start(self.lines[-1].date, turns) == year_start(as_of, turns):
            for family in range(terms.coverages.first_family[at], terms.coverages.last_family[at]):
                own, person = terms.stated.own[family], terms.families.first_person[family]
                found = (
                    books.families.found[family]
                    if counted
                    else (books.accumulators.amount[person] - books.accumulators.left[person])
                )
                if found > own:
                    deductibles = len(covering.deductibles)
                    what = "deductible" if family - terms.coverages.first_family[at] < deductibles else "limit"
                    yield Behind(what, as_of, own, found)
            yield from self._uses_behind(at, covering, as_of, counted=counted)

    def _uses_behind(self, at: int, covering: Covering, as_of: datetime.date, *, counted: bool) -> Iterator[Behind]:
        books = self.books.uses
        if not counted and year_start(self.lines[-1].date, covering.plan_turns) != year_start(
            as_of, covering.plan_turns
        ):
            return
        for use in covering.stated.uses.values():
            row = self.columns.uses.get((at, use.benefit), NOBODY)
            if row != NOBODY:
                visits, dollars = books.visits[row], books.dollars[row]
                if counted:
                    visits, dollars = books.found_visits[row], books.found_dollars[row]
                for what, said, found in (("visits", use.visits, visits), ("dollars", use.dollars, dollars)):
                    if found > said > 0:
                        yield Behind(what, as_of, said, found, use.benefit)

    def _withdrawals(self, at: int) -> tuple[Withdrawal, ...]:
        accounts = self.accounts
        return tuple(Withdrawal(accounts[row].kind, *paid) for row, *paid in self.drawn[at])
