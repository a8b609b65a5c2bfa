"""An unexpected fault: the case is kept, one calm dialog says so, and a report names the program's own places only."""

import sys
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal, qVersion
from PySide6.QtWidgets import QApplication

from calculator import __version__

if TYPE_CHECKING:
    import threading

    from ui.document.case_window import CaseWindow

_SAME_MS: Final = 2_000
"""A fault that comes again and again, as when something is painted, is told once until it has been quiet this long."""


class Guard(QObject):
    """Takes the errors that nobody foresaw, on any thread: one dialog at a time, and the window stays."""

    _happened = Signal(str)

    def __init__(self, window: "CaseWindow") -> None:
        super().__init__(window)
        self._window = window
        self._speaking = False
        self._told = ""
        self._since = QElapsedTimer()
        self._happened.connect(self._speak)

    def install(self) -> None:
        """Take errors of this thread from now on."""
        sys.excepthook = self._hook

    def stand_for_threads(self) -> None:
        """Take errors of all other threads too."""
        import threading  # noqa: PLC0415 (not on the start-up path)

        threading.excepthook = self._thread_hook

    def _thread_hook(self, fault: "threading.ExceptHookArgs") -> None:
        self._hook(fault.exc_type, fault.exc_value, fault.exc_traceback)

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        # By signal: the fault may be on another thread, and dialogs belong to this one.
        self._happened.emit(report(kind, error, trace))

    def _speak(self, told: str) -> None:
        again = told == self._told and self._since.isValid() and self._since.elapsed() < _SAME_MS
        self._since.start()
        if self._speaking or again:
            return
        from ui.crash.dialog import CrashDialog  # noqa: PLC0415 (not on the start-up path)
        from ui.widgets.passing import passing  # noqa: PLC0415

        self._speaking, self._told = True, told
        # First of all: whatever happens next, the work is not lost.
        safe = self._window.recovery.keep()
        try:
            with passing(CrashDialog(self._window, self._window.voice, told, safe=safe)) as dialog:
                dialog.exec()
        finally:
            self._speaking = False
            self._since.start()


def report(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    """What happened, for whoever mends the program: versions, the kinds of faults, and the places in the code.

    No message and no value of a fault is in it, and no path of a file: they could tell of a person.
    """
    import platform  # noqa: PLC0415 (not on the start-up path)

    versions = f"KAT Estimator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    lines = [versions, "", kind.__name__, *_places(trace)]
    while error is not None and (error := error.__cause__ or error.__context__) is not None:
        lines += ["", f"after {type(error).__name__}", *_places(error.__traceback__)]
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        yield f"  {module}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
