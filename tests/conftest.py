"""What all tests share: no display is needed, and the user's own settings are never touched."""

import gc
import os
from collections.abc import Iterator
from itertools import count
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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test that waits for a program or for a rest leaves its own idle."""
    return 1 + (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """From now on garbage is looked for among what the tests make."""
    gc.freeze()
    gc.enable()


_numbers: Final = count()


@pytest.fixture
def own_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The place of what a test's program keeps: ``tmp_path`` where the test has one.

    Any other has a name of its own there, and a folder only when something is kept: most tests keep nothing, and to
    make thousands of folders takes longer than many tests do.
    """
    if "tmp_path" in request.fixturenames:
        folder: Path = request.getfixturevalue("tmp_path")
        return folder
    return tmp_path_factory.getbasetemp() / f"own-{next(_numbers)}"


@pytest.fixture(autouse=True)
def _own_settings(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings go to a folder of the test's own."""
    own_folders(own_folder, monkeypatch)


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """A window lets garbage be collected between its events only, and a test may leave much and have no events."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()
