"""What has happened to the lines of a course becomes columns: what explanations of benefits say, and in which order the
lines are settled. What is done with it is in ``facts``."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from calculator.engine.adjudication import turns
from calculator.engine.adjudication.columns import FAR, NOBODY, UNKNOWN, Calendar, Column, Facts
from calculator.engine.adjudication.kept import KeptByLines
from calculator.engine.adjudication.tables import add_row, blank_columns
from calculator.model.estimate import DatedLine
from calculator.model.happened import Explanation, ProcessedBy, SessionState

AS_USUAL: Final = 0
MISSED: Final = 1
WITHOUT_RIDER: Final = 2
SECOND_PAID: Final = 4
"""In what a line is of another kind than its service makes it: it is a fee for a session that was missed, the plan and
not its rider processed it, a second plan paid of it. They add up."""

_BEGINS_ANEW: Final = frozenset(
    (
        turns.YEAR_BEGINS,
        turns.PLAN_YEAR_BEGINS,
        turns.PROGRAM_YEAR_BEGINS,
        turns.ACCOUNT_YEAR_BEGINS,
        turns.ACCOUNT_CLOSES,
        turns.BROUGHT,
    )
)
"""What no line passes, whenever it is processed: it belongs to the year, and to the plan, of its own day."""

_OF_COVERAGE: Final = frozenset((turns.YEAR_BEGINS, turns.PLAN_YEAR_BEGINS))

_OPENS: Final = turns.ACCOUNT_OPENS
"""Past this a line is not brought for the sake of stated amounts either: an account pays no care of before it was
opened."""

Lines = tuple[DatedLine, ...]


class PlanRow(NamedTuple):
    """A plan that covers the member: its first day, the row of its coverage, and the day of the amounts that are stated
    of it; NOBODY: of none. ``goes_on``: it is the one before it, with other people."""

    starts: int
    row: int
    as_of: int
    goes_on: bool


class LineFacts(NamedTuple):
    """The row of each line in ``facts``, NOBODY: none; and the places of the lines in the ``order`` in which they are
    settled."""

    fact: Column
    facts: Facts
    order: Sequence[int]


def explanation_of(line: DatedLine) -> Explanation | None:
    """What holds of an explanation of benefits for ``line``; None: nothing has been processed yet."""
    happened = line.happened
    if happened is None or happened.state is not SessionState.DONE or happened.explanation is None:
        return None
    return happened.explanation if happened.explanation.is_processed else None


def kind_apart(line: DatedLine) -> tuple[str, str, int]:
    """The network and the further tier in which ``line`` is processed, and in what its kind is another than its service
    makes it."""
    if line.is_fee:
        return line.network, line.network_tier, MISSED
    said = explanation_of(line)
    if said is None:
        return line.network, line.network_tier, AS_USUAL
    apart = WITHOUT_RIDER if said.processed_by is ProcessedBy.PLAN else AS_USUAL
    if said.second_plan_paid or said.processed_by is ProcessedBy.SECOND_PLAN:
        apart |= SECOND_PAID
    network = said.network or line.network
    return network, line.network_tier if network == line.network else "", apart


def _places(lines: Lines) -> tuple[int, ...]:
    return tuple(at for at, line in enumerate(lines) if line.happened is not None)


places_happened: Final = KeptByLines(_places)
"""The places of the lines of which more is known than the plan."""


def line_facts(lines: Lines, calendar: Calendar, plans: Sequence[PlanRow], days: Sequence[int]) -> LineFacts:
    """The facts of ``lines``, whose years and days of stated amounts are in ``calendar``; ``plans`` are the plans that
    cover the member in turn; ``days`` are those by which they count the lines."""
    happened = places_happened(lines)
    if not happened:
        return LineFacts([NOBODY] * len(lines), NOTHING_SAID, range(len(lines)))
    facts = blank_columns(Facts)
    fact = [NOBODY] * len(lines)
    bounds = _Bounds(calendar, plans)
    clocks = [2 * day for day in days]
    for at in happened:
        line, said = lines[at], explanation_of(lines[at])
        if said is not None:
            clocks[at] = bounds.clock(days[at], said.processed_on, drug=line.drug)
        if said is not None or line.is_fee:
            fact[at] = len(facts.clock)
            add_row(facts, clocks[at], int(line.is_fee), *_row((said or Explanation()).as_counted))
    return LineFacts(fact, facts, _order(lines, clocks, bounds))


class _Bounds:
    """The moments of a calendar that lines do not pass."""

    def __init__(self, calendar: Calendar, plans: Sequence[PlanRow]) -> None:
        rows = list(zip(calendar.moment, calendar.what, calendar.row, strict=True))
        stated = {row: moment for moment, what, row in rows if what == turns.STATED}
        # What is said of each plan is of its own sessions.
        self._plans = plans
        self._starts = [plan.starts for plan in plans]
        self._stated = [stated.get(plan.row, FAR) for plan in plans]
        changes = [2 * plan.starts for plan in plans[1:] if not plan.goes_on]
        anew = [moment for moment, what, _ in rows if what in _BEGINS_ANEW]
        self._bounds = [one for one in rows if one[1] in _BEGINS_ANEW or one[1] == _OPENS]
        self._all = sorted(self._stated + anew + changes)

    def clock(self, day: int, processed_on: datetime.date | None, *, drug: bool) -> int:
        """The moment to which the calendar must have come before a line of ``day`` is settled, of a ``drug`` or not.
        What is stated as of a day does not hold a claim that was processed after it."""
        own = 2 * day
        if processed_on is None:
            return own
        at = bisect_right(self._starts, day) - 1
        stated = self._stated[at]
        # Of a plan that ended before that day the amounts stand on its last one, and hold what they held.
        if stated <= own or processed_on.toordinal() <= self._plans[at].as_of:
            return own
        crossed = ((what, row) for moment, what, row in self._bounds if own < moment <= stated)
        return own if any(self._stops(at, what, row, drug=drug) for what, row in crossed) else stated

    def _stops(self, at: int, what: int, row: int, *, drug: bool) -> bool:
        """Whether what happens to a ``row`` matters to a line under the plan in the place ``at``: what becomes of the
        years of a plan that comes later does not, nor a program's to what is no drug."""
        if what == turns.PROGRAM_YEAR_BEGINS:
            return drug
        return what not in _OF_COVERAGE or row not in [plan.row for plan in self._plans[at + 1 :]]

    def stretch(self, clock: int) -> int:
        """The number of the stretch, between two bounds, in which a moment lies."""
        return bisect_right(self._all, clock)


def _order(lines: Lines, clocks: Sequence[int], bounds: _Bounds) -> Sequence[int]:
    """The lines by date; those that were processed change places among themselves so that the day of processing
    decides, and a bill of which it is known that nobody has processed it yet comes after them. No other line's place
    changes."""
    stretches = [bounds.stretch(clock) for clock in clocks]
    by_stretch = sorted(range(len(lines)), key=stretches.__getitem__)
    order: list[int] = []
    for _, stretch in groupby(by_stretch, key=stretches.__getitem__):
        order += _as_processed(lines, list(stretch))
    return order


def _as_processed(lines: Lines, stretch: list[int]) -> Iterable[int]:
    keys = dict(_keys(lines, stretch))
    moved = iter(sorted(keys, key=keys.__getitem__))
    return [next(moved) if at in keys else at for at in stretch]


def _keys(lines: Lines, stretch: list[int]) -> Iterator[tuple[int, datetime.date]]:
    """By place the day on which a line was processed, for those of which that is known; the last of all days for a bill
    of which it is known that nobody has yet."""
    latest = datetime.date.min
    for at in stretch:
        said, happened = explanation_of(lines[at]), lines[at].happened
        if said is not None:
            # Of a claim without a day all that is known is that it came after its session, and after those before it.
            day = said.processed_on or max(latest, lines[at].date)
            latest = max(latest, day)
            yield at, day
        elif happened is not None and happened.explanation is not None and happened.state is SessionState.DONE:
            yield at, datetime.date.max


def _row(said: Explanation) -> tuple[int, ...]:
    """What ``said`` says, in the order of the columns after the first two."""
    of_second = said.processed_by is ProcessedBy.SECOND_PLAN
    own = [
        said.allowed,
        said.plan_paid,
        said.second_plan_paid,
        None if of_second else said.member_owes,
        said.member_owes if of_second else None,
        said.deductible,
        said.copay,
        said.coinsurance,
        said.not_covered,
    ]
    if of_second:
        # They are amounts of the second plan, whose own price of the line is nowhere shown.
        own = [None, None, *own[2:5], *[None] * 4]
    used = [said.deductible_met, said.limit_met, said.family_deductible_met, said.family_limit_met, said.visits_used]
    return int(of_second), *(UNKNOWN if one is None else one for one in (*own, *used))


NOTHING_SAID: Final = blank_columns(Facts)
"""No facts."""
