"""Why a line has amounts that an explanation of benefits states, and where what it states as used to date is not what
was counted. Nothing is priced here."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from calculator.engine.adjudication.books import Superseded
from calculator.engine.adjudication.columns import NOBODY, UNKNOWN
from calculator.engine.adjudication.line_facts import explanation_of
from calculator.engine.adjudication.settled import SettledCourse
from calculator.model.estimate import Amounts, DatedLine, Notice, Reason
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


def as_said(reasons: Iterable[Reason], line: DatedLine, amounts: Amounts) -> tuple[Reason, ...]:
    """``reasons``, which the rules give for the ``amounts`` of ``line``; where the explanation of benefits states an
    amount, or it follows from what that states, this is why. In the order of the amounts."""
    code = _code_of(line)
    found: dict[str, list[Reason]] = {}
    for reason in reasons:
        found.setdefault(reason.amount, []).append(reason)
    for amount in (*STATES, *_FOLLOW):
        cents, why = getattr(amounts, amount), code(amount)
        if cents and why:
            found[amount] = [Reason(amount, why, cents, {"amount_cents": cents})]
    return tuple(reason for amount in Amounts._fields for reason in found.get(amount, ()))


def _code_of(line: DatedLine) -> Callable[[str], str]:
    """By an amount of ``line`` why it is what it is; empty: for the reason that the rules give."""
    if line.is_fee:
        return lambda amount: "excluded_missed" if amount == "excluded" else ""
    said = explanation_of(line)
    if said is None or not any(getattr(said, name) is not None for name in AMOUNTS[1:]):
        return lambda _amount: ""

    def code(amount: str) -> str:
        stated = STATES.get(amount)
        if stated is not None and getattr(said, stated) is not None:
            return "explained"
        return "" if amount == "second_plan" and said.member_owes is None else "follows"

    return code


def differing(course: SettledCourse) -> Iterator[Notice]:
    """Where an explanation states another amount as used to date than was counted, with both figures."""
    if not course.as_columns.facts.clock:
        return
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
