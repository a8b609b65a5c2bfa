"""A page's words put into the rows and columns of its tables where no lines are drawn: rows begin at the form's own
labels, columns where many lines begin."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

from calculator.files.sbc.form import form, labels, says
from calculator.files.sbc.neighbours import Neighbours
from calculator.files.sbc.pages import ACROSS, Page, Word, around, lines_of, reading
from calculator.files.sbc.reading import Box
from calculator.files.sbc.rows import Label, Line, in_rows, under
from calculator.files.sbc.share import begins, said, speaks_of_deductible, unfinished
from calculator.files.sbc.squeezed import letters

_ABOVE: Final = 12
"""So many lines may a cell begin above its label that stands half way down."""

_MOST_WORDS: Final = 60
"""So many words may a line of a label have, signs without letters among them."""

_BESIDE: Final = 40
"""So many labels may begin above one and end below where it begins."""


class Row(NamedTuple):
    """A row of a table: its label's name, and the words of each column to the right of it with the box around them.
    ``sure``: it is plain in which column each word stands."""

    name: str
    page: int
    texts: tuple[str, ...]
    boxes: tuple[Box | None, ...] = ()
    sure: bool = True


class Table(NamedTuple):
    """The rows found on a page. ``sure``: it is plain which row each line stands in, so that none is mixed up."""

    rows: tuple[Row, ...]
    sure: bool


def table_of(page: Page, kind: str) -> Table:
    """The rows of ``kind`` ("questions" or "services") on ``page``."""
    found = _labels(page, kind)
    if not found:
        return Table((), sure=True)
    column = Counter(round(label.first.left / page.unit) for label in found).most_common(1)[0][0]
    found = [label for label in found if abs(label.first.left / page.unit - column) <= (3 if page.of_text else 1)]
    end = _end(page, found[-1].first.top)
    lines = [
        run
        for run in lines_of(list(page.words), page.unit * 0.7)
        if found[0].first.top - page.unit * _ABOVE < run[0].top < end
    ]
    columns = _columns(
        page, lines, min(left for label in found if abs((left := label.first.left) / page.unit - column) <= 1)
    )
    parted = [[Line(*piece) for piece in _pieces(run, columns, page)] for run in lines]
    texts, sure = in_rows(found, [piece for pieces in parted for piece in pieces if piece.column > 0], page)
    inside_of: defaultdict[int, list[list[Line]]] = defaultdict(list)
    if page.of_text:
        for row, pieces in zip(under(found, [pieces[0] for pieces in parted], page), parted, strict=True):
            inside_of[row].append(pieces)
    rows = []
    for row, label in enumerate(found):
        cells = [texts.get((row, place), []) for place in range(1, len(columns))]
        inside = inside_of[row]
        label_says = " ".join(_words(piece) for pieces in inside for piece in pieces if piece.column == 0)
        # What a label says of costs is a cell's: its column was not found, and the next one is not the first.
        alone = not (said(label_says).shares or speaks_of_deductible(label_says)) and not _by_chance(
            label, inside, page.unit, reading(cells[-1]) if cells else ""
        )
        rows.append(Row(label.name, page.number, tuple(map(reading, cells)), tuple(map(around, cells)), alone))
    return Table(tuple(rows), sure)


def _labels(page: Page, kind: str) -> list[Label]:
    neighbours = Neighbours(page)
    known = dict(reversed(labels(kind)))
    found: list[Label] = []
    for word in neighbours.words:
        label = _label_from(word, neighbours, known, _beginnings(kind))
        if label is not None and not any(_in_label(word, above, page.unit) for above in found[-_BESIDE:]):
            found.append(label)
    return found


def _in_label(word: Word, label: Label, unit: float) -> bool:
    """Whether a line of ``label`` begins with ``word``, which is no label then: "Mental/Behavioral health / outpatient
    services"."""
    return label.first.top < word.top < label.bottom and abs(word.left - label.first.left) < unit


@cache
def _beginnings(kind: str) -> frozenset[str]:
    """All that a label of ``kind`` begins with, to the whole of it."""
    return frozenset(label[:end] for label, _ in labels(kind) for end in range(len(label) + 1))


def _label_from(
    word: Word, neighbours: Neighbours, known: Mapping[str, str], beginnings: Collection[str]
) -> Label | None:
    """The label that begins with ``word`` and goes on in its line and in the lines below; None: none does."""
    said, bottom, line = "", word.bottom, word
    while line is not None:
        for one in islice(neighbours.along(line), _MOST_WORDS):
            longer = said + letters(one.text)
            if longer not in beginnings:
                break
            said, bottom = longer, one.bottom
        if not said:
            return None
        whole = known.get(said)
        below = neighbours.below(line)
        goes_on = below is not None and said + letters(below.text) in beginnings
        if whole and not goes_on:
            return Label(whole, word, bottom)
        if not goes_on or below is None:
            return None
        line = below
    return None


def _end(page: Page, after: float) -> float:
    """Where the table ends: at a heading that comes after it, or with the page."""
    tops = [run[0].top for run in lines_of(list(page.words), page.unit * 2) if run[0].top > after and _is_end(run)]
    return min(tops, default=max(word.bottom for word in page.words) + 1)


def _is_end(run: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in run)
    return says(text, [*form()["ends"], *form()["after_deductible"]]) or letters(text).startswith("formoreinformation")


class Column(NamedTuple):
    """Where the lines of a column begin: from ``least`` to ``greatest``."""

    least: float
    greatest: float


def _columns(page: Page, runs: Sequence[Sequence[Word]], label: float) -> list[Column]:
    """The columns, the labels' first: where many lines begin, or a heading of the form stands."""
    unit = page.unit
    headed = [word.left for word in page.words if letters(word.text).startswith("limita")]
    groups: list[list[float]] = []
    for at in sorted(run[0].left for run in runs if run[0].left >= label - unit):
        if groups and at - groups[-1][0] <= unit * 0.8:
            groups[-1].append(at)
        else:
            groups.append([at])
    most = max((len(group) for group in groups), default=0)
    return [
        Column(group[0], group[-1])
        for place, group in enumerate(groups)
        if place == 0 or len(group) >= max(2, most * 0.3) or any(abs(at - group[0]) < unit for at in headed)
    ]


def _by_chance(label: Label, lines: Sequence[Sequence[Line]], unit: float, limits: str) -> bool:
    """Whether lines of a row are parted by one space alone where that may be chance. It is none on its first line,
    where every cell begins, between what ends as a cell does and what begins as one, unless ``limits``, the row's last
    cell, has another cell's words."""
    close = [
        (one, following)
        for pieces in lines
        for one, following in pairwise(pieces)
        if following.column > 0 and 0 <= following.words[0].left - one.words[-1].right <= ACROSS
    ]
    together = all(
        abs(following.top - label.first.top) < unit / 2 and _two_cells(one, following) for one, following in close
    )
    return bool(close) and not (together and not said(limits).shares)


def _two_cells(one: Line, following: Line) -> bool:
    """Whether two pieces of a line are of two cells by what they say: each is one statement at most, the first one
    ends and the other begins as statements do, and nothing is said in a label."""
    before, after = _words(one), _words(following)
    return (
        begins(after)
        and not unfinished(before)
        and len(said(after).shares) <= 1
        and len(said(before).shares) <= (one.column > 0)
    )


def _words(line: Line) -> str:
    return " ".join(word.text for word in line.words)


def _pieces(run: Sequence[Word], columns: Sequence[Column], page: Page) -> list[tuple[int, list[Word]]]:
    """A line's words by column: a new piece begins where a word stands exactly where a column does."""
    pieces: list[tuple[int, list[Word]]] = []
    near, unit = page.slack, page.unit
    for word in run:
        at = next(
            (place for place, one in enumerate(columns) if one.least - near < word.left < one.greatest + near), None
        )
        if not pieces or (at is not None and at > pieces[-1][0]):
            place = max((place for place, one in enumerate(columns) if one.least <= word.left + unit * 2.7), default=-1)
            pieces.append((place if at is None else at, [word]))
        else:
            pieces[-1][1].append(word)
    return pieces
