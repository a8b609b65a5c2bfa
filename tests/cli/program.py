"""The program, run as its own process."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from calculator.files import bundled
from calculator.reference.paths import RESOURCES

MAIN = str(RESOURCES.parent / "main.py")


EXAMPLE = str(bundled.EXAMPLE)


def program(*words: str, folder: Path, **how: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, MAIN, *words]
    return subprocess.run(command, cwd=folder, stderr=subprocess.PIPE, text=True, timeout=60, check=False, **how)


_IN_TURN = """
import contextlib, io, json, sys
from calculator.cli import commands
answers = []
for words in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as complaints:
        status = commands.main(words)
    answers.append((status, complaints.getvalue()))
json.dump(answers, sys.stdout)
"""


def in_turn(*commands: Sequence[str], folder: Path) -> list[tuple[int, str]]:
    """The status of each of ``commands`` and what it complains of, given one after the other to one process.

    It ends after a minute at the latest, and takes what they take out of memory with it.
    """
    done = subprocess.run(
        [sys.executable, "-c", _IN_TURN],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(RESOURCES.parent)},
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(status, complaint) for status, complaint in json.loads(done.stdout)]


def number(text: str) -> str:
    plan = '{"service": {"copay": 20, "coinsurance_percent": 0, "deductible": "waived"}}'
    good = (
        f'{{"id": "good", "plan": {plan}, "member": {{}}, "lines": [{{"allowed": 100}}], "expect": {{"member": 20}}}}'
    )
    bad = good.replace('"good"', '"bad"').replace('"allowed": 100', f'"allowed": {text}')
    return f'{{"cases": [{bad}, {good}]}}'
