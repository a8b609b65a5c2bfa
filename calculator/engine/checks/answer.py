"""Checks of the answer itself: amounts that the course has passed, money that is lost, and the order of one day."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.checks.situation import CheckContext
from calculator.model.estimate import Amounts, DatedLine, Flag, FlagLevel

Day = tuple[DatedLine, ...]

_OWN: Final = "What the case says of the member"
_LOST: Final = "IRS Notice 2005-42 and 2013-71; the terms of the account in the plan"
_ORDER: Final = "The order of the lines in the course"


def notices(at: CheckContext) -> Iterator[Flag]:
    """What happened on the way that the amounts alone do not say: a stated amount that the sessions up to its day have
    passed, and what an account lost at the end of its year."""
    for notice in at.priced.notices:
        if notice.code == "forfeited":
            yield Flag("forfeited", FlagLevel.WARNING, notice.figures, _LOST, 2013)
        else:
            yield Flag(notice.code, FlagLevel.WARNING, notice.figures, _OWN)


def same_day_order(at: CheckContext) -> Iterator[Flag]:
    """Lines of one day are priced in the course's order; another order changes what the member pays."""
    orders = _other_orders(at.lines)
    if not orders:
        return
    desks, here = PlanPricer(at.plan, at.case.member), _borne(at.priced.totals)
    most = max((_borne(desks.total(lines)) - here for lines in orders), key=abs)
    if most:
        code = "same_day_order_more" if most > 0 else "same_day_order_less"
        yield Flag(code, FlagLevel.NOTE, {"difference_cents": abs(most)}, _ORDER)


def _borne(amounts: Amounts) -> int:
    return amounts.member_pays + amounts.own_account


def _other_orders(lines: tuple[DatedLine, ...]) -> list[tuple[DatedLine, ...]]:
    """The lines with each day's own turned round, the dearest first, and the cheapest first, where that is another
    order of lines that differ."""
    if all(line.date != following.date for line, following in pairwise(lines)):
        return []
    days = [tuple(day) for _, day in groupby(lines, key=lambda line: line.date)]
    if all(_alike(day) for day in days):
        return []
    found = []
    for order in (_turned_round, _cheapest_first, _dearest_first):
        other = tuple(line for day in days for line in order(day))
        if other != lines and other not in found:
            found.append(other)
    return found


def _turned_round(day: Day) -> Day:
    return day[::-1]


def _cheapest_first(day: Day) -> Day:
    return tuple(sorted(day, key=lambda line: line.billed))


def _dearest_first(day: Day) -> Day:
    return tuple(sorted(day, key=lambda line: -line.billed))


def _alike(day: Day) -> bool:
    """Whether no order of these lines can matter: there is one, or they are the same but for their names."""
    return len(day) == 1 or len({line._replace(label="", number=0, of=0) for line in day}) == 1
