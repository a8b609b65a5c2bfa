"""A bill beside its Good Faith Estimate, in words."""

import datetime

from calculator.engine.checks.good_faith import SUBSTANTIAL, dispute, is_exceeded, last_day
from calculator.model.claims import GoodFaithEstimate
from calculator.reference.voice import Voice
from calculator.words.flags import sentence


def verdict(one: GoodFaithEstimate, today: datetime.date, voice: Voice) -> str:
    """How the bill stands to the estimate, and on ``today`` how long it may be disputed; empty: no bill came."""
    if one.billed is None:
        return ""
    if not is_exceeded(one):
        over = one.billed - one.expected
        figures: dict[str, object] = {"difference_cents": abs(over), "threshold_cents": SUBSTANTIAL}
        return voice(f"good_faith.{'over' if over > 0 else 'within'}", **figures)
    return f"{sentence(dispute(one), voice)} {_clock(one, today, voice)}".rstrip()


def _clock(one: GoodFaithEstimate, today: datetime.date, voice: Voice) -> str:
    last = last_day(one)
    if last is None:
        return ""
    left = (last - today).days
    key = "passed" if left < 0 else "last_day" if left == 0 else "left_one" if left == 1 else "left"
    return voice.of("good_faith")(key, days=left)
