"""The sessions of a course as a calendar (RFC 5545), for whatever program a person keeps appointments in.

The program knows days and no hours: each session is an event of a whole day, which keeps nobody busy. What a person
named is text in it. Amounts are written only where they are asked for, for a calendar is often shared.
"""

import datetime
import uuid
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calculator.engine.so_far import is_done
from calculator.files.problems import plain
from calculator.model.case import Case
from calculator.model.estimate import Estimate, PricedLine
from calculator.reference.voice import Voice
from calculator.words.handed_out import handed_title
from calculator.words.services import numbered_title

if TYPE_CHECKING:
    from icalendar import Event

ENDING: Final = ".ics"
BEGINS: Final = b"BEGIN:VCALENDAR"
"""How a calendar file begins."""

_OURS: Final = uuid.UUID("5b0c1a64-6f0e-5d1c-9a57-3f0f7d1f2a10")
_ONE_DAY: Final = datetime.timedelta(days=1)


def owner_of(path: Path | None) -> str:
    """Whose the events of a case are: those of the case in the file at ``path``, or of one that is in no file yet,
    which is nobody else's from now on."""
    return str(uuid.uuid4()) if path is None else str(path.absolute())


def content_of(
    case: Case,
    estimate: Estimate,
    voice: Voice,
    owner: str,
    *,
    amounts: bool = False,
    made: datetime.datetime | None = None,
) -> bytes:
    """The planned sessions of ``estimate``, that of ``case`` under its chosen plan, as a calendar file.

    Args:
        case: the case; its title or its course's names the calendar.
        estimate: the answer, whose days and amounts are written.
        voice: the language of the titles.
        owner: whose the events are (``owner_of``).
        amounts: whether each event says what its session is expected to cost.
        made: when it was made, in UTC; None: now.

    A session keeps its identity (UID) when its day, its price, a title or the language changes, so that a calendar that
    read the file before moves the event and has it once. Another case, of whatever title, has events of its own.
    """
    from icalendar import Calendar  # noqa: PLC0415 (not before a calendar is asked for)

    calendar = Calendar()
    calendar.add("prodid", "-//KAT Estimator//KAT Estimator//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(handed_title(case, voice)))
    moment = (made or datetime.datetime.now(datetime.UTC)).replace(microsecond=0)
    alike: Counter[tuple[str, str, int]] = Counter()
    for at, priced in enumerate(estimate.likely.lines):
        # Two lines of a course may be of one service under one label.
        session = (str(priced.line.service), priced.line.label, priced.line.number)
        alike[session] += 1
        if not _is_planned(priced):
            continue
        event = _event(priced, _identity(owner, session, alike[session]), moment, voice)
        if amounts:
            event.add("description", _line(_costs(estimate, at, voice)))
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def has_sessions(estimate: Estimate) -> bool:
    """Whether there is a planned session to put into a calendar."""
    return any(map(_is_planned, estimate.likely.lines))


def _is_planned(priced: PricedLine) -> bool:
    """Whether the session is still to come: one that is over needs no appointment, and a cancelled one has no line."""
    return not is_done(priced.line)


def _event(priced: PricedLine, identity: str, moment: datetime.datetime, voice: Voice) -> "Event":
    from icalendar import Event  # noqa: PLC0415 (not before a calendar is asked for)

    event = Event()
    event.add("uid", identity)
    event.add("dtstamp", moment)
    # Of two events of one identity the later made is the one that holds.
    event.add("sequence", int(moment.timestamp()) // 60 % 2**31)
    event.add("dtstart", priced.line.date)
    event.add("dtend", priced.line.date + _ONE_DAY)
    event.add("summary", _line(numbered_title(priced.line, voice)))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _identity(owner: str, session: tuple[str, str, int], alike: int) -> str:
    service, label, number = session
    known = (owner, service, label, str(number), str(alike))
    return str(uuid.uuid5(_OURS, "\0".join(known)))


def _line(text: str) -> str:
    """``text`` on one line, with nothing that steers a reader of it."""
    return plain(" ".join(text.split()))


def _costs(estimate: Estimate, at: int, voice: Voice) -> str:
    pays = [priced.lines[at].amounts.member_pays for priced in (estimate.low, estimate.likely, estimate.high)]
    low, high = min(pays), max(pays)
    amounts = {
        "pays_cents": pays[1],
        "low_cents": low,
        "high_cents": high,
        "billed_cents": estimate.likely.lines[at].amounts.billed,
    }
    return voice("calendar.costs" if low != high else "calendar.costs_fixed", **amounts)
