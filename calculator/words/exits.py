"""What is paid if a course ends early: after some of its sessions, each in words. It is never part of an estimate."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from calculator.model.course import Course, Route
from calculator.model.estimate import Estimate
from calculator.model.plan import Plan
from calculator.reference.voice import Voice

_SHOWN: Final = 4
"""So many places of a course are told: each quarter of it but the last, and its first session."""


def exits(estimate: Estimate) -> list[tuple[int, int]]:
    """After how many sessions the course might end, and what the member has paid by then at the likely prices, in
    cents."""
    paid = list(accumulate(line.amounts.member_pays for line in estimate.likely.lines))
    count = len(paid)
    after = dict.fromkeys([1, *(count * quarter // _SHOWN for quarter in range(1, _SHOWN))])
    return [(sessions, paid[sessions - 1]) for sessions in after if 0 < sessions < count]


def exits_in_words(course: Course, plan: Plan, estimate: Estimate, voice: Voice) -> Iterator[str]:
    """The same in one sentence, with how many stay on where that is known. A price for all sessions together is not
    shared out, so nothing is said of it."""
    found = exits(estimate)
    if plan.case_rate is not None or not found:
        return
    said = [
        voice("exits.after_one" if sessions == 1 else "exits.after", sessions=sessions, paid_cents=cents)
        for sessions, cents in found
    ]
    yield voice("exits.if_it_ends", exits="; ".join(said))
    if any(line.route is Route.NASAL and line.count for line in course.lines):
        yield voice("exits.stay_on_esketamine")
