"""How far the books of a course in another order of a day stand from those of the course as it is, and over which lines
the two stay as far apart, so that each line comes to the same in both and need not be priced again."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from calculator.engine.adjudication.books import Books, copied
from calculator.engine.adjudication.in_turn import left_before, shares_in
from calculator.engine.adjudication.ledger import TraceRow
from calculator.engine.adjudication.rulebook import DEDUCTIBLE_CREDIT, LIMIT_CREDIT
from calculator.engine.adjudication.settled import SettledCourse


class Taken(NamedTuple):
    """The least that some lines leave of a deductible and of a limit, in cents. ``day`` is that of the last one (an
    ordinal)."""

    deductible_left: int
    limit_left: int
    day: int


def taken_by(course: SettledCourse, first: int, end: int) -> Taken:
    """What the lines of ``course`` from ``first`` to ``end`` leave."""
    stood = course.stood[first:end]
    return Taken(min([one[1] for one in stood]), min([one[3] for one in stood]), course.as_columns.day[end - 1])


def emptied_by(course: SettledCourse) -> set[int]:
    """The places of the lines that leave nothing of a deductible or a limit of which they found something: what was
    left bounded them, or would bound one of them in another order. All others have as much as they ask for."""
    return {
        at
        for at, (row, (_, deductible, _, limit)) in enumerate(zip(course.rows, course.stood, strict=True))
        if (deductible == 0 and left_before(row)[0]) or (limit == 0 and left_before(row)[1])
    }


def may_be_bounded(rows: Sequence[TraceRow]) -> bool:
    """Whether what is left could bound one of the lines in ``rows`` in some order, where all of them may count toward
    every deductible and every limit."""
    counts = sum(shares_in(row)[DEDUCTIBLE_CREDIT] for row in rows), sum(shares_in(row)[LIMIT_CREDIT] for row in rows)
    return any(left < cents for row in rows for left, cents in zip(left_before(row), counts, strict=False))


class Gap(NamedTuple):
    """Books that differ from others in what is left of deductibles and limits, and in what of that is of the last
    quarter: by row of accumulators and of families, in cents. ``deductible`` and ``limit`` are the most that any line
    has more or less of; ``until`` is the moment at which something else happens to the books."""

    left: Sequence[int]
    late: Sequence[int]
    of_families: Sequence[int]
    deductible: int
    limit: int
    until: int

    @classmethod
    def between(cls, course: SettledCourse, books: Books, before: Books) -> Self | None:
        """How ``books`` of another order differ from those of ``course`` itself, in which benefits' limits are used
        alike; None: in more than that, or what counts toward one deductible or limit counts toward others too."""
        terms, own, others = course.columns.terms, books.accumulators, before.accumulators
        if terms.also_counted or own.amount != others.amount or own.beside != others.beside:
            return None
        if books.families.amount != before.families.amount or books.purses[:3] != before.purses[:3]:
            return None
        left, of_families = _less(own.left, others.left), _less(books.families.left, before.families.left)
        deductible = limit = 0
        for route in terms.routes:
            for row in (route.deductible, route.limit):
                most = max(abs(left[row]), abs(of_families[own.family[row]]))
                if row == route.deductible:
                    deductible = max(deductible, most)
                else:
                    limit = max(limit, most)
        return cls(left, _less(own.late, others.late), of_families, deductible, limit, before.clock.moment[0])

    def stays_over(self, taken: Taken) -> bool:
        """Whether the lines that leave what ``taken`` says surely come to the same in both: deductible and limit have
        room for all of them, or stand alike in both."""
        return (
            2 * taken.day < self.until
            and not 0 < self.deductible >= taken.deductible_left
            and not 0 < self.limit >= taken.limit_left
        )

    def on(self, books: Books) -> Books:
        """Books that stand as far from ``books``, to be written in."""
        made = copied(books)
        _add(made.accumulators.left, self.left)
        _add(made.accumulators.late, self.late)
        _add(made.families.left, self.of_families)
        return made


def _less(column: Sequence[int], other: Sequence[int]) -> list[int]:
    return [one - two for one, two in zip(column, other, strict=True)]


def _add(column: list[int], cents: Sequence[int]) -> None:
    column[:] = [one + more for one, more in zip(column, cents, strict=True)]
