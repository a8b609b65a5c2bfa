"""What became of a session, in words: in the list of sessions, and what was said of it before."""

from collections.abc import Iterator

from calculator.engine.course_sessions import CourseSession
from calculator.model.happened import AMOUNTS, Explanation, Happened
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.services import numbered_title


def listed(session: CourseSession, voice: Voice) -> str:
    """A session in one line: its day, its name, and what is known of it."""
    said = session.happened.explanation if session.happened is not None else None
    key = "listed" if said is None else "listed_explained" if said.is_processed else "listed_bill"
    figures = {
        "on_date": session.dated.date,
        "name": numbered_title(session.dated, voice),
        "state": voice(f"session_facts.state_{session.state.value}"),
    }
    return voice.of("session_facts")(key, **figures)


def history_lines(happened: Happened, voice: Voice) -> Iterator[str]:
    """Each explanation that another took the place of, the oldest first, in one line."""
    for number, said in enumerate(happened.history, start=1):
        parts = ", ".join(_parts(said, voice)) or voice("session_facts.history_nothing")
        yield voice("session_facts.history_line", number=number, what=parts)


def part_name(part: str, voice: Voice) -> str:
    """What a part of an explanation is called, without a mnemonic."""
    return voice.of("session_facts")(part).replace("&", "")


def _parts(said: Explanation, voice: Voice) -> Iterator[str]:
    if said.processed_on is not None:
        yield voice("session_facts.history_processed", processed_date=said.processed_on)
    if said.claim:
        yield voice("session_facts.history_claim", claim=said.claim)
    for name in (*AMOUNTS, "member_paid"):
        cents = getattr(said, name)
        if cents is not None:
            name_ = part_name(name, voice)
            yield f"{name_[:1].lower()}{name_[1:]} {format_money(cents)}"
