"""A page's words put into the cells of its tables by the lines that are drawn around them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from calculator.files.sbc.form import labels
from calculator.files.sbc.pages import NEAR, Edge, Page, Word, around, joined_edges, reading
from calculator.files.sbc.reading import Box
from calculator.files.sbc.squeezed import letters

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
    uprights, levels = joined_edges(page.uprights), joined_edges(page.levels)
    boxes: defaultdict[tuple[float, float, float, float], list[Word]] = defaultdict(list)
    for word in page.words:
        boxes[_box(word, uprights, levels)].append(word)
    cells = [Cell(reading(words), page.number, *box, around(words)) for box, words in boxes.items()]
    return sorted(cells, key=lambda cell: (cell.top, cell.left))


def _box(word: Word, uprights: Sequence[Edge], levels: Sequence[Edge]) -> tuple[float, float, float, float]:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    sides = [edge.at for edge in uprights if edge.start - NEAR <= down <= edge.end + NEAR]
    left = max((at for at in sides if at <= across), default=-_FAR)
    right = min((at for at in sides if at > across), default=_FAR)
    # A line that does not go across the whole cell is drawn under a word.
    if left <= -_FAR or right >= _FAR:
        bounds = [
            edge.at for edge in levels if edge.start - NEAR <= across <= edge.end + NEAR and edge.end - edge.start > 100
        ]
    else:
        bounds = [edge.at for edge in levels if edge.start <= left + NEAR and edge.end >= right - NEAR]
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
            and cell.left >= label.right - NEAR
            and cell.top - NEAR <= middle <= cell.bottom + NEAR
        ),
        key=lambda cell: cell.left,
    )


def label_in(cell: Cell, kind: str) -> str | None:
    """The question or service that ``cell`` names at its beginning; None: none."""
    found = letters(cell.text)
    return next((name for label, name in labels(kind) if found.startswith(label)), None)
