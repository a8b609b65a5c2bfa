"""The samples of others and of ours, read as the command line reads them, against what each of them says."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.files.problems import FileError
from calculator.files.sbc.document import read_document
from calculator.files.sbc.reading import Reading
from calculator.files.sbc.summary import as_json, summary
from tests.files.sbc.samples import EXPECTED, FILES, SAMPLES, leaves

pytestmark = pytest.mark.skipif(not EXPECTED, reason="needs ../shared")


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
