"""A window that ends its process as soon as it has been painted, and says what was seen and after how long."""

import os
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow


class Finish(QObject):
    """Ends the process. It is sent for at the first paint and comes when all of it is drawn, before any timer."""

    def __init__(self, window: QMainWindow, begun: float) -> None:
        super().__init__()
        self._window = window
        self._begun = begun
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)

    def customEvent(self, _event: QEvent) -> None:
        """Print the seconds since the process was made, the window's size and the words in it."""
        seconds = time.monotonic() - self._begun
        words = " ".join(label.text() for label in self._window.findChildren(QLabel) if label.isVisible())
        print(seconds, self._window.width(), self._window.height(), " ".join(words.split()), flush=True)
        os._exit(0)


def watched(kind: type[QMainWindow], begun: float) -> type[QMainWindow]:
    """The same window, which ends the process when it has been painted."""

    class Watched(kind):  # type: ignore[misc, valid-type]
        finish: Finish

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            self.finish = Finish(self, begun)

    return Watched
