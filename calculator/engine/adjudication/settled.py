"""A course that was settled: its lines with what the reasons are made of, and what the books say in the end."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import NOBODY, Calendar, Column
from calculator.engine.adjudication.covering import PLAN, Covering
from calculator.engine.adjudication.funding import Forfeit, Withdrawal
from calculator.engine.adjudication.plan_columns import PlanColumns
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.settlement import LineTrace
from calculator.engine.adjudication.terms import BenefitTerms
from calculator.engine.adjudication.years import year_start
from calculator.model.estimate import Amounts, DatedLine, Standing
from calculator.model.member import Coordination, Member
from calculator.model.plan import Plan


class AdjudicatedLine(NamedTuple):
    """One line settled, for its reasons: ``terms`` are the words of the coverage that priced it, between whose
    ``first_day`` and ``last_day`` it is in force. ``coordination`` is a second plan's. ``counted_help``: all that a
    program paid counts."""

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


@dataclass(frozen=True, slots=True)
class SettledCourse:
    """A course after its last line: the columns and books that it was settled with, and the trace of every line.
    ``drawn`` is what each account paid of each line, the employer's part of it, and what was left."""

    plan: Plan
    member: Member
    coverings: Sequence[Covering]
    columns: PlanColumns
    calendar: Calendar
    books: Books
    lines: tuple[DatedLine, ...]
    traces: list[LineTrace]
    drawn: list[tuple[Column, Column, Column]]

    @property
    def accounts_left(self) -> tuple[tuple[str, int], ...]:
        """What is left in each account: its kind and the cents."""
        purses = self.books.purses
        left = map(sum, zip(purses.employer, purses.own, purses.grace, strict=True))
        return tuple((account.kind.value, cents) for account, cents in zip(self.plan.accounts, left, strict=True))

    @property
    def forfeits(self) -> tuple[Forfeit, ...]:
        """What the accounts lost at the end of a year of theirs."""
        calendar = self.calendar
        return tuple(
            Forfeit(account.kind, date_of(calendar.day[row] - 1), cents)
            for at, account in enumerate(self.plan.accounts)
            for row, cents in enumerate(self.books.forfeited)
            if cents and calendar.row[row] == at
        )

    def standings(self) -> list[Standing]:
        """Where the accumulators stood after each line."""
        return [
            Standing(date_of(year), deductible_used, deductible_left, limit_used, None if limit >= NO_LIMIT else limit)
            for _, year, deductible_used, deductible_left, limit_used, limit, *_ in self.traces
        ]

    def adjudicated(self) -> list[AdjudicatedLine]:
        """Every line with all that its reasons are made of."""
        terms, words = self.columns.terms, self.columns.words
        other = self.member.other_coverage
        coordination = None if other is None else other.coordination
        helped = not terms.programs.yearly or bool(terms.programs.counts[0])
        first_day, last_day = terms.routes.first_day, terms.routes.last_day
        found = []
        for at, (line, trace) in enumerate(zip(self.lines, self.traces, strict=True)):
            route = trace.entry.route
            found.append(
                AdjudicatedLine(
                    line,
                    trace.amounts,
                    trace,
                    words[route],
                    first_day[route],
                    last_day[route],
                    coordination,
                    self._withdrawals(at) if self.drawn else (),
                    helped or not line.drug,
                )
            )
        return found

    def behind(self) -> Iterator[tuple[str, Behind]]:
        """The stated amounts that the sessions up to their day have passed, each with whose it is: "plan", "rider" or
        "second_plan"."""
        enrolled = self.member.enrollment_in(self.plan.name)
        for at, covering in enumerate(self.coverings):
            whose = "plan" if at == PLAN else "rider" if covering.coverage is self.plan.rider else "second_plan"
            if whose != "rider" or enrolled.rider is not None:
                yield from ((whose, one) for one in self._behind(at, covering))

    def _behind(self, at: int, covering: Covering) -> Iterator[Behind]:
        """Amounts that are stated of a later day of the same year are held against the course too."""
        books, terms, stated = self.books, self.columns.terms, covering.stated
        if not self.lines or stated.as_of is None:
            return
        counted, last = bool(books.coverages.stated[at]), self.lines[-1].date
        if counted or year_start(last, covering.accumulators_turn) == year_start(
            stated.as_of, covering.accumulators_turn
        ):
            for family in range(terms.coverages.first_family[at], terms.coverages.last_family[at]):
                own, person = terms.stated.own[family], terms.families.first_person[family]
                found = books.families.found[family] if counted else (books.accumulators.amount[person] - books.accumulators.left[person])
                if found > own:
                    deductibles = len(covering.deductibles)
                    what = "deductible" if family - terms.coverages.first_family[at] < deductibles else "limit"
                    yield Behind(what, stated.as_of, own, found)
            yield from self._uses_behind(at, covering, stated.as_of, counted=counted)

    def _uses_behind(self, at: int, covering: Covering, as_of: datetime.date, *, counted: bool) -> Iterator[Behind]:
        books = self.books.uses
        if not counted and year_start(self.lines[-1].date, covering.plan_turns) != year_start(as_of, covering.plan_turns):
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
        paid = zip(self.plan.accounts, *self.drawn[at], strict=True)
        return tuple(
            Withdrawal(account.kind, cents, employer, left) for account, cents, employer, left in paid if cents
        )


@lru_cache(maxsize=1_024)
def date_of(day: int) -> datetime.date:
    """The date of an ordinal."""
    return datetime.date.fromordinal(day)
