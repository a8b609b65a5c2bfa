"""Where the program keeps what is the user's between starts: plans of one's own, and what is kept against a crash."""

import os
import sys
from pathlib import Path
from typing import Final

_PROGRAM: Final = "kat-estimator"


def data_folder() -> Path:
    """What the user keeps; it need not exist. ``XDG_DATA_HOME`` says where, or else the habit of the system."""
    return _folder("XDG_DATA_HOME", ".local/share")


def state_folder() -> Path:
    """What the program keeps of its own accord, for a while. ``XDG_STATE_HOME`` says where, or else the system."""
    return _folder("XDG_STATE_HOME", ".local/state")


def _folder(variable: str, usual: str) -> Path:
    base = os.environ.get(variable, "")
    return (Path(base) if Path(base).is_absolute() else _usual_place(usual)) / _PROGRAM


def _usual_place(on_linux: str) -> Path:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 (Path.home() raises where there is no home)
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    return home / on_linux
