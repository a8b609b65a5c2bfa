"""The pages that a patient's sheet may have beside its own: one in the shape of an SBC's coverage example, and one of
expected charges that a provider can fill in, with what 45 CFR 149.610(c) lists. Neither prices anything, and neither is
a Good Faith Estimate."""

import datetime
from typing import Final

from calculator.engine.comparison.variation import sessions_of
from calculator.engine.schedule import days_of
from calculator.model.case import Case
from calculator.model.course import ServiceLine
from calculator.model.estimate import Estimate
from calculator.money import format_money
from calculator.reference.texts import known
from calculator.reference.voice import Voice
from calculator.sheets import plan_block
from calculator.sheets.assumptions import price_rows
from calculator.sheets.options import Organisation
from calculator.words.payers import OTHERS, payer_name, total_name
from calculator.words.services import service_title

_COST_SHARING: Final = ("deductible", "copay", "coinsurance")
_NOT_COVERED: Final = ("excluded", "balance_billed")
_HELPERS: Final = tuple(name for name in OTHERS if name not in ("plan_pays", "discount"))
_BLANKS: Final = ("patient", "born", "diagnosis", "provider", "numbers", "place")
_NOTES: Final = ("separate", "additional", "actual", "contract", "ask")


def example_page(case: Case, estimate: Estimate, voice: Voice) -> dict[str, object]:
    """The course under the chosen plan as a coverage example is laid out, at the likely prices and to the cent."""
    totals = estimate.likely.totals

    def rows(names: tuple[str, ...], *, always: int = 0) -> list[tuple[str, str]]:
        amounts = [(name, getattr(totals, name)) for name in names]
        return [
            (_part(name, voice), format_money(cents))
            for at, (name, cents) in enumerate(amounts)
            if cents or at < always
        ]

    parts = [
        {"title": _word("column_cost_sharing", voice), "rows": rows(_COST_SHARING, always=len(_COST_SHARING))},
        {"title": _word("not_covered", voice), "rows": rows(_NOT_COVERED, always=1)},
        {"title": _word("paid_for_you", voice), "rows": rows(_HELPERS)},
    ]
    sessions = sessions_of(case.course)
    title = _word("example_title", voice, count=sessions) if sessions else _word("example_title_any", voice)
    return {
        "title": title,
        "note": _word("example_note", voice),
        "terms": plan_block.plan_rows(case, voice),
        "includes_title": _word("includes", voice),
        "includes": [f"{service} × {count}" for service, count, *_ in price_rows(case, voice)],
        "total": (_word("total_cost", voice), format_money(totals.billed)),
        "would_pay": _word("would_pay", voice),
        "parts": [part for part in parts if part["rows"]],
        "pays": (_word("total_pays", voice), format_money(totals.member_pays)),
    }


def charges_page(case: Case, estimate: Estimate, organisation: Organisation, voice: Voice) -> dict[str, object]:
    """Each service with its code, its number and its likely price, with blanks for what the program does not know."""
    known = {"provider": organisation.name}
    return {
        "title": _word("charges_title", voice),
        "not_this": voice("sheet.not_good_faith"),
        "blanks": [(_word(f"blank_{name}", voice), known.get(name, "")) for name in _BLANKS],
        "scope": _word("scope", voice, sessions=plan_block.when(estimate, voice)),
        "heads": [
            _word("column_service", voice),
            *(_word(name, voice) for name in ("charges_code", "number", "charges_price")),
        ],
        "rows": [
            (
                service_title(line.service, line.label, voice),
                _days(line, case.course.starts, voice),
                line.code or "–",
                str(line.count),
                format_money(line.price.likely),
            )
            for line in case.course.lines
            if line.count
        ],
        "total": (_word("charges_total", voice), format_money(estimate.likely.totals.billed)),
        "notes_title": _word("notes", voice),
        "notes": [_word(f"note_{name}", voice) for name in _NOTES],
    }


def _days(line: ServiceLine, starts: datetime.date, voice: Voice) -> str:
    days = days_of(line, starts)
    first, last = voice.date(min(days)), voice.date(max(days))
    return first if first == last else _word("charges_from_to", voice, first=first, last=last)


def _part(name: str, voice: Voice) -> str:
    """A part of what the patient pays as a coverage example calls it, where it has a name of its own there."""
    if name in _HELPERS:
        return payer_name(name, voice)
    key = f"sheet_pages.example_{name}"
    return voice(key) if known(key) else total_name(name, voice)


def _word(name: str, voice: Voice, **figures: object) -> str:
    return voice.of("sheet_pages")(name, **figures)
