"""Comparisons to look at: of the worked example, and of as many plans as a case may hold."""

import datetime

from calculator.engine.pricing import estimate
from calculator.files.library import example
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Column, Comparison, Payer
from calculator.model.estimate import EventKind, Priced


def ten_plans() -> Case:
    """The worked example with ten plans, the last of a very long name."""
    case = example()
    more = tuple(changed(case.plans[at % 3], name=f"{case.plans[at % 3].name} ({at})") for at in range(3, 9))
    long = changed(
        case.plans[0], name="The Consolidated Amalgamated Employees' Preferred Provider Organization, Gold Plus"
    )
    return changed(case, plans=(*case.plans, *more, long))


def compare(case: Case) -> Comparison:
    columns = []
    for plan in case.plans:
        answer = estimate(case, plan)
        levels = (answer.low, answer.likely, answer.high)
        columns.append(
            Column(
                answer,
                tuple(level.totals.member_pays + level.totals.own_account for level in levels),
                tuple(level.totals.employer_pays for level in levels),
                answer.likely.by_year[0][1],
                _day(answer.likely, EventKind.DEDUCTIBLE_MET),
                _day(answer.likely, EventKind.LIMIT_MET),
                sum(line.amounts.plan_pays == 0 for line in answer.likely.lines),
                sum(left for _, left in answer.likely.accounts_left),
            )
        )
    return Comparison(
        tuple(columns),
        {p: tuple(c.plan for c in columns if c.cost(p) == min(d.cost(p) for d in columns)) for p in Payer},
    )


def _day(priced: Priced, kind: EventKind) -> datetime.date | None:
    return next((event.date for event in priced.events if event.kind is kind), None)
