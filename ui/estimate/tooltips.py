"""What explains an amount of the session table: its tooltip, and what the panel *Why* says of it."""

from typing import Final

from calculator.model.estimate import Priced
from calculator.reference.voice import Voice
from calculator.words.payers import COLUMNS
from ui.estimate.session_rows import GROUPS, amount_cell, column_name, parts_in_words, parts_of, service_name, why_of

TOTAL: Final = -1
"""In place of a session's row: the sum of all."""


def explanation(priced: Priced, row: int, key: str, voice: Voice) -> tuple[str, list[str]]:
    """The title and the sentences that explain the amount ``key`` of session ``row``, or of the sum for TOTAL.

    Both are empty where there is no such session or amount.
    """
    is_amount = key in COLUMNS or key in GROUPS
    if row >= len(priced.lines) or (is_amount and not parts_of(priced, key)):
        return "", []
    amounts = priced.totals if row == TOTAL else priced.lines[row].amounts
    about = voice("shared.column_why")
    if is_amount:
        cell = amount_cell(amounts, key)
        title = {"column": column_name(key, voice), "amount": cell.full or cell.text}
        about = voice("views.why_of", **title)
    parts = parts_in_words(amounts, parts_of(priced, key), voice) if key in GROUPS else ""
    said = [parts] if parts else []
    if row == TOTAL:
        column = column_name(key, voice)
        total = voice("views.why_total", column=column, count=len(priced.lines))
        return about, [total, *said] if is_amount else []
    line = priced.lines[row]
    place = {"service": service_name(line, voice), "on_date": line.line.date}
    return f"{about} · {voice('views.why_where', **place)}", [*said, *why_of(line, key, voice)]
