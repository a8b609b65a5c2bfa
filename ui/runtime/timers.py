"""Work that waits: done once, when nothing has asked for it anew for a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

IDLE_MS: Final = 40
"""What stands below the answer is brought up to date so long after the last keystroke: it has no frame to spare for it.
"""


def once_after(owner: QObject, wait: int, work: Callable[[], object]) -> QTimer:
    """A timer of ``owner`` that does ``work`` once, ``wait`` milliseconds after it was last started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(work)
    return timer
