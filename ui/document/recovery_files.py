"""Keeps a document's case against a crash, under a name that no other window has, and finds what a crash left."""

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile, QObject

from calculator.files import recovery
from calculator.files.problems import FileError
from calculator.files.recovery import Keeper, Kept
from ui.document.document import Document
from ui.runtime.jobs import LatestJob


class Keeping(QObject):
    """Keeps one document's case, at once or on another thread; its name is locked while there is something kept."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._keeper = Keeper(os.urandom(16).hex())
        self._lock: QLockFile | None = None
        self._jobs = LatestJob(self)

    def now(self) -> bool:
        """Keep the case as it is. Returns whether it is kept."""
        try:
            self._claim()
            return self._keeper.keep(self._keeper.turn(), self._as_it_is(), self._document.password)
        except (FileError, OSError):
            # The disk may be full or closed to us; the next change tries again, and saving will say why it cannot.
            return False

    def soon(self) -> None:
        """Keep the case as it is now, on another thread: a disk may be slow."""
        try:
            self._claim()
        except OSError:
            return
        keeper, turn, kept, password = self._keeper, self._keeper.turn(), self._as_it_is(), self._document.password

        def work() -> None:
            try:
                keeper.keep(turn, kept, password)
            except FileError:
                return

        self._jobs.ask(work)

    def let_go(self) -> None:
        """Keep nothing any more, whatever is still being written."""
        if self._lock is not None:
            self._keeper.let_go()
            self._lock.unlock()
            self._lock = None

    def _claim(self) -> None:
        """Lock the name, so that no other window takes what is kept for what a crash left.

        Raises:
            OSError: there can be no folder.
        """
        if self._lock is None:
            recovery.make_folder()
            self._lock = _lock(self._keeper.name)
            self._lock.tryLock(0)

    def _as_it_is(self) -> Kept:
        document = self._document
        known = document.known.hex() if document.known else ""
        # Not checked, for what checks it takes two frames to make; whoever writes it makes it on another thread.
        return Kept.unchecked(file=str(document.path or ""), known=known, kept_at=recovery.now(), case=document.case)


class Recoverable(NamedTuple):
    """What a crash left, under a name that is locked as long as this lives: the work, or why it cannot be read."""

    name: str
    lock: QLockFile
    kept: Kept | None
    problem: FileError | None = None


def left_behind() -> list[Recoverable]:
    """What windows that were not closed have left; one that is still open somewhere is not among it."""
    found = []
    for name in recovery.names():
        lock = _lock(name)
        if not lock.tryLock(0):
            continue
        try:
            found.append(Recoverable(name, lock, recovery.kept(name)))
        except FileError as error:
            found.append(Recoverable(name, lock, None, error))
    return found


def file_of(kept: Kept) -> Path | None:
    """The file that a kept case was opened from, where there was one."""
    return Path(kept.file) if kept.file else None


def _lock(name: str) -> QLockFile:
    lock = QLockFile(str(recovery.folder() / f"{name}.lock"))
    # A lock is stale when its process is gone, however old it is.
    lock.setStaleLockTime(0)
    return lock
