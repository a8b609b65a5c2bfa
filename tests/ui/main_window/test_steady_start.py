"""Whatever lies in the program's folders and settings, it starts, and says of what it cannot use that it cannot."""

import errno
import json
import os
import signal
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLockFile, QSettings
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from calculator.files import bundled, recovery
from calculator.files.document import CASE, encoded, save
from calculator.reference.paths import RESOURCES
from calculator.reference.voice import Voice
from calculator.sheets.options import LogoError, logo_from
from tests.ui.conftest import Answers, MakeWindow
from ui.document import recent_files, recovery_dialog
from ui.document.recovery_files import left_behind
from ui.main_window.window import Window
from ui.settings import Settings


def kept_tree(**parts: object) -> dict[str, Any]:
    case = json.loads(encoded(bundled.example(), CASE))["case"]
    kept = {"file": "", "known": "", "kept_at": "2026-01-01T10:00:00Z", "case": case, **parts}
    return {"format": "kat-estimator-recovery", "schema_version": 1, "recovery": kept}


CRAFTED: dict[str, object] = {
    "a time before time": kept_tree(kept_at="0001-01-01T00:00:00+14:00"),
    "a time at the end": kept_tree(kept_at="9999-12-31T23:59:59-14:00"),
    "a name that no file has": kept_tree(file="a\0b"),
    "bytes that no file has": kept_tree(file_bytes="00"),
    "a name without end": kept_tree(file="x" * 100_000),
    "a fingerprint that is none": kept_tree(known="zz"),
    "no case": kept_tree(case=None),
    "a list": [],
    "a lock without a key": {"format": "kat-estimator-locked"},
}


@pytest.mark.parametrize("name", CRAFTED)
def test_a_crafted_recovery_file_is_told_and_stays(name: str, window: Window, answers: Answers) -> None:
    recovery.make_folder()
    recovery.place("crafted").write_text(json.dumps(CRAFTED[name]), encoding="utf-8")
    answers.press("Later")
    recovery_dialog.offer(window)
    assert "cannot be read" in answers.said[0]
    assert recovery.names() == ["crafted"]


@pytest.mark.parametrize("file", ["/dev/zero", "relative.kat", "/" + "x" * 5_000, "/dev/null/inside.kat"])
def test_a_recovery_file_may_name_any_file(file: str, window: Window, answers: Answers) -> None:
    recovery.make_folder()
    recovery.place("crafted").write_text(json.dumps(kept_tree(file=file)), encoding="utf-8")
    answers.press("Open it")
    recovery_dialog.offer(window)
    assert window.document.unsaved
    assert window.document.case == bundled.example()


def test_what_is_no_file_in_the_recovery_folder_is_passed_over(window: Window) -> None:
    recovery.make_folder()
    recovery.place("folder").mkdir()
    recovery.place("nowhere").symlink_to("nothing")
    os.mkfifo(recovery.place("pipe"))
    assert left_behind() == []


@pytest.mark.parametrize("code", [errno.EACCES, errno.ESTALE, errno.EIO])
def test_a_recovery_folder_that_does_not_answer_keeps_nobody_from_starting(
    code: int, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "scandir", gone)
    assert left_behind() == []


def test_locks_and_parts_without_a_window_go_and_those_of_a_window_stay(window: Window) -> None:
    recovery.make_folder()
    (recovery.folder() / ".kat-dead.part").write_text("what the case says", encoding="utf-8")
    dead = f"{dead_process()}\nkat-estimator\n{os.uname().nodename}\n"
    (recovery.folder() / "lone.lock").write_text(dead, encoding="utf-8")
    held = QLockFile(str(recovery.folder() / "held.lock"))
    held.setStaleLockTime(0)
    assert held.tryLock(0)
    assert left_behind() == []
    assert sorted(path.name for path in recovery.folder().iterdir()) == ["held.lock"]
    held.unlock()


def dead_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


HOLDING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.document.file_lock import Sharing
app = QCoreApplication([])
sharing = Sharing(app)
sharing.take(Path(sys.argv[1]), None)
print("held", flush=True)
sys.stdin.readline()
"""


def test_the_lock_of_a_killed_window_goes_with_the_next_file_that_is_opened_beside(
    window: Window, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.kat", tmp_path / "other.kat"
    for path in (one, other):
        save(bundled.example(), path)
    foreign = tmp_path / ".~lock.letter.kat#"
    foreign.write_text(",somebody,computer,01.01.2026 10:00,file:///home;", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(one)],
        cwd=RESOURCES.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        window.filing.open_path(other)
        assert (tmp_path / ".~lock.one.kat#").exists()
        program.send_signal(signal.SIGKILL)
    window.filing.open_path(other)
    window.filing.sharing.release()
    window.filing.adopt()
    assert sorted(path.name for path in tmp_path.glob(".~lock*")) == [".~lock.letter.kat#", ".~lock.other.kat#"]


@pytest.mark.parametrize("code", [errno.EACCES, errno.ESTALE, errno.EIO, errno.ENAMETOOLONG])
def test_recent_files_on_a_disk_that_does_not_answer_are_marked_as_gone(
    code: int, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.settings.add_recent(tmp_path / "far.kat")
    real = os.stat

    def gone(path: Any, *words: Any, **how: Any) -> Any:
        if str(path).endswith("far.kat"):
            raise OSError(code, os.strerror(code))
        return real(path, *words, **how)

    monkeypatch.setattr(os, "stat", gone)
    menu = QMenu()
    qtbot.addWidget(menu)
    recent_files.fill(menu, window.settings, lambda _: None, Voice("en"))
    assert "no longer there" in menu.actions()[0].text()
    assert not menu.actions()[0].isEnabled()


def test_a_file_on_a_disk_that_goes_away_is_held_as_long_as_its_window(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "far.kat"
    save(bundled.example(), path)
    window.filing.open_path(path)
    real = os.stat

    def gone(place: Any, *words: Any, **how: Any) -> Any:
        if str(place).endswith("far.kat"):
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
        return real(place, *words, **how)

    monkeypatch.setattr(os, "stat", gone)
    sharing = window.filing.sharing
    assert sharing.holds(path)
    sharing._look()
    assert window.document.unsaved


WRONG: tuple[tuple[str, object], ...] = (
    ("sheet", "[" * 100_000),
    ("sheet", json.dumps({"logo": 5, "contact": "x", "name": [], "paper": {}, "sessions": "no"})),
    ("sheet", json.dumps({"contact": ["x" * 10_000] * 50, "name": "y" * 10_000, "logo": "a\0b"})),
    ("recent", ["a\0b", "x" * 5_000, "/dev/null/x", 5, ""]),
    ("recent", 5),
    ("geometry", "x"),
    ("splitter", b"\xff" * 1_000),
    ("zoom", "1e999"),
    ("language", "\0"),
    ("tab", ["x"]),
    ("folds", "- -- -x"),
    ("theme", {"a": 1}),
)


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_crafted_settings_keep_nobody_from_starting(
    name: str, value: object, make_window: MakeWindow, qtbot: QtBot
) -> None:
    QSettings("KAT Estimator", "KAT Estimator").setValue(name, value)
    window = make_window()
    window.answers.turn_to("sheet")
    organisation = window.answers.sheet.options.options.organisation
    assert len(organisation.name) <= 120
    assert len(organisation.contact) <= 6
    assert all(len(line) <= 120 for line in organisation.contact)
    menu = QMenu()
    qtbot.addWidget(menu)
    recent_files.fill(menu, Settings(), lambda _: None, Voice("en"))
    assert menu.actions()


def picture(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x11\x08"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (picture(60_000, 60_000), "pixels"),
        (JPEG + b"\xff\xff\xff\xff" + bytes(40), "pixels"),
        (JPEG + b"\x00\x10\x00\x10" + bytes(40), "broken"),
        (b"\xff\xd8\xff\xe0\x00\x00" * 10, "broken"),
        (b"\xff\xd8" + b"\xff" * 400_000, "broken"),
    ],
)
def test_a_logo_of_too_many_pixels_is_refused_before_it_is_unpacked(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(LogoError) as refused:
        logo_from(path)
    assert refused.value.code == code


def test_it_opens_in_a_folder_that_is_gone(window: Window, tmp_path: Path, answers: Answers) -> None:
    gone, before = tmp_path / "gone", Path.cwd()
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        answers.press("OK")
        window.filing.open_path(Path("mine.kat"))
        assert "there is no such file" in answers.said[0]
        window.settings.add_recent(Path("mine.kat"))
    finally:
        os.chdir(before)
