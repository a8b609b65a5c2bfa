"""The system libraries that Qt needs on Linux and its wheels do not bring, and which of them this machine lacks.

It uses the standard library only: it also serves before anything is installed.
"""

import ctypes
import json
import sys
from collections.abc import Mapping
from typing import Final

from calculator.reference.paths import RESOURCES

LIST: Final = RESOURCES / "reference" / "system-libraries.json"

GROUPS: Final = ("window", "screen", "wayland", "printing", "packaged")
"""For any window, drawn off screen too; for an X11 screen; for a Wayland screen; to print on the system's printers; and
what the self-contained program needs besides."""


def libraries(group: str) -> Mapping[str, str]:
    """Library and Debian package, of one of ``GROUPS``."""
    named: Mapping[str, str] = json.loads(LIST.read_text(encoding="utf-8"))[group]
    return named


def missing(group: str) -> dict[str, str]:
    """The libraries of ``group`` that cannot be loaded here, each with its package. Elsewhere than on Linux: none."""
    if not sys.platform.startswith("linux"):
        return {}
    return {library: package for library, package in libraries(group).items() if not _loads(library)}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
