"""Memory that is freed goes back to the system where the system's allocator can be told to let it go.

Sheets and charts are made of large pieces, on several threads. As glibc keeps what they leave, cut up among small
pieces and apart for each thread, a window that has worked for an hour has a third more memory than it uses.
"""

import sys
from typing import Final

_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
"""What ``mallopt`` calls them; from glibc's malloc.h."""

_LARGE: Final = 256 * 1024
_ARENAS: Final = 2


def give_back() -> None:
    """Let each large piece be one of its own, which goes when it is freed, and let threads share what is small. Once
    asked for, it holds; without glibc nothing is asked."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 (not before the first paint)

    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell is not None:
        tell(_MMAP_THRESHOLD, _LARGE)
        tell(_ARENA_MAX, _ARENAS)
