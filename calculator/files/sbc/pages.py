"""The pages of a document as words and ruled lines with their places: of a PDF, or of text that keeps its columns."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from calculator.files.sbc.reading import Box

ACROSS: Final = 6
DOWN: Final = 12
"""The cell of a character in a text, in points, so that one measure holds for texts and PDFs."""


NEAR: Final = 3.0
"""So near, in points, are lines that touch."""


class Word(NamedTuple):
    """A word and its box in points, from the upper left corner of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


class Edge(NamedTuple):
    """A ruled line: at ``at`` across, from ``start`` to ``end`` along."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """A page: its words, its upright and its level lines. ``unit`` is the height of most words;
    ``slack``: so far may a column's words begin from one another, as in a copy that counts spaces; ``of_text``: it is
    such a copy; ``shaded``: its lines are the edges of shading."""

    number: int
    words: tuple[Word, ...]
    uprights: tuple[Edge, ...]
    levels: tuple[Edge, ...]
    unit: float
    slack: float
    of_text: bool = False
    shaded: bool = False


def keeps_columns(text: str) -> bool:
    """Whether the lines of ``text`` are set in columns by spaces, as a copy that keeps the layout is."""
    lines = [line for line in text.splitlines() if line.strip()]
    apart = [line for line in lines if re.search(r"\S {3,}\S|\S\t+\S", line)]
    return len(lines) >= 20 and len(apart) * 4 >= len(lines)


def text_pages(text: str) -> list[Page]:
    """A text that keeps its columns as pages of words; a form feed begins a page."""
    pages = []
    for number, content in enumerate(text.split("\f"), 1):
        words = [
            Word(match[0], match.start() * ACROSS, match.end() * ACROSS, row * DOWN, row * DOWN + 9)
            for row, line in enumerate(content.expandtabs(8).splitlines())
            for match in re.finditer(r"\S+", line)
        ]
        pages.append(Page(number, tuple(words), (), (), 9, 2.2 * ACROSS, of_text=True))
    return pages


def lines_of(words: list[Word], gap: float) -> list[list[Word]]:
    """``words`` as runs from left to right on one line, parted where ``gap`` or more lies between two of them."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (round(one.bottom), one.left)):
        last = runs[-1][-1] if runs else None
        near = last is not None and abs(last.bottom - word.bottom) < (word.bottom - word.top) / 2
        if last is not None and near and -1 <= word.left - last.right < gap:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def joined_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Edges that lie on one line and touch, as one."""
    joined: list[Edge] = []
    by_place: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_place[round(edge.at)].append(edge)
    for place in sorted(by_place):
        near = sorted(by_place[place] + by_place.get(place + 1, []), key=lambda edge: edge.start)
        run = near[0]
        for edge in near[1:]:
            if edge.start <= run.end + NEAR:
                run = run._replace(end=max(run.end, edge.end))
            else:
                joined.append(run)
                run = edge
        joined.append(run)
    return sorted(joined)


def around(words: Iterable[Word]) -> Box | None:
    """The box around ``words``; None: there are none."""
    boxes = [one[1:] for one in words]
    if not boxes:
        return None
    lefts, rights, tops, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def reading(words: list[Word]) -> str:
    """``words`` of one cell as they are read: line by line, from left to right."""
    if not words:
        return ""
    ordered = sorted(words, key=lambda one: ((one.top + one.bottom) / 2, one.left))
    lines: list[list[Word]] = [[ordered[0]]]
    for word in ordered[1:]:
        middle, last = (word.top + word.bottom) / 2, lines[-1][0]
        if middle - (last.top + last.bottom) / 2 < (last.bottom - last.top) / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return "\n".join(" ".join(word.text for word in sorted(line, key=lambda one: one.left)) for line in lines)
