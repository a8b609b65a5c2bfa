"""What is said of a plan that comes in the course, with its name and its first day."""

import datetime

from calculator.reference.voice import Voice
from calculator.words.bundled import told


def under_later(words: str, plan: str, since: datetime.date | None, voice: Voice) -> str:
    """``words`` about ``plan``, which comes in the course on the day ``since``; None: it is there from the first."""
    if since is None:
        return words
    return voice("flags.from_then_on", plan=told(plan, voice), since_date=since, what=words)
