"""The rows of tables with drawn lines. One that is broken over two pages is one row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from calculator.files.sbc.cells import Cell, cells_of, label_in, row_of
from calculator.files.sbc.columns import Row
from calculator.files.sbc.form import form
from calculator.files.sbc.pages import NEAR, Page
from calculator.files.sbc.squeezed import letters

_SAME: Final = 4
"""So near, in points, begin cells of one column."""


class _Last(NamedTuple):
    """The row that a page ends with: its label and the cells right of it."""

    label: Cell
    cells: list[Cell]


def ruled_rows(pages: Sequence[Page], kind: str) -> list[tuple[Row, bool]]:
    """The rows of ``kind`` on ``pages`` with drawn lines, and whether each is surely whole: the top of the next page
    has none of it, or what stands there without a label goes on in the very columns."""
    rows: list[tuple[Row, bool]] = []
    last: _Last | None = None
    for page in pages:
        cells = cells_of(page) if page.uprights else []
        found = _label_cells(cells, kind)
        if last is not None:
            rows[-1] = _with_rest(rows[-1], last, list(_rest(cells, found[0][0] if found else None, last.label)))
        last = None
        for label, name in found:
            row = row_of(cells, label)
            texts, boxes = tuple(one.text for one in row), tuple(one.ink for one in row)
            rows.append((Row(name, page.number, texts, boxes), True))
            below = (one for one in cells if _in_table(one) and one.top >= label.bottom - NEAR)
            last = None if any(one.right > label.left + NEAR for one in below) else _Last(label, row)
    return rows


def _label_cells(cells: Sequence[Cell], kind: str) -> list[tuple[Cell, str]]:
    """The cells that are labels: those of the column in which most of them stand."""
    found = [(cell, name) for cell in cells if (name := label_in(cell, kind)) is not None and row_of(cells, cell)]
    if not found:
        return []
    column = Counter(round(cell.left) for cell, _ in found).most_common(1)[0][0]
    return [(cell, name) for cell, name in found if abs(cell.left - column) <= _SAME]


def _in_table(cell: Cell) -> bool:
    return cell.ink is not None and cell.left > -_EDGE and cell.right < _EDGE


_EDGE: Final = 10**5
"""What reaches so far is bounded by no line."""


def _rest(cells: Sequence[Cell], first: Cell | None, label: Cell) -> Iterator[Cell]:
    """The cells without a label that stand above the ``first`` one of a page, or the ends of its table, below the
    table's heading."""
    top = sorted(
        (one for one in cells if _in_table(one) and (first is None or one.top < first.top - NEAR)),
        key=lambda one: one.top,
    )
    for _, row in groupby(top, key=lambda one: round(one.top)):
        level = list(row)
        beside = [
            one
            for one in cells
            if abs(one.left - label.left) <= _SAME and one.top - NEAR <= level[0].middle <= one.bottom + NEAR
        ]
        if not any(letters(one.text) for one in beside):
            yield from (one for one in level if one.left >= label.right - NEAR)
        elif not any(_of_heading(one) for one in beside):
            return


def _of_heading(cell: Cell) -> bool:
    found = letters(cell.text)
    return any(found.startswith(letters(words)) for words in form()["headings"])


def _with_rest(row: tuple[Row, bool], last: _Last, rest: Sequence[Cell]) -> tuple[Row, bool]:
    """``row`` with what stands of it on the next page; not sure where a cell of that is in no column of it."""
    texts = list(row[0].texts)
    sure = row[1] and len({round(one.top) for one in rest}) <= 1
    for one in rest:
        same = [
            place
            for place, cell in enumerate(last.cells)
            if abs(cell.left - one.left) <= _SAME and abs(cell.right - one.right) <= _SAME
        ]
        if same:
            texts[same[0]] += "\n" + one.text
        else:
            sure = False
    return row[0]._replace(texts=tuple(texts)), sure
