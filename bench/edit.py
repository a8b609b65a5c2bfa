"""How long an edit takes from the keystroke to the painted answer, in the real window with its chart and its tables.

The yardstick is a bare QTableView of the same rows and columns that is painted anew at each keystroke, in the same
run: it slows down with the machine as the window does.
"""

import json
from collections.abc import Sequence
from typing import Final

from bench.flow import SESSIONS
from bench.offscreen import windows
from bench.table import Row, at_most, percentile

WARM_UP: Final = 20
SHORT: Final = 3.0
LONG: Final = 6.0
"""So many times the bare table may one plan take, and ten plans."""
YEAR: Final = SESSIONS[2]


def measure() -> list[Row]:
    """The median and the 99th percentile of the keystrokes, after the first few."""
    with windows() as run:
        short, year = json.loads(run("table_keys")), json.loads(run("table_keys", str(YEAR)))
        answer, compared, mapped = (
            json.loads(run(*words)) for words in (("keystrokes",), ("compare_keys",), ("compare_keys", "map"))
        )
    return [
        *_rows("15 lines, keystroke to painted table", short["window"], short["bare"], SHORT),
        *_rows("Keystroke to painted answer", answer, short["bare"], SHORT),
        *_rows("Keystroke to painted table of 10 plans", compared, short["bare"], LONG),
        *_rows("Keystroke while a map is made", mapped, short["bare"], LONG),
        *_rows(f"{YEAR * 3} lines under 10 plans, keystroke to painted field", year["window"], year["bare"], LONG),
    ]


def _rows(what: str, times: Sequence[float], bare: Sequence[float], most: float) -> list[Row]:
    times, bare = times[WARM_UP:], bare[WARM_UP:]
    return [
        at_most(f"{what}, p{percent}", percentile(times, percent), ("a bare table", percentile(bare, percent)), most)
        for percent in (50, 99)
    ]
