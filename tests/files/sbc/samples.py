"""The published documents of plans, where they are there, and what is expected of each."""

import json
from collections.abc import Iterator
from typing import Any

from calculator.reference.paths import RESOURCES

SAMPLES = RESOURCES.parent.parent / "shared" / "samples" / "sbc"


EXPECTED: dict[str, Any] = (
    json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8")) if SAMPLES.is_dir() else {}
)


FILES = sorted(path for path in SAMPLES.glob("*") if path.name.split(".")[0] in EXPECTED and path.suffix != ".json")


def leaves(expected: Any, found: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any, Any]]:
    """Each figure that is expected, by its dotted path, with the one that was found."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from leaves(value, found.get(key) if isinstance(found, dict) else None, (*path, key))
    elif isinstance(expected, list) and any(isinstance(one, dict) for one in expected):
        for at, value in enumerate(expected):
            there = found[at] if isinstance(found, list) and at < len(found) else None
            yield from leaves(value, there, (*path, str(at)))
    else:
        yield ".".join(path), expected, found
