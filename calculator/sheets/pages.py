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
from calculator.reference.texts import known, say, write_date
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


def example_page(case: Case, estimate: Estimate, language: str) -> dict[str, object]:
    """The course under the chosen plan as a coverage example is laid out, at the likely prices and to the cent."""
    totals = estimate.likely.totals

    def rows(names: tuple[str, ...], *, always: int = 0) -> list[tuple[str, str]]:
        amounts = [(name, getattr(totals, name)) for name in names]
        return [
            (_part(name, language), format_money(cents))
            for at, (name, cents) in enumerate(amounts)
            if cents or at < always
        ]

    parts = [
        {"title": _word("column_cost_sharing", language), "rows": rows(_COST_SHARING, always=len(_COST_SHARING))},
        {"title": _word("not_covered", language), "rows": rows(_NOT_COVERED, always=1)},
        {"title": _word("paid_for_you", language), "rows": rows(_HELPERS)},
    ]
    sessions = sessions_of(case.course)
    title = _word("example_title", language, count=sessions) if sessions else _word("example_title_any", language)
    return {
        "title": title,
        "note": _word("example_note", language),
        "terms": plan_block.plan_rows(case, language),
        "includes_title": _word("includes", language),
        "includes": [f"{service} × {count}" for service, count, *_ in price_rows(case, language)],
        "total": (_word("total_cost", language), format_money(totals.billed)),
        "would_pay": _word("would_pay", language),
        "parts": [part for part in parts if part["rows"]],
        "pays": (_word("total_pays", language), format_money(totals.member_pays)),
    }


def charges_page(case: Case, estimate: Estimate, organisation: Organisation, language: str) -> dict[str, object]:
    """Each service with its code, its number and its likely price, with blanks for what the program does not know."""
    known = {"provider": organisation.name}
    return {
        "title": _word("charges_title", language),
        "not_this": say("sheet.not_good_faith", language),
        "blanks": [(_word(f"blank_{name}", language), known.get(name, "")) for name in _BLANKS],
        "scope": _word("scope", language, sessions=plan_block.when(estimate, language)),
        "heads": [
            _word("column_service", language),
            *(_word(name, language) for name in ("charges_code", "number", "charges_price")),
        ],
        "rows": [
            (
                service_title(line.service, line.label, language),
                _days(line, case.course.starts, language),
                line.code or "–",
                str(line.count),
                format_money(line.price.likely),
            )
            for line in case.course.lines
            if line.count
        ],
        "total": (_word("charges_total", language), format_money(estimate.likely.totals.billed)),
        "notes_title": _word("notes", language),
        "notes": [_word(f"note_{name}", language) for name in _NOTES],
    }


def _days(line: ServiceLine, starts: datetime.date, language: str) -> str:
    days = days_of(line, starts)
    first, last = write_date(min(days), language), write_date(max(days), language)
    return first if first == last else _word("charges_from_to", language, first=first, last=last)


def _part(name: str, language: str) -> str:
    """A part of what the patient pays as a coverage example calls it, where it has a name of its own there."""
    if name in _HELPERS:
        return payer_name(name, language)
    key = f"sheet_pages.example_{name}"
    return say(key, language) if known(key) else total_name(name, language)


def _word(name: str, language: str, **figures: object) -> str:
    return say(f"sheet_pages.{name}", language, figures)
