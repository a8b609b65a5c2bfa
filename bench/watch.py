"""Ends its process as soon as a window, or a part of it, is painted, and says what was seen and after how long."""

import os
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget


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


class Sight(QObject):
    """Waits for the first paint of a part of ``window``, which is there already or is told of by a signal."""

    def __init__(self, window: QMainWindow, begun: float) -> None:
        super().__init__(window)
        self._window = window
        self._begun = begun
        self._finish: Finish | None = None

    def wait_for(self, part: QWidget) -> None:
        """Finish when ``part`` has been painted."""
        part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See the paint, and let it go on."""
        if event.type() == QEvent.Type.Paint and self._finish is None:
            self._finish = Finish(self._window, self._begun)
        return False


def watched(kind: type[QMainWindow], begun: float) -> type[QMainWindow]:
    """The same window, which ends the process when it has been painted."""

    class Watched(kind):  # type: ignore[misc, valid-type]
        finish: Finish

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            self.finish = Finish(self, begun)

    return Watched
