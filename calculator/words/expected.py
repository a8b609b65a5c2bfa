"""Expected beside actual, in words: why a session came out otherwise, and a summary to take to the insurer or the
clinic."""

from collections.abc import Iterator, Sequence
from typing import Final

from calculator.engine.expected import LEFT_TO_MEMBER, Difference, ExpectedActual
from calculator.model.case import Case
from calculator.model.estimate import Amounts
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from calculator.words.services import session_title

COMPARED: Final = ("billed", "allowed", "plan_paid", "member_owes")
"""What stands beside each other, by the names of an explanation of benefits."""


def difference_words(difference: Difference, voice: Voice) -> str:
    """Why a session came out otherwise, in a sentence with its figures."""
    return voice.of("expected")(difference.code, **difference.figures)


def effect_words(one: ExpectedActual, voice: Voice) -> str:
    """How much more or less a session leaves to the member than was expected, in a sentence."""
    key = "more" if one.more > 0 else "less" if one.more < 0 else "same"
    return voice(f"expected.effect_{key}", amount_cents=abs(one.more))


def paid_words(one: ExpectedActual, voice: Voice) -> str:
    """What is still to be paid of a session or is to come back; empty: nobody said what has been paid."""
    still = one.still_to_pay
    if still is None:
        return ""
    key = "still_to_pay" if still > 0 else "to_come_back" if still < 0 else "all_paid"
    return voice(f"expected.{key}", amount_cents=abs(still), paid_cents=one.said.member_paid)


def why_words(one: ExpectedActual, voice: Voice) -> tuple[str, ...]:
    """Why a session came out otherwise, what that leaves to the member, and what is still to be paid, in sentences."""
    effect = effect_words(one, voice) if one.differences or one.more else ""
    said = (*(difference_words(found, voice) for found in one.differences), effect, paid_words(one, voice))
    return tuple(filter(None, said))


def summary(case: Case, sessions: Sequence[ExpectedActual], voice: Voice) -> str:
    """The sessions that came out otherwise as plain text to take along: claim, day, expected, actual and why. Empty
    where all came out as expected."""
    otherwise = [one for one in sessions if one.differences]
    if not otherwise:
        return ""
    say = voice.of("expected")
    head = (say("summary_title", plan=told(case.explaining_plan, voice)), say("summary_what"))
    parts = ["\n".join(session_lines(one, voice)) for one in otherwise]
    return "\n\n".join(("\n".join(head), *parts, say("summary_ask"))) + "\n"


def session_lines(one: ExpectedActual, voice: Voice) -> Iterator[str]:
    """One session as lines of plain text: claim, day, expected, actual and why, each part indented by its depth."""
    say = voice.of("expected")
    name = session_title(one.line, voice)
    key = "session_claim" if one.said.claim else "session"
    yield say(key, session_date=one.line.date, name=name, claim=one.said.claim)
    if one.said.processed_on is not None:
        yield "  " + say("processed", processed_date=one.said.processed_on)
    for name, (expected, actual) in zip(COMPARED, compared(one), strict=True):
        yield "  " + say(f"beside_{name}", expected_cents=expected, actual_cents=actual)
    for difference in one.differences:
        yield f"  - {difference_words(difference, voice)}"
    for words in (effect_words(one, voice), paid_words(one, voice)):
        if words:
            yield f"  {words}"


def compared(one: ExpectedActual) -> tuple[tuple[int, int], ...]:
    """The amounts of ``COMPARED`` in cents, each as it was expected and as it is. An allowed amount of
    nothing, as on a paper that denies a claim, is told as it is printed."""
    actual = one.actual._replace(allowed=0) if one.said.allowed == 0 else one.actual
    return tuple(zip(_amounts_of(one.expected), _amounts_of(actual), strict=True))


def _amounts_of(amounts: Amounts) -> tuple[int, ...]:
    return amounts.billed, amounts.allowed, amounts.plan_pays, amounts.together(LEFT_TO_MEMBER)


def compared_heads(voice: Voice) -> tuple[str, ...]:
    """The heads of columns with the amounts of ``COMPARED``: each expected, then actual."""
    say = voice.of("expected")
    return tuple(say(f"{which}_{name}") for name in COMPARED for which in ("expected", "actual"))


def beside_words(one: ExpectedActual) -> tuple[tuple[str, str], ...]:
    """The amounts of ``COMPARED``, each as it was expected and as it is."""
    return tuple((format_money(expected), format_money(actual)) for expected, actual in compared(one))
