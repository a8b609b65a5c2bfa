"""The words beside and below a word of a page, found without looking through all of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from calculator.files.sbc.pages import Page, Word


class Neighbours:
    """A page's words by where they stand."""

    def __init__(self, page: Page) -> None:
        rows: defaultdict[float, list[Word]] = defaultdict(list)
        self.words: Sequence[Word] = sorted(page.words, key=lambda word: (word.top, word.left))
        """All of them, from the top down and from left to right."""
        for word in self.words:
            rows[word.top].append(word)
        self._tops = list(rows)
        self._rows = [(row, [word.left for word in row]) for row in rows.values()]
        self._unit = page.unit
        # In a copied text a line of another column may stand between a line and the one that goes on below it.
        self._far = page.unit * (2.9 if page.of_text else 2.2)

    def along(self, word: Word) -> Iterator[Word]:
        """``word`` and those that follow it on its line without the gap of a column."""
        half = self._unit / 2
        near = [
            row[bisect_left(lefts, word.left) :]
            for row, lefts in self._between(word.top - half, word.top + half)
            if abs(row[0].top - word.top) < half
        ]
        last: Word | None = None
        for one in merge(*near, key=lambda one: one.left):
            if last is not None and one.left - last.right > self._unit * 0.9:
                return
            yield one
            last = one

    def below(self, word: Word) -> Word | None:
        """The first word of the line that goes on below ``word``."""
        for row, lefts in self._between(word.top + self._unit / 2, word.top + self._far):
            if self._unit / 2 < row[0].top - word.top < self._far:
                under = _first(row, lefts, word.left, self._unit)
                if under is not None:
                    return under
        return None

    def _between(self, top: float, bottom: float) -> Iterable[tuple[Sequence[Word], Sequence[float]]]:
        """The rows from ``top`` to ``bottom``, and it may be the one above and below that."""
        return self._rows[max(bisect_left(self._tops, top) - 1, 0) : bisect_left(self._tops, bottom) + 1]


def _first(row: Sequence[Word], lefts: Sequence[float], left: float, near: float) -> Word | None:
    """The first word of ``row`` that begins within ``near`` of ``left``."""
    at = max(bisect_left(lefts, left - near) - 1, 0)
    while at < len(row) and lefts[at] < left + near:
        if abs(lefts[at] - left) < near:
            return row[at]
        at += 1
    return None
