"""The days on which what covers a member becomes another: a plan comes in place of one, a plan year has other words."""

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from calculator.engine.adjudication.coverings import Coverings, Insured
from calculator.engine.adjudication.line_columns import LineColumns, LineKind


class Period(NamedTuple):
    """From ``starts`` on: the plan that covers the member, and by row of coverage which of its versions holds."""

    starts: int
    insured: Insured
    versions: tuple[int, ...]


def periods_of(coverings: Coverings) -> tuple[Period, ...]:
    """The periods in order; one where nothing changes."""
    first = datetime.date.min
    days = {version.starts for covering in coverings.rows for version in covering.versions}
    days |= {plan.begins or first for plan in coverings.plans}
    return tuple(
        Period(
            day.toordinal(),
            [plan for plan in coverings.plans if (plan.begins or first) <= day][-1],
            tuple(covering.version(day) for covering in coverings.rows),
        )
        for day in sorted(days)
    )


def in_periods(made: LineColumns, periods: Sequence[Period], days: Sequence[int]) -> LineColumns:
    """``made`` with lines of one kind in different periods as lines of different kinds; ``days`` decide in which."""
    starts = [period.starts for period in periods]
    places: dict[LineKind, int] = {}
    kinds = [
        places.setdefault(made.kinds[kind]._replace(period=bisect_right(starts, day) - 1), len(places))
        for kind, day in zip(made.kind, days, strict=True)
    ]
    return made._replace(kinds=tuple(places), kind=kinds)
