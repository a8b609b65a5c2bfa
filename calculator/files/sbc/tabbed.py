"""Rows of the form out of a copy whose cells are parted by tabs, as programs copy tables: a row is a line, but where a
cell has several."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from calculator.files.sbc.columns import Row
from calculator.files.sbc.form import form, labels, says
from calculator.files.sbc.squeezed import letters

_LONGEST: Final = 160
"""So many characters has no cell that is a label."""


def tabbed_rows(text: str, kind: str) -> tuple[tuple[Row, bool], ...]:
    """The rows of ``kind`` ("questions" or "services"), each with whether it has as many cells as most."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        cells = line.split("\t")
        place, name = _label(cells, kind)
        if name is not None:
            found.append((name, cells[place + 1 :]))
        elif _ends(line, kind):
            found.append(("", []))
        elif found and found[-1][0] and not says(line, form()["events"]):
            _go_on(found[-1][1], cells)
    rows = [(name, cells) for name, cells in found if name]
    count = Counter(len(cells) for _, cells in rows).most_common(1)[0][0] if rows else 0
    return tuple((Row(name, 1, tuple(cells)), len(cells) == count) for name, cells in rows)


def _label(cells: list[str], kind: str) -> tuple[int, str | None]:
    """Which of ``cells`` is a label, and its name: the first one, or the second after the heading of an event."""
    for place, name in _labels(cells[:2], kind):
        before = cells[0].strip() if place else ""
        if not before or says(before, form()["events"]):
            return place, name
    return 0, None


def _labels(cells: list[str], kind: str) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(cells):
        said = letters(cell) if len(cell) < _LONGEST and not {"$", "%"} & set(cell) else ""
        name = next((name for label, name in labels(kind) if said.startswith(label)), None)
        if name is not None:
            yield place, name


def _ends(line: str, kind: str) -> bool:
    ends = form()["ends"] + (form()["after_deductible"] if kind == "questions" else [])
    return len(line) < 2 * _LONGEST and says(line, ends)


def _go_on(row: list[str], cells: list[str]) -> None:
    """A line that begins with no label goes on with the last cell of the row, and may begin others."""
    if row:
        row[-1] += "\n" + cells[0]
        row += cells[1:]
    else:
        row += cells
