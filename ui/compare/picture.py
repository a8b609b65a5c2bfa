"""What a chart of plans shows, as values: made without what draws it."""

from typing import NamedTuple

from ui.compare.plan_grid import Row

Points = tuple[tuple[int, int], ...]
"""Places on the axis with cents."""


class Picture(NamedTuple):
    """Lines and the same figures as a table.

    ``lines`` has the points of each of ``plans``; ``ticks`` and ``rules`` are places on the axis with their words, the
    latter drawn as upright lines; ``rings`` are points that stand out. ``rows`` are the table's, under ``corner``.
    """

    plans: tuple[str, ...]
    lines: tuple[Points, ...]
    ticks: tuple[tuple[int, str], ...]
    corner: str
    rows: tuple[Row, ...]
    rules: tuple[tuple[int, str], ...] = ()
    rings: Points = ()
