"""The comparison sheet for whoever chooses a plan: plans side by side, where the answer changes, what it rests on."""

import datetime
from collections.abc import Sequence
from typing import Final

from calculator.engine.comparison.member_mix import mix
from calculator.model.backing import is_of_employer
from calculator.model.case import Case
from calculator.model.comparison import Axis, BreakEven, Column, Comparison, Payer
from calculator.model.course import Course
from calculator.model.in_force import covers_family
from calculator.model.plan import Plan
from calculator.money import WHOLE, format_money
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from calculator.sheets import assumptions, axes, plan_block, tables
from calculator.sheets.render import SheetError, pdf
from calculator.sheets.words import of_every_sheet
from calculator.words import flags as flag_words
from calculator.words.bundled import told
from calculator.words.cheapest_ranges import changes_in_words, figures_of, place_words
from calculator.words.comparison import cheapest_words, handed_to_hr, tell, tell_of
from calculator.words.comparison_table import TableRow, table
from calculator.words.could_change import changes_by_plan
from calculator.words.handed_out import handed_title
from calculator.words.mix_table import mix_table
from calculator.words.plan import amounts_summary
from calculator.words.provenance import sources_of
from calculator.words.to_confirm import open_by_plan

__all__ = ["SheetError", "make"]

_TOGETHER: Final = 4
"""Plans beside each other in one table; more than these go on in the next."""

_MOST_CHANGES: Final = 3
"""So many other readings of each plan are told: the largest. The workbook has all."""

_NOT_THIS: Final = ("good_faith", "guarantee", "medical", "actual")
_HEADINGS: Final = {"plans": "view_table_is", "who_pays": "bars_title"}
"""Headings that say what the window says of the same."""
_PRICES: Final = ("service", "sessions", "low", "likely", "high")
_PLACES: Final = 10
_LETTER: Final = 800
"""The height of the letter at a line's end, in parts of ten thousand of the drawing's."""


def make(
    case: Case,
    comparison: Comparison,
    crossings: Sequence[BreakEven],
    voice: Voice = ENGLISH,
    paper: str = "letter",
    made: datetime.date | None = None,
) -> bytes:
    """The sheet as a tagged PDF (PDF/UA-1).

    Args:
        case: the case whose plans are compared.
        comparison: the plans side by side.
        crossings: where the answer changes, along one axis and for one payer each.
        voice: the language that it is said in.
        paper: ``letter`` or ``a4``.
        made: the day the sheet was made; None: today.

    Raises:
        SheetError: the sheet cannot be made, for example because there is no such paper.
    """
    day = made or today()
    values = _values(case, comparison, crossings, handed_to_hr(comparison, voice), day)
    return pdf("comparison", values | {"language": voice.language}, paper, day)


def _values(
    case: Case, comparison: Comparison, crossings: Sequence[BreakEven], voice: Voice, made: datetime.date
) -> dict[str, object]:
    written = voice.date(made)
    first = comparison.columns[0].estimate
    names = ("plans", "who_pays", "break_even", "mix", "flags", "rests_on", "not_this", "sources")
    return {
        **of_every_sheet(voice),
        "document_title": _word("document_title", voice, title=handed_title(case, voice)),
        "title": _word("title", voice),
        "case": handed_title(case, voice),
        "example": voice("sheet.example_fixed") if case.example else "",
        "facts": [
            [voice("shared.section_course"), told(case.course.title, voice)],
            [voice("shared.column_sessions"), plan_block.when(first, voice)],
            [_word("plans", voice), str(len(case.plans))],
            [voice("sheet.fact_made"), written],
        ],
        "answers": [cheapest_words(comparison, payer, voice) for payer in Payer],
        "headings": {name: _word(_HEADINGS.get(name, f"heading_{name}"), voice) for name in names},
        "corner": tell("figure", voice),
        "tables": _tables(comparison, voice),
        "bars": _bars(case, comparison, voice),
        "bars_note": _word("bars_note", voice),
        "legend": _legend(case, comparison, voice),
        "break_even": [_crossed(case, found, voice) for found in crossings],
        "mix": _mix(case, voice),
        "mix_corner": tell("mix_corner", voice),
        "mix_note": _word("mix_note", voice),
        "to_confirm": _to_confirm(case, comparison, made, voice),
        "could_change": _could_change(case, comparison, made, voice),
        "flags": [_flags(column, voice) for column in comparison.columns if column.estimate.flags],
        "assumptions": [
            *assumptions.of_course(case, first, voice),
            *assumptions.already_met(case, voice),
        ],
        "prices": {
            "heads": [voice(f"sheet.column_{name}") for name in _PRICES],
            "rows": assumptions.price_rows(case, voice),
        },
        "not_this": [voice(f"sheet.not_{name}") for name in _NOT_THIS],
        "sources": _sources(case, voice),
        "footer": _word("footer", voice, made=written),
    }


def _tables(comparison: Comparison, voice: Voice) -> list[dict[str, object]]:
    """The comparison in tables of at most ``_TOGETHER`` plans, all rows in each."""
    rows = table(comparison, voice)
    made: list[dict[str, object]] = []
    for at in range(0, len(comparison.columns), _TOGETHER):
        columns = comparison.columns[at : at + _TOGETHER]
        made.append(
            {
                "plans": [column.plan for column in columns],
                "rows": [_row(row, at, at + len(columns)) for row in rows],
            }
        )
    return made


def _row(row: TableRow, start: int, end: int) -> dict[str, object]:
    return {
        "title": row.title,
        "strong": row.payer is not None,
        "cells": [figure.words for figure in row.figures[start:end]],
    }


def _bars(case: Case, comparison: Comparison, voice: Voice) -> list[dict[str, object]]:
    """Each plan's bar; all bill the same, so that all are of one length and one scale. One legend is for all of them:
    where a plan is no employer's, none is called so."""
    of_nobody = next((plan for plan in case.plans if not is_of_employer(plan)), None)
    bars = []
    for column in comparison.columns:
        bar = tables.payer_bar(column.estimate.likely.totals, voice, of_nobody)
        if bar is not None:
            bars.append({"plan": column.plan, **bar})
    return bars


def _legend(case: Case, comparison: Comparison, voice: Voice) -> list[dict[str, str]]:
    """Every payer of any bar, once, in the bars' order."""
    seen: dict[str, str] = {}
    for bar in _bars(case, comparison, voice):
        for part in bar["parts"]:  # type: ignore[attr-defined]
            seen.setdefault(part["payer"], part["label"])
    return [{"payer": payer, "label": label} for payer, label in seen.items()]


def _crossed(case: Case, found: BreakEven, voice: Voice) -> dict[str, object]:
    """The sentences, the chart's lines in parts of ten thousand of its sides, and the table of the same figures."""
    title = tell_of(f"break_even_{found.axis.value}", found.payer, found.backing, voice)
    figures = figures_of(case, found, _PLACES)
    said = changes_in_words(found, figures, voice)
    names = [curve.plan for curve in found.curves]
    top = axes.top_of(max((cost for curve in found.curves for _, cost in curve.points), default=0))
    ends = [curve.points[-1][1] * WHOLE // top for curve in found.curves]
    letters = axes.apart(ends, _LETTER)
    by_price = found.axis is Axis.PRICE
    return {
        "title": title,
        "said": said,
        "alt": f"{title}. {' '.join(said)}",
        "curves": [
            {
                "plan": curve.plan,
                "points": [[_along(at, found), cost * WHOLE // top] for at, cost in curve.points],
                "letter": letter,
            }
            for curve, letter in zip(found.curves, letters, strict=True)
        ],
        "marks": [_along(crossing.at, found) for crossing in found.crossings],
        "amounts": axes.amounts(top),
        "along": (axes.prices if by_price else axes.counts)(found.least, found.greatest),
        "tables": [
            {
                "heads": [tell(f"corner_{found.axis.value}", voice), *names[first : first + _TOGETHER]],
                "rows": [
                    [place_words(at, found.axis), *map(format_money, costs[first : first + _TOGETHER])]
                    for at, costs in figures
                ],
            }
            for first in range(0, len(names), _TOGETHER)
        ],
    }


def _along(at: int, found: BreakEven) -> int:
    return (at - found.least) * WHOLE // max(found.greatest - found.least, 1)


def _mix(case: Case, voice: Voice) -> list[dict[str, object]]:
    """The situations of members by payer, in tables of at most ``_TOGETHER`` plans; none where the weights are not the
    whole."""
    if case.mix.whole != WHOLE:
        return []
    found = mix(case)
    return [
        {
            "title": tell_of("mix_title", payer, found.backing, voice),
            "tables": [
                {
                    "plans": found.plans[first : first + _TOGETHER],
                    "rows": [_row(row, first, first + _TOGETHER) for row in mix_table(found, payer, voice)],
                }
                for first in range(0, len(found.plans), _TOGETHER)
            ],
        }
        for payer in Payer
    ]


def _could_change(case: Case, comparison: Comparison, made: datetime.date, voice: Voice) -> dict[str, object] | None:
    """Of each plan the readings that would change its answer most."""
    changes = changes_by_plan(case, comparison, made, voice)
    parts = [{"plan": plan, "lines": lines[:_MOST_CHANGES]} for plan, lines in changes]
    if not parts:
        return None
    title, intro = (voice.of("could_change")(name) for name in ("title", "intro_hr"))
    return {"title": title, "intro": intro, "parts": parts}


def _to_confirm(case: Case, comparison: Comparison, made: datetime.date, voice: Voice) -> dict[str, object] | None:
    """What is to be confirmed of each plan, and before them what holds under any, of which the first plan tells."""
    parts = [
        {"plan": plan, "points": [list(said) for said in points]}
        for plan, points in open_by_plan(case, comparison, made, voice)
    ]
    if not parts:
        return None
    return {"title": voice("confirm.title"), "intro": voice("confirm.intro_employee"), "parts": parts}


def _flags(column: Column, voice: Voice) -> dict[str, object]:
    return {
        "plan": column.plan,
        "said": [
            {"text": flag_words.sentence(flag, voice), "source": flag_words.flag_source(flag, voice)}
            for flag in column.estimate.flags
        ],
    }


def _sources(case: Case, voice: Voice) -> list[str]:
    """The sources of course and plans, each once, and what each plan is in a line."""
    family = covers_family(case.member)[0]
    lines = [
        f"{plan.name}: {'; '.join(': '.join(row[:2]) for row in amounts_summary(plan, voice, family=family))}"
        for plan in case.plans
    ]
    things: tuple[Course | Plan, ...] = (case.course, *case.plans)
    for thing in things:
        lines += (said for said in sources_of(thing, voice) if said not in lines)
    return lines


def _word(name: str, voice: Voice, **figures: object) -> str:
    return voice.of("comparison_sheet")(name, **figures)
