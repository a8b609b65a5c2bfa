"""An unexpected fault: the case is kept, one calm dialog says so, and a report names the program's own places only."""

import platform
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from calculator import __version__
from calculator.reference.texts import say

if TYPE_CHECKING:
    from ui.window import Window


class Guard(QObject):
    """Takes the errors that nobody foresaw, on any thread: one dialog at a time, and the window stays."""

    _happened = Signal(str)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._speaking = False
        self._happened.connect(self._speak)

    def stand(self) -> None:
        """Take errors from now on."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _thread_hook(self, fault: threading.ExceptHookArgs) -> None:
        self._hook(fault.exc_type, fault.exc_value, fault.exc_traceback)

    def _hook(self, kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        # By signal: the fault may be on another thread, and boxes belong to this one.
        self._happened.emit(report(kind, trace))

    def _speak(self, told: str) -> None:
        if self._speaking:
            return
        self._speaking = True
        self._window.recovery.keep()
        language = self._window.language
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(say("window.fault_title", language))
        box.setText(say("window.fault", language))
        box.setDetailedText(told)
        copy = box.addButton(say("filing.copy_report", language), QMessageBox.ButtonRole.ActionRole)
        # A press of this button copies and leaves the box as it is.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QApplication.clipboard().setText(told))
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Ok))
        box.exec()
        self._speaking = False


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What happened, for whoever mends the program: versions, the kind of fault, and the places in the code.

    No message and no value of the fault is in it, and of a path only the file's name: they could tell of a person.
    """
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    versions = f"KAT Estimator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    return "\n".join((versions, kind.__name__, *places))
