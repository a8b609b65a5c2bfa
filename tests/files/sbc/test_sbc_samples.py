"""The samples of others and of ours, read as the command line reads them, against what each of them says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculator.files.problems import FileError
from calculator.files.sbc.document import read_document
from calculator.files.sbc.reading import Reading
from calculator.files.sbc.summary import as_json, summary
from calculator.reference.paths import RESOURCES

SAMPLES = RESOURCES.parent.parent / "shared" / "samples" / "sbc"
EXPECTED: dict[str, Any] = (
    json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8")) if SAMPLES.is_dir() else {}
)
FILES = sorted(path for path in SAMPLES.glob("*") if path.name.split(".")[0] in EXPECTED and path.suffix != ".json")

pytestmark = pytest.mark.skipif(not EXPECTED, reason="needs ../shared")


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


def wrong(expected: Any, reading: Reading) -> list[tuple[str, Any, Any]]:
    """The expected figures that were read otherwise."""
    found = json.loads(as_json(summary(reading)))
    return [one for one in leaves(expected, found) if one[1] != one[2]]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_figure_of_a_sample_is_read(path: Path) -> None:
    assert wrong(EXPECTED[path.name.split(".")[0]], read_document(path)) == []


def test_a_scan_is_told_apart_from_a_document_with_text() -> None:
    with pytest.raises(FileError) as caught:
        read_document(SAMPLES / "scanned-image-only.pdf")
    assert caught.value.problems[0].key == "sbc_of_pictures"
