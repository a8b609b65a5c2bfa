"""*Where I stand*: the sessions that are done, expected beside actual, what is met, and what is still to come."""

import datetime
from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.engine.course_sessions import CourseSession, sessions_of
from calculator.engine.expected import ExpectedActual, expected_and_actual, expected_of, explained_on
from calculator.engine.schedule import session_places
from calculator.engine.so_far import is_done, of_to_come, so_far
from calculator.model.case import Case
from calculator.model.estimate import Estimate, PricedLine, Standing
from calculator.model.happened import Explanation, SessionState
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.expected import COMPARED, why_words
from calculator.words.services import session_title
from calculator.words.session_facts import part_name
from calculator.words.so_far import done_words, state_words, to_come_words

_NOT_SAID: Final = "–"


class DoneSession(NamedTuple):
    """A session that is done: when and what it was, what is known of it, its claim, and the amounts of ``COMPARED`` as
    they were expected and as they are said; nothing is ``expected`` of one that was missed. ``why`` says in sentences
    where the two differ."""

    date: str
    name: str
    state: str
    claim: str
    expected: tuple[str, ...]
    said: tuple[str, ...]
    why: tuple[str, ...]


class StandingWords(NamedTuple):
    """What the sheet has: a sentence of what is done and one of what is to come, a sentence for each amount that is
    met, the sessions that are done, and the date, the name and the amount of each that is to come, with their sum.
    ``unsaid`` are those whose day has passed though nobody has said what became of them, ``open`` the sentence of
    these."""

    done: str
    open: str
    to_come: str
    met: tuple[str, ...]
    heads: tuple[str, ...]
    sessions: tuple[DoneSession, ...]
    unsaid: tuple[tuple[str, str, str], ...]
    planned: tuple[tuple[str, str, str], ...]
    planned_total: str


def standing_words(case: Case, answer: Estimate, day: datetime.date, voice: Voice) -> StandingWords | None:
    """Where the member stands on ``day`` in ``case`` by its estimate, ``answer``; None: nothing is done yet."""
    found = so_far(answer.likely)
    if found is None:
        return None
    by_place = {one.place: one for one in sessions_of(case.course)}
    places = session_places(case.course)
    lines = [(by_place[place], line) for place, line in zip(places, answer.likely.lines, strict=True)]
    open_ = [line for _, line in lines if not is_done(line.line)]
    # The days of the worked example are days like no others: none of them has passed.
    passed = [line for line in open_ if line.line.date < day and not case.example]
    planned = [line for line in open_ if line not in passed]
    coming = of_to_come(found, planned)
    # Under another plan nothing holds of what one has made of a session.
    explained = expected_and_actual(case) if answer.plan == case.explaining_plan else ()
    done = [
        _done(case, session, line, explained_on(explained, session.place), voice)
        for session, line in lines
        if is_done(line.line)
    ]
    return StandingWords(
        done_words(found, voice),
        _unsaid(passed, voice),
        to_come_words(coming, voice),
        tuple(_met(answer, voice)),
        tuple(part_name(name, voice) for name in COMPARED),
        tuple(done),
        tuple(_planned(line, voice) for line in passed),
        tuple(_planned(line, voice) for line in planned),
        format_money(coming.of_to_come.member_pays),
    )


def _unsaid(passed: list[PricedLine], voice: Voice) -> str:
    """The sentence of sessions whose day has ``passed``; empty: there is none."""
    if not passed:
        return ""
    one = "_one" if len(passed) == 1 else ""
    pays = sum(line.amounts.member_pays for line in passed)
    return voice(f"standing.unsaid_count{one}", count=len(passed), pays_cents=pays)


def _planned(line: PricedLine, voice: Voice) -> tuple[str, str, str]:
    return voice.date(line.line.date), session_title(line.line, voice), _pays(line)


def _pays(line: PricedLine) -> str:
    return format_money(line.amounts.member_pays)


def _done(
    case: Case, session: CourseSession, line: PricedLine, explained: ExpectedActual | None, voice: Voice
) -> DoneSession:
    said = session.happened.explanation if session.happened is not None else None
    if said is not None and said.is_processed and explained is None:
        said = Explanation.unchecked(billed=said.billed)
    expected = {} if session.state is SessionState.MISSED else expected_of(case, session, explained)
    claim = voice("session_facts.history_claim", claim=said.claim) if said and said.claim else ""
    return DoneSession(
        voice.date(line.line.date),
        session_title(line.line, voice),
        state_words(line.line, voice),
        claim,
        tuple(format_money(expected[name]) for name in COMPARED) if expected else (),
        tuple(_said(said, name) for name in COMPARED),
        why_words(explained, voice) if explained is not None else (),
    )


def _said(said: Explanation | None, name: str) -> str:
    cents = getattr(said, name) if said is not None else None
    return _NOT_SAID if cents is None else format_money(cents)


def _met(answer: Estimate, voice: Voice) -> Iterator[str]:
    """What is met after the last session that is done, of each plan year that has one."""
    ends = {line.standing.year_starts: line.standing for line in answer.likely.lines if is_done(line.line)}
    for starts, standing in ends.items():
        for words in _met_in_year(standing, voice):
            yield words if len(ends) == 1 else _in_year(starts, words, voice)


def _met_in_year(standing: Standing, voice: Voice) -> Iterator[str]:
    amounts = (
        ("deductible", standing.deductible_used, standing.deductible_left),
        ("limit", standing.limit_used, standing.limit_left),
    )
    for name, used, left in amounts:
        if left is not None and used + left:
            key = f"limit_bars.{name}_met_{'part' if left else 'all'}"
            yield voice(key, used_dollars=used, whole_dollars=used + left)


def _in_year(starts: datetime.date, words: str, voice: Voice) -> str:
    year = voice("limit_bars.year_from", from_date=starts)
    return voice("limit_bars.in_year", year=year, met=words)
