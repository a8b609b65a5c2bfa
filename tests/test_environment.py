"""What prepares the machine, run by whatever Python there is: which one it takes, and what it says where it cannot."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment

ROOT = Path(__file__).resolve().parents[1]


def test_the_preparation_can_be_read_by_an_old_python() -> None:
    source = (ROOT / "tools" / "environment.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))


def test_the_door_can_be_read_by_an_old_python_which_it_sends_away() -> None:
    source = (ROOT / "main.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    first = next(node for node in tree.body if not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr))
    assert "sys.version_info < (3, 11)" in ast.unparse(first)


def test_the_programs_own_command_is_where_each_system_looks_for_it() -> None:
    name, content = environment.command(windows=True)
    assert name == "kat-estimator.cmd"
    assert content.startswith(f'@"{environment.VENV / "Scripts" / "python.exe"}" "{ROOT / "main.py"}" %*')
    name, content = environment.command(windows=False)
    assert name == "kat-estimator"
    assert content.splitlines()[0] == "#!/bin/sh"
    assert str(environment.VENV / "bin" / "python") in content


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError()': /simple/x/",
            "this machine does not reach the package index",
        ),
        ("ERROR: No matching distribution found for x==1", "there is none for Python "),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "what pip said is above"),
    ],
)
def test_our_last_word_says_why_nothing_was_installed(said: str, answer: str) -> None:
    assert answer in environment.reason_of(said)


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    """A copy of what prepares the environment, with an index that nobody answers for."""
    (tmp_path / "tools").mkdir()
    for name in ("tools/environment.py", "requirements.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    nobody = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        [sys.executable, "tools/environment.py", "run"],
        cwd=tmp_path,
        env={**os.environ, **nobody},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith(environment.UNREACHED)


def test_a_python_asked_for_by_name_is_kept(tmp_path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (tmp_path / "Makefile").write_text(makefile + "\nasked:\n\t@echo $(PYTHON) $(REMEMBER)\n", encoding="utf-8")

    def asked(*words: str) -> str:
        command = ["make", "asked", *words]
        here = {name: value for name, value in os.environ.items() if name != "PYTHON" and not name.startswith("MAKE")}
        return subprocess.run(
            command, cwd=tmp_path, env=here, capture_output=True, text=True, check=True
        ).stdout.strip()

    assert asked() == "python3"
    assert asked(f"PYTHON={sys.executable}") == f"{sys.executable} --remember"
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / ".python").write_text(sys.executable, encoding="utf-8")
    assert asked() == sys.executable
    (tmp_path / ".venv" / ".python").write_text("/nowhere/python3.99", encoding="utf-8")
    assert asked() == "python3"


def test_a_python_without_venv_is_told_the_debian_package(tmp_path: Path) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    asked = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "environment.py"), "run"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    assert "apt-get install python3-venv" in asked.stderr
    assert "Traceback" not in asked.stderr
