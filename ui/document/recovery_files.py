"""Keeps a document's case against a crash, under a name that no other window has, and finds what a crash left."""

import contextlib
import os
import time
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal

from calculator.files import recovery
from calculator.files.problems import FileError, of_system
from calculator.files.recovery import Keeper, Kept
from ui.document.document import Document
from ui.document.file_lock import Holder, holder
from ui.runtime.jobs import LatestJob

_BEING_MADE_S: Final = 10
"""A lock younger than this that says nothing may be one that another window is writing just now."""


class Keeping(QObject):
    """Keeps one document's case, at once or on another thread; its name is locked while there is something kept."""

    came = Signal(object)
    """What came of keeping: None where it is kept, a FileError where it is not, which says why."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._keeper = Keeper(os.urandom(16).hex())
        self._lock: QLockFile | None = None
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self.came)
        self._jobs.failed.connect(self._failed)

    def now(self) -> bool:
        """Keep the case as it is. Returns whether it is kept; ``came`` tells why it is not."""
        try:
            self._claim()
            kept = self._keeper.keep(self._keeper.turn(), self._as_it_is(), self._document.password)
        except FileError as error:
            # The disk may be full or closed to us.
            self.came.emit(error)
            return False
        self.came.emit(None)
        return kept

    def soon(self) -> None:
        """Keep the case as it is now, on another thread: a disk may be slow."""
        try:
            self._claim()
        except FileError as error:
            self.came.emit(error)
            return
        keeper, turn, kept, password = self._keeper, self._keeper.turn(), self._as_it_is(), self._document.password

        def work() -> FileError | None:
            try:
                keeper.keep(turn, kept, password)
            except FileError as error:
                return error
            return None

        self._jobs.ask(work)

    def let_go(self) -> None:
        """Keep nothing any more, whatever is still being written."""
        if self._lock is not None:
            self._keeper.let_go()
            self._lock.unlock()
            self._lock = None

    def _failed(self, error: Exception) -> None:
        """What nobody foresaw went wrong on the other thread."""
        self.came.emit(FileError(recovery.place(self._keeper.name), of_system(error, "not_saved")))
        raise error

    def _claim(self) -> None:
        """Lock the name, so that no other window takes what is kept for what a crash left.

        Raises:
            FileError: there can be no folder.
        """
        if self._lock is None:
            try:
                recovery.make_folder()
            except OSError as error:
                raise FileError(recovery.folder(), of_system(error, "not_saved")) from error
            self._lock = _lock(self._keeper.name)
            self._lock.tryLock(0)

    def _as_it_is(self) -> Kept:
        document = self._document
        known = document.known.hex() if document.known else ""
        # Not checked, for what checks it takes two frames to make; whoever writes it makes it on another thread.
        return Kept.unchecked(**recovery.named(document.path), known=known, kept_at=recovery.now(), case=document.case)


class Recoverable(NamedTuple):
    """What a crash left, under a name that is locked as long as this lives: the work, or why it cannot be read.

    ``holder`` is who may have it open still, on a computer that cannot be asked from here; None: nobody.
    """

    name: str
    lock: QLockFile
    kept: Kept | None
    problem: FileError | None = None
    holder: Holder | None = None


def left_behind() -> list[Recoverable]:
    """What windows that were not closed have left; one that is open on this computer is not among it."""
    for name in recovery.lone_locks():
        # A window that ended before it kept anything, where it did end.
        lone = _lock(name)
        if lone.tryLock(0):
            lone.unlock()
    found = []
    for name in recovery.names():
        lock = _lock(name)
        held = _holder_of(lock)
        if held is not None and held.is_here:
            continue
        try:
            found.append(Recoverable(name, lock, recovery.kept(name), holder=held))
        except FileError as error:
            found.append(Recoverable(name, lock, None, error, held))
    return found


def throw_away(left: Recoverable) -> None:
    """Keep nothing of it, nor of its lock."""
    recovery.let_go(left.name)
    left.lock.unlock()
    with contextlib.suppress(OSError):
        Path(left.lock.fileName()).unlink()


def _holder_of(lock: QLockFile) -> Holder | None:
    """Lock a kept case; who has it locked already, if anybody can be told."""
    if lock.tryLock(0):
        return None
    held = holder(lock)
    if held is None or held.process:
        return held
    if time.time() - held.since.timestamp() < _BEING_MADE_S:
        return held._replace(host=QSysInfo.machineHostName())
    # A power cut leaves a lock that says nothing. Where it cannot go, what was kept is offered all the same.
    try:
        Path(lock.fileName()).unlink()
    except OSError:
        return None
    return None if lock.tryLock(0) else holder(lock)


def _lock(name: str) -> QLockFile:
    lock = QLockFile(str(recovery.lock_place(name)))
    # A lock is stale when its process is gone, however old it is.
    lock.setStaleLockTime(0)
    return lock
