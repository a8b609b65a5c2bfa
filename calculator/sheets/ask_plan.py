"""The page for the call to the plan: the member's facts, the codes, the open questions, with blanks to fill in."""

import datetime

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from calculator.sheets.options import PLAIN, SheetOptions
from calculator.sheets.render import SheetError, pdf
from calculator.sheets.words import word
from calculator.words.ask_plan import ask_plan
from calculator.words.handed_out import handed_title

__all__ = ["SheetError", "make"]


def make(
    case: Case,
    estimate: Estimate,
    voice: Voice = ENGLISH,
    options: SheetOptions = PLAIN,
    made: datetime.date | None = None,
) -> bytes:
    """The page about ``case`` under its chosen plan, of which ``estimate`` is the answer, as a tagged PDF (PDF/UA-1).
    ``options`` tell the paper and the size of type; ``made`` is the day it is made, None: today.

    Raises:
        SheetError: the page cannot be made.
    """
    day = made or today()
    page = ask_plan(case, estimate, day, voice)
    title = handed_title(case, voice)
    values: dict[str, object] = {
        "language": voice.language,
        "large": options.large_print,
        "document_title": _say("document_title", voice, title=title),
        "title": page.title,
        "case": title,
        "intro": page.intro,
        "facts": _paired(page.facts),
        "codes": [list(row) for row in page.codes],
        "code_heads": [_say(name, voice) for name in ("column_service", "code_count", "code_codes")],
        "codes_note": page.codes_note,
        "plan": [question._asdict() for question in page.plan],
        "clinic": [question._asdict() for question in page.clinic],
        "none": _say("none", voice),
        "answered": _paired(page.answered),
        "headings": {
            "codes": _say("codes", voice),
            "plan": _say("to_plan", voice),
            "clinic": _say("to_clinic", voice),
            "answered": _say("answered", voice),
        },
        "missing": word("missing", voice, {"sign": "{sign}"}),
        "footer": _say("footer", voice, made=voice.date(day)),
        "page_of": word("page_of", voice, {"page": "{page}", "pages": "{pages}"}),
    }
    return pdf("ask", values, options.paper, day)


def _paired(pairs: tuple[tuple[str, str], ...]) -> list[list[str]]:
    """Names and values; one of no name where they are odd, since two stand beside each other."""
    return [list(pair) for pair in pairs] + ([["", ""]] if len(pairs) % 2 else [])


def _say(key: str, voice: Voice, **figures: object) -> str:
    return voice.of("ask_plan")(key, **figures)
