"""Loads what draws while the person reads the answer, so that no keystroke waits long for it: what is no part of Qt on
another thread, and all that is on the UI thread, in steps.

PySide6 makes each kind of Qt's when it is first named, and pyqtgraph names them all while it is imported. Where two
threads name the same kind at once it is made twice, and the second time takes the program with it.
"""

import importlib
import time
from collections.abc import Iterator
from typing import Final

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, Signal

from ui.runtime.jobs import LatestJob
from ui.runtime.timers import once_after

_NO_PART_OF_QT: Final = ("numpy", "xml.etree.ElementTree", "pydoc", "multiprocessing.connection", "cProfile")
"""What pyqtgraph imports that takes longest and knows nothing of Qt."""

_STEP_S: Final = 0.005
"""A step ends after so long; the kind that is longest in the making takes as long again."""

_BETWEEN_MS: Final = 1
"""A pause that lets whatever waits be done before the next step."""


class Loading(QObject):
    """Loads what draws once; ``loaded`` says that it is there, on the UI thread."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job = LatestJob(self)
        self._job.answered.connect(self._begin)
        self._kinds: Iterator[None] = iter(())
        self._next = once_after(self, _BETWEEN_MS, self._step)

    def start(self) -> None:
        """Begin; what is there by now is not loaded again."""
        self._job.ask(_import_what_is_no_part_of_qt)

    def _begin(self) -> None:
        self._kinds = _kinds_of_qt()
        self._next.start()

    def _step(self) -> None:
        until = time.monotonic() + _STEP_S
        for _ in self._kinds:
            if time.monotonic() > until:
                self._next.start()
                return
        importlib.import_module("pyqtgraph")
        once_after(self, _BETWEEN_MS, self.loaded.emit).start()


def _import_what_is_no_part_of_qt() -> None:
    for name in _NO_PART_OF_QT:
        importlib.import_module(name)


def _kinds_of_qt() -> Iterator[None]:
    """Name each kind that pyqtgraph names, which makes those that nobody named before."""
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            yield
