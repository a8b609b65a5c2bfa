"""Make ``.venv`` and fill it from a lock file. Run by the machine's own ``python3``, before anything is installed.

It uses the standard library only, and no syntax newer than Python 3.6, so that an old Python gets a sentence and
not a traceback. It never touches the system. ``.venv/bin/kat-estimator`` (on Windows
``.venv\\Scripts\\kat-estimator.cmd``) becomes the program's own command.
"""

import hashlib
import os
import platform
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".installed"
CHOSEN = VENV / ".python"
"""Which Python was asked for by name (``make run PYTHON=...``): the Makefile takes it from here the next time."""
LOCKS = {"run": ("requirements.lock",), "dev": ("requirements-dev.lock", "requirements.lock")}
"""For each group the lock to install, and after it those that it contains."""

UNREACHED = (
    "The packages could not be fetched: this machine does not reach the package index (pypi.org, or another that pip\n"
    "is set to). Look at the network, the proxy (HTTPS_PROXY) or pip's own settings,\n"
    "then give the same command again. What was fetched is kept. Nothing but this first installation uses the network."
)
NOT_MADE = (
    "The packages could not be installed: there is none for Python {version} on {system} {machine}, and none is built\n"
    "here. They are there for Linux, Windows and macOS on x86-64 and ARM64; another Python is chosen so: make run\n"
    "PYTHON=python3.12. What pip said is above."
)
FAILED = "The packages could not be installed; what pip said is above."


def obstacle() -> str:
    """Why this Python cannot make the environment, as a sentence for the person at the terminal; "" if it can."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is run by whatever Python there is)
        return (
            f"KAT Estimator needs Python 3.11 or later; {sys.executable} is Python "
            f"{sys.version_info[0]}.{sys.version_info[1]}.\n"
            "Debian 12 and Ubuntu 24.04, or later, have it: sudo apt-get install python3-venv\n"
            "Fedora: sudo dnf install python3. macOS: brew install python, or python.org\n"
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


def scripts(windows: bool) -> str:
    """The folder of an environment that holds its programs."""
    return "Scripts" if windows else "bin"


def command(windows: bool) -> "tuple[str, str]":
    """The name and the content of the program's own command, which starts ``main.py`` from wherever one is."""
    python, program = python_of(windows), ROOT / "main.py"
    if windows:
        return "kat-estimator.cmd", f'@"{python}" "{program}" %*\n'
    return "kat-estimator", f'#!/bin/sh\nexec {shlex.quote(str(python))} {shlex.quote(str(program))} "$@"\n'


def python_of(windows: bool) -> Path:
    """The Python of the environment."""
    return VENV / scripts(windows) / ("python.exe" if windows else "python")


def fingerprint(lock: str) -> str:
    """What the environment is made from: the lock's content, the Python and the place (scripts hold its path)."""
    made_by = f"{sys.version_info[:2]} {VENV} {lock}"
    return hashlib.sha256(made_by.encode() + (ROOT / lock).read_bytes()).hexdigest()


def is_ready(lock: str) -> bool:
    """Whether ``.venv`` holds everything that ``lock`` names."""
    python_there = python_of(os.name == "nt").exists()
    return python_there and STAMP.is_file() and fingerprint(lock) in STAMP.read_text(encoding="ascii").split()


def works(python: Path) -> bool:
    """Whether ``python`` is there, is of this version, and has pip: an interrupted ``venv`` leaves one without."""
    asked = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return python.exists() and subprocess.call([str(python), "-c", asked], stderr=subprocess.DEVNULL) == 0


def install(python: Path, lock: str) -> str:
    """Install what ``lock`` names. Returns why that failed, as a sentence; "" where it did not."""
    print(f"Installing what {lock} names into .venv (at first this fetches some 200 MB, a minute or two)", flush=True)
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check", "--quiet"]
    words = [str(python), "-m", "pip", "install", *options, "-r", str(ROOT / lock)]
    said = []
    with subprocess.Popen(words, stderr=subprocess.PIPE, universal_newlines=True, errors="replace") as pip:
        assert pip.stderr is not None
        for line in pip.stderr:
            said.append(line)
            print(line, end="", file=sys.stderr, flush=True)
    return "" if pip.returncode == 0 else reason_of("".join(said))


def reason_of(said: str) -> str:
    """What to tell the person of a failure of which pip ``said`` this. pip's own last word names a package only."""
    if "connection broken by" in said or "Could not fetch URL" in said or "NewConnectionError" in said:
        return UNREACHED
    if "No matching distribution" in said:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return NOT_MADE.format(version=version, system=platform.system(), machine=platform.machine())
    return FAILED


def prepare(group: str, remember: bool = False) -> int:
    """Make ``.venv`` if need be and install the group's lock into it. Returns the exit status.

    ``remember``: this Python was asked for by name, so it is the one to use from now on.
    """
    lock = LOCKS[group][0]
    chosen = sys.executable if remember else CHOSEN.read_text(encoding="utf-8") if CHOSEN.is_file() else ""
    windows = os.name == "nt"
    if not is_ready(lock):
        python = python_of(windows)
        if not works(python):
            print("Making .venv", flush=True)
            if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
                print("The environment .venv could not be made; the reason is above.", file=sys.stderr)
                return 1
        reason = install(python, lock)
        if reason:
            print(reason, file=sys.stderr)
            return 1
        name, content = command(windows)
        (VENV / scripts(windows) / name).write_text(content, encoding="utf-8")
        (VENV / scripts(windows) / name).chmod(0o755)
        STAMP.write_text("\n".join(map(fingerprint, LOCKS[group])) + "\n", encoding="ascii")
    if chosen:
        CHOSEN.write_text(chosen, encoding="utf-8")
    return 0


if __name__ == "__main__":
    reason = obstacle()
    if reason:
        sys.exit(reason)
    sys.exit(prepare(sys.argv[1], "--remember" in sys.argv[2:]))
