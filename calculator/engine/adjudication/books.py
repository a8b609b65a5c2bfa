"""What changes while lines are priced: accumulators, uses of limits, purses, claims borne, and what day it is.

Rows are those of ``columns``. Books belong to one member and one course; a new course begins with new ones.
"""

from typing import NamedTuple

from calculator.engine.adjudication.columns import UNKNOWN, Column, Table, Terms, made_of


class Accumulators(NamedTuple):
    """Each person's amount of the year in a deductible or limit, what is left of it, how much of what is counted is of
    the last quarter, and what was paid beside it that counts toward nothing. ``family`` is the row of the family's."""

    family: Column
    amount: Column
    left: Column
    late: Column
    beside: Column


class FamilyBooks(NamedTuple):
    """The family's amount of the year, what is left of it, and what was paid beside it; ``aggregate`` as in
    ``columns``. ``found`` is what was counted for the member when what is stated was counted."""

    aggregate: Column
    amount: Column
    left: Column
    beside: Column
    found: Column


class UseBooks(NamedTuple):
    """What is used of a benefit's limits this plan year and in a lifetime; ``found_visits`` and ``found_dollars`` are
    what was used when what is stated was counted."""

    visits: Column
    dollars: Column
    lifetime_visits: Column
    lifetime_dollars: Column
    found_visits: Column
    found_dollars: Column


class SpentBooks(NamedTuple):
    """What one person paid under a benefit: the copays of the plan year that began on ``year``, and what coinsurance
    was taken of in it. In a row of the person's own, under whatever benefit: the copays of ``day`` and of the course,
    of which the highest is asked for."""

    year: Column
    copays: Column
    course_copays: Column
    day: Column
    day_copays: Column
    shared: Column


class CoverageBooks(NamedTuple):
    """The first day of each coverage's accumulators' year and of its plan year, the first of the last quarter, whether
    what is stated is counted, and what the employer has borne of its claims in the plan year."""

    year: Column
    plan_year: Column
    late_from: Column
    stated: Column
    borne: Column


class ProgramBooks(NamedTuple):
    """What is left of a program's money, of the shares that a maximizer makes of it, and the fills of the year."""

    left: Column
    shares_left: Column
    fills: Column


class Purses(NamedTuple):
    """What is in each account: the employer's money, the member's own, that of the last year in its grace period; and
    what the member has paid toward its start. Of the line in hand: what it paid, the employer's part of that, whether
    it has started, what it was asked for and could still pay, and of the next dollar what it would, in basis points."""

    employer: Column
    own: Column
    grace: Column
    paid: Column
    drawn: Column
    drawn_employer: Column
    started: Column
    asked: Column
    reckoned: Column
    rate: Column


class Superseded(NamedTuple):
    """By row of facts: what was counted where an explanation of benefits states something else, which holds from then
    on; UNKNOWN: nothing else."""

    deductible: Column
    limit: Column
    family_deductible: Column
    family_limit: Column
    visits: Column


class Clock(NamedTuple):
    """The next row of the calendar, and its moment: one entry each."""

    row: Column
    moment: Column


class Books(NamedTuple):
    """All that one member's course has changed so far. ``forfeited`` is what an account lost, by row of the
    calendar."""

    accumulators: Accumulators
    families: FamilyBooks
    uses: UseBooks
    spent: SpentBooks
    coverages: CoverageBooks
    programs: ProgramBooks
    purses: Purses
    clock: Clock
    forfeited: Column
    superseded: Superseded


def blank(terms: Terms, employer: Column, own: Column, events: int) -> Books:
    """Books in which nothing is written yet but what the purses hold, the employer's money and the member's own.

    ``events`` is the number of rows of the calendar.
    """
    families = terms.families
    persons, pools = [0] * len(families.of_person), [0] * len(families.aggregate)
    return Books(
        Accumulators(families.of_person, persons, persons[:], persons[:], persons[:]),
        FamilyBooks(families.aggregate, pools, pools[:], pools[:], pools[:]),
        _blank(UseBooks, len(terms.stated_uses.visits)),
        _blank(SpentBooks, len(terms.spent)),
        _blank(CoverageBooks, len(terms.coverages.shares)),
        _blank(ProgramBooks, len(terms.programs.yearly)),
        made_of(Purses, (employer[:], own[:], *([0] * len(own) for _ in range(8)))),
        Clock([0], [0]),
        [0] * events,
        _NOTHING_SUPERSEDED,
    )


def copied(books: Books) -> Books:
    """The same books, for another course to be written in; what no course changes is shared."""
    of_persons, families, uses, spent, coverages, programs, purses, clock, forfeited, superseded = books
    return Books(
        made_of(Accumulators, (of_persons.family, *map(list.copy, of_persons[1:]))),
        made_of(FamilyBooks, (families.aggregate, *map(list.copy, families[1:]))),
        _own(uses),
        _own(spent),
        _own(coverages),
        _own(programs),
        _own(purses),
        _own(clock),
        forfeited[:],
        _own(superseded),
    )


def for_facts(books: Books, facts: int) -> Books:
    """``books`` with a row for each of so many facts, of which none supersedes anything yet."""
    return books._replace(superseded=Superseded(*[[UNKNOWN] * facts for _ in Superseded._fields]))


def _own(table: Table) -> Table:
    """A table with columns of its own."""
    return made_of(type(table), map(list.copy, table))


def _blank(table: type[Table], rows: int) -> Table:
    return made_of(table, [[0] * rows for _ in table.__annotations__])


_NOTHING_SUPERSEDED = Superseded([], [], [], [], [])
