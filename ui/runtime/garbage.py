"""Python's garbage is collected here and nowhere else once there is a window: on the UI thread, between two events.

Collected wherever it happens to be due, it holds up a keystroke by a frame now and then, and a widget that ends on
another thread takes the program with it.
"""

import gc
from functools import cache
from itertools import count
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

_NAME: Final = "collector"
_EVERY_MS: Final = 1_000
_ALL_AT: Final = 20
"""Each time this often, what is old is looked through too; that takes near a frame."""


class GarbageCollector(QObject):
    """Collects garbage every second, instead of Python's own way. There is one, and it belongs to the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        gc.disable()
        self._times = count(1)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_EVERY_MS)

    def _collect(self) -> None:
        gc.collect(1 if next(self._times) % _ALL_AT else 2)


def collect_between_events() -> None:
    """Let garbage be collected between events only, from now on.

    Raises:
        RuntimeError: there is no application.
    """
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("where there are no events nothing can be done between them")
    # By its name: to look at the kinds of the application's children, PySide6 first makes itself all kinds of styles.
    if app.findChild(QObject, _NAME) is None:
        GarbageCollector(app)


@cache
def spare_loaded() -> None:
    """Let the collector pass over what is there by now: left among what it goes through, what is loaded holds up a
    keystroke for three frames now and then. Once only: of what it passes over it finds nothing that goes later."""
    gc.freeze()
