"""The tables of a sheet: session by session, by payer, by plan year, and the reasons they point to. Sums come from the
estimate; none is made here."""

from collections.abc import Sequence
from typing import Final

from calculator.model.case import Case
from calculator.model.estimate import Amounts, Estimate, EventKind, PricedLine, Reason
from calculator.model.plan import Plan
from calculator.money import WHOLE, allocate, format_money
from calculator.reference.voice import Voice
from calculator.sheets.words import bare, word
from calculator.words.in_force import changes_before
from calculator.words.payers import (
    MEMBER_PARTS,
    OTHERS,
    amount_name,
    is_helped,
    parts_of,
    payer_name,
    shown_amounts,
    total_name,
)
from calculator.words.reasons import sentence
from calculator.words.services import session_title

_IN_COLUMNS: Final = ("billed", "member_pays", "employer_pays")


def session_table(case: Case, estimate: Estimate, voice: Voice, *, reasons: bool = True) -> dict[str, object]:
    """The sessions at the likely price: column titles, rows, total, and the notes that the rows refer to.

    A row is ``{"date", "name", "cells", "notes"}``, or ``{"turn": sentence}`` where a plan year turns or another plan
    begins. Columns with nothing in them are left out, and the notes where no ``reasons`` are asked for.
    """
    priced = estimate.likely
    columns = shown_amounts(priced)
    turns = {event.at: event for event in priced.events if event.kind is EventKind.YEAR_TURNS}
    days = [line.line.date for line in priced.lines]
    comes = changes_before(case.plan(estimate.plan), case.member, days, voice)
    notes: dict[str, int] = {}
    rows: list[dict[str, object]] = []
    for at, line in enumerate(priced.lines):
        rows += [{"turn": said} for said in comes.get(at, ())]
        if at in turns:
            rows.append({"turn": word("row_year_turns", voice, {"from_date": turns[at].date})})
        rows.append(
            {
                "date": voice.date(line.line.date),
                "name": session_title(line.line, voice),
                "cells": _cells(line.amounts, columns),
                "notes": _notes(line, notes, voice) if reasons else "",
            }
        )
    return {
        "keys": list(columns),
        "heads": [amount_name(name, voice) for name in columns],
        "rows": rows,
        "total": _cells(priced.totals, columns),
        "notes": list(notes),
    }


def payer_table(estimate: Estimate, fixed: bool, voice: Voice, plan: Plan) -> dict[str, object]:
    """What everybody pays under ``plan`` at the low, likely and high price; one column where the prices are fixed.

    A row is ``{"payer", "name", "cells", "level"}``: level 0 is a payer, 1 a part of the one above, 2 the total.
    """
    levels = (estimate.likely,) if fixed else (estimate.low, estimate.likely, estimate.high)
    totals = [level.totals for level in levels]
    rows = [_row("member_pays", 0, totals, voice, plan)]
    if not any(map(is_helped, totals)):
        rows += [_row(name, 1, totals, voice, plan) for name in MEMBER_PARTS if _any(name, totals)]
    rows += [_row(name, 0, totals, voice, plan) for name in OTHERS if name == "plan_pays" or _any(name, totals)]
    rows.append(_row("billed", 2, totals, voice, plan))
    heads = ("level_amount",) if fixed else ("column_low", "column_likely", "column_high")
    return {"heads": [word(name, voice) for name in heads], "rows": rows}


def savings(estimate: Estimate, voice: Voice) -> list[str]:
    """What pre-tax account money saves, at the likely price, a sentence each: it stands beside the totals."""
    names = ("tax_saved", "employer_fica_saved")
    saved = {name: getattr(estimate.likely, name) for name in names}
    return [word(name, voice, {"saved_cents": cents}) for name, cents in saved.items() if cents]


def year_table(estimate: Estimate, voice: Voice) -> dict[str, object] | None:
    """The totals of each plan year where the course falls in more than one; None where it does not."""
    years = estimate.likely.by_year
    if len(years) < 2:
        return None
    names = ("billed", "plan_pays", "member_pays")
    return {
        "heads": [amount_name(name, voice) for name in names],
        "rows": [
            [word("year_from", voice, {"from_date": start}), *(format_money(getattr(sums, name)) for name in names)]
            for start, sums in years
        ],
    }


def payer_bar(amounts: Amounts, voice: Voice, plan: Plan | None = None) -> dict[str, object] | None:
    """The parts of the billed amount with their shares of the bar in basis points; None where nothing is billed."""
    parts = parts_of(amounts)
    if not parts:
        return None
    widths = allocate(WHOLE, tuple(cents for _, cents in parts))
    labels = [payer_name(name, voice, plan) for name, _ in parts]
    figures = [format_money(cents) for _, cents in parts]
    said = "; ".join(f"{label}: {figure}" for label, figure in zip(labels, figures, strict=True))
    return {
        "alt": word("bar_alt", voice, {"billed_cents": amounts.billed, "parts": said}),
        "parts": [
            {"payer": name, "label": label, "amount": figure, "width": width}
            for (name, _), label, figure, width in zip(parts, labels, figures, widths, strict=True)
        ],
    }


def _cells(amounts: Amounts, columns: Sequence[str]) -> list[str]:
    return [bare(getattr(amounts, name)) for name in columns]


def _notes(line: PricedLine, notes: dict[str, int], voice: Voice) -> str:
    """The numbers of the line's reasons; a reason that says what another said has the other's number."""
    said = [sentence(reason, voice) for reason in line.reasons if _tells(reason, line)]
    numbers = sorted({notes.setdefault(words, len(notes) + 1) for words in said})
    return ", ".join(map(str, numbers))


def _tells(reason: Reason, line: PricedLine) -> bool:
    """Whether a reason says more than the line's own cells do."""
    if reason.amount == "allowed":
        return line.amounts.allowed != line.amounts.billed
    return reason.amount not in _IN_COLUMNS and reason.code != "plan_pays"


def _any(name: str, totals: Sequence[Amounts]) -> bool:
    return any(getattr(amounts, name) for amounts in totals)


def _row(name: str, level: int, totals: Sequence[Amounts], voice: Voice, plan: Plan) -> dict[str, object]:
    return {
        "payer": name,
        "name": total_name(name, voice, plan),
        "cells": [format_money(getattr(amounts, name)) for amounts in totals],
        "level": level,
    }
