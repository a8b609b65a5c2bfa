"""What of a course is done and what is still to come, in words: one wording for the chart, the months and the sheet."""

from calculator.engine.so_far import SoFar
from calculator.model.estimate import DatedLine
from calculator.model.happened import SessionState
from calculator.reference.voice import Voice


def so_far_words(found: SoFar, voice: Voice) -> str:
    """What the member pays of what is done and of what is to come, in two sentences."""
    return f"{done_words(found, voice)} {to_come_words(found, voice)}"


def done_words(found: SoFar, voice: Voice) -> str:
    """How many sessions are done, and what the member pays of them."""
    return _counted("done", found.done, found.of_done.member_pays, voice)


def to_come_words(found: SoFar, voice: Voice) -> str:
    """How many sessions are still to come, and what the member is expected to pay of them."""
    return _counted("to_come", found.to_come, found.of_to_come.member_pays, voice)


def state_words(line: DatedLine, voice: Voice) -> str:
    """What is known of a session beyond its plan; empty: nothing is."""
    happened = line.happened
    if happened is None:
        return ""
    if happened.state is SessionState.MISSED:
        return voice("so_far.missed_fee")
    said = happened.explanation
    key = "" if said is None else "_explained" if said.is_processed else "_bill"
    return voice(f"so_far.{happened.state.value}{key}") if key or happened.state is SessionState.DONE else ""


def _counted(name: str, count: int, cents: int, voice: Voice) -> str:
    key = f"so_far.{name}_count_one" if count == 1 else f"so_far.{name}_count"
    return voice(key, count=count, pays_cents=cents)
