"""What all tests share: no display is needed, and the user's own settings are never touched."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from tests.helpers.folders import own_folders

_MUCH_GARBAGE: Final = 100_000

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The suite says the same of a tree each time it runs; `make worlds` and `make fuzz` look for what it has not seen.
settings.register_profile("suite", derandomize="KAT_EXAMPLES" not in os.environ)
settings.load_profile("suite")

# What is imported and collected stays to the end: to look through it for garbage again and again takes seconds.
gc.disable()


def pytest_collection_finish() -> None:
    """From now on garbage is looked for among what the tests make."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings go to a folder of the test's own."""
    own_folders(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """A window lets garbage be collected between its events only, and a test may leave much and have no events."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()
