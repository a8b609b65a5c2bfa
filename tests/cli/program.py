"""The program, run as its own process."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from calculator.files import bundled
from calculator.reference.paths import RESOURCES

MAIN = str(RESOURCES.parent / "main.py")


EXAMPLE = str(bundled.EXAMPLE)


def program(*words: str, folder: Path, **how: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, MAIN, *words]
    return subprocess.run(command, cwd=folder, stderr=subprocess.PIPE, text=True, timeout=60, check=False, **how)


def number(text: str) -> str:
    plan = '{"service": {"copay": 20, "coinsurance_percent": 0, "deductible": "waived"}}'
    good = (
        f'{{"id": "good", "plan": {plan}, "member": {{}}, "lines": [{{"allowed": 100}}], "expect": {{"member": 20}}}}'
    )
    bad = good.replace('"good"', '"bad"').replace('"allowed": 100', f'"allowed": {text}')
    return f'{{"cases": [{bad}, {good}]}}'
