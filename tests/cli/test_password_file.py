"""``--password-file``: a file or a pipe that holds a case's password, and what holds none or never does."""

import os
import threading
import time
from pathlib import Path

import pytest

from calculator.cli import commands, password_file
from calculator.files import bundled
from calculator.files.document import save
from calculator.files.locking import Password

WORD = Password("correct horse ñ")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.kat"
    save(bundled.example(), path, WORD)
    return path


def test_the_command_line_reads_the_password_from_a_file(
    locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = tmp_path / "word"
    word.write_text(f"{WORD.words}\n", encoding="utf-8")
    for command in ("estimate", "compare"):
        assert commands.main([command, str(locked), "--password-file", str(word), "--lang", "en"]) == 0
        assert "$2,475.00" in capsys.readouterr().out
    word.write_text("no\n", encoding="utf-8")
    assert commands.main(["estimate", str(locked), "--password-file", str(word), "--lang", "en"]) == 2
    assert "the password is wrong" in capsys.readouterr().err
    assert commands.main(["estimate", str(locked), "--lang", "en"]) == 2
    assert "it has a password on it" in capsys.readouterr().err


def through_a_pipe(pipe: Path, line: bytes) -> threading.Thread:
    """Somebody who writes the password into ``pipe`` as soon as it is read, and once."""
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(line,), daemon=True)
    writer.start()
    return writer


@pytest.mark.parametrize("end", ["\n", "\r\n", "", "\nanother line\n"])
def test_the_password_comes_through_a_pipe(
    end: str, locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    writer = through_a_pipe(pipe, f"{WORD.words}{end}".encode())
    assert commands.main(["estimate", str(locked), "--password-file", str(pipe), "--lang", "en"]) == 0
    writer.join(timeout=20)
    assert "$2,475.00" in capsys.readouterr().out


def test_one_pipe_opens_many_cases(locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other, pipe = tmp_path / "other.kat", tmp_path / "pipe"
    save(bundled.example(), other, Password(WORD.words))
    writer = through_a_pipe(pipe, f"{WORD.words}\n".encode())
    words = ["sheets", str(locked), str(other), "--to", str(tmp_path / "out"), "--password-file", str(pipe), "--short"]
    assert commands.main([*words, "--lang", "en"]) == 0
    writer.join(timeout=20)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_pipe_that_somebody_opens_late_is_waited_for_and_said(
    locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(password_file, "_SAID_AFTER_S", 0)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write_late() -> None:
        time.sleep(0.3)
        with pipe.open("wb", buffering=0) as file:
            for piece in (WORD.words[:3], WORD.words[3:], "\n"):
                time.sleep(0.1)
                file.write(piece.encode())

    writer = threading.Thread(target=write_late, daemon=True)
    writer.start()
    assert commands.main(["estimate", str(locked), "--password-file", str(pipe), "--lang", "en"]) == 0
    writer.join(timeout=20)
    said = capsys.readouterr()
    assert "$2,475.00" in said.out
    assert said.err == "waiting for the password to be written into pipe…\n"


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize(("language", "sentence"), [("en", "nobody wrote a password"), ("es", "nadie escribió una")])
def test_a_pipe_into_which_nobody_writes_ends_in_a_sentence(
    held: bool,
    language: str,
    sentence: str,
    locked: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Nobody opens it; or somebody opens it, and writes nothing.
    monkeypatch.setattr(password_file, "SILENT_S" if held else "NOBODY_S", 0.2)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    holder = os.open(pipe, os.O_RDWR) if held else None
    try:
        assert commands.main(["estimate", str(locked), "--password-file", str(pipe), "--lang", language]) == 2
    finally:
        if holder is not None:
            os.close(holder)
    said = capsys.readouterr().err
    assert sentence in said
    assert said.startswith("kat-estimator: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("kind", ["device", "huge", "folder", "none", "no text"])
def test_what_holds_no_password_is_refused_in_a_line(
    kind: str, locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = {"device": Path("/dev/zero"), "folder": tmp_path}.get(kind, tmp_path / "word")
    if kind == "huge":
        with word.open("wb") as file:
            file.truncate(20_000_000_000)
    if kind == "no text":
        word.write_bytes(b"\xff\xfe")
    assert commands.main(["estimate", str(locked), "--password-file", str(word), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("kat-estimator: ")
    assert said.count("\n") == 1
