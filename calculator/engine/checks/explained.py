"""What cannot be in the fact of one session, whatever its paper says: it is found before it is kept. What its paper may
say, though it does not fit together, is in ``happened``."""

import datetime
from collections.abc import Iterator
from typing import Final

from calculator.engine.checks.contradictions import Contradiction
from calculator.model.happened import Explanation, Happened, SessionState

_COST_SHARING: Final = ("deductible", "copay", "coinsurance")


def impossible_in(happened: Happened, planned: datetime.date, today: datetime.date) -> Iterator[Contradiction]:
    """What cannot be in ``happened``, a session planned for the day ``planned``, on the day ``today``."""
    day = happened.day or planned
    if happened.state in (SessionState.DONE, SessionState.MISSED) and day > today:
        yield Contradiction("day_later", "", "day", {"day_date": day})
    said = happened.explanation
    if said is None:
        return
    if said.processed_on is not None and said.processed_on > today:
        yield Contradiction("processed_later", "", "processed_on", {"processed_date": said.processed_on})
    yield from _amounts(said)


def _amounts(said: Explanation) -> Iterator[Contradiction]:
    shared = sum(getattr(said, name) or 0 for name in _COST_SHARING)
    paid, owed = said.plan_paid or 0, said.member_owes or 0
    if said.allowed is not None and shared > said.allowed:
        figures: dict[str, object] = {"shared_cents": shared, "allowed_cents": said.allowed}
        yield Contradiction("shared_above_allowed", "", "allowed", figures)
    if said.billed is not None and paid + owed > said.billed:
        figures = {"paid_cents": paid, "owed_cents": owed, "billed_cents": said.billed}
        yield Contradiction("above_billed", "", "member_owes" if owed else "plan_paid", figures)
