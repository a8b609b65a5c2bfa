"""How long an edit takes from the keystroke to the painted answer, in the real window with its chart and its tables."""

import json
from typing import Final

from bench.offscreen import windows
from bench.table import Row, at_most, percentile

FRAME: Final = 1 / 60
WARM_UP: Final = 20


def measure() -> list[Row]:
    """The median and the 99th percentile of the keystrokes, after the first few, beside one frame at 60 Hz."""
    with windows() as run:
        measured = {
            "Keystroke to painted answer": json.loads(run("keystrokes"))[WARM_UP:],
            "Keystroke to painted table of 10 plans": json.loads(run("compare_keys"))[WARM_UP:],
            "Keystroke while a map is made": json.loads(run("compare_keys", "map"))[WARM_UP:],
        }
    return [
        at_most(f"{what}, p{percent}", percentile(times, percent), ("one frame", FRAME), 1.0)
        for what, times in measured.items()
        for percent in (50, 99)
    ]
