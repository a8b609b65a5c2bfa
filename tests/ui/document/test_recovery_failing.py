"""Protection against a crash where it is hard: names that are no text, disks that take nothing, locks of nobody."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calculator.files import bundled, recovery
from calculator.files import document as files
from calculator.reference.paths import RESOURCES
from tests.helpers.user import DEDUCTIBLE_MET, field, status, type_into
from tests.ui.conftest import Answers
from ui.document import recovery_dialog
from ui.document.recovery_files import left_behind
from ui.main_window.window import Window

ODD = b"caf\xe9 \xff.kat"
CRASH = """
import os, sys
from pathlib import Path
import calculator.model.case
from calculator.model.base import changed
from calculator.reference.voice import ENGLISH
from ui.app import application
from ui.document.document import Document
from ui.settings import Settings
from ui.main_window.window import Window, opened
app = application()
window = Window(Document(*opened(Path(sys.argv[1]), ENGLISH)), Settings())
window.show()
window.document.edit(changed(window.document.case, title="Crashed"), "title")
assert window.recovery.keep(), window.recovery.trouble
os._exit(9)
"""


def crash(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, path], cwd=RESOURCES.parent, env=os.environ, check=False)
    assert done.returncode == 9


@pytest.fixture
def kept_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unsaved case is kept by itself within a moment; how long it is otherwise, test_recovery has."""
    monkeypatch.setattr("ui.document.autosave._EVERY_MS", 50)


def edited(window: Window) -> Window:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    return window


def test_a_case_whose_file_name_is_no_text_is_kept_and_comes_back_to_that_file(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + ODD))
    files.save(bundled.example(), path)
    crash(path)
    answers.press("Open it")
    recovery_dialog.offer(window)
    assert "“Crashed”" in answers.said[0]
    assert "Opened from: caf" in answers.said[0]
    assert window.document.path == path
    assert window.document.unsaved
    window.actions_["save"].trigger()
    assert files.load(path).title == "Crashed"
    assert [os.fsencode(one.name) for one in tmp_path.iterdir()].count(ODD) == 1
    assert recovery.names() == []


def test_a_folder_that_cannot_be_had_is_said_in_the_status_line_until_it_can(
    kept_soon: None, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    assert not edited(window).recovery.keep()
    assert status(window).startswith("Not kept against a crash: ")
    assert "Not saved yet" in status(window)
    (tmp_path / "state").unlink()
    type_into(field(window, DEDUCTIBLE_MET), "1000")
    qtbot.waitUntil(lambda: status(window) == "Not saved yet", timeout=6_000)
    assert len(recovery.names()) == 1


def test_a_disk_that_takes_nothing_more_is_said_when_the_case_is_kept_by_itself(
    kept_soon: None, window: Window, qtbot: QtBot
) -> None:
    before, limit = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limit[1]))
    try:
        edited(window)
        qtbot.waitUntil(lambda: "Not kept against a crash" in status(window), timeout=6_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, before)
    assert recovery.names() == []
    assert window.recovery.keep()
    assert status(window) == "Not saved yet"


def test_what_was_not_kept_is_no_trouble_once_it_is_saved(window: Window, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    edited(window).recovery.keep()
    window.document.save(tmp_path / "saved.kat")
    assert status(window).startswith("Saved")


def locked_by(said: bytes, *, age: float) -> Path:
    """A kept case of a crash, and a lock on it that says ``said`` and is ``age`` seconds old."""
    crash(bundled.EXAMPLE)
    (name,) = recovery.names()
    lock = recovery.folder() / f"{name}.lock"
    lock.write_bytes(said)
    then = time.time() - age
    os.utime(lock, (then, then))
    return lock


@pytest.mark.parametrize("said", [b"", b"\0" * 40, b"no number\nprogram\nsomewhere\n"])
def test_a_lock_that_says_nothing_hides_nothing(window: Window, answers: Answers, said: bytes) -> None:
    locked_by(said, age=60)
    answers.press("Open it")
    recovery_dialog.offer(window)
    assert window.document.case.title == "Crashed"
    assert left_behind() == []


def test_a_lock_that_is_being_written_is_left_alone() -> None:
    locked_by(b"", age=0)
    assert left_behind() == []


def test_what_another_computer_has_locked_is_offered_as_such_and_only_thrown_away_when_asked(
    window: Window, answers: Answers
) -> None:
    lock = locked_by(b"4711\npython\nthe-other-computer\n\n\n", age=60)
    answers.press("Open it", "Throw it away")
    recovery_dialog.offer(window)
    assert "may be open still on the computer the-other-computer" in answers.said[0]
    assert window.document.case.title == "Crashed"
    assert len(recovery.names()) == 2
    recovery_dialog.offer(window)
    assert not lock.exists()
    assert len(recovery.names()) == 1
