"""Make ``.venv`` and fill it from a lock file. Run by the machine's own ``python3``, before anything is installed.

It uses the standard library only, and no syntax newer than Python 3.6, so that an old Python gets a sentence and
not a traceback. It never touches the system. ``.venv/bin/kat-estimator`` becomes the program's own command.
"""

import hashlib
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".installed"
COMMAND = VENV / "bin" / "kat-estimator"
LOCKS = {"run": ("requirements.lock",), "dev": ("requirements-dev.lock", "requirements.lock")}
"""For each group the lock to install, and after it those that it contains."""


def obstacle() -> str:
    """Why this Python cannot make the environment, as a sentence for the person at the terminal; "" if it can."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is run by whatever Python there is)
        return (
            f"KAT Estimator needs Python 3.11 or later; {sys.executable} is Python "
            f"{sys.version_info[0]}.{sys.version_info[1]}.\n"
            "Debian 12 and Ubuntu 24.04, or later, have it: sudo apt-get install python3 python3-venv\n"
            "If a later Python has another name here, say so: make run PYTHON=python3.12"
        )
    try:
        import ensurepip  # noqa: F401, PLC0415 (Debian leaves it out of python3; its absence is what is looked for)
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return (
            "This Python cannot make virtual environments: its modules venv and ensurepip are in a package apart.\n"
            "On Debian or Ubuntu: sudo apt-get install python3-venv"
        )
    return ""


def fingerprint(lock: str) -> str:
    """What the environment is made from: the lock's content, the Python and the place (scripts hold its path)."""
    made_by = f"{sys.version_info[:2]} {VENV} {lock}"
    return hashlib.sha256(made_by.encode() + (ROOT / lock).read_bytes()).hexdigest()


def is_ready(lock: str) -> bool:
    """Whether ``.venv`` holds everything that ``lock`` names."""
    python_there = (VENV / "bin" / "python").exists()
    return python_there and STAMP.is_file() and fingerprint(lock) in STAMP.read_text(encoding="ascii").split()


def works(python: Path) -> bool:
    """Whether ``python`` is there, is of this version, and has pip: an interrupted ``venv`` leaves one without."""
    asked = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return python.exists() and subprocess.call([str(python), "-c", asked], stderr=subprocess.DEVNULL) == 0


def prepare(group: str) -> int:
    """Make ``.venv`` if need be and install the group's lock into it. Returns the exit status."""
    lock = LOCKS[group][0]
    if is_ready(lock):
        return 0
    python = VENV / "bin" / "python"
    if not works(python):
        print("Making .venv", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
            print("The environment .venv could not be made; the reason is above.", file=sys.stderr)
            return 1
    print(f"Installing what {lock} names into .venv (at first this fetches some 200 MB)", flush=True)
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check", "--quiet"]
    if subprocess.call([str(python), "-m", "pip", "install", *options, "-r", str(ROOT / lock)]) != 0:
        print("The packages could not be installed; what pip said is above.", file=sys.stderr)
        return 1
    COMMAND.write_text(f'#!/bin/sh\nexec {shlex.quote(str(python))} {shlex.quote(str(ROOT / "main.py"))} "$@"\n')
    COMMAND.chmod(0o755)
    STAMP.write_text("\n".join(map(fingerprint, LOCKS[group])) + "\n", encoding="ascii")
    return 0


if __name__ == "__main__":
    reason = obstacle()
    if reason:
        sys.exit(reason)
    sys.exit(prepare(sys.argv[1]))
