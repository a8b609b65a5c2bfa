"""A page's words put into the cells of its tables by the lines that are drawn around them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from calculator.files.sbc.form import labels
from calculator.files.sbc.pages import Edge, Page, Word, around, reading
from calculator.files.sbc.reading import Box
from calculator.files.sbc.squeezed import letters

_NEAR: Final = 3.0
_FAR: Final = 10**6


class Cell(NamedTuple):
    """What stands in one cell of a page, its box, and the box around its words."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    ink: Box | None

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


def cells_of(page: Page) -> list[Cell]:
    """The cells of ``page`` from top to bottom and from left to right."""
    uprights, levels = _joined(page.uprights), _joined(page.levels)
    boxes: defaultdict[tuple[float, float, float, float], list[Word]] = defaultdict(list)
    for word in page.words:
        boxes[_box(word, uprights, levels)].append(word)
    cells = [Cell(reading(words), page.number, *box, around(words)) for box, words in boxes.items()]
    return sorted(cells, key=lambda cell: (cell.top, cell.left))


def _joined(edges: Iterable[Edge]) -> list[Edge]:
    """Edges that lie on one line and touch, as one."""
    joined: list[Edge] = []
    by_place: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_place[round(edge.at)].append(edge)
    for place in sorted(by_place):
        near = sorted(by_place[place] + by_place.get(place + 1, []), key=lambda edge: edge.start)
        run = near[0]
        for edge in near[1:]:
            if edge.start <= run.end + _NEAR:
                run = run._replace(end=max(run.end, edge.end))
            else:
                joined.append(run)
                run = edge
        joined.append(run)
    return sorted(joined)


def _box(word: Word, uprights: Sequence[Edge], levels: Sequence[Edge]) -> tuple[float, float, float, float]:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    sides = [edge.at for edge in uprights if edge.start - _NEAR <= down <= edge.end + _NEAR]
    left = max((at for at in sides if at <= across), default=-_FAR)
    right = min((at for at in sides if at > across), default=_FAR)
    # A line that does not go across the whole cell is drawn under a word.
    if left <= -_FAR or right >= _FAR:
        bounds = [
            edge.at
            for edge in levels
            if edge.start - _NEAR <= across <= edge.end + _NEAR and edge.end - edge.start > 100
        ]
    else:
        bounds = [edge.at for edge in levels if edge.start <= left + _NEAR and edge.end >= right - _NEAR]
    top = max((at for at in bounds if at <= down), default=-_FAR)
    bottom = min((at for at in bounds if at > down), default=_FAR)
    return left, right, top, bottom


def row_of(cells: Sequence[Cell], label: Cell) -> list[Cell]:
    """The cells to the right of ``label`` in its row, from left to right."""
    middle = label.middle
    return sorted(
        (
            cell
            for cell in cells
            if cell.page == label.page
            and cell.left >= label.right - _NEAR
            and cell.top - _NEAR <= middle <= cell.bottom + _NEAR
        ),
        key=lambda cell: cell.left,
    )


def label_in(cell: Cell, kind: str) -> str | None:
    """The question or service that ``cell`` names at its beginning; None: none."""
    found = letters(cell.text)
    return next((name for label, name in labels(kind) if found.startswith(label)), None)
