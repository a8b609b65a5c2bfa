"""What is said of one of several plans that cover a course one after the other: which, and from when."""

import datetime

from calculator.reference.voice import Voice
from calculator.words.bundled import told


def under_plan(words: str, plan: str, since: datetime.date | None, voice: Voice) -> str:
    """``words`` about ``plan``, which comes in the course on the day ``since`` (None: it is there from the first);
    empty: it need not be named."""
    if not plan:
        return words
    if since is None:
        return voice("flags.under", plan=told(plan, voice), what=words)
    return voice("flags.from_then_on", plan=told(plan, voice), since_date=since, what=words)
