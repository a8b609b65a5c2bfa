"""Long work off the UI thread. A newer question replaces one that has not begun, so that typing never queues work.

The work itself must hold no widget, and garbage is collected on the UI thread only: a widget that ends on another
thread takes the program with it.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import shiboken6
from PySide6.QtCore import QObject, Signal

from ui.runtime.freed import give_back
from ui.runtime.garbage import collect_between_events

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Work = Callable[[], Any]
_GIVE_WAY_S: Final = 0.000_3
"""A thread at work lets the UI thread on after this time. After Python's own 5 ms each painted cell waits that long."""


class LatestJob(QObject):
    """Runs one piece of work at a time on a thread of its own and keeps only the latest that waits.

    ``answered`` brings what the work returned, ``failed`` the exception it raised; both arrive on the UI thread, and
    neither for work that a newer question has made out of date.
    """

    answered = Signal(object)
    failed = Signal(object)
    _finished = Signal(object, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        collect_between_events()
        self._threads: ThreadPoolExecutor | None = None
        self._generation = 0
        self._running = False
        self._waiting: Work | None = None
        self._finished.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running or self._waiting is not None

    def ask(self, work: Work) -> None:
        """Do ``work`` soon; what was asked before and is not answered yet will not be answered."""
        self._generation += 1
        self._waiting = work
        if not self._running:
            self._start()

    def _start(self) -> None:
        work, self._waiting = self._waiting, None
        if work is None:
            return
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (not on the start-up path)

            sys.setswitchinterval(_GIVE_WAY_S)
            give_back()
            self._threads = ThreadPoolExecutor(max_workers=1)
        self._running = True
        generation = self._generation

        def tell(done: "Future[Any]") -> None:
            if shiboken6.isValid(self):
                self._finished.emit(done, generation)

        self._threads.submit(work).add_done_callback(tell)

    def _take(self, done: "Future[Any]", generation: int) -> None:
        self._running = False
        if generation != self._generation:
            self._start()
            return
        error = done.exception()
        if error is None:
            self.answered.emit(done.result())
        else:
            self.failed.emit(error)
