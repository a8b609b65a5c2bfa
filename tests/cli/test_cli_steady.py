"""Whatever the world is like, a command ends with a line and a status: no traceback, no hang, nothing that steers."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculator.cli import commands
from calculator.files import bundled, own_plans
from calculator.files.document import save
from calculator.model.base import changed
from calculator.model.case import Case
from tests.cli.program import EXAMPLE, MAIN, number

STEERING = "a\x1b]0;b\x07c\x9b31md\x7fe\u202ef\u2066g\x00h\r\tñ"


def by_shell(script: str, *words: str, folder: Path, env: dict[str, str] | None) -> subprocess.CompletedProcess[str]:
    """The program with ``words``, started by ``script`` as a shell's ``"$0" "$@"``."""
    command = ["sh", "-c", script, sys.executable, MAIN, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)


COMMANDS = (
    ("estimate", EXAMPLE),
    ("estimate", EXAMPLE, "--json"),
    ("compare", EXAMPLE),
    ("verify",),
    ("plans",),
    ("--help",),
    ("--version",),
)


@pytest.mark.parametrize("words", COMMANDS)
def test_an_output_that_is_closed_is_said_in_a_line(words: tuple[str, ...], tmp_path: Path) -> None:
    done = by_shell('exec "$0" "$@" >&-', *words, folder=tmp_path, env={**os.environ, "LANG": "en_US.UTF-8"})
    assert done.returncode == 2
    assert done.stderr == "kat-estimator: there is no output to write the answer to\n"


def test_with_no_output_at_all_the_status_tells(tmp_path: Path) -> None:
    for ending in (">&- 2>&-", ">/dev/full 2>/dev/full"):
        assert by_shell(f'exec "$0" "$@" {ending}', "estimate", EXAMPLE, folder=tmp_path, env=None).returncode == 2


def test_a_folder_that_is_gone_is_said_in_a_line(tmp_path: Path) -> None:
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"'
    screenless = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    for words in ((), ("estimate", EXAMPLE, "--pdf", "sheet.pdf"), ("sheets", EXAMPLE, "--to", "out", "--short")):
        done = by_shell(script, *words, folder=tmp_path, env=screenless)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_ctrl_c_and_ctrl_d_end_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stopped in (KeyboardInterrupt, EOFError):

        def stop(*_: object, stopped: type[BaseException] = stopped) -> None:
            raise stopped

        monkeypatch.setattr("calculator.files.published.check", stop)
        assert commands.main(["verify"]) == 130
        assert "Traceback" not in capsys.readouterr().err


def hostile(folder: Path) -> Path:
    case = bundled.example()
    names = [f"{STEERING}{number}" for number, _ in enumerate(case.plans)]
    plans_ = tuple(changed(plan, name=name, note=STEERING) for plan, name in zip(case.plans, names, strict=True))
    lines = tuple(changed(line, label=STEERING) for line in case.course.lines)
    course = changed(case.course, title=STEERING, note=STEERING, lines=lines)
    made = Case(title=STEERING, course=course, plans=plans_, chosen=names[0])
    save(made, folder / "hostile.kat")
    own_plans.keep(plans_[0])
    own_plans.keep(plans_[1])
    return folder / "hostile.kat"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_json_of_every_command_is_ascii_that_steers_nothing(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(hostile(tmp_path))
    names = [f"{STEERING}{number}" for number in (0, 1)]
    for words in (("estimate", path), ("compare", path), ("plans",), ("plans", "--compare", *names)):
        assert commands.main([*words, "--json", "--lang", lang]) == 0
        written = capsys.readouterr().out
        assert written.isascii()
        assert set(written) - set(map(chr, range(32, 127))) == {"\n"}
        assert any(STEERING in text for text in texts_of(json.loads(written)))


def texts_of(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in (*value, *value.values()) for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return [value] if isinstance(value, str) else []


def test_text_and_csv_of_every_command_steer_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(hostile(tmp_path))
    names = [f"{STEERING}{number}" for number in (0, 1)]
    table = tmp_path / "table.csv"
    for words in (
        ("estimate", path),
        ("compare", path, "--csv", str(table)),
        ("plans",),
        ("plans", "--compare", *names),
        ("estimate", path, "--plan", STEERING),
        ("estimate", str(tmp_path / STEERING.replace("\x00", ""))),
    ):
        commands.main([*words, "--lang", "en"])
        written = capsys.readouterr()
        for sign in "\x1b\x07\x9b\x7f\u202e\u2066\x00":
            assert sign not in written.out + written.err
    text = table.read_text(encoding="utf-8-sig")
    for sign in "\x1b\x07\x9b\x7f\u202e\u2066\x00":
        assert sign not in text
    assert "a�]0;b�c�31md" in text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1e999",
            "1e999999999",
            "1e-999999999",
            "1e99999999999999999999999",
            "-1",
            "0.001",
            '"abc"',
            "[]",
            "{}",
            "true",
        ),
        *("null", "9" * 5_000, "0." + "9" * 5_000, "450.00000000000000000000000000000001", '"\x7f"'),
    ],
)
def test_of_a_bad_number_verify_says_which_and_goes_on(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cases.json").write_text(number(text), encoding="utf-8")
    status = commands.main(["verify", str(tmp_path), "--lang", "en"])
    written = capsys.readouterr()
    first, last = written.out.splitlines()
    assert last == "1 passed, 0 failed, 1 skipped"
    assert "bad" in first
    assert "lines[1].allowed" in first or "needs an allowed" in first
    assert len(first) < 300
    assert status == 0


PLACES: dict[str, Callable[[dict[str, Any]], None]] = {
    "visits": lambda case: case["member"].update(visits_used=10**30),
    "visits as text": lambda case: case["member"].update(visits_used="x"),
    "percent": lambda case: case["plan"]["service"].update(coinsurance_percent=10**24),
    "percent as text": lambda case: case["plan"]["service"].update(coinsurance_percent="x"),
    "copay": lambda case: case["plan"]["service"].update(copay=[1]),
    "date": lambda case: case["lines"][0].update(date="0001-01-01"),
    "date far away": lambda case: case["lines"][0].update(date="9999-12-31"),
    "date as number": lambda case: case["lines"][0].update(date=5),
    "network": lambda case: case["lines"][0].update(network=[]),
    "lines": lambda case: case.update(lines={"a": 1}),
    "no lines": lambda case: case.pop("lines"),
    "services": lambda case: case["plan"].update(services=[1]),
    "expect": lambda case: case.update(expect=[{}]),
    "each": lambda case: case.update(expect={"member_each": 5}),
    "person": lambda case: case.update(expect={"member_by_person": {"nobody": 1e300}}),
    "tier": lambda case: case["plan"].update(tier={}),
    "accounts": lambda case: case["plan"].update(accounts=5),
    "people": lambda case: case.update(lines=[{"allowed": 1, "who": str(n)} for n in range(5_000)]),
    "a long id": lambda case: case.update(id="x" * 100_000, member={"y" * 100_000: 1}),
    "an id of two lines": lambda case: case.update(id="bad\n9 passed, 0 failed, 0 skipped", member={"y": 1}),
}


@pytest.mark.parametrize("name", PLACES)
def test_of_a_bad_value_verify_says_so_in_a_line_and_goes_on(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = json.loads(number("100"))
    PLACES[name](both["cases"][0])
    (tmp_path / "cases.json").write_text(json.dumps(both), encoding="utf-8")
    commands.main(["verify", str(tmp_path), "--lang", "en"])
    first, last = capsys.readouterr().out.splitlines()
    assert last in ("1 passed, 0 failed, 1 skipped", "1 passed, 1 failed, 0 skipped")
    assert len(first) < 500
