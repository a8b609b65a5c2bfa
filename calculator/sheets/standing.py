"""The sheet *where I stand*, by itself or as a page of the patient's sheet: the sessions that are done with expected
beside actual, what is met, and what is still to come."""

import datetime

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from calculator.sheets.options import PLAIN, SheetOptions
from calculator.sheets.render import SheetError, pdf
from calculator.sheets.words import of_every_sheet, word
from calculator.words.bundled import told
from calculator.words.handed_out import handed_title
from calculator.words.standing import standing_words

__all__ = ["SheetError", "make", "standing_page"]

_WORDS = ("done_title", "unsaid_title", "met_title", "to_come_title", "said", "which", "note", "nothing_to_come")


def make(
    case: Case,
    estimate: Estimate,
    voice: Voice = ENGLISH,
    options: SheetOptions = PLAIN,
    made: datetime.date | None = None,
) -> bytes:
    """The sheet of ``case`` under its chosen plan, of which ``estimate`` is the answer, as a tagged PDF (PDF/UA-1).
    ``options`` tell the paper and the size of type; ``made`` is the day it is made, None: today.

    Raises:
        SheetError: the sheet cannot be made.
    """
    day = made or today()
    title = handed_title(case, voice)
    values: dict[str, object] = {
        **of_every_sheet(voice, large=options.large_print),
        "document_title": _say("document_title", voice, title=title),
        "case": title,
        "page": standing_page(case, estimate, voice, day),
        "title": _say("where_i_stand", voice),
        "nothing": _say("nothing", voice),
        "footer": _say("footer", voice, made=voice.date(day)),
    }
    return pdf("standing", values, options.paper, day)


def standing_page(case: Case, estimate: Estimate, voice: Voice, made: datetime.date) -> dict[str, object] | None:
    """What the page holds; None: nothing is done yet."""
    words = standing_words(case, estimate, made, voice)
    if words is None:
        return None
    return {
        **words._asdict(),
        "title": _say("where_i_stand", voice),
        "as_of": _say("as_of", voice, made=voice.date(made), plan=told(estimate.plan, voice)),
        "sessions": [one._asdict() for one in words.sessions],
        "words": {name: _say(name, voice) for name in _WORDS} | {"expected": voice("session_facts.column_expected")},
        "column_date": word("column_date", voice),
        "column_service": word("column_service", voice),
        "column_pays": _say("column_member_pays", voice),
        "total": word("total", voice),
    }


def _say(key: str, voice: Voice, **figures: object) -> str:
    return voice.of("standing")(key, **figures)
