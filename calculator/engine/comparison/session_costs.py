"""What a course costs with each of several numbers of sessions: one pass through the lines of the longest, where a
shorter course is the beginning of a longer one."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Self

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.comparison.variation import billed_at, listed, with_sessions
from calculator.engine.schedule import less
from calculator.model.comparison import Payer
from calculator.model.course import Course, MoneyBack
from calculator.model.estimate import DatedLine

Lines = tuple[DatedLine, ...]


class Courses:
    """One course, at its likely prices, with each of several numbers of sessions."""

    def __init__(self, at_list_prices: Sequence[Lines], money_back: tuple[MoneyBack, ...] = ()) -> None:
        self._listed, self._money_back = at_list_prices, money_back
        self._lines = lines = [less(one, money_back) for one in at_list_prices]
        self._longest = max(lines, key=len, default=())
        self._nested = all(self._longest[: len(shorter)] == shorter for shorter in lines)

    @classmethod
    def of(cls, course: Course, counts: Sequence[int]) -> Self:
        """``course`` with each of ``counts`` sessions."""
        return cls([_unnumbered(listed(with_sessions(course, count))) for count in counts], course.money_back)

    def billed_at(self, cents: int) -> Self:
        """These courses with every session with the medicine billed at ``cents``."""
        if self._nested and not self._money_back:
            longest = billed_at(self._longest, cents)
            return type(self)([longest[: len(lines)] for lines in self._lines])
        return type(self)([billed_at(lines, cents) for lines in self._listed], self._money_back)

    def costs(self, desks: PlanPricer, payer: Payer) -> tuple[int, ...]:
        """What each of the courses costs ``payer`` at ``desks``, in cents."""
        if not (self._nested and desks.by_line):
            return tuple(cost_to(payer, desks.total(lines)) for lines in self._lines)
        by_line = [cost_to(payer, amounts) for amounts in desks.amounts(self._longest)]
        running = list(accumulate(by_line, initial=0))
        if payer is Payer.PATIENT:
            return tuple(running[len(lines)] for lines in self._lines)
        return tuple(running[len(lines)] + desks.fees(lines) for lines in self._lines)


def _unnumbered(lines: Lines) -> Lines:
    """The lines without how many there are of each, which no rule looks at: so a shorter course begins a longer one."""
    return tuple(line._replace(of=0) for line in lines)
