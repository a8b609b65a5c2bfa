"""``verify``: a line for each case that fails or is not supported, a closing line, and the exit status."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from calculator.cli import commands


def case(name: str, member: int) -> dict[str, Any]:
    """A visit of $100 with a copay of $20, of which ``member`` dollars are expected to be the member's."""
    return {
        "id": name,
        "source": "arithmetic",
        "status": "consequence",
        "plan": {"service": {"copay": 20, "coinsurance_percent": 0, "deductible": "waived"}},
        "member": {},
        "lines": [{"allowed": 100}],
        "expect": {"member": member},
    }


def verified(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    status = commands.main(["verify", *words])
    printed = capsys.readouterr()
    return status, printed.out.splitlines(), printed.err


def test_the_cases_that_come_with_the_program_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, complaint = verified(capsys)
    assert (status, complaint) == (0, "")
    passed, skipped = re.fullmatch(r"(\d+) passed, 0 failed, (\d+) skipped", lines[-1]).groups()  # type: ignore[union-attr]
    assert int(passed) > 0
    assert len(lines) == 1 + int(skipped)


def test_a_case_that_fails_is_said_with_expected_and_got(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cases = json.dumps({"cases": [case("right", 20), case("wrong", 21)]})
    (tmp_path / "mine.json").write_text(cases, encoding="utf-8")
    status, lines, complaint = verified(capsys, str(tmp_path))
    assert (status, complaint) == (1, "")
    assert lines[-1] == "1 passed, 1 failed, 0 skipped"
    assert len(lines) == 2
    assert "wrong" in lines[0]
    assert "21.00" in lines[0]
    assert "20.00" in lines[0]


def test_what_cannot_be_read_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("[", encoding="utf-8")
    for path, said in ((tmp_path / "broken.json", "broken.json: the file ends too early"), (tmp_path / "none", "none")):
        status, lines, complaint = verified(capsys, str(path))
        assert (status, lines) == (2, [])
        assert said in complaint
        assert "Traceback" not in complaint


def test_a_folder_without_cases_is_no_success(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, lines, complaint = verified(capsys, str(tmp_path))
    assert (status, lines) == (2, [])
    assert "no published cases in" in complaint


def test_the_language_may_stand_before_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert commands.main(["--lang", "es", "verify", str(tmp_path)]) == 2
    assert "No hay casos publicados" in capsys.readouterr().err
