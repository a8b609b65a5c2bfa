"""``make fuzz`` for a moment: every reader reads or refuses, and what is looked for would be found."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tools.reliability import fuzz
from tools.reliability.fuzz import batches, read_batch, table
from tools.reliability.readers import READERS, Reader

INPUTS = {"workbook": 40, "settings": 150, "plan PDF": 80, "plan text": 120}


@pytest.fixture(autouse=True)
def _with_application(qapp: object) -> None:
    """The settings are read by widgets."""


@pytest.mark.parametrize("reader", READERS, ids=[reader.name for reader in READERS])
def test_changed_files_are_read_or_refused_in_words(reader: Reader) -> None:
    tally: dict[str, Any] = {}
    inputs = INPUTS.get(reader.name, 250)
    found = [found for came in batches(tally, inputs, 600, [reader]) for found in came["findings"]]
    # How long it takes is looked at by `make fuzz`, which has the machine for itself.
    assert [one for one in found if not one["kind"].endswith(": slow")] == []
    assert tally[reader.name]["read"] > 0
    assert tally[reader.name]["read"] + tally[reader.name]["refused"] == inputs


@pytest.mark.parametrize("reader", READERS, ids=[reader.name for reader in READERS])
def test_a_file_that_was_not_changed_is_read(reader: Reader, tmp_path: Path) -> None:
    for number, original in enumerate(reader.originals()):
        place = reader.place(tmp_path, number)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(original)
        assert reader.reads(place)


@pytest.mark.parametrize("reader", READERS, ids=[reader.name for reader in READERS])
def test_a_number_is_always_the_same_input(reader: Reader) -> None:
    originals = reader.originals()
    inputs = [reader.input(originals, number) for number in range(20)]
    if reader.name not in ("workbook", "recovery", "locked"):
        # The other originals have the time or a salt in them.
        assert inputs == [reader.input(reader.originals(), number) for number in range(20)]
    assert len(set(inputs)) > 10


def _fails(_path: Path) -> bool:
    raise KeyError("x")


def _hangs(_path: Path) -> bool:
    until = time.process_time() + fuzz.MOST_SECONDS * 1.2
    while time.process_time() < until:
        pass
    return True


@pytest.mark.parametrize(("reads", "said"), [(_fails, "KeyError at test_fuzz.py"), (_hangs, "slow")])
def test_a_fault_would_be_found(reads: Callable[[Path], bool], said: str, tmp_path: Path) -> None:
    came = read_batch(READERS[0]._replace(reads=reads), 0, 1, tmp_path, tmp_path / "at")
    assert said in came["findings"][0]["kind"]


def test_memory_without_end_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "MOST_BYTES", 1_000_000)
    came = read_batch(READERS[0], 0, 5, tmp_path, tmp_path / "at")
    assert came["findings"][0]["kind"] == "document: large"
    assert came["stopped"] == 1


def test_a_run_goes_on_where_the_last_one_stopped() -> None:
    tally: dict[str, Any] = {}
    for _ in range(2):
        assert [one["findings"] for one in batches(tally, 30, 600, READERS[:1])] == [[]]
    assert tally["document"]["next"] == 60
    assert "| all | 60 |" in table(json.loads(json.dumps(tally)))


def test_a_setting_of_a_kind_that_python_does_not_have_is_as_none(tmp_path: Path) -> None:
    (reader,) = (one for one in READERS if one.name == "settings")
    place = reader.place(tmp_path, 57_336)
    place.write_bytes(reader.input(reader.originals(), 57_336))
    assert reader.reads(place)
