"""Lines of a table put into its rows, which begin at the form's labels: by level lines drawn between the labels, by
the labels' tops, or, where cells stand half way down their row, by their middles."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from calculator.files.sbc.pages import Page, Word, joined_edges

_MOST_LINES: Final = 300
_LONGEST: Final = 40
"""So many lines may a column and a cell have."""

_ALMOST: Final = 0.9
_EXACT: Final = 0.3
_FAR_OFF: Final = 1.2
_NONE_COSTS: Final = 0.8
_OUTSIDE_COSTS: Final = 0.05
_APART_COSTS: Final = 5.0
_OFF_COSTS: Final = 3.0
"""What speaks against a division of a column: a cell without words, a line that belongs to no row, lines of one cell
that lie apart, a cell that is not in the middle of its row. The unit is a line by which the middle is off."""


class Label(NamedTuple):
    """A label of the form where it stands: its name, its first word, and where its last line ends."""

    name: str
    first: Word
    bottom: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.first.top + self.bottom) / 2


class Line(NamedTuple):
    """The words of one line in one column."""

    column: int
    words: list[Word]

    @property
    def top(self) -> float:
        """Where it begins."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return max(word.bottom for word in self.words)


Cells = dict[tuple[int, int], list[Word]]


def in_rows(labels: Sequence[Label], lines: Sequence[Line], page: Page) -> tuple[Cells, bool]:
    """The words of each cell by row and column, and whether every line surely stands in its own."""
    between = _drawn(labels, page)
    if between is not None:
        return _cells(
            ((sum(at <= line.top + page.unit / 2 for at in between) - 1, line) for line in lines), len(labels)
        ), True
    by_tops = list(zip(under(labels, lines, page), lines, strict=True))
    if _begin_together(labels, by_tops, page):
        return _cells(by_tops, len(labels)), True
    columns: defaultdict[int, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: one.top):
        columns[line.column].append(line)
    if any(len(column) > _MOST_LINES for column in columns.values()):
        return _cells(by_tops, len(labels)), False
    made: list[tuple[int, Line]] = []
    for column in columns.values():
        made += zip(_by_middles(labels, column, page), column, strict=True)
    cells = _cells(made, len(labels))
    exact = all(abs(_middle(words) - labels[row].middle) < _EXACT * page.unit for (row, _), words in cells.items())
    return cells, exact and not page.of_text


def _cells(lines: Iterable[tuple[int, Line]], count: int) -> Cells:
    cells: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
    for row, line in lines:
        if 0 <= row < count:
            cells[row, line.column] += line.words
    return dict(cells)


def _drawn(labels: Sequence[Label], page: Page) -> list[float] | None:
    """Where each row begins by lines drawn from the labels to the right; None: there are not enough of them."""
    left = min(label.first.left for label in labels)
    right = max(word.right for word in page.words)
    drawn = [
        edge.at
        for edge in joined_edges(page.levels)
        if edge.start <= left + page.unit * 2 and edge.end - max(edge.start, left) > (right - left) * _ALMOST
    ]
    above = [at for at in drawn if at <= labels[0].first.top + page.unit / 2]
    if not above:
        return None
    begins = [max(above)]
    for label, following in pairwise(labels):
        inside = [at for at in drawn if label.bottom - page.unit / 2 < at < following.first.top + page.unit / 2]
        if not inside:
            return None
        begins.append(min(inside) if len(inside) == 1 else max(inside))
    return begins


def under(labels: Sequence[Label], lines: Iterable[Line], page: Page) -> list[int]:
    """For each of ``lines`` the row of the last label that does not begin below it; -1: all do. The labels are in their
    order from the top down."""
    tops = [label.first.top for label in labels]
    return [bisect_right(tops, line.top + page.unit / 2) - 1 for line in lines]


def _begin_together(labels: Sequence[Label], by_tops: Sequence[tuple[int, Line]], page: Page) -> bool:
    """Whether the cells of a row begin on its label's first line, as nearly all do where they stand at its top."""
    tops: dict[tuple[int, int], float] = {}
    for row, line in by_tops:
        if row >= 0:
            tops[row, line.column] = min(line.top, tops.get((row, line.column), line.top))
    together = sum(top <= labels[row].first.top + page.unit / 2 for (row, _), top in tops.items())
    return together >= _ALMOST * len(tops)


def _middle(words: Sequence[Word]) -> float:
    return (min(word.top for word in words) + max(word.bottom for word in words)) / 2


def _by_middles(labels: Sequence[Label], lines: Sequence[Line], page: Page) -> list[int]:
    """The row of each of a column's ``lines``, so that the lines of each row stand in its middle as nearly as can be;
    -1 or the number of rows where one belongs to none."""
    step = page.unit * 1.3
    near = page.unit * (1.8 if page.of_text else 0.9)
    first = labels[0].first.top
    tops, bottoms = [line.top for line in lines], [line.bottom for line in lines]
    # What is placed, by how many lines are: at first those above the first label, which may be of the heading.
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for bottom in bottoms:
        cost, placed = best[-1]
        best.append((cost + (_OUTSIDE_COSTS if bottom < first else _OFF_COSTS), [*placed, -1]))
    for row, middle in enumerate(label.middle for label in labels):
        following: list[tuple[float, list[int]]] = []
        for end in range(len(lines) + 1):
            choices = [(best[end][0] + _NONE_COSTS, end)]
            apart = 0.0
            for start in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
                if start < end - 1 and tops[start + 1] - bottoms[start] > near:
                    apart += _APART_COSTS
                off = abs((tops[start] + bottoms[end - 1]) / 2 - middle) / step
                choices.append((best[start][0] + apart + off + (_OFF_COSTS if off > _FAR_OFF else 0), start))
            cost, start = min(choices)
            following.append((cost, best[start][1] + [row] * (end - start)))
        best = following
    count = len(lines)
    cost_of = [best[end][0] + _OUTSIDE_COSTS * (count - end) for end in range(count + 1)]
    end = cost_of.index(min(cost_of))
    return best[end][1] + [len(labels)] * (count - end)
