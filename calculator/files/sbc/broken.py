"""A row of a table without lines that may go on on the next page."""

import re
from collections.abc import Sequence
from typing import Final

from calculator.files.sbc.columns import Row
from calculator.files.sbc.form import form, labels
from calculator.files.sbc.pages import Page, Word, lines_of
from calculator.files.sbc.share import said, speaks_of_deductible
from calculator.files.sbc.squeezed import letters

_ENOUGH: Final = 12
"""So many letters tell a label at the beginning of a line."""


def goes_on(row: Row, page: Page | None) -> bool:
    """Whether the last ``row`` of a page may go on on the next one, ``page``: costs stand there, in the row's columns,
    above the first label and any end of the table."""
    left = min((box[0] for box in row.boxes if box is not None), default=None)
    if page is None or left is None:
        return False
    runs = sorted(lines_of(list(page.words), page.unit * 2), key=lambda run: run[0].top)
    until = min((run[0].top for run in runs if _begins_anew(run)), default=None)
    above = [
        word.text
        for run in runs
        if until is None or run[0].top < until - page.unit / 2
        for word in run
        if word.left >= left - page.unit
    ]
    words = " ".join(above)
    return bool(said(words).shares) or speaks_of_deductible(words) or re.search(r"[$%]", words) is not None


def _begins_anew(run: Sequence[Word]) -> bool:
    found = letters(" ".join(word.text for word in run))
    stops = [label for kind in ("questions", "services") for label, _ in labels(kind)]
    stops += [letters(words) for words in (*form()["ends"], *form()["after_deductible"])]
    return any(found.startswith(stop[:_ENOUGH]) for stop in stops)
