"""Tables without lines whose cells are centred: columns lie between strips of the page that hardly a line crosses. Each
line is put at the left of its column, where the words of other tables stand, and the table is read as theirs are."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from calculator.files.sbc.columns import Table, table_of
from calculator.files.sbc.pages import Page, Word, lines_of
from calculator.files.sbc.reading import Box

_WIDE: Final = 0.5
"""A line of more than this part of the page's width is of no column."""

_CROSS: Final = 2
"""So many lines may cross the strip between two columns: a heading over several of them, a footer."""

_STRIP: Final = 0.35
_FEWEST: Final = 3
_MOST: Final = 7
"""The parts of a table of the form: three columns to seven."""


def centred_table_of(page: Page, kind: str) -> Table:
    """The rows of ``kind`` ("questions" or "services") on ``page``, whose cells are centred."""
    strips = _strips(page)
    if not _FEWEST <= len(strips) <= _MOST:
        return Table((), sure=True)
    found = table_of(page._replace(words=tuple(_aligned(page, strips))), kind)
    rows = tuple(row._replace(boxes=tuple(_widened(box, strips) for box in row.boxes)) for row in found.rows)
    return Table(rows, found.sure)


def _runs(page: Page) -> list[list[Word]]:
    return lines_of(list(page.words), page.unit * (1.3 if page.of_text else 0.8))


def _strips(page: Page) -> list[tuple[float, float]]:
    """The columns of ``page`` from left to right: where each begins and ends."""
    if not page.words:
        return []
    first, last = min(word.left for word in page.words), max(word.right for word in page.words)
    crossed = [0] * (int(last - first) + 2)
    for run in _runs(page):
        if run[-1].right - run[0].left < (last - first) * _WIDE:
            for at in range(int(run[0].left - first), int(run[-1].right - first) + 1):
                crossed[at] += 1
    strips: list[tuple[float, float]] = []
    start: int | None = None
    for at, count in enumerate([*crossed, 0]):
        if count > _CROSS and start is None:
            start = at
        elif count <= _CROSS and start is not None:
            if strips and first + start - strips[-1][1] < page.unit * _STRIP:
                strips[-1] = (strips[-1][0], first + at)
            else:
                strips.append((first + start, first + at))
            start = None
    return strips


def _aligned(page: Page, strips: Sequence[tuple[float, float]]) -> list[Word]:
    borders = [(one[1] + other[0]) / 2 for one, other in pairwise(strips)]
    moved: list[Word] = []
    for run in _runs(page):
        for place, words in groupby(run, key=lambda word: sum(at <= (word.left + word.right) / 2 for at in borders)):
            column = list(words)
            by = strips[place][0] - column[0].left
            moved += [word._replace(left=word.left + by, right=word.right + by) for word in column]
    return moved


def _widened(box: Box | None, strips: Sequence[tuple[float, float]]) -> Box | None:
    """``box`` as wide as its column, in which the words stand somewhere."""
    if box is None:
        return None
    column = next(((start, end) for start, end in strips if start - 1 <= box[0] < end), None)
    return box if column is None else (column[0], box[1], column[1], box[3])
