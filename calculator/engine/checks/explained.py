"""What contradicts itself in the fact of one session: found before it is kept, and said beside the field."""

import datetime
from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.model.happened import AMOUNTS, USED_TO_DATE, Explanation, Happened, SessionState

_COST_SHARING: Final = ("deductible", "copay", "coinsurance")


class Against(NamedTuple):
    """A contradiction: the part of the fact that is to be put right, a code for its sentence, and its figures."""

    part: str
    code: str
    figures: dict[str, object]


def contradictions_in(happened: Happened, planned: datetime.date, today: datetime.date) -> Iterator[Against]:
    """What contradicts itself in ``happened``, a session planned for the day ``planned``, on the day ``today``."""
    said = happened.explanation
    took_place = happened.state in (SessionState.DONE, SessionState.MISSED)
    day = happened.day or planned
    if took_place and day > today:
        yield Against("day", "day_later", {"day_date": day})
    if said is None:
        return
    if not took_place and _says_something(said):
        yield Against("state", f"{happened.state.value}_with", {})
        return
    yield from _days(said, day, today)
    yield from _amounts(said)
    yield from _to_date(said)


def _says_something(said: Explanation) -> bool:
    return any(getattr(said, name) is not None for name in (*AMOUNTS, *USED_TO_DATE, "processed_on", "member_paid"))


def _days(said: Explanation, day: datetime.date, today: datetime.date) -> Iterator[Against]:
    if said.processed_on is not None and said.processed_on < day:
        yield Against("processed_on", "processed_before", {"processed_date": said.processed_on, "day_date": day})
    if said.processed_on is not None and said.processed_on > today:
        yield Against("processed_on", "processed_later", {"processed_date": said.processed_on})


def _amounts(said: Explanation) -> Iterator[Against]:
    shared = sum(getattr(said, name) or 0 for name in _COST_SHARING)
    paid, owed = said.plan_paid or 0, said.member_owes or 0
    if said.allowed is not None and shared > said.allowed:
        yield Against("allowed", "shared_above_allowed", {"shared_cents": shared, "allowed_cents": said.allowed})
    if said.allowed is not None and paid > said.allowed:
        yield Against("plan_paid", "paid_above_allowed", {"paid_cents": paid, "allowed_cents": said.allowed})
    if said.member_owes is not None and shared > owed:
        yield Against("member_owes", "shared_above_owed", {"shared_cents": shared, "owed_cents": owed})
    if said.billed is not None and paid + owed > said.billed:
        figures: dict[str, object] = {"paid_cents": paid, "owed_cents": owed, "billed_cents": said.billed}
        yield Against("member_owes" if owed else "plan_paid", "above_billed", figures)


def _to_date(said: Explanation) -> Iterator[Against]:
    if said.deductible_met is not None and (said.deductible or 0) > said.deductible_met:
        figures: dict[str, object] = {"deductible_cents": said.deductible, "met_cents": said.deductible_met}
        yield Against("deductible_met", "met_below", figures)
    for own, family in (("deductible_met", "family_deductible_met"), ("limit_met", "family_limit_met")):
        mine, all_ = getattr(said, own), getattr(said, family)
        if mine is not None and all_ is not None and mine > all_:
            yield Against(family, "family_below", {"own_cents": mine, "family_cents": all_})
