"""Find the lines of a JSON text on which values stand. The text is known to be valid; nothing is checked here."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

Where = tuple[str | int, ...]
"""The way to a value: names of members and numbers of items (from 0)."""

_TOKEN: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s{}\[\],:"]++'


def lines_of(text: str, places: Sequence[Where]) -> list[int | None]:
    """For each of ``places`` the line (from 1) of the value there, or of the nearest value around it; None where
    nothing is found. The text is gone through once, whatever the number of places."""
    wanted = {place[:deep] for place in places for deep in range(1, len(place) + 1)}
    left = set(places) - {()}
    found: dict[Where, int] = {}
    steps: list[str | int] = []
    awaits_name = False
    for token in re.finditer(_TOKEN, text):
        if not left:
            break
        mark = token[0]
        if mark in ("}", "]"):
            steps.pop()
            awaits_name = False
        elif mark == ",":
            awaits_name = isinstance(steps[-1], str)
            steps[-1] = "" if isinstance(steps[-1], str) else steps[-1] + 1
        elif mark != ":":
            names = awaits_name
            if names:
                steps[-1], awaits_name = json.loads(mark), False
            if names or (steps and isinstance(steps[-1], int)):
                way = tuple(steps)
                if way in wanted:
                    found.setdefault(way, token.start())
                    left.discard(way)
            if mark in ("{", "["):
                steps.append("" if mark == "{" else 0)
                awaits_name = mark == "{"
    return [_line(text, found, place) for place in places]


def _line(text: str, found: Mapping[Where, int], place: Where) -> int | None:
    around = (place[:deep] for deep in range(len(place), 0, -1))
    at = next((found[way] for way in around if way in found), None)
    return None if at is None else text.count("\n", 0, at) + 1
