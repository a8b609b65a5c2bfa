"""What each plan costs over prices and numbers of sessions: the same rules, one pass for all numbers of sessions."""

from collections.abc import Callable

from calculator.engine.comparison import cost_to
from calculator.engine.pricing import price, running
from calculator.engine.schedule import schedule
from calculator.engine.variation import billed_at, with_sessions
from calculator.model.case import Case
from calculator.model.comparison import Payer, PriceMap
from calculator.model.estimate import DatedLine, Level

Lines = tuple[DatedLine, ...]


def price_map(
    case: Case,
    payer: Payer,
    prices: tuple[int, ...],
    sessions: tuple[int, ...],
    going_on: Callable[[], bool] = lambda: True,
) -> PriceMap | None:
    """The map for ``payer`` over ``prices`` (cents) and ``sessions``. None where ``going_on`` said no meanwhile.

    ``going_on`` is asked before every plan and price, so that who no longer wants the map need not wait for it.
    """
    courses = [_unnumbered(schedule(with_sessions(case.course, count), Level.LIKELY)) for count in sessions]
    longest = max(courses, key=len, default=())
    nested = all(longest[: len(lines)] == lines for lines in courses)
    costs = []
    for plan in case.plans:
        by_price = []
        for cents in prices:
            if not going_on():
                return None
            if nested and plan.case_rate is None:
                sums = running(billed_at(longest, cents), plan, case.member)
                totals = [sums[len(lines)] for lines in courses]
            else:
                priced = (price(billed_at(lines, cents), plan, case.member, reasons=False) for lines in courses)
                totals = [one.totals for one in priced]
            by_price.append([cost_to(payer, total) for total in totals])
        costs.append(tuple(zip(*by_price, strict=True)))
    names = tuple(plan.name for plan in case.plans)
    return PriceMap(payer, names, sessions, prices, tuple(costs))


def _unnumbered(lines: Lines) -> Lines:
    """The lines without how many there are of each, which no rule looks at: so a shorter course begins a longer one."""
    return tuple(line._replace(of=0) for line in lines)
