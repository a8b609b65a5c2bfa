"""What the tests of this room share."""

from pathlib import Path

import pytest

from calculator.files import bundled
from calculator.files import document as files


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "shared.kat"
    files.save(bundled.example(), path)
    return path
