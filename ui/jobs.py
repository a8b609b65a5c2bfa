"""Long work off the UI thread. A newer question replaces one that has not begun, so that typing never queues work.

The work itself must hold no widget, and no garbage is collected while it runs: a widget that ends on another thread
takes the program with it.
"""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future

Work = Callable[[], Any]
_SETTLE_MS: Final = 50
"""After this time a thread has put its work away and only waits for more."""


class Latest(QObject):
    """Runs one piece of work at a time on a thread of its own and keeps only the latest that waits.

    ``answered`` brings what the work returned, ``failed`` the exception it raised; both arrive on the UI thread, and
    neither for work that a newer question has made out of date.
    """

    answered = Signal(object)
    failed = Signal(object)
    _finished = Signal(object, int)

    def __init__(self, parent: QObject) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (not on the start-up path)

        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=1)
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
        self._running = True
        generation, pause = self._generation, _pause()
        pause.begin()

        def tell(done: "Future[Any]") -> None:
            pause.ended.emit()
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


class _Pause(QObject):
    """Lets Python collect no garbage while work runs. There is one, and it belongs to the application."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running = 0
        self.ended.connect(self._settle)

    def begin(self) -> None:
        """Work begins."""
        self._running += 1
        gc.disable()

    def _settle(self) -> None:
        QTimer.singleShot(_SETTLE_MS, self, self._end)

    def _end(self) -> None:
        self._running -= 1
        if not self._running:
            gc.enable()


def _pause() -> _Pause:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("work off the UI thread needs an application")
    return app.findChild(_Pause) or _Pause(app)
