"""A window at rest: nothing that it has put off for a moment is still to come."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtTest import QTest

from ui.runtime.jobs import LatestJob

_SOON_MS = 500
"""What waits longer shows nothing: a screen reader is told, the case is kept against a crash."""


def at_rest(root: QObject) -> bool:
    """Whether nothing below ``root`` waits for a moment's rest or for a job."""
    waits = any(
        timer.isActive() and timer.isSingleShot() and timer.interval() < _SOON_MS for timer in root.findChildren(QTimer)
    )
    return not waits and not any(job.busy for job in root.findChildren(LatestJob))


def rest(root: QObject) -> None:
    """Go on until ``root`` is at rest, and everything is laid out."""
    end = time.monotonic() + 20
    _go_on()
    while not at_rest(root):
        assert time.monotonic() < end, "it did not come to rest within 20 seconds"
        QTest.qWait(5)
        _go_on()


def _go_on() -> None:
    """Deal with every event that is there, and those that these lead to."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
