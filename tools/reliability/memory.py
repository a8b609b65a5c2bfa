"""What memory this process has, and the most that it has had."""

import contextlib
import ctypes
import os
import re
import resource
import sys
from pathlib import Path
from typing import Final

_STATUS: Final = Path("/proc/self/status")
_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""The bytes in which the system counts."""


def most() -> int:
    """The most memory that this process or one of its children has had, in bytes."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    if _STATUS.is_file():
        # A process inherits the other figure from the one that started it, which may have been large.
        peak = re.search(r"^VmHWM:\s*(\d+) kB$", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
        own = int(peak[1]) * 1024 if peak else own
    return max(own, children)


def now() -> int:
    """The memory that this process has, in bytes, without what was given back and is still in the allocator's hands."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
