"""Find the line of a JSON text on which a value stands. The text is known to be valid; nothing is checked here."""

import json
import re
from typing import Final

Where = tuple[str | int, ...]
"""The way to a value: names of members and numbers of items (from 0)."""

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def line_of(text: str, where: Where) -> int | None:
    """The line (from 1) of the value at ``where``, or of the nearest value around it; None where nothing is found."""
    steps: list[str | int] = []
    deepest, found, awaits_name = 0, 0, False
    for token in _TOKEN.finditer(text):
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
            starts = names or (bool(steps) and isinstance(steps[-1], int))
            if starts and deepest < len(steps) and where[: len(steps)] == tuple(steps):
                deepest, found = len(steps), token.start()
            if deepest == len(where):
                break
            if mark in ("{", "["):
                steps.append("" if mark == "{" else 0)
                awaits_name = mark == "{"
    return text.count("\n", 0, found) + 1 if deepest else None
