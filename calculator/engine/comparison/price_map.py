"""What each plan costs over prices and numbers of sessions: the same rules, one pass for all numbers of sessions."""

from collections.abc import Callable

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.comparison.session_costs import Courses
from calculator.model.backing import backing_of
from calculator.model.case import Case
from calculator.model.comparison import Payer, PriceMap


def price_map(
    case: Case,
    payer: Payer,
    prices: tuple[int, ...],
    sessions: tuple[int, ...],
    going_on: Callable[[], bool] = lambda: True,
) -> PriceMap | None:
    """The map for ``payer`` over ``prices`` (cents) and ``sessions``. None where ``going_on`` said no meanwhile.

    ``going_on`` is asked before every price and plan, so that who no longer wants the map need not wait for it.
    """
    courses = Courses.of(case.course, sessions)
    desks = [PlanPricer(plan, case.member) for plan in case.plans]
    by_price = []
    for cents in prices:
        billed = courses.billed_at(cents)
        costs = []
        for one in desks:
            if not going_on():
                return None
            costs.append(billed.costs(one, payer))
        by_price.append(costs)
    names = tuple(plan.name for plan in case.plans)
    by_plan = (zip(*(costs[plan] for costs in by_price), strict=True) for plan in range(len(desks)))
    costs_of = tuple(tuple(rows) for rows in by_plan)
    return PriceMap(payer, names, sessions, prices, costs_of, backing_of(case.plans))
