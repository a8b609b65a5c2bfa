"""Disks that do not answer, and files that are no ordinary files: each said in a line."""

import errno
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from calculator.cli import commands
from calculator.files import bundled
from calculator.files.document import save
from tests.cli.program import EXAMPLE, in_turn, number, program


@pytest.mark.parametrize("code", [errno.EACCES, errno.ESTALE, errno.EIO, errno.ENOTCONN])
@pytest.mark.parametrize("way", ["scandir", "listdir", "stat", "lstat", "open"])
def test_a_disk_that_does_not_answer_is_said_in_a_line(
    way: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    far = tmp_path / "far"
    far.mkdir()
    save(bundled.example(), far / "case.kat")
    (far / "cases.json").write_text(number("100"), encoding="utf-8")
    real = getattr(os, way)

    def gone(path: Any = ".", *words: Any, **how: Any) -> Any:
        if not isinstance(path, int) and os.fspath(path).startswith(str(far)):
            raise OSError(code, os.strerror(code))
        return real(path, *words, **how)

    monkeypatch.setattr(os, way, gone)
    pdf, book, table, letter = (str(far / name) for name in ("sheet.pdf", "plans.xlsx", "plans.csv", "logo.png"))
    for words in (
        ("verify", str(far)),
        ("verify", str(far / "cases.json")),
        ("estimate", str(far / "case.kat")),
        ("estimate", EXAMPLE, "--pdf", pdf),
        ("estimate", EXAMPLE, "--prices", table),
        ("compare", EXAMPLE, "--xlsx", book),
        ("compare", EXAMPLE, "--csv", table),
        ("workforce", EXAMPLE, table),
        ("plans", "--import", str(far / "case.kat")),
        ("plans", "--from-sbc", str(far / "sbc.pdf")),
        ("estimate", EXAMPLE, "--questions", str(far / "questions.txt")),
        ("plans", "--export", "$750 plan", str(far / "plan.json")),
        ("sheets", EXAMPLE, "--to", str(far / "out"), "--short"),
        ("estimate", EXAMPLE, "--pdf", str(tmp_path / "x.pdf"), "--logo", letter),
    ):
        assert commands.main([*words, "--lang", "en"]) in (0, 2)
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["x" * 300, "x" * 5_000, "file/inside"])
def test_a_place_that_no_disk_has_is_said_in_a_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    place = str(tmp_path / name)
    for words in (
        *(("verify", place), ("estimate", place), ("estimate", EXAMPLE, "--pdf", place)),
        *(
            ("compare", EXAMPLE, "--xlsx", place),
            ("plans", "--export", "$750 plan", place),
            ("plans", "--import", place),
            ("plans", "--from-sbc", place),
            ("estimate", EXAMPLE, "--questions", f"{place}.txt"),
        ),
        *(("sheets", EXAMPLE, "--to", place), ("estimate", EXAMPLE, "--prices", f"{place}.csv")),
        ("estimate", EXAMPLE, "--pdf", str(tmp_path / "x.pdf"), "--logo", place),
    ):
        assert commands.main([*words, "--lang", "en"]) == 2
        said = capsys.readouterr().err
        assert said.startswith("kat-estimator: ")
        assert "Traceback" not in said


ENDINGS = (".csv", ".xlsx", ".png", ".json", ".pdf", ".txt")


def special(folder: Path, kind: str) -> Path:
    path = folder / "special.kat"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(20_000_000_000)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    return path


@pytest.mark.parametrize("kind", ["pipe", "huge", "device", "folder"])
def test_what_is_no_ordinary_file_is_refused_at_once_wherever_it_is_named(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = special(tmp_path, kind)
    for ending in ENDINGS:
        path.with_suffix(ending).symlink_to(path)
    named = {ending: str(path.with_suffix(ending)) for ending in ENDINGS}
    limits = tmp_path / "config" / "kat-estimator"
    limits.mkdir(parents=True)
    (limits / "federal-limits.json").symlink_to(path)
    pdf = str(tmp_path / "x.pdf")
    refused = (
        ("estimate", str(path)),
        ("compare", str(path)),
        ("estimate", EXAMPLE, "--prices", named[".csv"]),
        ("estimate", EXAMPLE, "--prices", named[".xlsx"]),
        ("plans", "--import", named[".json"]),
        ("plans", "--from-sbc", named[".pdf"]),
        ("plans", "--from-sbc", named[".txt"]),
        ("estimate", EXAMPLE, "--pdf", pdf, "--logo", named[".png"]),
        ("verify", named[".json"]),
    )
    answers = in_turn(*refused, folder=tmp_path)
    assert [status for status, _ in answers] == [2] * len(refused)
    for _, complaint in answers:
        assert "Traceback" not in complaint
        assert complaint.startswith("kat-estimator: ")
    assert program("estimate", EXAMPLE, folder=tmp_path, stdout=subprocess.PIPE).returncode == 0
