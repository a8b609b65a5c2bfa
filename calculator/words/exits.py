"""What is paid if a course ends early: after some of its sessions, each in words, and how many stay on where that is
published. It is never part of an estimate. One wording for the window, the sheet, the terminal and ``--json``."""

from collections.abc import Iterator
from typing import NamedTuple

from calculator.engine.exits import Exit, exits, has_one_price, known_of
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.money import format_money
from calculator.reference.citing import flagged
from calculator.reference.persistence import Persistence
from calculator.reference.voice import Voice


class ExitWords(NamedTuple):
    """Where the course ends, the day, what the member will have paid and what the plan will."""

    after: str
    day: str
    member_pays: str
    plan_pays: str


class KnownWords(NamedTuple):
    """A published figure of how many stay on, and its source."""

    says: str
    source: str


def heads(voice: Voice) -> ExitWords:
    """What the four are called."""
    return ExitWords(*(voice(f"exits.column_{name}") for name in ExitWords._fields))


def intro(case: Case, estimate: Estimate, voice: Voice) -> str:
    """What the amounts are, and which sessions are counted; empty where there are none."""
    places = found(case, estimate)
    if not places:
        return ""
    return voice("exits.intro" if places[0].medicine else "exits.intro_any")


def rows(case: Case, estimate: Estimate, voice: Voice) -> tuple[ExitWords, ...]:
    """Where the course may end. A price for all sessions together is not shared out, so there is no row."""
    return tuple(_row(one, voice) for one in found(case, estimate))


def found(case: Case, estimate: Estimate) -> tuple[Exit, ...]:
    """The same in figures."""
    return () if has_one_price(case.plan(estimate.plan), case.member) else exits(case.course, estimate)


def known(case: Case, voice: Voice) -> tuple[KnownWords, ...]:
    """What is published of how many stay on with the medicine of this course; where nothing is, that."""
    said = tuple(_known(one, voice) for one in known_of(case.course))
    return said or (KnownWords(voice("exits.known_nothing"), ""),)


def notes(case: Case, estimate: Estimate, voice: Voice) -> Iterator[str]:
    """What else is to be known of the amounts, or why there are none."""
    if has_one_price(case.plan(estimate.plan), case.member):
        if len(estimate.likely.lines) > 1:
            yield voice("exits.one_price")
    elif case.course.money_back:
        yield voice("exits.money_back")


def line_words(row: ExitWords, voice: Voice) -> str:
    """A place where the course may end as a line of text."""
    return voice("exits.line", **row._asdict())


def exits_in_words(case: Case, estimate: Estimate, voice: Voice) -> Iterator[str]:
    """All of it as sentences; none where there is no session after which the course could end."""
    places = found(case, estimate)
    if not places:
        yield from notes(case, estimate, voice)
        return
    said = [voice("exits.after", sessions=one.sessions, paid_cents=one.member_pays) for one in places]
    key = "exits.if_it_ends" if places[0].medicine else "exits.if_it_ends_any"
    yield voice(key, exits=", ".join(said))
    yield from notes(case, estimate, voice)
    yield from (with_source(one, voice) for one in known(case, voice))


def with_source(one: KnownWords, voice: Voice) -> str:
    """A published figure with its source behind it."""
    return f"{one.says} {voice('shared.flag_source', source=one.source)}" if one.source else one.says


def _row(one: Exit, voice: Voice) -> ExitWords:
    return ExitWords(
        voice("exits.row_one" if one.sessions == 1 else "exits.row", sessions=one.sessions),
        voice.date(one.date),
        format_money(one.member_pays),
        format_money(one.plan_pays),
    )


def _known(one: Persistence, voice: Voice) -> KnownWords:
    figures = one.figures | {"sessions": one.sessions, "share_points": one.share}
    return KnownWords(voice(f"exits.known_{one.name}", **figures), flagged(one.source, one.year, voice))
