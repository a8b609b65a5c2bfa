"""What happened to one session of a course: that it took place or not, and what an explanation of benefits (EOB) said.

A fact is never changed in place: another explanation for the same claim takes the place of the one before, which stays
in the history (``with_explanation``).
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Final

from calculator.model.base import Cents, Count, Day, Limits, Model, Note, replaced
from calculator.model.network import Network

MOST_EXPLANATIONS: Final = 20
"""As many former explanations as the history of one session keeps; beyond that the oldest go."""


class SessionState(StrEnum):
    """What became of a session. A missed one took place without the patient, who may owe a fee for it."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"
    MISSED = "missed"


class ProcessedBy(StrEnum):
    """Whose explanation of benefits it is. NOBODY: the bill is known, and no explanation has come yet."""

    PLAN = "plan"
    RIDER = "rider"
    SECOND_PLAN = "second_plan"
    NOBODY = "nobody"


AMOUNTS: Final = (
    "billed",
    "allowed",
    "plan_paid",
    "second_plan_paid",
    "member_owes",
    "deductible",
    "copay",
    "coinsurance",
    "not_covered",
)
"""The amounts of one session that an explanation states, in the order in which it does."""

USED_TO_DATE: Final = ("deductible_met", "limit_met", "family_deductible_met", "family_limit_met", "visits_used")
"""What an explanation states as used to date, after the session that it is of."""


class Explanation(Model):
    """What an explanation of benefits says of one session, and the bill beside it. None: it does not say.

    Amounts are in cents. ``billed`` is the provider's charge, ``allowed`` the plan's allowed amount, ``plan_paid`` what
    plan and rider paid, ``member_owes`` what they leave to the patient, before a second plan, a program or accounts pay
    of it: ``deductible``, ``copay``, ``coinsurance``, ``not_covered`` and, out of network, what is billed beyond the
    allowed amount. Of an explanation of a second plan it is what this one leaves; what else it says of the session's
    parts is that plan's own and priced nowhere.

    ``member_paid`` is what the patient has paid so far, less what came back; it changes no estimate. ``network`` is the
    one that the claim was processed in; ``processed_by`` None: whoever takes the session by the case's own words.
    ``*_met`` are the person's own and the family's amounts to date in that network, ``visits_used`` the visits to date
    in the plan year; all include this session.
    """

    billed: Cents | None = None
    allowed: Cents | None = None
    plan_paid: Cents | None = None
    second_plan_paid: Cents | None = None
    member_owes: Cents | None = None
    deductible: Cents | None = None
    copay: Cents | None = None
    coinsurance: Cents | None = None
    not_covered: Cents | None = None
    member_paid: Cents | None = None
    network: Network | None = None
    processed_by: ProcessedBy | None = None
    processed_on: Day | None = None
    claim: Annotated[str, Limits(max_length=40)] = ""
    deductible_met: Cents | None = None
    limit_met: Cents | None = None
    family_deductible_met: Cents | None = None
    family_limit_met: Cents | None = None
    visits_used: Count | None = None

    @property
    def is_processed(self) -> bool:
        """Whether a plan has processed the claim: it says anything beside the bill itself."""
        if self.processed_by is ProcessedBy.NOBODY:
            return False
        said = (*AMOUNTS[1:], *USED_TO_DATE, "network", "processed_on")
        return bool(self.claim) or any(getattr(self, name) is not None for name in said)

    @property
    def denied(self) -> int:
        """What the member owes of a claim of which nothing was allowed, paid or shared, in cents: papers that deny a
        claim print as not covered what they do not allow. 0: it is no such paper."""
        if self.processed_by is ProcessedBy.SECOND_PLAN or self.allowed != 0:
            return 0
        if self.plan_paid or self.deductible or self.copay or self.coinsurance:
            return 0
        if not self.not_covered:
            return 0
        return self.not_covered if self.member_owes is None else self.member_owes

    @property
    def as_counted(self) -> "Explanation":
        """The explanation with its amounts as they count: what is ``denied`` is allowed and not covered, the rest as it
        is said."""
        denied = self.denied
        if not denied:
            return self
        nothing = dict.fromkeys(("plan_paid", "deductible", "copay", "coinsurance"), 0)
        return replaced(self, allowed=denied, member_owes=denied, not_covered=denied, **nothing)


class Happened(Model):
    """What happened to session ``number`` (counted from 1) of a service line.

    ``day`` is the day on which it took place; None: the planned one. ``history`` are the explanations that
    ``explanation`` took the place of, the oldest first. A missed session whose explanation states a billed amount costs
    that fee, which no plan covers. A number beyond the line's count is kept and priced nowhere.
    """

    number: Annotated[int, Limits(ge=1, le=200)]
    state: SessionState = SessionState.DONE
    day: Day | None = None
    explanation: Explanation | None = None
    history: Annotated[tuple[Explanation, ...], Limits(max_length=MOST_EXPLANATIONS)] = ()
    note: Note = ""


def with_explanation(happened: Happened, new: Explanation | None) -> Happened:
    """The same session with ``new`` in place of what was explained before: a claim that was denied, corrected or
    reprocessed, a refund. What was said before goes into the history."""
    old = happened.explanation
    if old is None or old == new:
        return replaced(happened, explanation=new)
    history = (*happened.history, old)[-MOST_EXPLANATIONS:]
    return replaced(happened, explanation=new, history=history)


def of_number(happened: Sequence[Happened], number: int) -> Happened | None:
    """What happened to the session of this number; None: nothing is known, it is planned."""
    return next((one for one in happened if one.number == number), None)


def with_happened(happened: Sequence[Happened], new: Happened) -> tuple[Happened, ...]:
    """All of ``happened`` with ``new`` for its session, in order of their numbers."""
    others = [one for one in happened if one.number != new.number]
    return tuple(sorted([*others, new], key=lambda one: one.number))


def corrected(before: Happened | None, entered: Happened) -> Happened | None:
    """The fact as it is ``entered`` in place of ``before``, with what was said before in its history. What only adds to
    that takes the place of nothing; None: nothing more is known than that the session is planned."""
    old = before.explanation if before is not None else None
    kept = before.history if before is not None else ()
    new = entered.explanation
    bare = replaced(entered, explanation=old, history=kept)
    adds = old is None or (new is not None and all(said in (None, "", getattr(new, name)) for name, said in _said(old)))
    fact = replaced(bare, explanation=new) if adds else with_explanation(bare, new)
    planned = fact.state is SessionState.PLANNED and fact.day is None
    return None if planned and fact.explanation is None and not fact.history and not fact.note else fact


def _said(explanation: Explanation) -> Iterator[tuple[str, object]]:
    for name in Explanation.parts():
        # A bill that nobody had processed is not contradicted by whoever did.
        if name != "processed_by" or explanation.is_processed:
            yield name, getattr(explanation, name)
