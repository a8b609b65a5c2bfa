"""Make the lock files anew from pyproject.toml: versions and hashes for every platform, and no address of any kind.

``requirements.lock`` is what the program runs with; ``requirements-dev.lock`` adds what its tests and checks need,
``requirements-workforce.lock`` what prices many members. uv
resolves them, in an environment of its own under ``build/``: pip cannot lock for platforms other than its own.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_ENVIRONMENT = ROOT / "build" / "lock-venv"
UV = "uv==0.13.9"
RUN, DEV, WORKFORCE = "requirements.lock", "requirements-dev.lock", "requirements-workforce.lock"


def compile_lock(*arguments: str) -> None:
    """Resolve pyproject.toml into a lock, keeping the versions that the lock at hand holds unless asked to upgrade."""
    command = [str(UV_ENVIRONMENT / "bin" / "uv"), "pip", "compile", "--quiet", "--no-config", "--universal"]
    command += ["--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    # The header of the lock repeats the command that made it: say the one that a person gives.
    environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    subprocess.run([*command, "pyproject.toml", *arguments], cwd=ROOT, env=environment, check=True)


def main() -> None:
    """Make all locks; with ``--upgrade``, to the newest versions that pyproject.toml admits."""
    upgrade = [argument for argument in sys.argv[1:] if argument == "--upgrade"]
    if not (UV_ENVIRONMENT / "bin" / "uv").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(UV_ENVIRONMENT)], check=True)
        subprocess.run([str(UV_ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "-q", UV], check=True)
    compile_lock("--output-file", RUN, *upgrade)
    compile_lock("--group", "dev", "--constraints", RUN, "--output-file", DEV, *upgrade)
    compile_lock("--extra", "workforce", "--constraints", RUN, "--output-file", WORKFORCE, *upgrade)


if __name__ == "__main__":
    main()
