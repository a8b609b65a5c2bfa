"""Which row goes on showing which line, so that what is typed in a row stays with its line."""

from collections.abc import Sequence

from calculator.model.course import ServiceLine
from ui.editors.course.service_line import ServiceLineRow


def rows_of(rows: Sequence[ServiceLineRow], lines: Sequence[ServiceLine]) -> list[ServiceLineRow | None]:
    """For each line the row that shows it already, or else the one in its place that no other line needs."""
    found = [row if row.line == line else None for row, line in zip(rows, lines, strict=False)]
    found += [None] * (len(lines) - len(found))
    for at, line in enumerate(lines):
        if found[at] is None:
            found[at] = next((row for row in rows if row not in found and row.line == line), None)
    for at, row in enumerate(rows[: len(lines)]):
        if found[at] is None and row not in found:
            found[at] = row
    return found
