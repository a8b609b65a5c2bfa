"""What is written along the axes of a drawing: days and round amounts, as many as have room."""

import datetime
from typing import Final

from calculator.money import format_dollars
from calculator.reference.voice import Voice
from ui.widgets.scale import px

_MONTH_STEPS: Final = (1, 2, 3, 6, 12)
_LABEL_WIDTH: Final = 84


def days(first: int, last: int, width: int, voice: Voice) -> list[tuple[int, str]]:
    """The first day and the first days of months after it, as many as have room."""
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    count = (end.year - start.year) * 12 + end.month - start.month
    room = max(width // px(_LABEL_WIDTH), 2)
    step = next((step for step in _MONTH_STEPS if count < room * step), 12 * (count // (12 * room) + 1))
    months = [start.year * 12 + start.month - 1 + offset for offset in range(1, count + 1)]
    turns = [datetime.date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    clear = (last - first) * px(_LABEL_WIDTH) // max(width, 1)
    return [
        (day.toordinal(), voice.date(day))
        for day in (start, *turns)
        if day == start or (day.toordinal() - first > clear)
    ]


def dollars(top: float) -> list[tuple[float, str]]:
    """Four or five round amounts up to ``top`` dollars, with their words."""
    size = 10 ** max(len(str(int(top))) - 2, 0)
    step = next(step * size for step in (1, 2, 5, 10, 20, 25, 50, 100) if top / (step * size) <= 5)
    return [(value, format_dollars(value * 100)) for value in range(0, int(top) + 1, step)]
