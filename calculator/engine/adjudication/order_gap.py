"""How far the books of a course in another order of a day stand from those of the course as it is, and over which lines
the two stay as far apart, so that each line comes to the same in both and need not be priced again."""

from collections.abc import Iterable, Sequence
from operator import add, sub
from typing import NamedTuple, Self

from calculator.engine.adjudication.books import Books, copied
from calculator.engine.adjudication.columns import FAR
from calculator.engine.adjudication.in_turn import left_before, shares_in
from calculator.engine.adjudication.rulebook import DEDUCTIBLE_CREDIT, LIMIT_CREDIT
from calculator.engine.adjudication.settled import SettledCourse


class Taken(NamedTuple):
    """What some lines together count toward deductible and limit, and the least that was left for one of them, in
    cents. ``day`` is that of the last one (an ordinal)."""

    deductible: int
    limit: int
    deductible_left: int
    limit_left: int
    day: int


def taken_by(course: SettledCourse, first: int, end: int) -> Taken:
    """What the lines of ``course`` from ``first`` to ``end`` count."""
    deductible = limit = 0
    least, least_of_limit, *_ = left_before(course.rows[first])
    for row in course.rows[first:end]:
        shares, left = shares_in(row), left_before(row)
        deductible += shares[DEDUCTIBLE_CREDIT]
        limit += shares[LIMIT_CREDIT]
        # Not min(), which takes CPython as long as the rest.
        least = left[0] if left[0] < least else least
        least_of_limit = left[1] if left[1] < least_of_limit else least_of_limit
    return Taken(deductible, limit, least, least_of_limit, course.as_columns.day[end - 1])


class Gap(NamedTuple):
    """Books that differ from others in what is left of deductibles and limits, and in what of that is of the last
    quarter: by row of accumulators and of families, in cents. ``deductible`` and ``limit`` are the most that any line
    has more or less of; ``until`` is the day on which something else happens to the books (an ordinal)."""

    left: Sequence[int]
    late: Sequence[int]
    of_families: Sequence[int]
    deductible: int
    limit: int
    until: int

    @classmethod
    def between(cls, course: SettledCourse, books: Books, before: Books) -> Self | None:
        """How ``books`` of another order differ from those of ``course`` itself, in which all else that prices depend
        on stands alike; None: what counts toward one deductible or limit counts toward others too."""
        terms, own, others = course.columns.terms, books.accumulators, before.accumulators
        same = (own, books.families) == (others, before.families)
        if terms.also_counted and not same:
            return None
        left, of_families = _less(own.left, others.left), _less(books.families.left, before.families.left)

        def most(rows: Iterable[int]) -> int:
            return max(abs(cents) for row in rows for cents in (left[row], of_families[own.family[row]]))

        return cls(
            left,
            _less(own.late, others.late),
            of_families,
            most(route.deductible for route in terms.routes),
            most(route.limit for route in terms.routes),
            FAR if same else before.clock.day[0],
        )

    def stays_over(self, taken: Taken) -> bool:
        """Whether the lines that have ``taken`` something surely come to the same in both: deductible and limit have
        room for all of them in either."""
        return (
            taken.day < self.until
            and taken.deductible_left >= taken.deductible + self.deductible
            and taken.limit_left >= taken.limit + self.limit
        )

    def on(self, books: Books) -> Books:
        """Books that stand as far from ``books``, to be written in."""
        made = copied(books)
        _add(made.accumulators.left, self.left)
        _add(made.accumulators.late, self.late)
        _add(made.families.left, self.of_families)
        return made


def _less(column: Sequence[int], other: Sequence[int]) -> list[int]:
    return list(map(sub, column, other))


def _add(column: list[int], cents: Sequence[int]) -> None:
    column[:] = map(add, column, cents)
