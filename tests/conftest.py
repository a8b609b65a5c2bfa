"""What all tests share: no display is needed, and the user's own settings are never touched."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

_MUCH_GARBAGE: Final = 100_000

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The suite says the same of a tree each time it runs; `make worlds` and `make fuzz` look for what it has not seen.
settings.register_profile("suite", derandomize="KAT_EXAMPLES" not in os.environ)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings go to a folder of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """A window lets garbage be collected between its events only, and a test may leave much and have no events."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()
