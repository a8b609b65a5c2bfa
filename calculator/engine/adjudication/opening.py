"""How a course opens: the columns of plan and member, the calendar, and the books of the first day.

The tables of a plan are the same for all members of whom nothing in them decides, and the first day is the same for all
of whom the same is stated: both are kept, and one member after the other has them. Nobody writes in what is kept.
"""

import datetime
from itertools import zip_longest
from typing import Final, NamedTuple

from calculator.engine.adjudication.books import Books, blank
from calculator.engine.adjudication.columns import Calendar, Column, YearlyAmounts
from calculator.engine.adjudication.covered import Covered
from calculator.engine.adjudication.covering import Covering
from calculator.engine.adjudication.coverings import Coverings
from calculator.engine.adjudication.day_calendar import Span, calendar_of
from calculator.engine.adjudication.kept import KeptByKey
from calculator.engine.adjudication.line_columns import LineKind
from calculator.engine.adjudication.plan_columns import PlanColumns, PlanTables
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.turns import turn_to
from calculator.engine.adjudication.years import year_start
from calculator.model.funding import AccountKind
from calculator.reference import limits
from calculator.reference.kept import goes_with_the_case

_MOST_TABLES: Final = 64
"""Ten plans that are compared, and what was tried of them and of the member."""

_MOST_OPENINGS: Final = 8
"""Of each: a few members and first days."""


class Opening(NamedTuple):
    """The columns of a plan and a member for a course, its calendar, and its books on its first day."""

    columns: PlanColumns
    calendar: Calendar
    books: Books


class _Known(NamedTuple):
    """Tables, and the last courses that began with them."""

    tables: PlanTables
    openings: KeptByKey[tuple[object, ...], Opening]


def open_course(covered: Covered, kinds: tuple[LineKind, ...], span: Span) -> Opening:
    """The opening of a course of lines of such ``kinds``; nothing happens before one without lines."""
    figures = tuple(sorted(limits.user_limits().figures.items())) if covered.capped else ()
    key = id(covered), kinds, span, figures
    last = _last.get(key) or _last.keep(key, (covered, _found(covered, kinds, span, figures)))
    return last[1]


def _found(covered: Covered, kinds: tuple[LineKind, ...], span: Span, figures: tuple[object, ...]) -> Opening:
    """The opening, which may be that of another member of whom the same is stated."""
    known = _known_tables(covered, kinds)
    columns = known.tables.stating(covered.coverings)
    stated = (*columns.terms.stated, *columns.terms.stated_uses)
    key = span, covered.balances, covered.paid_before, figures, *map(tuple, stated)
    return known.openings.get(key) or known.openings.keep(key, _opened(covered, columns, span))


def _known_tables(covered: Covered, kinds: tuple[LineKind, ...]) -> _Known:
    """The tables for lines of such ``kinds``: made once for what decides about them. The words of a coverage are known
    by being the very same (``versions_of``); the tables keep hold of them."""
    coverings = covered.coverings
    key = kinds, covered.beside, *map(_told_of, coverings.rows)
    known = _tables.get(key)
    if known is None:
        accounts = [held.account for held in covered.held]
        tables = PlanTables(coverings, covered.periods, accounts, covered.beside, kinds)
        known = _tables.keep(key, _Known(tables, KeptByKey(_MOST_OPENINGS)))
    return known


def _told_of(covering: Covering) -> tuple[object, ...]:
    """What tables and calendar say of a coverage: all but the amounts that are stated of it."""
    stated = covering.stated
    return (
        id(covering.versions),
        covering.begins,
        covering.follows,
        covering.goes_on,
        stated.first_day,
        stated.last_day,
        stated.covered_since,
        stated.authorized,
        stated.as_of,
    )


def _opened(covered: Covered, columns: PlanColumns, span: Span) -> Opening:
    years = _AmountsByYear(covered.coverings)
    calendar = calendar_of(
        covered.coverings,
        covered.held,
        {balance.kind: balance for balance in covered.balances},
        covered.paid_before,
        span,
        years.row,
        helped=covered.beside.program is not None,
    )
    terms = columns.terms._replace(amounts=years.columns)
    books = blank(terms, *opening_balances(covered, span.known_on), len(calendar.day))
    if terms.kinds:
        turn_to(terms, books, calendar, 2 * span.first.toordinal())
    return Opening(columns._replace(terms=terms), calendar, books)


class _AmountsByYear:
    """The deductibles and limits of coverages in each year, as rows that are made when a calendar asks for them."""

    def __init__(self, coverings: Coverings) -> None:
        self.columns = YearlyAmounts([], [])
        self._coverings = coverings.rows
        self._rows: dict[tuple[int, int, int], int] = {}

    def row(self, coverage: int, year: datetime.date) -> int:
        """The first row of a coverage's amounts in the year that begins on ``year``. In a limit that a family has in
        common one person pays no more than the federal self-only limit, where that year's is known."""
        covering = self._coverings[coverage]
        cap = NO_LIMIT
        if covering.capped:
            known = limits.self_only_limit(year)
            cap = NO_LIMIT if known is None else known
        key = (coverage, covering.version(year), cap)
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = len(self.columns.person)
            for pool in covering.pools_in(year):
                self.columns.person.append(cap if pool.capped else pool.person)
                self.columns.family.append(pool.family)
        return row


def opening_balances(covered: Covered, day: datetime.date) -> tuple[Column, Column]:
    """The employer's money and the member's own in each account when a course starts on ``day``, in cents, as that
    year's figures say: an FSA's is the member's, an HRA's the employer's, an HSA's of both, and nothing is in one that
    is opened later. The accounts of plans that come later are empty."""
    employer: Column = []
    own: Column = []
    if not covered.held:
        return employer, own
    plan = covered.coverings.plans[0].plan
    now = plan.in_year(year_start(day, plan.year_starts).year)
    balances = {balance.kind: balance for balance in covered.balances}
    for account, held in zip_longest(now.accounts, covered.held):
        if held.begins is not None:
            employer.append(0)
            own.append(0)
            continue
        balance = balances.get(account.kind)
        cents = balance.balance if balance else account.yearly
        theirs = cents
        if account.kind is AccountKind.FSA:
            theirs = 0
        elif account.kind is AccountKind.HSA and balance:
            theirs = min(balance.employer_money, cents)
            if balance.opened is not None and balance.opened > day:
                # What is in it comes in on the day on which it is opened.
                cents = theirs = 0
        employer.append(theirs)
        own.append(cents - theirs)
    return employer, own


_tables: Final[KeptByKey[tuple[object, ...], _Known]] = KeptByKey(_MOST_TABLES)
_last: Final[KeptByKey[tuple[int, tuple[LineKind, ...], Span, tuple[object, ...]], tuple[Covered, Opening]]] = (
    KeptByKey(_MOST_TABLES)
)
"""By the very same ``Covered``, which is kept too, so that no other has its id."""

goes_with_the_case(_tables.forget)
goes_with_the_case(_last.forget)
