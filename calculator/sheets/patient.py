"""The patient's estimate sheet: what the course costs, why, what was assumed, and what the sheet is not."""

import datetime
from typing import Final

from calculator.engine.confirmation.at_risk import at_risk
from calculator.engine.confirmation.could_change import Change, what_could_change
from calculator.engine.confirmation.to_confirm import OpenPoint, Readings, open_points
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.money import format_money
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from calculator.sheets import assumptions, over_time, pages, plan_block, tables
from calculator.sheets.options import PLAIN, Organisation, SheetOptions
from calculator.sheets.render import SheetError, pdf
from calculator.sheets.standing import standing_page
from calculator.sheets.words import of_every_sheet, word
from calculator.words import flags as flag_words
from calculator.words.at_risk import risk_words
from calculator.words.bundled import told
from calculator.words.could_change import change_words, heads, line_words
from calculator.words.exits import exits_in_words
from calculator.words.handed_out import handed_title
from calculator.words.plan import payer_key
from calculator.words.to_confirm import assumption_words, effect_words, widest_words

__all__ = ["PLAIN", "SheetError", "make"]

_HEADINGS: Final = (
    "who_pays",
    "plan",
    "assumptions",
    "prices",
    "sessions",
    "reasons",
    "totals",
    "years",
    "flags",
    "not_this",
    "sources",
)
_NOT_THIS: Final = ("good_faith", "guarantee", "medical", "actual", "balance", "programs")


def make(
    case: Case,
    estimate: Estimate,
    voice: Voice = ENGLISH,
    options: SheetOptions = PLAIN,
    made: datetime.date | None = None,
) -> bytes:
    """The sheet of ``case`` under its chosen plan as a tagged PDF (PDF/UA-1).

    Args:
        case: the case; the estimate is of its chosen plan.
        estimate: the answer that the sheet shows.
        voice: the language that it is said in.
        options: paper, detail, size of type, further pages, and who hands it out.
        made: the day the sheet was made; None: today.

    Raises:
        SheetError: the sheet cannot be made, for example because there is no such paper.
    """
    day = made or today()
    logo = options.organisation.logo
    values = _values(case, estimate, voice, options, day)
    return pdf("patient", values, options.paper, day, {"logo": logo} if logo else None)


def _values(
    case: Case, estimate: Estimate, voice: Voice, options: SheetOptions, made: datetime.date
) -> dict[str, object]:
    fixed = assumptions.is_fixed(case)
    written = voice.date(made)
    plan = case.plan(estimate.plan)
    readings = Readings(case, plan, made)
    points = open_points(case, plan, estimate, made, readings)
    return {
        **of_every_sheet(voice, large=options.large_print),
        "organisation": _organisation(options.organisation, voice),
        "document_title": word("document_title", voice, {"title": handed_title(case, voice)}),
        "title": word("title", voice),
        "case": handed_title(case, voice),
        "example": word("example_fixed", voice) if case.example else "",
        "facts": [
            [word("section_course", voice), told(case.course.title, voice)],
            [word("column_sessions", voice), plan_block.when(estimate, voice)],
            [word("column_plan", voice), told(estimate.plan, voice)],
            [word("fact_made", voice), written],
        ],
        "headline": [_headline(name, case, estimate, fixed, voice) for name in ("member_pays", "plan_pays")],
        "caution": word("caution", voice),
        "headings": {name: word(f"heading_{name}", voice) for name in _HEADINGS},
        "bar": tables.payer_bar(estimate.likely.totals, voice, plan),
        "plan": plan_block.plan_rows(case, voice),
        "plan_heads": [word("plan_question", voice), word("plan_answer", voice)],
        "assumptions": assumptions.assumptions(case, estimate, voice),
        "exits": [*exits_in_words(case, estimate, voice)],
        "prices": _prices(case, fixed, voice),
        "sessions": tables.session_table(case, estimate, voice, reasons=options.reasons) if options.sessions else None,
        "column_date": word("column_date", voice),
        "column_service": word("column_service", voice),
        "column_notes": word("column_notes", voice),
        "sessions_note": word("sessions_note_fixed" if fixed else "sessions_note", voice),
        "no_sessions": word("no_sessions", voice),
        "total": word("total", voice),
        "totals": tables.payer_table(estimate, fixed, voice, plan),
        "savings": tables.savings(estimate, voice),
        "column_payer": word("column_payer", voice),
        "years": tables.year_table(estimate, voice),
        "column_year": word("column_year", voice),
        "to_confirm": _to_confirm(estimate, points, voice),
        "at_risk": _at_risk(case, estimate, points, voice),
        "could_change": _could_change(what_could_change(case, plan, estimate, made, readings, points), points, voice),
        "flags": _flags(estimate, voice),
        "not_this": [word(f"not_{name}", voice) for name in _NOT_THIS],
        "sources": plan_block.source_rows(case, voice),
        "chart": over_time.cost_chart(estimate, voice) if options.chart else None,
        "months": over_time.month_table(estimate, voice) if options.months else None,
        "example_page": pages.example_page(case, estimate, voice) if options.example_page else None,
        "charges_page": (
            pages.charges_page(case, estimate, options.organisation, voice) if options.charges_page else None
        ),
        "standing": standing_page(case, estimate, voice, made) if options.where_i_stand else None,
        "footer": word("footer", voice, {"made": written}),
    }


def _organisation(organisation: Organisation, voice: Voice) -> dict[str, object] | None:
    if not organisation.known:
        return None
    return {
        "name": organisation.name,
        "contact": [line for line in organisation.contact if line.strip()],
        "alt": organisation.name.strip() or word("logo", voice),
    }


def _headline(name: str, case: Case, estimate: Estimate, fixed: bool, voice: Voice) -> dict[str, str]:
    low, high = estimate.range_of(name)
    key = "range" if low != high else "range_fixed" if fixed else "range_none"
    said = word(key, voice, {"low_cents": low, "high_cents": high})
    return {
        "label": word(f"headline_{payer_key(name, case.plan(estimate.plan))}", voice),
        "amount": format_money(getattr(estimate.likely.totals, name)),
        # Once is enough to say that nothing ranges.
        "range": said if low != high or name == "member_pays" else "",
    }


def _prices(case: Case, fixed: bool, voice: Voice) -> dict[str, object]:
    names = ("service", "sessions", "price") if fixed else ("service", "sessions", "low", "likely", "high")
    rows = assumptions.price_rows(case, voice)
    return {
        "heads": [word(f"column_{name}", voice) for name in names],
        "rows": [row[: len(names)] for row in rows],
    }


def _to_confirm(estimate: Estimate, points: tuple[OpenPoint, ...], voice: Voice) -> dict[str, object] | None:
    if not points:
        return None
    return {
        "title": voice("confirm.title"),
        "intro": voice("confirm.intro_sheet"),
        "points": [[assumption_words(point, voice), effect_words(point, voice)] for point in points],
        "widest": widest_words(estimate, points, voice),
    }


def _at_risk(case: Case, estimate: Estimate, points: tuple[OpenPoint, ...], voice: Voice) -> dict[str, object] | None:
    risk = at_risk(case, estimate, points)
    return risk_words(risk, voice)._asdict() if risk is not None else None


def _could_change(changes: tuple[Change, ...], points: tuple[OpenPoint, ...], voice: Voice) -> dict[str, object] | None:
    if not changes:
        return None
    names, to_confirm = heads(voice), {point.kept_as for point in points}
    return {
        "title": voice("could_change.title"),
        "intro": voice("could_change.intro"),
        "heads": [names.reading, names.settle, names.then, names.difference],
        "rows": [
            {
                **change_words(change, voice)._asdict(),
                "line": line_words(change, voice),
                "to_confirm": change.kept_as in to_confirm,
            }
            for change in changes
        ],
    }


def _flags(estimate: Estimate, voice: Voice) -> list[dict[str, str]]:
    return [
        {
            "level": word(f"flag_{flag.level.value}", voice),
            "text": flag_words.sentence(flag, voice),
            "source": word("flag_source", voice, {"source": flag_words.flag_source(flag, voice)}),
        }
        for flag in estimate.flags
    ]
