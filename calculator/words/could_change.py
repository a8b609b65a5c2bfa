"""*What could change this*, in words: each other reading, what it would cost, and what would settle it. One wording for
the window, the sheet, the workbook, the terminal and ``--json``."""

import datetime
from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.engine.confirmation.could_change import Change, what_could_change
from calculator.model.case import Case
from calculator.model.comparison import Comparison
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.in_force import under_plan
from calculator.words.to_confirm import figures_in_words

_SETTLED_AS: Final = {
    "fewer_sessions": "more_sessions",
    "limit": "deductible",
    "limit_out": "deductible_out",
    "share_out": "visit_share",
}
"""Readings that the same settles as another."""


class ChangeWords(NamedTuple):
    """One other reading: what is otherwise, what the member would pay then, the difference, and what settles it."""

    reading: str
    then: str
    difference: str
    settle: str


def heads(voice: Voice) -> ChangeWords:
    """What the four are called."""
    names = ("reading", "then", "difference", "settle")
    return ChangeWords(*(voice(f"could_change.column_{name}") for name in names))


def change_words(change: Change, voice: Voice) -> ChangeWords:
    """One other reading in words."""
    figures = figures_in_words(change.figures, voice)
    return ChangeWords(
        under_plan(voice(f"could_change.reading_{change.reading}", **figures), change.under, change.since, voice),
        format_money(change.then.member_pays),
        _difference(change, voice),
        voice(settle_key(change.reading)),
    )


def settle_key(reading: str) -> str:
    """The key of what would settle a reading."""
    return f"could_change.settle_{_SETTLED_AS.get(reading, reading)}"


def line_words(change: Change, voice: Voice) -> str:
    """One other reading as a line of text."""
    words = change_words(change, voice)
    return voice("could_change.line", **words._asdict())


def changes_by_plan(
    case: Case, comparison: Comparison, day: datetime.date, voice: Voice
) -> Iterator[tuple[str, list[str]]]:
    """Of each plan of ``comparison`` whose answer another reading would change: its name, and a line for each."""
    for column in comparison.columns:
        changes = what_could_change(case, case.plan(column.plan), column.estimate, day)
        if changes:
            yield column.plan, [line_words(change, voice) for change in changes]


def _difference(change: Change, voice: Voice) -> str:
    """What the member would pay more or less; where that is the same, the plan."""
    payer, difference = "", change.difference
    if not difference:
        payer, difference = "plan_", change.then.plan_pays - change.now.plan_pays
    key = f"could_change.{payer}{'more' if difference > 0 else 'less'}"
    return voice(key, difference_cents=abs(difference))
