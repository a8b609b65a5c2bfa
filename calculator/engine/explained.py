"""Why a line has amounts that an explanation of benefits states, and where what it states as used to date is not what
was counted. Nothing is priced here."""

from collections.abc import Iterator
from typing import Final

from calculator.engine.adjudication.books import Superseded
from calculator.engine.adjudication.columns import NOBODY, UNKNOWN
from calculator.engine.adjudication.line_facts import explanation_of
from calculator.engine.adjudication.settled import SettledCourse
from calculator.model.estimate import DatedLine, Notice, Reason
from calculator.model.happened import AMOUNTS

STATES: Final = {
    "allowed": "allowed",
    "deductible": "deductible",
    "copay": "copay",
    "coinsurance": "coinsurance",
    "excluded": "not_covered",
    "plan_pays": "plan_paid",
    "second_plan": "second_plan_paid",
}
"""An amount of a line, and the part of an explanation that states it."""

_FOLLOW: Final = ("discount", "balance_billed")
"""What no explanation states, and follows from the allowed amount."""

DIFFERS: Final = "_explained"
"""How the code of a notice ends that says what an explanation states as used to date in place of what was counted."""


def as_said(reason: Reason, line: DatedLine) -> Reason:
    """``reason``, which the rules give for an amount of ``line``; where the explanation of benefits states the amount,
    or it follows from what that states, this is why."""
    amount = reason.amount
    if line.is_fee:
        return Reason(amount, "excluded_missed", reason.cents, _figures(reason)) if amount == "excluded" else reason
    said = explanation_of(line)
    if said is None or not any(getattr(said, name) is not None for name in AMOUNTS[1:]):
        return reason
    stated = STATES.get(amount)
    if stated is not None and getattr(said, stated) is not None:
        return Reason(amount, "explained", reason.cents, _figures(reason))
    follows = amount in _FOLLOW or (stated is not None and amount != "second_plan")
    return Reason(amount, "follows", reason.cents, _figures(reason)) if follows else reason


def differing(course: SettledCourse) -> Iterator[Notice]:
    """Where an explanation states another amount as used to date than was counted, with both figures."""
    for at, line in enumerate(course.lines):
        for what, stated, counted in differing_on(course, at):
            unit = "count" if what == "visits" else "cents"
            figures: dict[str, object] = {f"stated_{unit}": stated, f"counted_{unit}": counted}
            yield Notice(f"{what}{DIFFERS}", {"session_date": line.date, **figures})


def differing_on(course: SettledCourse, at: int) -> Iterator[tuple[str, int, int]]:
    """What the explanation of the line at a place states as used to date in place of what was counted: what of (by the
    names of ``Superseded``), what is stated, and what was counted."""
    row, facts, superseded = course.as_columns.fact[at], course.as_columns.facts, course.books.superseded
    if row == NOBODY:
        return
    states = (
        facts.deductible_met,
        facts.limit_met,
        facts.family_deductible_met,
        facts.family_limit_met,
        facts.visits_used,
    )
    for what, counted, stated in zip(Superseded._fields, superseded, states, strict=True):
        if counted[row] != UNKNOWN:
            yield what, stated[row], counted[row]


def _figures(reason: Reason) -> dict[str, object]:
    return {"amount_cents": reason.cents}
