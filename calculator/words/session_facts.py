"""What became of a session, in words: in the list of sessions, and what was said of it before."""

from collections.abc import Iterator

from calculator.engine.course_sessions import CourseSession
from calculator.model.happened import AMOUNTS, Explanation, Happened
from calculator.money import format_money
from calculator.reference.texts import say
from calculator.words.sessions import numbered_title


def listed(session: CourseSession, language: str) -> str:
    """A session in one line: its day, its name, and what is known of it."""
    said = session.happened.explanation if session.happened is not None else None
    key = "listed" if said is None else "listed_explained" if said.is_processed else "listed_bill"
    figures = {
        "on_date": session.dated.date,
        "name": numbered_title(session.dated, language),
        "state": say(f"session_facts.state_{session.state.value}", language),
    }
    return say(f"session_facts.{key}", language, figures)


def history_lines(happened: Happened, language: str) -> Iterator[str]:
    """Each explanation that another took the place of, the oldest first, in one line."""
    for number, said in enumerate(happened.history, start=1):
        parts = ", ".join(_parts(said, language)) or say("session_facts.history_nothing", language)
        yield say("session_facts.history_line", language, {"number": number, "what": parts})


def part_name(part: str, language: str) -> str:
    """What a part of an explanation is called, without a mnemonic."""
    return say(f"session_facts.{part}", language).replace("&", "")


def _parts(said: Explanation, language: str) -> Iterator[str]:
    if said.processed_on is not None:
        yield say("session_facts.history_processed", language, {"processed_date": said.processed_on})
    if said.claim:
        yield say("session_facts.history_claim", language, {"claim": said.claim})
    for name in (*AMOUNTS, "member_paid"):
        cents = getattr(said, name)
        if cents is not None:
            name_ = part_name(name, language)
            yield f"{name_[:1].lower()}{name_[1:]} {format_money(cents)}"
