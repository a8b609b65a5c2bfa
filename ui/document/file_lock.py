"""One file, several windows or people: who has it open, and whether somebody else has written it meanwhile."""

import contextlib
import datetime
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal

from calculator.files import fingerprint
from calculator.files.looking import is_file, true_place
from ui.runtime.timers import once_after

_SETTLE_MS: Final = 300
"""A program may write a file in several steps; only what stands at the end counts."""


class Holder(NamedTuple):
    """Who has a file open: the user ("" where the system does not tell), the computer, the process, and since when."""

    user: str
    host: str
    process: int
    since: datetime.datetime

    @property
    def is_here(self) -> bool:
        """Whether it is a window on this computer, whose lock goes with its process."""
        return self.host == QSysInfo.machineHostName()


class Sharing(QObject):
    """Holds the document's file for this window, and watches it."""

    written = Signal()
    """The file's content is another's now."""

    gone = Signal()
    """The file is no longer there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known: bytes | None = None
        self._lock: QLockFile | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._settle = once_after(self, _SETTLE_MS, self._look)

    def take(self, path: Path | None, known: bytes | None) -> Holder | None:
        """Hold ``path`` from now on (None: no file); ``known`` is its content as this window knows it, None: as it is.

        Returns:
            Who else has it open, if anybody.
        """
        if path is None or not self.holds(path):
            self.release()
            self._path = path
        if path is None:
            return None
        self._known = known or fingerprint.of(path)
        self._watch()
        if self._lock is not None:
            return None
        lock = _lock_of(path)
        if lock.tryLock(0):
            self._lock = lock
            _sweep(Path(lock.fileName()))
            return None
        return holder(lock)

    def take_over(self) -> bool:
        """Hold the file though somebody holds it: a crash on another computer leaves a lock that nobody holds any more.

        Whoever does hold it is asked before saving, as the file will be another. Returns whether it is held now.
        """
        if self._path is None:
            return False
        lock = _lock_of(self._path)
        with contextlib.suppress(OSError):
            Path(lock.fileName()).unlink()
        if not lock.tryLock(0):
            return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Let the file go."""
        self._settle.stop()
        if self._watcher is not None and self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if self._lock is not None:
            self._lock.unlock()
        self._path, self._known, self._lock = None, None, None

    def is_of(self, path: Path) -> bool:
        """Whether ``path`` is the file that this window works on, held or not."""
        return self._path is not None and true_place(self._path) == true_place(path)

    def holds(self, path: Path) -> bool:
        """Whether this window holds ``path`` for itself."""
        return self._lock is not None and self.is_of(path)

    @property
    def differs(self) -> bool:
        """Whether the file's content is no longer what this window read or wrote; a file that is gone does not."""
        if self._path is None:
            return False
        now = fingerprint.of(self._path)
        return now is not None and self._known is not None and now != self._known

    def look_again(self) -> None:
        """Look in a moment whether somebody has written the file."""
        self._settle.start()

    def _watch(self) -> None:
        if self._path is None:
            return
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(lambda _path: self._settle.start())
        # A file that was replaced is another to the system, and has to be watched anew.
        if str(self._path) not in self._watcher.files() and is_file(self._path):
            self._watcher.addPath(str(self._path))

    def _look(self) -> None:
        self._watch()
        if self._path is not None and not is_file(self._path):
            self.gone.emit()
        elif self.differs:
            self.written.emit()


def holder_of(path: Path) -> Holder | None:
    """Who has ``path`` open; None: nobody, or it cannot be known."""
    lock = _lock_of(path)
    if lock.tryLock(0):
        lock.unlock()
        return None
    return holder(lock)


def _sweep(ours: Path) -> None:
    """Take away the locks beside ``ours`` whose windows have ended without doing so; of others' locks none is ours."""
    try:
        left = [place for place in ours.parent.glob(".~lock.*.kat#") if place != ours]
    except OSError:
        return
    for place in left:
        lock = _lock_at(place)
        if lock.tryLock(0):
            lock.unlock()


def _lock_of(path: Path) -> QLockFile:
    target = true_place(path)
    return _lock_at(target.parent / f".~lock.{target.name}#")


def _lock_at(place: Path) -> QLockFile:
    lock = QLockFile(str(place))
    # A lock is stale when its process is gone, however old it is.
    lock.setStaleLockTime(0)
    return lock


def holder(lock: QLockFile) -> Holder | None:
    """Who holds a lock that was refused; None where a folder takes no locks: whoever may read a file may open it."""
    information = lock.getLockInfo()
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return None
    # What another user wrote for himself only cannot be read; that it is there can be seen.
    known = isinstance(information, tuple) and len(information) >= 3
    process, host = information[:2] if known else (0, "")
    beside = Path(lock.fileName())
    try:
        since = datetime.datetime.fromtimestamp(beside.stat().st_mtime).astimezone()
    except OSError:
        return None
    return Holder(_owner(beside), str(host), int(process), since)


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (KeyError, NotImplementedError, OSError):
        return ""
