"""``make kill`` for a moment: real processes, really killed, and what they left is whole; a fault would be found."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from calculator.files import document
from calculator.reference.paths import RESOURCES
from tools.reliability.kill import kills
from tools.reliability.victims import VICTIMS, Victim, numbered


def test_nothing_that_was_safe_is_lost_to_a_kill() -> None:
    # In a process of its own: this one has windows and threads, which no fork is to have.
    words = [sys.executable, "-m", "tools.reliability.kill", "--kills", "14", "--seed", "7"]
    done = subprocess.run(words, cwd=RESOURCES.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    killed = re.findall(r"^\| ([\w ]+) \| (\d+) \| 0 \|$", done.stdout, re.MULTILINE)
    assert [name for name, _ in killed] == [*(victim.name for victim in VICTIMS), "all"]
    assert int(killed[-1][1]) >= 12


def named(name: str) -> Victim:
    return next(victim for victim in VICTIMS if victim.name == name)


def test_a_torn_or_an_old_file_would_be_seen(tmp_path: Path) -> None:
    check = named("save").check
    document.save(numbered(3), tmp_path / "case.kat")
    assert list(check(tmp_path, [2])) == []
    assert list(check(tmp_path, [3])) == []
    assert "3 is there" in next(iter(check(tmp_path, [4])))
    whole = (tmp_path / "case.kat").read_bytes()
    (tmp_path / "case.kat").write_bytes(whole[: len(whole) // 2])
    assert "cannot be read" in next(iter(check(tmp_path, [3])))


def test_a_process_that_ends_by_itself_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def works(_folder: Path, _start: int, _tell: object) -> None:
        raise OSError("no room")

    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "QT_QPA_PLATFORM"):
        # They are set anew for who is killed; the tests after this one have theirs again.
        monkeypatch.setenv(name, "offscreen")
    (killed,) = kills(named("save")._replace(work=works), 1, tmp_path, Random(1))
    assert "no room" in killed.faults[0]
