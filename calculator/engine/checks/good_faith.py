"""The check of bills against Good Faith Estimates, where no plan is used (45 CFR 149.620)."""

import datetime
from collections.abc import Iterator
from typing import Final

from calculator.engine.checks.situation import CheckContext, cite
from calculator.model.claims import GoodFaithEstimate
from calculator.model.estimate import Flag, FlagLevel

SUBSTANTIAL: Final = 40_000
"""A bill so many cents or more above the estimate is substantially in excess (149.620(a)(2)(ii))."""

DISPUTE_DAYS: Final = 120
"""Within so many calendar days of the initial bill a dispute may be begun (149.620(c))."""

FEE: Final = 2_500
"""What it costs to begin one, in cents (FACTS C2)."""


def exceeded(at: CheckContext) -> Iterator[Flag]:
    """A provider billed substantially more than it estimated. Where a plan is used for every session, the dispute is
    not open, and that is told."""
    over = [one for one in at.case.good_faith if is_exceeded(one)]
    if over and _plan_is_used(at):
        for one in over:
            yield Flag("good_faith_with_plan", FlagLevel.NOTE, _figures(one), *cite("good_faith_dispute"))
        return
    yield from map(dispute, over)


def dispute(one: GoodFaithEstimate) -> Flag:
    """What may be done about a bill that is substantially above its estimate, and until when."""
    last = last_day(one)
    code = "good_faith_exceeded" if last is not None else "good_faith_exceeded_undated"
    dated = {"first_date": one.first_billed, "last_date": last} if last is not None else {}
    return Flag(code, FlagLevel.WARNING, _figures(one) | dated, *cite("good_faith_dispute"))


def is_exceeded(one: GoodFaithEstimate) -> bool:
    """Whether what was billed is substantially above what was expected."""
    return one.billed is not None and one.billed - one.expected >= SUBSTANTIAL


def last_day(one: GoodFaithEstimate) -> datetime.date | None:
    """The last day on which a dispute about the bill may be begun; None: the day of the first bill is not known."""
    return None if one.first_billed is None else one.first_billed + datetime.timedelta(days=DISPUTE_DAYS)


def _plan_is_used(at: CheckContext) -> bool:
    """Whether a plan, its rider or a second plan is asked to pay for every session."""
    if at.case.second_plan is not None:
        return True
    used = {line for use in (*at.medical_uses, *at.rider_uses) for line in use.lines}
    return bool(at.lines) and used >= {*at.lines}


def _figures(one: GoodFaithEstimate) -> dict[str, object]:
    billed = one.billed or 0
    return {
        "provider": one.provider,
        "expected_cents": one.expected,
        "billed_cents": billed,
        "over_cents": billed - one.expected,
        "threshold_cents": SUBSTANTIAL,
        "days": DISPUTE_DAYS,
        "fee_cents": FEE,
    }
