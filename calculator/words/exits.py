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
from calculator.reference.texts import say, write_date


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


def heads(language: str) -> ExitWords:
    """What the four are called."""
    return ExitWords(*(say(f"exits.column_{name}", language) for name in ExitWords._fields))


def rows(case: Case, estimate: Estimate, language: str) -> tuple[ExitWords, ...]:
    """Where the course may end. A price for all sessions together is not shared out, so there is no row."""
    return tuple(_row(one, language) for one in found(case, estimate))


def found(case: Case, estimate: Estimate) -> tuple[Exit, ...]:
    """The same in figures."""
    return () if has_one_price(case.plan(estimate.plan), case.member) else exits(case.course, estimate)


def known(case: Case, language: str) -> tuple[KnownWords, ...]:
    """What is published of how many stay on with the medicine of this course; where nothing is, that."""
    said = tuple(_known(one, language) for one in known_of(case.course))
    return said or (KnownWords(say("exits.known_nothing", language), ""),)


def notes(case: Case, estimate: Estimate, language: str) -> Iterator[str]:
    """What else is to be known of the amounts, or why there are none."""
    if has_one_price(case.plan(estimate.plan), case.member):
        if len(estimate.likely.lines) > 1:
            yield say("exits.one_price", language)
    elif case.course.money_back:
        yield say("exits.money_back", language)


def line_words(row: ExitWords, language: str) -> str:
    """A place where the course may end as a line of text."""
    return say("exits.line", language, row._asdict())


def exits_in_words(case: Case, estimate: Estimate, language: str) -> Iterator[str]:
    """All of it as sentences; none where there is no session after which the course could end."""
    places = found(case, estimate)
    if not places:
        yield from notes(case, estimate, language)
        return
    said = [say("exits.after", language, {"sessions": one.sessions, "paid_cents": one.member_pays}) for one in places]
    key = "exits.if_it_ends" if places[0].medicine else "exits.if_it_ends_any"
    yield say(key, language, {"exits": ", ".join(said)})
    yield from notes(case, estimate, language)
    yield from (with_source(one, language) for one in known(case, language))


def with_source(one: KnownWords, language: str) -> str:
    """A published figure with its source behind it."""
    return f"{one.says} {say('shared.flag_source', language, {'source': one.source})}" if one.source else one.says


def _row(one: Exit, language: str) -> ExitWords:
    return ExitWords(
        say(
            f"exits.row{'_one' if one.sessions == 1 else ''}{'' if one.medicine else '_any'}",
            language,
            {"sessions": one.sessions},
        ),
        write_date(one.date, language),
        format_money(one.member_pays),
        format_money(one.plan_pays),
    )


def _known(one: Persistence, language: str) -> KnownWords:
    figures = one.figures | {"sessions": one.sessions, "share_points": one.share}
    return KnownWords(say(f"exits.known_{one.name}", language, figures), flagged(one.source, one.year, language))
