"""Long work off the UI thread. A newer question replaces one that has not begun, so that typing never queues work.

The work itself must hold no widget, and garbage is collected on the UI thread only: a widget that ends on another
thread takes the program with it. So does one that ends while another thread speaks to it: the other threads know
nothing of Qt but one post, which never ends.
"""

import functools
import sys
import weakref
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


class _Post(QObject):
    """Takes what was done on any thread to the UI thread, where whoever asked for it may be gone by then."""

    done = Signal(object, object, int)

    def __init__(self) -> None:
        super().__init__()
        self.done.connect(self._deliver)

    def _deliver(self, job: "weakref.ref[LatestJob]", done: "Future[Any]", generation: int) -> None:
        asked = job()
        if asked is not None and shiboken6.isValid(asked):
            asked.take(done, generation)


@functools.cache
def _post() -> _Post:
    """The one post of the process. It belongs to nobody, and is made on the UI thread."""
    return _Post()


class LatestJob(QObject):
    """Runs one piece of work at a time on a thread of its own and keeps only the latest that waits.

    ``answered`` brings what the work returned, ``failed`` the exception it raised; both arrive on the UI thread, and
    neither for work that a newer question has made out of date.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        collect_between_events()
        self._threads: ThreadPoolExecutor | None = None
        self._generation = 0
        self._running = False
        self._waiting: Work | None = None

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
        post, job, generation = _post().done, weakref.ref(self), self._generation
        self._threads.submit(work).add_done_callback(lambda done: post.emit(job, done, generation))

    def take(self, done: "Future[Any]", generation: int) -> None:
        """Answer what was asked as ``generation``, if nothing was asked since; the post calls it."""
        self._running = False
        if generation != self._generation:
            self._start()
            return
        error = done.exception()
        if error is None:
            self.answered.emit(done.result())
        else:
            self.failed.emit(error)
