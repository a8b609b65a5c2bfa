"""What is said of one of several plans that cover a course one after the other: which, and from when."""

import datetime
from collections.abc import Sequence

from calculator.model.in_force import plans_in_force
from calculator.model.member import Member
from calculator.model.plan import Plan
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


def changes_before(
    plan: Plan, member: Member, days: Sequence[datetime.date], voice: Voice
) -> dict[int, tuple[str, ...]]:
    """What is said before the session at each place among ``days``, in order, that is the first one under another plan
    than the one before it, or with other people; ``plan`` is that of the first day."""
    if not member.changes:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for change, now in zip(member.changes, plans_in_force(plan, member)[1:], strict=True):
        at = next((at for at, day in enumerate(days) if now.on(day)), None)
        if at is None:
            continue
        said = []
        if change.plan is not None:
            said.append(voice("in_force.plan_comes", since_date=change.starts, plan=told(change.plan.name, voice)))
        if change.tier is not None:
            tier = voice(f"editors.tier_{change.tier.value}")
            said.append(voice("in_force.people_come", since_date=change.starts, tier=tier))
        found[at] = tuple(said)
    return found
