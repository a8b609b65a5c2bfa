"""*What could change this*, in words: each other reading, what it would cost, and what would settle it. One wording for
the window, the sheet, the workbook, the terminal and ``--json``."""

import datetime
from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.engine.confirmation.could_change import Change, what_could_change
from calculator.model.case import Case
from calculator.model.comparison import Comparison
from calculator.money import format_money
from calculator.reference.texts import say
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


def heads(language: str) -> ChangeWords:
    """What the four are called."""
    names = ("reading", "then", "difference", "settle")
    return ChangeWords(*(say(f"could_change.column_{name}", language) for name in names))


def change_words(change: Change, language: str) -> ChangeWords:
    """One other reading in words."""
    figures = figures_in_words(change.figures, language)
    return ChangeWords(
        say(f"could_change.reading_{change.reading}", language, figures),
        format_money(change.then.member_pays),
        _difference(change, language),
        say(settle_key(change.reading), language),
    )


def settle_key(reading: str) -> str:
    """The key of what would settle a reading."""
    return f"could_change.settle_{_SETTLED_AS.get(reading, reading)}"


def line_words(change: Change, language: str) -> str:
    """One other reading as a line of text."""
    words = change_words(change, language)
    return say("could_change.line", language, words._asdict())


def changes_by_plan(
    case: Case, comparison: Comparison, day: datetime.date, language: str
) -> Iterator[tuple[str, list[str]]]:
    """Of each plan of ``comparison`` whose answer another reading would change: its name, and a line for each."""
    for column in comparison.columns:
        changes = what_could_change(case, case.plan(column.plan), column.estimate, day)
        if changes:
            yield column.plan, [line_words(change, language) for change in changes]


def _difference(change: Change, language: str) -> str:
    """What the member would pay more or less; where that is the same, the plan."""
    payer, difference = "", change.difference
    if not difference:
        payer, difference = "plan_", change.then.plan_pays - change.now.plan_pays
    key = f"could_change.{payer}{'more' if difference > 0 else 'less'}"
    return say(key, language, {"difference_cents": abs(difference)})
